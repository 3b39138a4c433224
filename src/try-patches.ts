import type { PlannedDockerfile } from "./build/model.ts";
import { parseOptions } from "./build/own-build.ts";
import type { IgnoreFile } from "./discover/ignore-file.ts";
import { reachableStages } from "./dockerfile/graph.ts";
import { type Stage, stageLabel } from "./dockerfile/model.ts";
import { parseDockerfile } from "./dockerfile/parse.ts";
import { describeError, InterruptedError, StagecheckError } from "./errors.ts";
import type { Patch } from "./inspect/model.ts";
import type { MeasuredDockerfile } from "./judge/model.ts";
import { type MeasureRequest, measure } from "./measure.ts";
import { applyPatch } from "./remedies/patch.ts";
import { type Attempt, type Candidate, judgePatches, patchKey } from "./remedies/verdict.ts";

/** A Dockerfile with patches beside its findings, and what it was measured with. */
export interface Trial {
  readonly dockerfile: MeasuredDockerfile;
  readonly planned: PlannedDockerfile;
  readonly ignore: IgnoreFile;
  readonly request: MeasureRequest;
  readonly debug: boolean;
}

/**
 * Builds a Dockerfile with patches in it, beside the real one, and looks into the images. What cannot be built is part
 * of the answer.
 * @throws InterruptedError
 */
export async function tryPatches(candidates: readonly Candidate[], trial: Trial): Promise<Attempt> {
  const { dockerfile, request, debug } = trial;
  const patches = [...new Map(candidates.map(({ patch }) => [patchKey(patch), patch])).values()];
  try {
    const changed = changedDockerfile(patches, { ...trial, build: request.build });
    const touched = affectedStages(changed, patches, dockerfile);
    const [built] = await measure({
      ...request,
      side: "remedies",
      repository: { dockerfiles: [changed], notices: [], passedOver: [] },
      wanted: ({ index }) => touched.has(index),
      // The cache that is written is that of the workspace as it is.
      build: { ...request.build, cacheTo: [] },
      onProgress: debug ? request.onProgress : () => {},
    });
    const stages = new Map(built?.stages.map((stage) => [stage.index, stage]));
    for (const index of touched) {
      const stage = stages.get(index);
      if (stage?.image) continue;
      const why = stage?.build.error?.message ?? stage?.imageError ?? "it was not built";
      return { failed: `${stage ? stageLabel(stage) : `stage ${index}`} does not build with it: ${why}` };
    }
    return judgePatches(candidates, patches, dockerfile.stages, stages, dockerfile.path);
  } catch (error) {
    if (!(error instanceof StagecheckError) || error instanceof InterruptedError || request.signal.aborted)
      throw error;
    return { failed: describeError(error) };
  }
}

/** The Dockerfile with patches in it, as if the repository held it so. */
export function changedDockerfile(
  patches: readonly Patch[],
  { planned, ignore, build }: Pick<Trial, "planned" | "ignore"> & Pick<MeasureRequest, "build">,
): PlannedDockerfile {
  const { path, parsed } = planned;
  const apply = (text: string, file: string): string =>
    patches
      .filter((patch) => patch.path === file)
      .sort((left, right) => right.startLine - left.startLine)
      .reduce(applyPatch, text);
  const made = parseDockerfile(apply(parsed.text, path), parseOptions(planned, build));
  const ships = (index: number): boolean => planned.stages[index]?.ships ?? false;
  const changedIgnore = patches.some((patch) => patch.path === ignore.path);
  return {
    ...planned,
    parsed: made,
    stages: made.stages.map((stage) => ({ ...stage, ships: ships(stage.index) })),
    changed: { ignore: changedIgnore ? apply(ignore.text ?? "", ignore.path) : null },
  };
}

/** Stages that were built as they were and that a patch can alter: all that need a stage in which one stands. */
function affectedStages(
  { stages }: PlannedDockerfile,
  patches: readonly Patch[],
  dockerfile: MeasuredDockerfile,
): ReadonlySet<number> {
  const patched = (stage: Stage): boolean => {
    const before = dockerfile.stages[stage.index];
    return patches.some(
      ({ path, startLine }) =>
        path !== dockerfile.path ||
        (before !== undefined && before.line <= startLine && startLine <= before.endLine),
    );
  };
  const touched = new Set(stages.filter(patched).map(({ index }) => index));
  return new Set(
    stages
      .filter(({ index }) => dockerfile.stages[index]?.image)
      .filter(({ index }) => [...reachableStages(stages, [index])].some((one) => touched.has(one)))
      .map(({ index }) => index),
  );
}
