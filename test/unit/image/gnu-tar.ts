/** Applies layers as an engine does, but with GNU tar and the file system: shares no code with what it is to check. */
import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface AppliedFile {
  readonly type: "file" | "directory" | "symlink" | "other";
  readonly size: number;
  readonly content: string | undefined;
}

export interface AppliedImage {
  /** By path. */
  readonly files: ReadonlyMap<string, AppliedFile>;
  /** Of regular files, hard links once. */
  readonly bytes: number;
}

/** @param folder an empty one; layers are unpacked below it alone */
export function applyLayers(tars: readonly Buffer[], folder: string): AppliedImage {
  const merged = join(folder, "merged");
  mkdirSync(merged);
  for (const [index, tar] of tars.entries()) {
    const upper = join(folder, `layer-${index}`);
    mkdirSync(upper);
    const options = [
      "--extract",
      "--file",
      "-",
      "--directory",
      upper,
      "--no-same-owner",
      "--delay-directory-restore",
    ];
    execFileSync("tar", options, { input: tar, stdio: ["pipe", "ignore", "pipe"] });
    layOver(upper, merged);
  }
  const files = new Map<string, AppliedFile>();
  const inodes = new Map<number, number>();
  collect(merged, "", files, inodes);
  return { files, bytes: [...inodes.values()].reduce((sum, size) => sum + size, 0) };
}

function layOver(upper: string, lower: string): void {
  const names = readdirSync(upper);
  for (const name of names.filter((one) => one.startsWith(".wh."))) {
    if (name !== ".wh..wh..opq") rmSync(join(lower, name.slice(4)), { recursive: true, force: true });
    else for (const old of readdirSync(lower)) rmSync(join(lower, old), { recursive: true });
  }
  for (const name of names.filter((one) => !one.startsWith(".wh."))) {
    const [above, below] = [join(upper, name), join(lower, name)];
    if (!isFolder(below)) rmSync(below, { force: true });
    else if (!isFolder(above)) rmSync(below, { recursive: true });
    if (isFolder(below)) layOver(above, below);
    else if (isFolder(above)) {
      mkdirSync(below);
      layOver(above, below);
    } else renameSync(above, below);
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function collect(
  folder: string,
  path: string,
  files: Map<string, AppliedFile>,
  inodes: Map<number, number>,
): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const found = lstatSync(file);
    const inner = path === "" ? name : `${path}/${name}`;
    if (found.isDirectory()) {
      files.set(inner, { type: "directory", size: 0, content: undefined });
      collect(file, inner, files, inodes);
    } else if (found.isFile()) {
      files.set(inner, { type: "file", size: found.size, content: readFileSync(file, "latin1") });
      inodes.set(found.ino, found.size);
    } else
      files.set(inner, { type: found.isSymbolicLink() ? "symlink" : "other", size: 0, content: undefined });
  }
}
