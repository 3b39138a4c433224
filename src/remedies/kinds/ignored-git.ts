import { callsOf } from "../commands.ts";
import { readCopy } from "../copy.ts";
import { around, workingFolder } from "../lineage.ts";
import type { Remedy } from "../model.ts";
import { readRunScript } from "../run-script.ts";

/** `.git` that came with the build context: a line in the ignore file keeps it out of every build. */
export const ignoredGit: Remedy = {
  fits: ({ origin, fromStage, items }) =>
    origin === "copy" &&
    fromStage === undefined &&
    items.length > 0 &&
    items.every(({ path }) => /\/\.git(\/|$)/.test(path)),
  propose: ({ parsed, target, instruction, finding, ignore }) => {
    const copy = readCopy(instruction, parsed, workingFolder(around(parsed, target, instruction).before));
    if (!copy?.sources.includes(".")) return null;
    const own = `${copy.destination === "/" ? "" : copy.destination}/.git`;
    if (!finding.items.every(({ path }) => path === own || path.startsWith(`${own}/`))) return null;
    // A build that asks git for its version needs it.
    const asks = parsed.instructions.some((one) => {
      const script = readRunScript(one, parsed);
      return script === null
        ? one.keyword === "RUN" && /\bgit\b/.test(one.text)
        : callsOf(script).some(({ program }) => program === "git");
    });
    if (asks) return null;
    const text = ignore.text ?? "";
    const above = text === "" || text.endsWith("\n") ? "" : "\n";
    return { file: "ignore", edits: [{ at: text.length, remove: 0, insert: `${above}.git` }] };
  },
};
