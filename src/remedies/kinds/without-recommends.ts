import { type Call, callsOf, hasOption, insertBehind, isOption, scriptOf, subcommand } from "../commands.ts";
import { isShared } from "../lineage.ts";
import { type Edit, inDockerfile, type Remedy } from "../model.ts";

const isInstall = (call: Call): boolean =>
  /^(apt-get|apt)$/.test(call.program) && subcommand(call)?.name.text === "install";

/** Whether a word of the command line names the package: `gcc`, `gcc:amd64`, `gcc=4:12.2.0-3`; what cannot be read may. */
const names = (word: string, wanted: ReadonlySet<string>): boolean =>
  /[$*'"]/.test(word) || wanted.has(word.replace(/[=:/].*$/, "").replace(/[+-]$/, "")) || wanted.has(word);

/** Tools that nobody asked for: apt took them along because something that was asked for recommends them. */
export const withoutRecommends: Remedy = {
  fits: ({ origin, items, residual }) =>
    origin === "run" && !residual && items.length > 0 && items.every((item) => item.package !== undefined),
  propose: (problem) => {
    const script = scriptOf(problem);
    const { parsed, instruction, target } = problem;
    if (script === null || isShared(parsed, instruction.stage, target)) return null;
    const installs = callsOf(script).filter(isInstall);
    const wanted = new Set(problem.finding.items.flatMap((item) => item.package ?? []));
    const edits: Edit[] = [];
    for (const call of installs) {
      if (hasOption(call, /^--(no-)?install-(recommends|suggests)$|^-o/)) continue;
      const sub = subcommand(call);
      if (!sub || sub.rest.some((word) => !isOption(word) && names(word.text, wanted))) return null;
      edits.push(insertBehind(sub.name, "--no-install-recommends"));
    }
    return inDockerfile(edits);
  },
};
