import { type Dirent, readdirSync, realpathSync } from "node:fs";
import { posix } from "node:path";
import { destinationOf, kindOf } from "../settings/paths.ts";
import { partMatcher } from "./glob-part.ts";
import type { IgnoreRules } from "./ignore.ts";

/** What bears a name in a folder; a link is not followed. */
export type EntryKind = "file" | "folder" | "link" | "other";

/** A folder that lies in the root once all links are followed. Its names are read once. */
export interface Folder {
  /** Absolute, as it was reached. */
  readonly path: string;
  /** Whether it was reached through a link. */
  readonly linked: boolean;
  /** By name; null: the folder may be entered and not read. */
  readonly entries: ReadonlyMap<string, EntryKind> | null;
  /** What patterns match in it, as far as they were asked. Most folders are asked for none. */
  matches?: Map<string, readonly string[]>;
  /** What its own `.dockerignore` keeps out, once that was read. */
  ignore?: IgnoreRules;
}

/**
 * The files of a repository as they lie on the disk. What is asked of one Dockerfile is mostly asked of the next one
 * too, so folders are kept once they are read; what changes on the disk meanwhile need not be seen.
 */
export interface WorkTree {
  /** Absolute, links resolved. */
  readonly root: string;
  readonly top: Folder;
  /** Folders by their paths that were asked for of late. */
  recent: Map<string, Folder | null>;
  /** Those before them, forgotten next unless they are asked for once more. */
  earlier: Map<string, Folder | null>;
  /** Names in `recent`. */
  names: number;
}

/**
 * After so many the earlier ones are forgotten, and read again where they are asked for once more: memory is the same
 * for any repository. Few folders, as what is forgotten soon is garbage that costs nothing: what outlives two
 * collections of the young waits for one of the whole heap, which grows meanwhile (https://v8.dev/blog/trash-talk).
 */
const MOST_FOLDERS = 32;
const MOST_NAMES = 10_000;
/** Of one folder. */
const MOST_PATTERNS = 1000;

/** @throws where the root is not there */
export function openWorkTree(root: string): WorkTree {
  const real = realpathSync(root);
  const top = newFolder(real, readEntries(real), false);
  return { root: real, top, recent: new Map(), earlier: new Map(), names: 0 };
}

/** The folder at a path relative to the root; null where there is none, or it leads outside. */
export function folderAt(tree: WorkTree, path: string): Folder | null {
  let folder: Folder | null = tree.top;
  if (path === ".") return folder;
  const known = tree.recent.get(below(folder, path));
  if (known !== undefined) return known;
  for (let start = 0; folder !== null && start <= path.length; ) {
    const slash = path.indexOf("/", start);
    const end = slash < 0 ? path.length : slash;
    folder = folderIn(tree, folder, path.slice(start, end));
    start = end + 1;
  }
  return folder;
}

/** A folder within a folder by its name; null where there is none, or it leads outside. */
export function folderIn(tree: WorkTree, folder: Folder, name: string): Folder | null {
  const kind = kindIn(folder, name);
  if (kind !== "folder" && kind !== "link") return null;
  const path = below(folder, name);
  const known = tree.recent.get(path);
  if (known !== undefined) return known;
  const before = tree.earlier.get(path);
  const found = before === undefined ? lookForFolder(tree, folder, path, kind) : before;
  tree.recent.set(path, found);
  tree.names += found?.entries?.size ?? 0;
  if (tree.recent.size >= MOST_FOLDERS || tree.names > MOST_NAMES) {
    tree.earlier = tree.recent;
    tree.recent = new Map();
    tree.names = 0;
  }
  return found;
}

/** What can be told without a look at it: in a folder that cannot be read, anything may be there. */
function kindIn({ entries }: Folder, name: string): EntryKind | undefined {
  return entries === null ? "link" : entries.get(name);
}

function below({ path }: Folder, name: string): string {
  return path === "/" ? `/${name}` : `${path}/${name}`;
}

function lookForFolder({ root }: WorkTree, folder: Folder, path: string, kind: EntryKind): Folder | null {
  if (kind === "link" && destinationOf(root, path).kind !== "folder") return null;
  return newFolder(path, readEntries(path), folder.linked || kind === "link");
}

/** The path of a regular file in a folder, absolute, links resolved; null where there is none, or it leads outside. */
export function fileIn({ root }: WorkTree, folder: Folder, name: string): string | null {
  const kind = kindIn(folder, name);
  if (kind !== "file" && kind !== "link") return null;
  const path = below(folder, name);
  if (kind === "file" && !folder.linked) return path;
  const found = destinationOf(root, path);
  return found.kind === "file" ? found.path : null;
}

/** `fileIn` for a path relative to the root. */
export function fileAt(tree: WorkTree, path: string): string | null {
  const folder = folderAt(tree, posix.dirname(path));
  return folder && fileIn(tree, folder, posix.basename(path));
}

/** Whether something of this name is there; a link has to lead somewhere. */
export function isThere(folder: Folder, name: string): boolean {
  const kind = kindIn(folder, name);
  return kind === "link" ? kindOf(below(folder, name)) !== "absent" : kind !== undefined;
}

/** The names in a folder that one part of a pattern matches, links that lead nowhere too. */
export function namesMatching(folder: Folder, part: string): readonly string[] {
  const known = folder.matches?.get(part);
  if (known !== undefined) return known;
  const matches = partMatcher(part);
  const names = matches === null ? [] : [...(folder.entries?.keys() ?? [])].filter(matches);
  if (folder.matches === undefined || folder.matches.size >= MOST_PATTERNS) folder.matches = new Map();
  folder.matches.set(part, names);
  return names;
}

function newFolder(path: string, entries: Folder["entries"], linked: boolean): Folder {
  return { path, linked, entries };
}

function readEntries(path: string): ReadonlyMap<string, EntryKind> | null {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return null;
  }
  const kinds = new Map<string, EntryKind>();
  for (const entry of entries) kinds.set(entry.name, kindOfEntry(entry));
  return kinds;
}

function kindOfEntry(entry: Dirent): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}
