import type { ParsedStage, StageDependency } from "./model.ts";

type Graph = readonly (Pick<ParsedStage, "index"> & {
  readonly dependsOn: readonly StageDependency[];
})[];

/** All stages that these need, and they themselves, by index. Circles end where they begin. */
export function reachableStages(stages: Graph, from: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    for (const edge of stages[index]?.dependsOn ?? []) open.push(edge.stage);
  }
  return reached;
}

type TargetGraph = readonly (Graph[number] & { readonly default: boolean; readonly ships: boolean })[];

/** Stages that neither the default target nor one that ships needs: a build without `--target` never touches them. */
export function unneededStages(stages: TargetGraph): ReadonlySet<number> {
  const targets = stages.filter((stage) => stage.default || stage.ships).map((stage) => stage.index);
  const reached = reachableStages(stages, targets);
  return new Set(stages.map((stage) => stage.index).filter((index) => !reached.has(index)));
}
