import { realpath } from "node:fs/promises";
import { join, posix } from "node:path";
import { StagecheckError } from "../errors.ts";
import type { ExplicitContext } from "../settings/model.ts";
import { kindOf, relativeToRoot } from "../settings/paths.ts";
import { quoted } from "../settings/quoted.ts";
import { count } from "../text/bytes.ts";
import { isPattern, sourceExists } from "./glob.ts";

export interface ChosenContext {
  /** Relative to the root, `.` for the root itself. */
  readonly context: string;
  /** One plain sentence. */
  readonly contextReason: string;
}

const SHOWN_SOURCES = 3;

/**
 * The build context of the Dockerfile at `path` (relative to `root`). One that the user named is taken. Else it is the
 * Dockerfile's own folder or the nearest one above it, up to the root, in which every COPY and ADD source is there;
 * where no folder has them all, its own.
 *
 * A source with a wildcard may match nothing (`yarn.lock*`), so it chooses among folders and rules none out.
 * @throws StagecheckError where the named context is not a folder in the repository.
 */
export async function chooseContext(
  root: string,
  path: string,
  contextSources: readonly string[],
  explicit: ExplicitContext | null = null,
): Promise<ChosenContext> {
  const realRoot = await realpath(root);
  if (explicit !== null) return takeNamed(realRoot, explicit);
  const own = posix.dirname(path);
  const sources = [...new Set(contextSources.filter(isLocal))];
  if (sources.length === 0) {
    return { context: own, contextReason: "It copies nothing from its context, so its own folder is taken." };
  }
  const missing = new Map<string, readonly string[]>();
  for (const folder of foldersUp(own)) missing.set(folder, await missingSources(realRoot, folder, sources));

  const hasAll = (accept: (source: string) => boolean) =>
    [...missing].find(([, sourcesMissing]) => !sourcesMissing.some(accept))?.[0];
  const chosen = hasAll(() => true) ?? hasAll((source) => !isPattern(source)) ?? null;
  const contextReason = reasonFor(chosen, own, sources, missing);
  return { context: chosen ?? own, contextReason };
}

/** Why `chosen` (null: no folder would do); `missing` has the sources that each folder lacks. */
function reasonFor(
  chosen: string | null,
  own: string,
  sources: readonly string[],
  missing: ReadonlyMap<string, readonly string[]>,
): string {
  const lackingHere = missing.get(own) ?? [];
  if (chosen === null) {
    return `No folder up to the root has all that it copies, so its own is taken; ${named(lackingHere)} not there.`;
  }
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

async function takeNamed(root: string, { context, place }: ExplicitContext): Promise<ChosenContext> {
  const fault = (message: string) => new StagecheckError(message, place ? { place } : {});
  if (relativeToRoot(root, context) === undefined) {
    throw fault(`The context ${quoted(context)} lies outside the repository`);
  }
  if (kindOf(join(root, context)) !== "folder")
    throw fault(`The context ${quoted(context)} is not a folder that is there`);
  if (relativeToRoot(root, await realpath(join(root, context))) === undefined) {
    throw fault(`The context ${quoted(context)} is a link that leads outside the repository`);
  }
  const contextReason = place
    ? `${place.file} names it on line ${place.line}.`
    : "It was named for this run.";
  return { context, contextReason };
}

/** What can be looked for in a folder: no address, no heredoc, nothing with a variable left in it. */
function isLocal(source: string): boolean {
  const remote = /^([a-z][a-z0-9+.-]*:\/\/|git@[^/]+:|<<)/i.test(source) || /\.git(#.*)?$/.test(source);
  return source !== "" && !remote && !source.includes("$");
}

/** The folder, its parents, the root; nearest first. */
function foldersUp(folder: string): string[] {
  return folder === "." ? ["."] : [folder, ...foldersUp(posix.dirname(folder))];
}

async function missingSources(root: string, folder: string, sources: readonly string[]): Promise<string[]> {
  const there = await Promise.all(sources.map((source) => sourceExists(root, join(root, folder), source)));
  return sources.filter((_, index) => !there[index]);
}

/** `package.json is`, `a, b and 3 more are`. */
function named(sources: readonly string[]): string {
  const shown = sources.slice(0, SHOWN_SOURCES).map((source) => quoted(source).slice(1, -1));
  const more = sources.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more are`;
  const last = shown.pop() ?? "";
  return shown.length === 0 ? `${last} is` : `${shown.join(", ")} and ${last} are`;
}
