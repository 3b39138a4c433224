import { join } from "node:path";
import picomatch from "picomatch";
import { StagecheckError } from "../errors.ts";
import type { Notice } from "../report/model.ts";
import type { Settings } from "../settings/model.ts";
import { kindOf, relativeToRoot } from "../settings/paths.ts";
import { quoted } from "../settings/quoted.ts";
import { enumerate } from "./enumerate.ts";
import { byBytes, type Listing, listFiles } from "./listing.ts";
import { beginsAsDockerfile, classifyPath, DOCKERFILE_NAMES, isLeftOut } from "./names.ts";
import { readBeginning } from "./read-file.ts";
import { readableFile } from "./readable-file.ts";
import { fileAt, openWorkTree, type WorkTree } from "./work-tree.ts";

export interface FoundDockerfiles {
  /** Relative to the root, `/` between the parts, in the order of their bytes. Each can be read. */
  readonly paths: readonly string[];
  readonly notices: readonly Notice[];
}

/** Dockerfiles that are looked for one after the other. */
export interface DockerfileSearch {
  /** As those that are found; to be gone through once. Throws at its end where none is found, and one has to be. */
  readonly paths: Iterable<string>;
  /** Complete once all paths were gone through. */
  readonly notices: readonly Notice[];
}

export interface FindOptions {
  /**
   * Whether finding nothing is an error, and a glob that no file matches. Not so for a baseline: what is named now
   * need not have been there before. Default: true.
   */
  readonly required?: boolean;
  /** What `listFiles` says, where it is known. */
  readonly listing?: Listing;
  /** The repository's files, where others ask them too. */
  readonly tree?: WorkTree;
  /** Paths of Dockerfiles that the repository's own builds name. */
  readonly declared?: readonly string[];
}

/** Enough to pass the comments that a file begins with. */
const LOOKED_AT_BYTES = 64_000;

/**
 * Finds the Dockerfiles of the repository at `root`: those that `settings.files` names, else those with a Dockerfile's
 * name that the config does not exclude, those that the repository's own builds name, and those that the config names.
 * Folders of other people's files and of test data are left out, unless a build of the repository's own names one there.
 * @throws StagecheckError where none is found, or a glob names none.
 */
export async function findDockerfiles(
  root: string,
  settings: Pick<Settings, "files" | "config">,
  options: FindOptions = {},
): Promise<FoundDockerfiles> {
  const { paths, notices } = await searchDockerfiles(root, settings, options);
  return { paths: [...paths], notices };
}

/**
 * As `findDockerfiles`, one after the other: who reads each before the next is looked for finds its folder known.
 * @throws StagecheckError where a glob names none
 */
export async function searchDockerfiles(
  root: string,
  settings: Pick<Settings, "files" | "config">,
  { required = true, declared = [], listing: known, tree = openWorkTree(root) }: FindOptions = {},
): Promise<DockerfileSearch> {
  const listing = known ?? (await listFiles(tree.root));
  const chosen =
    settings.files.length > 0
      ? matchGlobs(tree.root, listing, settings, required)
      : byName(tree, listing, settings, declared);
  const notices = [...listing.notices, ...chosen.notices];
  const nothing = () => nothingFound(root, listing.from, settings, notices);
  return { paths: readablePaths(tree, chosen, notices, required ? nothing : null), notices };
}

/** Those of the chosen that can be read, each file once. */
function* readablePaths(
  tree: WorkTree,
  { paths, named }: Chosen,
  notices: Notice[],
  nothing: (() => StagecheckError) | null,
): Generator<string> {
  const all = new Set(paths);
  /** Paths of links by what they lead to. Of all others nothing is kept: there may be thousands. */
  const links = new Map<string, string>();
  let found = 0;
  for (const path of [...all].sort(byBytes)) {
    const file = readableFile(tree, path);
    if (file === null) continue;
    if (typeof file !== "string") {
      notices.push(file);
      continue;
    }
    const real = isPathOf(tree.root, path, file) ? path : (relativeToRoot(tree.root, file) ?? file);
    const same = links.get(real) ?? (real < path && all.has(real) ? real : undefined);
    if (same !== undefined && !named.has(path)) {
      notices.push({ level: "note", message: `The same file as ${same}, so it is checked once`, file: path });
      continue;
    }
    if (real !== path && same === undefined) links.set(real, path);
    found++;
    yield path;
  }
  if (found === 0 && nothing) throw nothing();
}

/** Whether a file in the root, links resolved, lies where a path relative to the root says. */
function isPathOf(root: string, path: string, file: string): boolean {
  const before = root === "/" ? 1 : root.length + 1;
  return file.length === before + path.length && file.endsWith(path);
}

interface Chosen {
  readonly paths: readonly string[];
  /** Those that the user named one by one. */
  readonly named: ReadonlySet<string>;
  readonly notices: readonly Notice[];
}

function byName(
  tree: WorkTree,
  listing: Listing,
  { config }: Pick<Settings, "config">,
  declared: readonly string[],
): Chosen {
  const named = new Set(config?.dockerfiles.map(({ path }) => path));
  const excluded = matcher(config?.exclude ?? []);
  const wanted = (path: string) => !named.has(path) && !excluded(path);
  const built = new Set(declared.filter(wanted));
  const paths: string[] = [...named, ...built];
  const leftOut: string[] = [];
  const notices: Notice[] = [];
  for (const file of listing.paths) {
    const kind = classifyPath(file);
    if (kind === "other" || built.has(file) || !wanted(file)) continue;
    if (kind === "unsure" && !looksLikeDockerfile(tree, file)) continue;
    if (isLeftOut(file)) leftOut.push(file);
    else if (kind !== "template") paths.push(file);
    else {
      const message =
        "By its name a template, so it is not built; name it with `files` if it is a Dockerfile";
      notices.push({ level: "note", message, file });
    }
  }
  if (leftOut.length > 0) {
    const message = `Dockerfiles in vendored and test-data folders are left out, unless \`files\` names them: ${enumerate(leftOut)}`;
    notices.push({ level: "note", message });
  }
  return { paths, named, notices: [...notices, ...doubles(paths)] };
}

/** Two files of one folder whose names differ in case alone: where case does not count there is only one of them. */
function doubles(paths: readonly string[]): Notice[] {
  const first = new Map<string, string>();
  return [...paths].sort(byBytes).flatMap((path): Notice[] => {
    const other = first.get(path.toLowerCase());
    if (other === undefined) {
      first.set(path.toLowerCase(), path);
      return [];
    }
    const message = `Its name differs from ${other} in case alone, so macOS and Windows have only one of the two`;
    return [{ level: "note", message, file: path }];
  });
}

function looksLikeDockerfile(tree: WorkTree, path: string): boolean {
  const file = fileAt(tree, path);
  if (file === null) return false;
  try {
    return beginsAsDockerfile(readBeginning(file, LOOKED_AT_BYTES).text);
  } catch {
    // It may not be read: so much is said of what has a Dockerfile's name beyond doubt.
    return false;
  }
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
        remedy: `Looked in ${whereLooked(listing.from)}; paths are relative to the repository's root.`,
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

function whereLooked(from: Listing["from"]): string {
  return from === "git" ? "what git tracks" : "the folder";
}

function nothingFound(
  root: string,
  from: Listing["from"],
  { files }: Pick<Settings, "files">,
  notices: readonly Notice[],
): StagecheckError {
  const looked = files.length > 0 ? files.join(", ") : DOCKERFILE_NAMES;
  const passed = notices.find(({ level, file }) => level !== "note" && file !== undefined);
  const why = passed ? ` (${passed.file}: ${passed.message})` : "";
  return new StagecheckError(`There is no Dockerfile in ${root}${why}`, {
    remedy: `Looked for ${looked} in ${whereLooked(from)}. Name one with \`files\` (\`--file\`).`,
  });
}
