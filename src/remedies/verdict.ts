import { stageLabel } from "../dockerfile/model.ts";
import { groupBy } from "../grouping.ts";
import type { Finding, Patch } from "../inspect/model.ts";
import type { MeasuredStage } from "../judge/model.ts";
import { isAboutSize, isGone, newOf, savingsOf } from "./savings.ts";

/** A finding with its patch. */
export interface Candidate {
  /** As it was without any. */
  readonly stage: MeasuredStage;
  readonly finding: Finding;
  readonly patch: Patch;
}

/** What building told of a patch: bytes saved, or why it is not offered. */
export type Verdict = { readonly saves: number } | { readonly reason: string };

export type Verdicts = ReadonlyMap<Candidate, Verdict>;

/** What building several patches at once told of each, or why nothing can be told. */
export type Attempt = { readonly verdicts: Verdicts } | { readonly failed: string };

/** The same for patches that write the same. */
export const patchKey = ({ path, startLine, endLine, lines }: Patch): string =>
  JSON.stringify([path, startLine, endLine, lines]);

/** Patches that can be built at once, and those that cannot be built with them; the same patch stands in one group. */
export function groupPatches(candidates: readonly Candidate[]): {
  readonly together: readonly (readonly Candidate[])[];
  readonly alone: readonly (readonly Candidate[])[];
} {
  const together: (readonly Candidate[])[] = [];
  const alone: (readonly Candidate[])[] = [];
  for (const group of groupBy(candidates, ({ patch }) => patchKey(patch)).values()) {
    const clashes = together.flat().some((other) => group.some((one) => overlap(one, other)));
    (clashes ? alone : together).push(group);
  }
  return { together, alone };
}

/** Two patches of one place; and two of one line, of which nothing tells what each of them saves. */
function overlap(one: Candidate, other: Candidate): boolean {
  if (one.finding.line === other.finding.line && one.stage.index === other.stage.index) return true;
  if (one.patch.path !== other.patch.path) return false;
  return one.patch.startLine <= other.patch.endLine && other.patch.startLine <= one.patch.endLine;
}

/**
 * Judges patches by the images that they were built into.
 * @param before all stages of the Dockerfile as they were
 * @param after those that were built again, by index
 * @param path of the Dockerfile
 */
export function judgePatches(
  candidates: readonly Candidate[],
  patches: readonly Patch[],
  before: readonly MeasuredStage[],
  after: ReadonlyMap<number, MeasuredStage>,
  path: string,
): Attempt {
  for (const stage of after.values()) {
    const [broken] = newOf(before[stage.index]?.findings ?? [], stage.findings);
    if (broken) return { failed: `it was built, and then in ${stageLabel(stage)}: ${broken.message}` };
  }
  const verdicts = new Map<Candidate, Verdict>();
  for (const [index, group] of groupBy(candidates, ({ stage }) => stage.index)) {
    const image = group[0]?.stage.image;
    const stage = after.get(index);
    if (!image || !stage?.image) continue;
    const rebuilt = { before: image, after: stage.image, patches, path };
    const savings = savingsOf(
      group.map(({ finding }) => finding),
      rebuilt,
    );
    for (const [at, candidate] of group.entries())
      verdicts.set(candidate, verdictOf(candidate, stage.findings, savings[at] ?? 0));
  }
  return { verdicts };
}

function verdictOf({ finding }: Candidate, after: readonly Finding[], saves: number): Verdict {
  if (!isGone(finding, after)) return { reason: "it was built, and the finding is still there" };
  const enough = isAboutSize(finding) ? saves > 0 : saves >= 0;
  return enough ? { saves } : { reason: "it was built, and the image is no smaller" };
}
