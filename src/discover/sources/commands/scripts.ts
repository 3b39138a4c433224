import { posix } from "node:path";
import { type Makefile, readMakefile } from "../make/makefile.ts";
import { defaultGoal, recipesOf } from "../make/recipes.ts";
import type { RepositoryFiles, SourceReading } from "../model.ts";
import { joinReadings, NOTHING } from "../settle.ts";
import { type ShellCommand, type ShellStart, shellCommands } from "../shell/evaluate.ts";
import { parseShell } from "../shell/parse.ts";
import { absolute, placeIn } from "../shell/state.ts";
import type { Statement } from "../shell/syntax.ts";
import { inRoot, ROOT, UNKNOWN } from "../unknown.ts";
import { asMapping, asText } from "../values.ts";
import { bakeInWorkspace } from "./bake.ts";
import { readBakeCommand, readBuildCommand } from "./build-command.ts";
import { type Program, readProgram, unwrapped } from "./programs.ts";
import {
  type BuildPlace,
  isPushed,
  passedOver,
  placed,
  pushesImages,
  settleInWorkspace,
} from "./workspace.ts";

/** The reading of scripts that run scripts. */
export interface ScriptRun {
  readonly files: RepositoryFiles;
  /** What may still be read: a command counts one, a script, makefile or package script that is run `RUN_COST`. */
  left: number;
  /** Scripts by their text: one is run for each combination of a matrix. */
  readonly scripts: Map<string, readonly Statement[]>;
  readonly packages: Map<string, Promise<Readonly<Record<string, string>>>>;
  readonly makefiles: Map<string, Promise<Makefile | null>>;
  /** Makefiles that were run in another folder than their own. */
  readonly elsewhere: Set<string>;
}

export function scriptRun(files: RepositoryFiles): ScriptRun {
  return {
    files,
    left: MOST_COMMANDS,
    scripts: new Map(),
    packages: new Map(),
    makefiles: new Map(),
    elsewhere: new Set(),
  };
}

/** Of more scripts that differ, the earlier ones are forgotten. */
const MOST_SCRIPTS = 200;

function statementsOf({ scripts }: ScriptRun, script: string): readonly Statement[] {
  const known = scripts.get(script);
  if (known !== undefined) return known;
  if (scripts.size >= MOST_SCRIPTS) scripts.clear();
  const statements = parseShell(script);
  scripts.set(script, statements);
  return statements;
}

/** Scripts of a repository, all of them, that run each other. */
const MOST_COMMANDS = 200_000;
const RUN_COST = 50;
const DEEPEST = 8;
const MAKEFILES = ["GNUmakefile", "makefile", "Makefile"];
/** What a script has that builds images, or runs what may. */
const MAY_BUILD =
  /\b(docker|podman|buildah|nerdctl|buildx|depot|make|npm|yarn|pnpm|bun|bash|sh|source)\b|\.\/|\/[\w.-]+\.sh\b/;

/** What a script builds, and what the scripts, makefiles and package scripts build that it runs. */
export async function readScript(
  run: ScriptRun,
  script: string,
  start: ShellStart,
  place: BuildPlace,
): Promise<SourceReading> {
  return joinReadings(await readCommands(run, script, start, place, 0));
}

/** The same, command by command. */
export async function readCommands(
  run: ScriptRun,
  script: string,
  start: ShellStart,
  place: BuildPlace,
  depth: number,
): Promise<SourceReading[]> {
  if (!MAY_BUILD.test(script)) return [];
  const inner = { ...place, pushes: place.pushes === true || pushesImages(script) };
  const readings: SourceReading[] = [];
  for (const command of shellCommands(statementsOf(run, script), start)) {
    if (run.left-- <= 0) return [...readings, passedOver(place, "there are too many commands before it")];
    readings.push(await readCommand(run, command, inner, depth));
  }
  return readings;
}

async function readCommand(
  run: ScriptRun,
  command: ShellCommand,
  place: BuildPlace,
  depth: number,
): Promise<SourceReading> {
  const words = unwrapped(command.words);
  const bake = readBakeCommand(words);
  if (bake !== null)
    return bakeInWorkspace(
      run.files,
      place,
      command.folder,
      bake.files.map(inWorkspace),
      bake.targets,
      bake.push,
    );
  const build = buildOf(run.files, words, command.folder, place);
  if (build !== null) return build;
  const program = depth < DEEPEST ? readProgram(words) : null;
  if (program === null) return NOTHING;
  run.left -= RUN_COST;
  return readProgramRun(run, program, command, place, depth + 1);
}

/** https://docs.docker.com/reference/cli/docker/buildx/build/ */
function buildOf(
  files: RepositoryFiles,
  words: readonly string[],
  folder: string | null,
  place: BuildPlace,
): SourceReading | null {
  const build = readBuildCommand(words);
  if (build === null || build.context === null) return null;
  const { context, file } = build;
  const isAbsolute = [context, file].every((path) => path === null || path.startsWith(ROOT));
  const isAddress = /^[a-z]+:\/\/|^git@/.test(context);
  if (folder === null && !isAbsolute && !isAddress) {
    return passedOver(place, "the folder it builds in is known only when it runs");
  }
  if (context === "-" || file === "-") {
    return passedOver(place, `its ${context === "-" ? "context" : "Dockerfile"} comes from a pipe`);
  }
  const where = folder ?? ".";
  const inFolder = (path: string): string =>
    path.startsWith(ROOT) ? posix.relative(`/${where}`, posix.join("/", inRoot(path))) || "." : path;
  return settleInWorkspace(files, place, {
    folder: where,
    whole: false,
    context: inFolder(context),
    dockerfile: file === null ? null : inFolder(file),
    dockerfileIn: "folder",
    target: build.target,
    buildArgs: build.buildArgs,
    buildContexts: build.buildContexts,
    outputs: build.outputs,
    builds: build.builds,
    pushed: build.push || isPushed("", build.outputs.join("\n")),
  });
}

function inWorkspace(path: string): string {
  return path.startsWith(ROOT) ? inRoot(path) : path;
}

async function readProgramRun(
  run: ScriptRun,
  program: Program,
  command: ShellCommand,
  place: BuildPlace,
  depth: number,
): Promise<SourceReading> {
  if (program.kind === "text") {
    const start = { ...command, positional: program.positional, self: null };
    return joinReadings(await readCommands(run, program.script, start, place, depth));
  }
  if (program.kind === "file") {
    const path = placeIn(command.folder, program.path);
    const own = path === null ? null : placed(place, path);
    const text = own === null || path === null ? null : await run.files.read(own);
    if (own === null || path === null || text === null || !isShell(own, text)) return NOTHING;
    const start = { ...command, positional: program.positional, self: absolute(path) };
    const inner = { ...place, part: partOf(place, own) };
    return joinReadings(await readCommands(run, text, start, inner, depth));
  }
  if (program.kind === "package") {
    const folder = program.folder === null ? command.folder : placeIn(command.folder, program.folder);
    const own = folder === null ? null : placed(place, folder);
    if (own === null) return NOTHING;
    const path = posix.join(own, "package.json");
    const scripts = await packageScripts(run, path);
    const text = Object.hasOwn(scripts, program.script) ? scripts[program.script] : undefined;
    if (text === undefined) return NOTHING;
    const start = { ...command, folder, positional: [], self: null };
    const inner = { ...place, part: partOf(place, `${path}, script ${program.script}`) };
    return joinReadings(await readCommands(run, text, start, inner, depth));
  }
  const folder = program.folders.reduce<string | null>(placeIn, command.folder);
  const makefile = folder === null ? null : await findMakefile(run, folder, program, command, place);
  if (makefile === null) return NOTHING;
  const known = program.goals.filter((goal) => !goal.includes(UNKNOWN));
  const goals = program.goals.length > 0 ? known : defaultGoal(makefile);
  return readRecipes(run, makefile, goals, place, depth, (target) =>
    partOf(place, `${makefile.path}, target ${target}`),
  );
}

/** `job build (Makefile, target image)`: what runs, and what in it. */
function partOf(place: BuildPlace, inner: string): string {
  const outer = place.part.replace(/ ?\([^()]*\)$/, "");
  return outer === "" ? `(${inner})` : `${outer} (${inner})`;
}

/** What the recipes of a makefile build that make runs for goals. */
export async function readRecipes(
  run: ScriptRun,
  makefile: Makefile,
  goals: readonly string[],
  place: BuildPlace,
  depth: number,
  partOfTarget: (target: string) => string,
): Promise<SourceReading> {
  const readings: SourceReading[] = [];
  for (const { target, script } of recipesOf(makefile, goals)) {
    const start = { folder: makefile.folder, environment: new Map(), positional: [], self: null };
    const inner = { ...place, part: partOfTarget(target) };
    readings.push(...(await readCommands(run, script, start, inner, depth)));
  }
  return joinReadings(readings);
}

async function findMakefile(
  run: ScriptRun,
  folder: string,
  program: Extract<Program, { kind: "make" }>,
  command: ShellCommand,
  place: BuildPlace,
): Promise<Makefile | null> {
  const names = program.file === null ? MAKEFILES : [program.file];
  const given = new Map([...command.environment, ...program.variables]);
  for (const name of names) {
    const path = placeIn(folder, name);
    const own = path === null ? null : placed(place, path);
    if (own === null || run.files.kind(own) !== "file") continue;
    const key = JSON.stringify([own, folder, [...given], place.checkouts]);
    const found =
      run.makefiles.get(key) ?? readMakefile(run.files, own, folder, given, (one) => placed(place, one));
    run.makefiles.set(key, found);
    if (posix.dirname(own) !== placed(place, folder)) run.elsewhere.add(own);
    return found;
  }
  return null;
}

/** The scripts of a `package.json`, by name: https://docs.npmjs.com/cli/using-npm/scripts */
export function packageScripts(run: ScriptRun, path: string): Promise<Readonly<Record<string, string>>> {
  const found = run.packages.get(path) ?? readPackage(run.files, path);
  run.packages.set(path, found);
  return found;
}

async function readPackage(files: RepositoryFiles, path: string): Promise<Readonly<Record<string, string>>> {
  try {
    const scripts = asMapping(asMapping(JSON.parse((await files.read(path)) ?? "{}"))?.["scripts"]) ?? {};
    return Object.fromEntries(
      Object.entries(scripts).flatMap(([name, script]) => {
        const text = asText(script);
        return text === null ? [] : [[name, text]];
      }),
    );
  } catch {
    // Not JSON: it has no scripts that a package manager could run.
    return {};
  }
}

/** Whether a file is a shell script, by its first line or its name. */
export function isShell(path: string, text: string): boolean {
  const first = text.slice(0, 200).split("\n")[0] ?? "";
  return first.startsWith("#!") ? /\b(ba|da|k|z)?sh\b/.test(first) : /\.(ba)?sh$/.test(path);
}
