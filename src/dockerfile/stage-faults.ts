import { stageLabel } from "./model.ts";
import { Rejection } from "./rejection.ts";
import type { OpenStage } from "./stage-builder.ts";

/** A circle of stages that copy from each other; null where there is none. Without recursion: files can be long. */
function findCircle(stages: readonly OpenStage[]): { readonly line: number; readonly stage: number } | null {
  const state: ("open" | "done" | undefined)[] = [];
  for (const { index: start } of stages) {
    if (state[start] !== undefined) continue;
    const path = [{ index: start, next: 0 }];
    state[start] = "open";
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = stages[top.index]?.named[top.next++];
      if (edge === undefined) {
        state[top.index] = "done";
        path.pop();
      } else if (state[edge.stage] === "open") return edge;
      else if (state[edge.stage] === undefined) {
        state[edge.stage] = "open";
        path.push({ index: edge.stage, next: 0 });
      }
    }
  }
  return null;
}

/** @throws Rejection where stages copy from each other */
export function checkCircles(stages: readonly OpenStage[]): void {
  const circle = findCircle(stages);
  if (circle === null) return;
  const named = stages[circle.stage];
  throw new Rejection(
    `circular dependency: the stage ${named ? stageLabel(named) : circle.stage} needs itself`,
    circle.line,
  );
}

/**
 * Hands a stage's fault on to those that need it.
 * @throws Rejection where no stage can be built
 */
export function passFaultsOn(stages: readonly OpenStage[]): void {
  // A stage needs earlier ones only, or it has a fault of its own.
  const roots: { readonly line: number; readonly message: string }[] = [];
  for (const stage of stages) {
    if (stage.fault !== null) {
      roots[stage.index] = stage.fault;
      continue;
    }
    const needed = [...stage.dependsOn, ...stage.named].find((edge) => roots[edge.stage] !== undefined);
    const root = needed && roots[needed.stage];
    const broken = needed && stages[needed.stage];
    if (!needed || !root || !broken) continue;
    roots[stage.index] = root;
    stage.fault = { line: needed.line, message: `needs ${stageLabel(broken)}, which cannot be built` };
  }
  const last = roots[stages.length - 1];
  if (last !== undefined && stages.every((stage) => stage.fault !== null))
    throw new Rejection(last.message, last.line);
}
