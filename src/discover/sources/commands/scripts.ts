import { posix } from "node:path";
import { type Makefile, readMakefile } from "../make/makefile.ts";
import { defaultGoal, recipesOf } from "../make/recipes.ts";
import type { SourceReading } from "../model.ts";
import { joinReadings, NOTHING } from "../settle.ts";
import { type ShellCommand, type ShellStart, shellCommands } from "../shell/evaluate.ts";
import { absolute, placeIn } from "../shell/state.ts";
import { inRoot, ROOT, UNKNOWN } from "../unknown.ts";
import { bakeInWorkspace } from "./bake.ts";
import { readBakeCommand } from "./build-command.ts";
import { dockerBuild } from "./docker-build.ts";
import { type Program, readProgram, unwrapped } from "./programs.ts";
import { packageScripts, type ScriptRun, statementsOf } from "./script-run.ts";
import { type BuildPlace, passedOver, placed, pushesImages } from "./workspace.ts";

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
  const build = dockerBuild(run.files, words, command.folder, place);
  if (build !== null) return build;
  const program = depth < DEEPEST ? readProgram(words) : null;
  if (program === null) return NOTHING;
  run.left -= RUN_COST;
  return readProgramRun(run, program, command, place, depth + 1);
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

/** Whether a file is a shell script, by its first line or its name. */
export function isShell(path: string, text: string): boolean {
  const first = text.slice(0, 200).split("\n")[0] ?? "";
  return first.startsWith("#!") ? /\b(ba|da|k|z)?sh\b/.test(first) : /\.(ba)?sh$/.test(path);
}
