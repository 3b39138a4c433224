import type { BaselineSummary, StageReport } from "../report/model.ts";
import type { MeasuredBaseline, MeasuredDockerfile, MeasuredStage } from "./model.ts";

/** What a stage is compared with, and what there is to say of it. */
export interface Counterpart {
  readonly state: StageReport["baselineState"];
  /** The baseline's stage; null where there is none. */
  readonly stage: MeasuredStage | null;
}

type Identity = Pick<MeasuredStage, "index" | "name" | "ships">;

/**
 * Pairs the stages of one Dockerfile with those it had before: head's index → the stage then.
 *
 * By name first. Then the shipping stage that is left over, where exactly one is left on each side: it was renamed, or
 * it has no name and a new stage moved it. Unnamed stages that are still left over go by their index.
 */
export function pairStages<Stage extends Identity>(
  head: readonly Identity[],
  base: readonly Stage[],
): ReadonlyMap<number, Stage> {
  const pairs = new Map<number, Stage>();
  const taken = new Set<number>();
  const leftHead = () => head.filter(({ index }) => !pairs.has(index));
  const leftBase = () => base.filter(({ index }) => !taken.has(index));
  function pair(stage: Identity, before: Stage | undefined): void {
    if (before === undefined || pairs.has(stage.index) || taken.has(before.index)) return;
    pairs.set(stage.index, before);
    taken.add(before.index);
  }

  for (const stage of head) {
    if (stage.name !== null) {
      pair(
        stage,
        leftBase().find(({ name }) => name === stage.name),
      );
    }
  }
  const [shipping, ...moreShipping] = leftHead().filter(({ ships }) => ships);
  const [shipped, ...moreShipped] = leftBase().filter(({ ships }) => ships);
  if (shipping && moreShipping.length === 0 && moreShipped.length === 0) pair(shipping, shipped);
  for (const stage of leftHead()) {
    if (stage.name !== null) continue;
    pair(
      stage,
      leftBase().find(({ name, index }) => name === null && index === stage.index),
    );
  }
  return pairs;
}

/** For each stage of a Dockerfile, by its index, what it is compared with. */
export function counterparts(
  dockerfile: MeasuredDockerfile,
  baseline: MeasuredBaseline,
): ReadonlyMap<number, Counterpart> {
  const all = (state: Counterpart["state"]) =>
    new Map(dockerfile.stages.map(({ index }) => [index, { state, stage: null }]));
  const { dockerfiles, summary } = baseline;
  if (dockerfiles === null) return all(withoutBaseline(summary.state));
  const before = dockerfiles.find(({ path }) => path === dockerfile.path);
  if (before === undefined) return all("new-dockerfile");
  if (before.error !== undefined) return all("not-built");
  const pairs = pairStages(dockerfile.stages, before.stages);
  return new Map(
    dockerfile.stages.map(({ index }): [number, Counterpart] => {
      const stage = pairs.get(index) ?? null;
      if (stage === null) return [index, { state: "new-stage", stage }];
      return [index, { state: stage.image === null ? "not-built" : "compared", stage }];
    }),
  );
}

/** `failed`: it should be there, so it is not as if there had been nothing. */
function withoutBaseline(state: BaselineSummary["state"]): Counterpart["state"] {
  return state === "absent" ? "none" : "not-built";
}
