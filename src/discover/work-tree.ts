import { type Dirent, readdirSync, realpathSync } from "node:fs";
import { join, posix } from "node:path";
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
  /** Folders in it that were asked for. Most folders are asked for none, and for no pattern: these take no memory. */
  folders?: Map<string, Folder | null>;
  /** What patterns match in it, as far as they were asked. */
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
  /** Names and folders that are kept below the top. */
  kept: number;
}

/** More are forgotten, and read again where they are asked for once more: memory is the same for any repository. */
const MOST_KEPT = 10_000;
/** Of one folder. */
const MOST_PATTERNS = 1000;

/** @throws where the root is not there */
export function openWorkTree(root: string): WorkTree {
  const real = realpathSync(root);
  return { root: real, top: newFolder(real, readEntries(real), false), kept: 0 };
}

/** The folder at a path relative to the root; null where there is none, or it leads outside. */
export function folderAt(tree: WorkTree, path: string): Folder | null {
  let folder: Folder | null = tree.top;
  if (path === ".") return folder;
  for (const part of path.split("/")) {
    if (folder === null) return null;
    folder = folderIn(tree, folder, part);
  }
  return folder;
}

/** A folder within a folder by its name; null where there is none, or it leads outside. */
export function folderIn(tree: WorkTree, folder: Folder, name: string): Folder | null {
  const known = folder.folders?.get(name);
  if (known !== undefined) return known;
  const found = lookForFolder(tree, folder, name);
  tree.kept += 1 + (found?.entries?.size ?? 0);
  if (tree.kept > MOST_KEPT) {
    tree.top.folders?.clear();
    tree.kept = 0;
  }
  folder.folders ??= new Map();
  folder.folders.set(name, found);
  return found;
}

function lookForFolder({ root }: WorkTree, folder: Folder, name: string): Folder | null {
  const kind = folder.entries === null ? "link" : folder.entries.get(name);
  if (kind !== "folder" && kind !== "link") return null;
  const path = join(folder.path, name);
  if (kind === "link" && destinationOf(root, path).kind !== "folder") return null;
  return newFolder(path, readEntries(path), folder.linked || kind === "link");
}

/** The path of a regular file in a folder, absolute, links resolved; null where there is none, or it leads outside. */
export function fileIn({ root }: WorkTree, folder: Folder, name: string): string | null {
  const kind = folder.entries === null ? "link" : folder.entries.get(name);
  const path = join(folder.path, name);
  if (kind === "file" && !folder.linked) return path;
  if (kind !== "file" && kind !== "link") return null;
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
  const kind = folder.entries === null ? "link" : folder.entries.get(name);
  return kind === "link" ? kindOf(join(folder.path, name)) !== "absent" : kind !== undefined;
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
  return new Map(entries.map((entry) => [entry.name, kindOfEntry(entry)]));
}

function kindOfEntry(entry: Dirent): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}
