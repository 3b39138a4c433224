import { readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { nearestName } from "../text/nearest.ts";

/** What a path leads to once links are followed; `other` for sockets, devices and the like. */
export type PathKind = "file" | "folder" | "other" | "absent";

/** Never throws: what cannot be reached counts as absent. */
export function kindOf(path: string): PathKind {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    // A name that is too long, a loop of links, a NUL byte, a folder that may not be entered.
  }
  if (stats === undefined) return "absent";
  if (stats.isFile()) return "file";
  return stats.isDirectory() ? "folder" : "other";
}

/** Relative to `root`, with `/` between the parts and `.` for the root itself; undefined: it lies outside. Asks no disk. */
export function relativeToRoot(root: string, path: string): string | undefined {
  const inner = relative(root, resolve(root, path));
  if (inner === "") return ".";
  if (inner === ".." || inner.startsWith(`..${sep}`) || isAbsolute(inner)) return undefined;
  return inner.split(sep).join("/");
}

/** What a path leads to once all links are followed. Of what lies outside of the root no more is told. */
export type Destination =
  | { readonly kind: "file" | "folder" | "other" /** Absolute, without links. */; readonly path: string }
  | { readonly kind: "absent" | "outside" | "unreadable" };

/** @param root absolute, links resolved. Never throws. */
export function destinationOf(root: string, path: string): Destination {
  let real: string;
  try {
    real = realpathSync.native(resolve(root, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { kind: code === "ENOENT" || code === "ENOTDIR" ? "absent" : "unreadable" };
  }
  if (relativeToRoot(root, real) === undefined) return { kind: "outside" };
  const kind = kindOf(real);
  return kind === "absent" ? { kind } : { kind, path: real };
}

/** Whether a path that is there stays inside `root` (absolute, links resolved) when its links are followed. */
export const staysInside = (root: string, path: string): boolean => "path" in destinationOf(root, path);

/**
 * The path in `root` that was probably meant: each part that is not there is replaced by the nearest name in its
 * folder. Undefined where one part has none near it.
 */
export function nearestPath(root: string, path: string): string | undefined {
  let found = ".";
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const exact = join(found, part);
    if (kindOf(join(root, exact)) !== "absent") {
      found = exact;
      continue;
    }
    const name = nearestName(part, namesIn(join(root, found)));
    if (name === undefined) return undefined;
    found = join(found, name);
  }
  return found === "." || !staysInside(root, found) ? undefined : found.split(sep).join("/");
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name !== ".git");
  } catch {
    return [];
  }
}
