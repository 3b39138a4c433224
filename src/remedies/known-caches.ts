import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { type Call, callsOf, hasOption, insertBehind, isPlain, subcommand } from "./commands.ts";
import type { Edit } from "./model.ts";
import { type RunScript, readRunScript } from "./run-script.ts";

/** A RUN that leaves caches, and what stands around it. */
export interface Around {
  readonly script: RunScript;
  readonly calls: readonly Call[];
  readonly before: readonly Instruction[];
  readonly after: readonly Instruction[];
  readonly parsed: ParsedDockerfile;
  /** Other images are built on the stage. */
  readonly shared: boolean;
}

/** One cache: what keeps a RUN from leaving it. */
interface Cache {
  readonly path: RegExp;
  /** Options for the commands that fill it; null where it is not certain that this is enough. */
  readonly edits?: (around: Around) => readonly Edit[] | null;
  /** Commands for the end of the RUN; null as above. */
  readonly append?: (around: Around, path: string) => string | null;
  /** Whether a cache mount can take its place. */
  readonly mount?: true;
}

const isCallOf =
  (program: RegExp, sub: RegExp) =>
  (call: Call): boolean =>
    program.test(call.program) && sub.test(subcommand(call)?.name.text ?? "");

const APT = /^(apt-get|apt|aptitude)$/;
const installsPackages = isCallOf(APT, /^install$/);
const updatesLists = isCallOf(APT, /^update$/);

/** Whether a later RUN installs with the lists that this one fetched: then they may not go. */
function needsLists({ calls: own, after, parsed, shared }: Around): boolean {
  if (shared) return true;
  const isForLater = !own.some(installsPackages);
  return after.some((instruction) => {
    if (instruction.keyword !== "RUN") return false;
    const script = readRunScript(instruction, parsed);
    if (script === null) return isForLater || /\bapt(-get|itude)?\b/.test(instruction.text);
    // Lists that were fetched for nothing in this RUN are for another; a script of one's own may be the one.
    if (isForLater && !callsOf(script).every(isPlain)) return true;
    const calls = callsOf(script);
    const update = calls.findIndex(updatesLists);
    const install = calls.findIndex(installsPackages);
    return install >= 0 && (update < 0 || update > install);
  });
}

/** An option behind the subcommand of each call that fills the cache; null where there is no such call. */
const optionOf =
  (fills: (call: Call) => boolean, option: string, given: RegExp) =>
  ({ calls }: Around): readonly Edit[] | null => {
    const edits = calls.filter(fills).flatMap((call) => {
      const sub = subcommand(call);
      return sub && !hasOption(call, given) ? [insertBehind(sub.name, option)] : [];
    });
    return edits.length > 0 ? edits : null;
  };

/** A clean-up by the program that fills the cache, where this RUN calls it. */
const cleanBy =
  (program: RegExp, command: (name: string) => string) =>
  ({ calls }: Around): string | null => {
    const name = calls.find((call) => program.test(call.program))?.program;
    return name === undefined ? null : command(name);
  };

const removal = (_: Around, path: string): string | null =>
  /^\/(?:root|home\/[\w.-]+|usr\/local\/share)\/[\w./-]+$/.test(path) && !path.includes("..")
    ? `rm -rf ${path}`
    : null;

/** Whether the RUN, or what stands before it, says such a thing. */
export const mentions = ({ before, script }: Around, pattern: RegExp): boolean =>
  before.some(({ text }) => pattern.test(text)) ||
  script.commands.some(({ words }) => words.some(({ text }) => pattern.test(text)));

export const CACHES: readonly Cache[] = [
  {
    path: /^\/var\/lib\/apt\/lists$/,
    append: (told) => (needsLists(told) ? null : "rm -rf /var/lib/apt/lists/*"),
  },
  { path: /^\/var\/cache\/apt$/, append: (told) => (needsLists(told) ? null : "rm -rf /var/cache/apt/*") },
  {
    path: /^\/(var\/cache\/apk|etc\/apk\/cache)$/,
    edits: (told) => {
      const options = optionOf(isCallOf(/^apk$/, /^add$/), "--no-cache", /^--no-cache$/)(told);
      // An index that was fetched by itself stays, whatever the install does.
      const updates = told.calls.some(isCallOf(/^apk$/, /^(update|upgrade)$/));
      return updates ? null : options;
    },
  },
  {
    path: /^\/var\/cache\/(dnf|libdnf5|yum|microdnf)$/,
    append: cleanBy(/^(dnf|yum|microdnf)$/, (name) => `${name} clean all`),
  },
  { path: /\/\.npm\/_cacache$/, append: cleanBy(/^npm$/, () => "npm cache clean --force"), mount: true },
  { path: /\/\.cache\/yarn$/, append: cleanBy(/^yarn$/, () => "yarn cache clean"), mount: true },
  {
    path: /\/(\.local\/share\/pnpm\/store|\.pnpm-store)$/,
    append: (told, path) => (mentions(told, /virtual[-_]?store/i) ? null : removal(told, path)),
  },
  {
    path: /\/\.cache\/pip$/,
    edits: optionOf(
      isCallOf(/^pip[\d.]*$/, /^(install|wheel|download)$/),
      "--no-cache-dir",
      /^--no-cache-dir$/,
    ),
    mount: true,
  },
  {
    path: /\/\.cache\/uv$/,
    edits: (told) => {
      // What is linked into the cache is gone with it.
      if (mentions(told, /symlink/)) return null;
      const edits = told.calls
        .filter((call) => call.program === "uv" && !hasOption(call, /^(--no-cache|-n)$/))
        .flatMap((call) => {
          const program = call.command.words.find(({ text }) => /(^|\/)uv$/.test(text));
          return program ? [insertBehind(program, "--no-cache")] : [];
        });
      return edits.length > 0 ? edits : null;
    },
    mount: true,
  },
  // Poetry's environments lie in `virtualenvs` beside these two.
  { path: /\/\.cache\/pypoetry\/(cache|artifacts)$/, append: removal, mount: true },
  { path: /\/(\.cache\/(pipenv|composer)|\.composer\/cache)$/, append: removal, mount: true },
];
