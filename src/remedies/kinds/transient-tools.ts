import {
  appendCommands,
  arePlain,
  type Call,
  callsOf,
  hasOption,
  insertBehind,
  isOption,
  isPlain,
  scriptOf,
  subcommand,
  usesSudo,
} from "../commands.ts";
import { around, isShared } from "../lineage.ts";
import { inDockerfile, type Remedy } from "../model.ts";
import { mayStart, namesOf, startedBy } from "../started.ts";

/** Packages of which nothing is needed by what they have built: no library that a program is linked to comes with them. */
const APK_TOOLS =
  /^(gcc|make|musl-dev|binutils|linux-headers|cmake|ninja|ninja-build|samurai|meson|autoconf|automake|libtool|pkgconf|pkgconfig|patch|bison|flex|m4|git)$/;
const APT_TOOLS =
  /^(gcc|g\+\+|make|libc6-dev|libc-dev|binutils|build-essential|dpkg-dev|cmake|ninja-build|meson|autoconf|automake|libtool|pkg-config|pkgconf|patch|bison|flex|m4|git)$/;

const DETECTORS = /^(c-toolchain|development-headers|version-control)$/;
const VIRTUAL = ".build-deps";
/** Libraries that come with gcc, and that what it has compiled may be linked to. */
const KEPT = { apt: "libatomic1 libgomp1", apk: "libatomic libgcc libgomp" } as const;
const COMPILER = /^(gcc|g\+\+|build-essential)$/;

const isInstall = (call: Call, program: RegExp, name: string): boolean =>
  program.test(call.program) && subcommand(call)?.name.text === name;

/** Packages of an install, if all are such tools. */
function toolsOf(call: Call, known: RegExp): readonly string[] | null {
  const named = (subcommand(call)?.rest ?? []).filter((word) => !isOption(word)).map(({ text }) => text);
  return named.length > 0 && named.every((name) => known.test(name)) ? named : null;
}

/** Tools that one RUN installs and uses, and nothing behind it can need: the RUN takes them out again. */
export const transientTools: Remedy = {
  fits: ({ detector, origin, items, residual }) =>
    DETECTORS.test(detector) &&
    origin === "run" &&
    !residual &&
    items.every((item) => item.package !== undefined),
  propose: (problem) => {
    const { parsed, instruction, target, finding } = problem;
    const script = scriptOf(problem);
    if (script === null || isShared(parsed, instruction.stage, target)) return null;
    const { before, after } = around(parsed, target, instruction);
    if (!arePlain(after, parsed) || usesSudo(script)) return null;
    const calls = callsOf(script);
    const started = startedBy(problem);
    const isNeeded = (named: readonly string[]): boolean =>
      mayStart(started, [...named, ...namesOf(finding)]) ||
      // What it is told or what it fetches is for later.
      (named.includes("git") && calls.some(({ program }) => program === "git"));
    // Without something that uses them they are there for what the image does at run time.
    const isUsed = (from: number): boolean => calls.slice(from + 1).some((call) => !isPlain(call));
    const apk = calls.findIndex((call) => isInstall(call, /^apk$/, "add"));
    const apt = calls.findIndex((call) => isInstall(call, /^(apt-get|apt)$/, "install"));
    if (apk >= 0 && apt < 0) {
      const [call, ...others] = calls.filter((one) => isInstall(one, /^apk$/, "add"));
      const sub = call && subcommand(call);
      const named = call && toolsOf(call, APK_TOOLS);
      if (
        !named ||
        !sub ||
        others.length > 0 ||
        !isUsed(apk) ||
        hasOption(call, /^(-t|--virtual|-X|--repositor)/)
      )
        return null;
      if (isNeeded(named) || before.some(({ text }) => text.includes(VIRTUAL))) return null;
      const keep = named.some((name) => COMPILER.test(name)) ? `apk add --no-cache ${KEPT.apk} && ` : "";
      return inDockerfile([
        insertBehind(sub.name, `--virtual ${VIRTUAL}`),
        appendCommands(script, instruction, parsed, `${keep}apk del ${VIRTUAL}`),
      ]);
    }
    const [call, ...others] = calls.filter((one) => isInstall(one, /^(apt-get|apt)$/, "install"));
    if (!call || others.length > 0 || !isUsed(apt)) return null;
    const named = toolsOf(call, APT_TOOLS);
    // What an installed package recommends is not removed with the others.
    if (!named || isNeeded(named) || !hasOption(call, /^--no-install-recommends$/)) return null;
    const keep = named.some((name) => COMPILER.test(name)) ? `apt-mark manual ${KEPT.apt} && ` : "";
    const purge = `apt-get purge -y --auto-remove ${named.join(" ")}`;
    return inDockerfile([appendCommands(script, instruction, parsed, `${keep}${purge}`)]);
  },
};
