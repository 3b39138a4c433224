import { realpathSync } from "node:fs";
import { join, posix } from "node:path";
import { StagecheckError } from "../errors.ts";
import type { ExplicitContext } from "../settings/model.ts";
import { kindOf, relativeToRoot } from "../settings/paths.ts";
import { quoted } from "../settings/quoted.ts";
import { count } from "../text/bytes.ts";
import { sourceExists } from "./glob.ts";
import { isPattern } from "./glob-part.ts";
import { ignoreRules } from "./ignore-file.ts";
import type { DeclaredBuild } from "./sources/model.ts";
import { folderAt, type WorkTree } from "./work-tree.ts";

export interface ChosenContext {
  /** Relative to the root, `.` for the root itself. */
  readonly context: string;
  /** One plain sentence. */
  readonly contextReason: string;
}

const SHOWN_SOURCES = 3;
const SHOWN_BUILDS = 3;
const SHOWN_ARGUMENTS = 3;

/**
 * The build context of the Dockerfile at `path` (relative to the root). One that the user named is taken, else that of
 * the first build that the repository declares. Else it is the Dockerfile's own folder or the nearest one above it, up
 * to the root, in which every COPY and ADD source is there; where no folder has them all, its own.
 *
 * A source with a wildcard may match nothing (`yarn.lock*`), so it chooses among folders and rules none out. What an
 * ignore file keeps out of the context is not there.
 * @param declared how the repository builds this Dockerfile, the strongest first
 * @throws StagecheckError where the named context is not a folder in the repository.
 */
export function chooseContext(
  tree: WorkTree,
  path: string,
  contextSources: readonly string[],
  explicit: ExplicitContext | null = null,
  declared: readonly DeclaredBuild[] = [],
): ChosenContext {
  if (explicit !== null) return takeNamed(tree.root, explicit, declared);
  const [first] = declared;
  if (first !== undefined) return { context: first.context, contextReason: declaredReason(first, declared) };
  const own = posix.dirname(path);
  const local = contextSources.filter(isLocal);
  const sources = local.length > 1 ? [...new Set(local)] : local;
  if (sources.length === 0) {
    return { context: own, contextReason: "It copies nothing from its context, so its own folder is taken." };
  }
  const missing = new Map<string, readonly string[]>();
  const rulesIn = ignoreRules(tree, path);
  for (const folder of foldersUp(own)) {
    const context = folderAt(tree, folder);
    const rules = context && rulesIn(context);
    const lacking = sources.filter(
      (source) => !context || !rules || !sourceExists(tree, context, source, rules),
    );
    missing.set(folder, lacking);
    // The nearest that has all is taken, whatever those above it have.
    if (lacking.length === 0) break;
  }

  const hasAll = (accept: (source: string) => boolean) =>
    [...missing].find(([, sourcesMissing]) => !sourcesMissing.some(accept))?.[0];
  const chosen = hasAll(() => true) ?? hasAll((source) => !isPattern(source)) ?? null;
  if (chosen === null) return takeFullest(own, sources, missing);
  return { context: chosen, contextReason: reasonFor(chosen, own, sources, missing) };
}

/** Where no folder has all that must be there: the nearest of those that lack least. `missing` is as below. */
function takeFullest(
  own: string,
  sources: readonly string[],
  missing: ReadonlyMap<string, readonly string[]>,
): ChosenContext {
  const lacking = (folder: string) => missing.get(folder) ?? [];
  const least = Math.min(...[...missing.values()].map((one) => one.length));
  const fullest = [...missing.keys()].find((folder) => lacking(folder).length === least) ?? own;
  if (fullest === own) {
    const contextReason = `No folder up to the root has all that it copies, so its own is taken; ${named(lacking(own))} not there.`;
    return { context: own, contextReason };
  }
  const place = fullest === "." ? "the repository's root" : fullest;
  const has = `${sources.length - least} of ${count(sources.length, "path")}`;
  const contextReason = `No folder up to the root has all that it copies; ${place} has most, ${has}, and ${named(lacking(fullest))} not there.`;
  return { context: fullest, contextReason };
}

/** Why `chosen`; `missing` has the sources that each folder lacks. */
function reasonFor(
  chosen: string,
  own: string,
  sources: readonly string[],
  missing: ReadonlyMap<string, readonly string[]>,
): string {
  const lackingHere = missing.get(own) ?? [];
  if (chosen === own) {
    if (lackingHere.length > 0)
      return `Its own folder has all that must be there; ${named(lackingHere)} not, anywhere.`;
    if (sources.length === 1) return "The one path that it copies is in its own folder.";
    const paths = sources.length === 2 ? "Both paths" : `All ${count(sources.length, "path")}`;
    return `${paths} that it copies are in its own folder.`;
  }
  const all = (missing.get(chosen) ?? []).length > 0 ? "all that must be there" : "all that it copies";
  const place = chosen === "." ? "the repository's root" : chosen;
  return `Its own folder is out, as ${named(lackingHere)} not there; ${place} is the nearest folder above that has ${all}.`;
}

/** Who says so, what the others say that differ in context, target or arguments, and whether any makes an image. */
function declaredReason(first: DeclaredBuild, all: readonly DeclaredBuild[]): string {
  const differs = (build: DeclaredBuild): string => {
    const { context, target } = build;
    const parts = [
      ...(context === first.context ? [] : [`context ${context}`]),
      ...(target === first.target ? [] : [target === null ? "no target" : `target ${target}`]),
    ];
    return [...parts, ...otherArguments(build, first)].join(", ");
  };
  const rest = whatOthersSay(all, differs);
  const none = all.some(({ makesImage }) => makesImage)
    ? ""
    : ". No build of it makes an image, so nothing ships";
  return `${placeOf(first)} says so${rest}${none}.`;
}

/** `compose.yaml, service api,`, as a sentence begins. */
function placeOf({ file, part }: DeclaredBuild): string {
  return part === "" ? file : `${file}, ${part},`;
}

/** The arguments that a build gives another value than the first one does; those that only one of them has do not count. */
function otherArguments({ buildArgs }: DeclaredBuild, first: DeclaredBuild): string[] {
  const all = Object.entries(buildArgs).filter(
    ([name, value]) => Object.hasOwn(first.buildArgs, name) && first.buildArgs[name] !== value,
  );
  const shown = all.slice(0, SHOWN_ARGUMENTS).map(([name, value]) => quoted(`${name}=${value}`).slice(1, -1));
  return all.length === 0
    ? []
    : [`argument${all.length > 1 ? "s" : ""} ${shown.join(" ")}${all.length > SHOWN_ARGUMENTS ? " …" : ""}`];
}

/** @param differs what is said of a build; blank: nothing */
function whatOthersSay(all: readonly DeclaredBuild[], differs: (build: DeclaredBuild) => string): string {
  const others = new Map<string, string>();
  for (const build of all) {
    const what = differs(build);
    if (what !== "") others.set(`${placeOf(build)}\0${what}`, `${placeOf(build)} has ${what}`);
  }
  const shown = [...others.values()].slice(0, SHOWN_BUILDS);
  const more = others.size - shown.length;
  return shown.length === 0 ? "" : `; ${shown.join("; ")}${more > 0 ? `; and ${more} more differ` : ""}`;
}

/** What was named, and the contexts that the repository's own builds have in its place. */
function takeNamed(
  root: string,
  { context, place }: ExplicitContext,
  declared: readonly DeclaredBuild[],
): ChosenContext {
  const fault = (message: string) => new StagecheckError(message, place ? { place } : {});
  if (relativeToRoot(root, context) === undefined) {
    throw fault(`The context ${quoted(context)} lies outside the repository`);
  }
  if (kindOf(join(root, context)) !== "folder")
    throw fault(`The context ${quoted(context)} is not a folder that is there`);
  if (relativeToRoot(root, realpathSync(join(root, context))) === undefined) {
    throw fault(`The context ${quoted(context)} is a link that leads outside the repository`);
  }
  const named = relativeToRoot(root, context);
  const others = whatOthersSay(declared, (build) =>
    build.context === named ? "" : `context ${build.context}`,
  );
  const who = place ? `${place.file} names it on line ${place.line}` : "It was named for this run";
  return { context, contextReason: `${who}${others}.` };
}

/** What can be looked for in a folder: no address, no heredoc, nothing with a variable left in it. */
function isLocal(source: string): boolean {
  if (/^[\w./-]+$/.test(source) && !source.endsWith(".git")) return true;
  const remote = /^([a-z][a-z0-9+.-]*:\/\/|git@[^/]+:|<<)/i.test(source) || /\.git(#.*)?$/.test(source);
  return source !== "" && !remote && !source.includes("$");
}

/** The folder, its parents, the root; nearest first. */
function* foldersUp(folder: string): Generator<string> {
  for (let at = folder; at !== "."; at = posix.dirname(at)) yield at;
  yield ".";
}

/** `package.json is`, `a, b and 3 more are`. */
function named(sources: readonly string[]): string {
  const shown = sources.slice(0, SHOWN_SOURCES).map((source) => quoted(source).slice(1, -1));
  const more = sources.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more are`;
  const last = shown.pop() ?? "";
  return shown.length === 0 ? `${last} is` : `${shown.join(", ")} and ${last} are`;
}
