import type { Finding } from "./inspect/model.ts";
import type { MeasuredDockerfile } from "./judge/model.ts";
import { type Candidate, groupPatches, type Verdict, type Verdicts } from "./remedies/verdict.ts";
import { type Trial, tryPatches } from "./try-patches.ts";

/** Builds of single patches for one Dockerfile, where they do not build together. */
const MOST_SINGLE = 5;

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

/** All at once; where that tells nothing of them, and of those that clash with others, one by one. */
async function verdictsOf(candidates: readonly Candidate[], trial: Trial): Promise<Verdicts> {
  const { together, alone } = groupPatches(candidates);
  const all = await tryPatches(together.flat(), trial);
  const failed = "failed" in all;
  const verdicts = new Map<Candidate, Verdict>(failed ? [] : all.verdicts);
  if (failed && together.length === 1) {
    for (const candidate of together.flat()) verdicts.set(candidate, { reason: all.failed });
  }
  const single = [...(failed && together.length > 1 ? together : []), ...alone];
  for (const [index, group] of single.entries()) {
    const result =
      index < MOST_SINGLE
        ? await tryPatches(group, trial)
        : { failed: `${MOST_SINGLE} changes of this file were built one by one already` };
    for (const candidate of group) {
      const verdict = "failed" in result ? { reason: result.failed } : result.verdicts.get(candidate);
      if (verdict) verdicts.set(candidate, verdict);
    }
  }
  return verdicts;
}
