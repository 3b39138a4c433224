import { constants } from "node:fs";
import { access, lstat, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import picomatch from "picomatch";
import { StagecheckError } from "../errors.ts";
import type { Notice } from "../report/model.ts";
import type { Settings } from "../settings/model.ts";
import { kindOf, relativeToRoot } from "../settings/paths.ts";
import { quoted } from "../settings/quoted.ts";
import { byBytes, type Listing, listFiles } from "./listing.ts";
import { classifyPath, DOCKERFILE_NAMES } from "./names.ts";

export interface FoundDockerfiles {
  /** Relative to the root, `/` between the parts, in the order of their bytes. Each can be read. */
  readonly paths: readonly string[];
  readonly notices: readonly Notice[];
}

export interface FindOptions {
  /**
   * Whether finding nothing is an error, and a glob that no file matches. Not so for a baseline: what is named now
   * need not have been there before. Default: true.
   */
  readonly required?: boolean;
}

/**
 * Finds the Dockerfiles of the repository at `root`: those that `settings.files` names, else those with a Dockerfile's
 * name that the config does not exclude, and those that the config names.
 * @throws StagecheckError where none is found, or a glob names none.
 */
export async function findDockerfiles(
  root: string,
  settings: Pick<Settings, "files" | "config">,
  { required = true }: FindOptions = {},
): Promise<FoundDockerfiles> {
  const realRoot = await realpath(root);
  const listing = await listFiles(realRoot);
  const notices = [...listing.notices];
  const chosen =
    settings.files.length > 0 ? matchGlobs(realRoot, listing, settings, required) : byName(listing, settings);
  notices.push(...chosen.notices);

  const paths: string[] = [];
  const seen = new Map<string, string>();
  for (const path of [...new Set(chosen.paths)].sort(byBytes)) {
    const found = await lookAt(realRoot, path);
    if (found === null) continue;
    if (typeof found !== "string") {
      notices.push(found);
      continue;
    }
    const same = seen.get(found);
    if (same === undefined || chosen.named.has(path)) {
      paths.push(path);
      seen.set(found, same ?? path);
    } else {
      notices.push({ level: "note", message: `The same file as ${same}, so it is checked once`, file: path });
    }
  }
  if (paths.length === 0 && required) throw nothingFound(root, listing, settings, notices);
  return { paths, notices };
}

interface Chosen {
  readonly paths: readonly string[];
  /** Those that the user named one by one. */
  readonly named: ReadonlySet<string>;
  readonly notices: readonly Notice[];
}

function byName(listing: Listing, { config }: Pick<Settings, "config">): Chosen {
  const named = new Set(config?.dockerfiles.map(({ path }) => path));
  const excluded = matcher(config?.exclude ?? []);
  const candidates = listing.paths.filter((path) => !named.has(path) && !excluded(path));
  const notices = candidates
    .filter((path) => classifyPath(path) === "template")
    .map((file) => ({
      level: "note" as const,
      message: "By its name a template, so it is not built; name it with `files` if it is a Dockerfile",
      file,
    }));
  const paths = candidates.filter((path) => classifyPath(path) === "dockerfile");
  return { paths: [...named, ...paths], named, notices };
}

/** Globs choose among the listed files; a path names any file that is there, excluded or not. */
function matchGlobs(
  root: string,
  listing: Listing,
  { files, config }: Pick<Settings, "files" | "config">,
  required: boolean,
): Chosen {
  const without = matcher(files.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)));
  const excluded = matcher(config?.exclude ?? []);
  const named = new Set<string>();
  const paths = new Set<string>();
  for (const glob of files.filter((text) => !text.startsWith("!"))) {
    if (kindOf(join(root, glob)) === "file") {
      named.add(glob);
      paths.add(glob);
      continue;
    }
    const matches = matcher([glob]);
    const found = listing.paths.filter((path) => matches(path));
    if (found.length === 0 && required) {
      throw new StagecheckError(`No file matches ${quoted(glob)}`, {
        remedy: `Looked in ${whereLooked(listing)}; paths are relative to the repository's root.`,
      });
    }
    for (const path of found) if (!excluded(path)) paths.add(path);
  }
  return { paths: [...paths].filter((path) => !without(path)), named, notices: [] };
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => picomatch(glob.replace(/^\.?\/+/, ""), { dot: true, nonegate: true }));
  return (path) => matchers.some((matches) => matches(path));
}

/** The file that a path leads to; a notice where it is not to be read; null where it is not in the workspace. */
async function lookAt(root: string, path: string): Promise<string | Notice | null> {
  const warning = (message: string): Notice => ({ level: "warning", message, file: path });
  const target = await realpath(join(root, path)).catch((error: NodeJS.ErrnoException) => error.code ?? "");
  if (target === "ENOENT" || target === "ENOTDIR") {
    return (await isLink(root, path)) ? warning("A link that leads nowhere, so it is passed over") : null;
  }
  if (!target.startsWith(sep))
    return { level: "error", message: "The Dockerfile cannot be read", file: path };
  if (relativeToRoot(root, target) === undefined) {
    return warning("A link that leads outside the repository, so it is passed over");
  }
  const stats = await stat(target).catch(() => null);
  if (stats !== null && !stats.isFile()) return warning("Not a regular file, so it is passed over");
  const readable = await access(target, constants.R_OK).then(
    () => true,
    () => false,
  );
  return readable ? target : { level: "error", message: "The Dockerfile cannot be read", file: path };
}

async function isLink(root: string, path: string): Promise<boolean> {
  return lstat(join(root, path)).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
}

function whereLooked({ from }: Listing): string {
  return from === "git" ? "what git tracks" : "the folder";
}

function nothingFound(
  root: string,
  listing: Listing,
  { files }: Pick<Settings, "files">,
  notices: readonly Notice[],
): StagecheckError {
  const looked = files.length > 0 ? files.join(", ") : DOCKERFILE_NAMES;
  const passed = notices.find(({ level, file }) => level !== "note" && file !== undefined);
  const why = passed ? ` (${passed.file}: ${passed.message})` : "";
  return new StagecheckError(`There is no Dockerfile in ${root}${why}`, {
    remedy: `Looked for ${looked} in ${whereLooked(listing)}. Name one with \`files\` (\`--file\`).`,
  });
}
