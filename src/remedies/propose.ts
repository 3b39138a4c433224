import type { Finding, Patch } from "../inspect/model.ts";
import { remedies } from "./catalogue.ts";
import { keepsTheRest } from "./keeps-the-rest.ts";
import { instructionsOf } from "./lineage.ts";
import type { Problem } from "./model.ts";
import { applyPatch, makePatch } from "./patch.ts";

/** What patches are made from: the Dockerfile, and the stage whose image was searched. */
export interface ProposeContext extends Omit<Problem, "finding" | "instruction"> {
  /** Of the Dockerfile, relative to the root. */
  readonly path: string;
  /** Whether each patch is built before it is offered. */
  readonly built: boolean;
}

/** Longer Dockerfiles are not written by hand, nor mended so. In UTF-16 code units. */
const LONGEST_TEXT = 1_000_000;

/** The findings, each with a patch where one is small and certain. What passes or fails is not touched. */
export function proposePatches(findings: readonly Finding[], context: ProposeContext): readonly Finding[] {
  return findings.map((finding) => {
    const patch = proposePatch(finding, context);
    return patch === null ? finding : { ...finding, patch };
  });
}

function proposePatch(finding: Finding, { path, built, ...told }: ProposeContext): Patch | null {
  const { parsed, target, ignore } = told;
  if (parsed.text.length > LONGEST_TEXT) return null;
  const instruction = parsed.instructions.find(({ line }) => line === finding.line);
  // What other images are built on may need all of it there.
  if (!instruction || instructionsOf(parsed, target).some(({ keyword }) => keyword === "ONBUILD"))
    return null;
  const problem: Problem = { ...told, finding, instruction };
  for (const remedy of remedies) {
    if ((remedy.onlyBuilt && !built) || !remedy.fits(finding)) continue;
    const change = remedy.propose(problem);
    if (change === null) continue;
    if (change.file === "ignore") return makePatch(ignore.path, ignore.text ?? "", change.edits);
    const patch = makePatch(path, parsed.text, change.edits);
    return patch !== null && keepsTheRest(parsed.text, applyPatch(parsed.text, patch)) ? patch : null;
  }
  return null;
}
