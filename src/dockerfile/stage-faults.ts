import { stageLabel } from "./model.ts";
import { Rejection } from "./rejection.ts";
import type { OpenStage } from "./stage-builder.ts";

interface Edge {
  readonly stage: number;
  readonly line: number;
}

type EdgesOf = (index: number) => readonly Edge[];

/**
 * Walks a graph of stages to its ends. Without recursion: files can be long.
 * @returns the stages, each behind all that it needs; and the first edge that leads back to where it came from
 */
function walk(
  count: number,
  edgesOf: EdgesOf,
): { readonly order: readonly number[]; readonly back: Edge | null } {
  const state: ("open" | "done" | undefined)[] = [];
  const order: number[] = [];
  let back: Edge | null = null;
  for (let start = 0; start < count; start++) {
    if (state[start] !== undefined) continue;
    const path = [{ index: start, next: 0 }];
    state[start] = "open";
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = edgesOf(top.index)[top.next++];
      if (edge === undefined) {
        state[top.index] = "done";
        order.push(top.index);
        path.pop();
      } else if (state[edge.stage] === "open") back ??= edge;
      else if (state[edge.stage] === undefined) {
        state[edge.stage] = "open";
        path.push({ index: edge.stage, next: 0 });
      }
    }
  }
  return { order, back };
}

/** @throws Rejection where stages copy from each other */
export function checkCircles(stages: readonly OpenStage[]): void {
  const { back } = walk(stages.length, (index) => stages[index]?.named ?? []);
  if (back === null) return;
  const named = stages[back.stage];
  throw new Rejection(
    `circular dependency: the stage ${named ? stageLabel(named) : back.stage} needs itself`,
    back.line,
  );
}

/**
 * Hands a stage's fault on to those that need it.
 * @throws Rejection where no stage can be built
 */
export function passFaultsOn(stages: readonly OpenStage[]): void {
  if (stages.every(({ fault }) => fault === null)) return;
  // Where a stage's own fault is that it names a later one, that one is no part of it.
  const edges = stages.map(({ index, dependsOn, named, fault }): readonly Edge[] =>
    [...dependsOn, ...named].filter((edge) => fault === null || edge.stage < index),
  );
  /** Of each stage, the one that a build of it comes upon first: stages are built in the file's order. */
  const origins: OpenStage[] = [];
  for (const index of walk(stages.length, (at) => edges[at] ?? []).order) {
    const stage = stages[index];
    if (!stage) continue;
    const needed = edges[index]?.find((edge) => origins[edge.stage] !== undefined);
    const broken = needed && stages[needed.stage];
    const own = stage.fault === null ? [] : [stage];
    const found = [...own, ...(edges[index] ?? []).flatMap((edge) => origins[edge.stage] ?? [])];
    const [first] = found.sort((left, right) => left.index - right.index);
    if (first) origins[index] = first;
    if (needed && broken)
      stage.fault ??= { line: needed.line, message: `needs ${stageLabel(broken)}, which cannot be built` };
  }
  const last = origins[stages.length - 1]?.fault;
  if (last && stages.every((stage) => stage.fault !== null)) throw new Rejection(last.message, last.line);
}
