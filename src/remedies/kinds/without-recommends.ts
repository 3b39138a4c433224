import {
  arePlain,
  type Call,
  callsOf,
  hasOption,
  insertBehind,
  isOption,
  isPlain,
  scriptOf,
  subcommand,
} from "../commands.ts";
import { around, isShared } from "../lineage.ts";
import { type Edit, inDockerfile, type Problem, type Remedy } from "../model.ts";
import { mayStart, namesOf, startedBy } from "../started.ts";

const isInstall = (call: Call): boolean =>
  /^(apt-get|apt)$/.test(call.program) && subcommand(call)?.name.text === "install";

/** Whether a word of the command line names the package: `gcc`, `gcc:amd64`, `gcc=4:12.2.0-3`; what cannot be read may. */
const names = (word: string, wanted: ReadonlySet<string>): boolean =>
  /[$*'"]/.test(word) || wanted.has(word.replace(/[=:/].*$/, "").replace(/[+-]$/, "")) || wanted.has(word);

/** Nobody names them, and programs fail without: certificates for TLS, ssh for git, names of services, zones, languages. */
const AT_RUN_TIME = ["ca-certificates", "openssh-client", "netbase", "tzdata", "locales"];

/** Tools that nobody asked for: apt took them along because something that was asked for recommends them. */
export const withoutRecommends: Remedy = {
  fits: ({ origin, items, residual }) =>
    origin === "run" && !residual && items.length > 0 && items.every((item) => item.package !== undefined),
  propose: (problem) => {
    const script = scriptOf(problem);
    const { parsed, instruction, target, finding } = problem;
    if (script === null || isShared(parsed, instruction.stage, target)) return null;
    if (!arePlain(around(parsed, target, instruction).after, parsed)) return null;
    const calls = callsOf(script);
    const installs = calls.filter(isInstall);
    const first = calls.findIndex(isInstall);
    // What follows may build with them.
    if (first < 0 || !calls.slice(first).every(isPlain)) return null;
    if (mayStart(startedBy(problem), namesOf(finding))) return null;
    const wanted = new Set(finding.items.flatMap((item) => item.package ?? []));
    const edits: Edit[] = [];
    for (const call of installs) {
      if (hasOption(call, /^--(no-)?install-(recommends|suggests)$|^-o/)) continue;
      const sub = subcommand(call);
      if (!sub || sub.rest.some((word) => !isOption(word) && names(word.text, wanted))) return null;
      edits.push(insertBehind(sub.name, "--no-install-recommends"));
    }
    const last = installs.at(-1)?.args.at(-1);
    const kept = unasked(problem, installs);
    if (edits.length > 0 && kept.length > 0 && last) edits.push(insertBehind(last, kept.join(" ")));
    return inDockerfile(edits);
  },
};

/** Packages needed at run time that this line brought and does not name. */
function unasked({ packages, finding }: Problem, installs: readonly Call[]): readonly string[] {
  const asked = new Set(installs.flatMap(({ args }) => args.map(({ text }) => text)));
  return AT_RUN_TIME.filter(
    (name) => !asked.has(name) && packages.some((one) => one.name === name && one.layer === finding.layer),
  );
}
