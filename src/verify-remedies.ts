import type { PlannedDockerfile } from "./build/model.ts";
import type { IgnoreFile } from "./discover/ignore-file.ts";
import { reachableStages } from "./dockerfile/graph.ts";
import { type Stage, stageLabel } from "./dockerfile/model.ts";
import { parseDockerfile } from "./dockerfile/parse.ts";
import { describeError, InterruptedError, StagecheckError } from "./errors.ts";
import { groupBy } from "./grouping.ts";
import type { Finding, Patch } from "./inspect/model.ts";
import type { MeasuredDockerfile, MeasuredStage } from "./judge/model.ts";
import { type MeasureRequest, measure } from "./measure.ts";
import { applyPatch } from "./remedies/patch.ts";
import { isAboutSize, isGone, savingsOf } from "./remedies/savings.ts";

/** Builds of single patches for one Dockerfile, where they do not build together. */
const MOST_SINGLE = 5;

/** A finding with its patch. */
interface Candidate {
  readonly stage: MeasuredStage;
  readonly finding: Finding;
  readonly patch: Patch;
}

/** What building told of a patch: bytes saved, or why it is not offered. */
type Verdict = { readonly saves: number } | { readonly reason: string };

type Verdicts = ReadonlyMap<Candidate, Verdict>;

const keyOf = ({ path, startLine, endLine, lines }: Patch): string =>
  JSON.stringify([path, startLine, endLine, lines]);

/**
 * Builds one Dockerfile with all its patches at once, beside the real one, and looks into the images: patches that do
 * not build, do not mend what they are for, or save nothing are taken off their findings. Where they do not build
 * together, each is built by itself.
 */
export async function verifyRemedies(trial: Trial): Promise<MeasuredDockerfile> {
  const { dockerfile, request, debug } = trial;
  const candidates = dockerfile.stages.flatMap((stage) =>
    stage.findings.flatMap((finding): readonly Candidate[] =>
      finding.patch ? [{ stage, finding, patch: finding.patch }] : [],
    ),
  );
  if (candidates.length === 0) return dockerfile;
  request.onProgress({
    kind: "phase",
    text: `Building ${dockerfile.path} with the changes that it could have`,
  });
  const verdicts = await verdictsOf(candidates, trial);
  for (const [{ finding, patch }, verdict] of verdicts) {
    if (!debug || !("reason" in verdict)) continue;
    const text = `${patch.path}:${patch.startLine}: no change is offered for ${finding.detector}: ${verdict.reason}`;
    request.onProgress({ kind: "note", text });
  }
  const settled = new Map([...verdicts].map(([{ finding }, verdict]) => [finding, verdict]));
  const stages = dockerfile.stages.map((stage) => ({
    ...stage,
    findings: stage.findings.map((finding): Finding => {
      const verdict = settled.get(finding);
      const { patch, ...plain } = finding;
      if (patch === undefined) return finding;
      return verdict && "saves" in verdict ? { ...plain, patch: { ...patch, saves: verdict.saves } } : plain;
    }),
  }));
  return { ...dockerfile, stages };
}

/** A Dockerfile with patches beside its findings, and what it was measured with. */
export interface Trial {
  readonly dockerfile: MeasuredDockerfile;
  readonly planned: PlannedDockerfile;
  readonly ignore: IgnoreFile;
  readonly request: MeasureRequest;
  readonly debug: boolean;
}

async function verdictsOf(candidates: readonly Candidate[], trial: Trial): Promise<Verdicts> {
  const groups = [...groupBy(candidates, ({ patch }) => keyOf(patch)).values()];
  const together: (readonly Candidate[])[] = [];
  const alone: (readonly Candidate[])[] = [];
  for (const group of groups) {
    const clashes = together.flat().some((other) => group.some((one) => overlap(one, other)));
    (clashes ? alone : together).push(group);
  }
  const all = await tryPatches(together.flat(), trial);
  const failed = "failed" in all;
  const verdicts = new Map<Candidate, Verdict>(failed ? [] : all.verdicts);
  if (failed && together.length === 1) {
    for (const candidate of together.flat()) verdicts.set(candidate, { reason: all.failed });
  }
  const single = [...(failed && together.length > 1 ? together : []), ...alone];
  for (const [index, group] of single.entries()) {
    const result: Attempt =
      index < MOST_SINGLE
        ? await tryPatches(group, trial)
        : { failed: `${MOST_SINGLE} changes of this file were built one by one already` };
    for (const candidate of group) {
      const verdict: Verdict | undefined =
        "failed" in result ? { reason: result.failed } : result.verdicts.get(candidate);
      if (verdict) verdicts.set(candidate, verdict);
    }
  }
  return verdicts;
}

/** Two patches of one place; and two of one line, of which nothing tells what each of them saves. */
function overlap(one: Candidate, other: Candidate): boolean {
  if (one.finding.line === other.finding.line && one.stage.index === other.stage.index) return true;
  if (one.patch.path !== other.patch.path) return false;
  return one.patch.startLine <= other.patch.endLine && other.patch.startLine <= one.patch.endLine;
}

type Attempt = { readonly verdicts: Verdicts } | { readonly failed: string };

async function tryPatches(candidates: readonly Candidate[], trial: Trial): Promise<Attempt> {
  const { dockerfile, request, debug } = trial;
  const patches = [...new Map(candidates.map(({ patch }) => [keyOf(patch), patch])).values()];
  try {
    const changed = changedDockerfile(patches, trial);
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
    return { verdicts: judgeCandidates(candidates, patches, stages, dockerfile.path) };
  } catch (error) {
    if (!(error instanceof StagecheckError) || error instanceof InterruptedError || request.signal.aborted)
      throw error;
    return { failed: describeError(error) };
  }
}

/** The Dockerfile with patches in it, as if the repository held it so. */
function changedDockerfile(
  patches: readonly Patch[],
  { planned, ignore, request }: Trial,
): PlannedDockerfile {
  const { path, parsed } = planned;
  const apply = (text: string, file: string): string =>
    patches
      .filter((patch) => patch.path === file)
      .sort((left, right) => right.startLine - left.startLine)
      .reduce(applyPatch, text);
  const [platform] = request.build.platforms;
  const made = parseDockerfile(apply(parsed.text, path), {
    buildArgs: { ...planned.buildArgs, ...request.build.buildArgs },
    ...(platform === undefined ? {} : { platform }),
  });
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

function judgeCandidates(
  candidates: readonly Candidate[],
  patches: readonly Patch[],
  stages: ReadonlyMap<number, MeasuredStage>,
  path: string,
): Verdicts {
  const verdicts = new Map<Candidate, Verdict>();
  for (const [index, group] of groupBy(candidates, ({ stage }) => stage.index)) {
    const before = group[0]?.stage.image;
    const stage = stages.get(index);
    if (!before || !stage?.image) continue;
    const rebuilt = { before, after: stage.image, patches, path };
    const savings = savingsOf(
      group.map(({ finding }) => finding),
      rebuilt,
    );
    for (const [at, candidate] of group.entries()) {
      const saves = savings[at] ?? 0;
      verdicts.set(candidate, verdictOf(candidate, stage.findings, saves));
    }
  }
  return verdicts;
}

function verdictOf({ finding }: Candidate, after: readonly Finding[], saves: number): Verdict {
  if (!isGone(finding, after)) return { reason: "it was built, and the finding is still there" };
  const enough = isAboutSize(finding) ? saves > 0 : saves >= 0;
  return enough ? { saves } : { reason: "it was built, and the image is no smaller" };
}
