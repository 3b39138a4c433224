import { isPattern } from "./glob-part.ts";
import { type IgnoreRules, isIgnored } from "./ignore.ts";
import { type Folder, folderIn, isThere, namesMatching, type WorkTree } from "./work-tree.ts";

/** Of more folders than this that a wildcard names, the rest are not looked into. */
const MOST_FOLDERS = 1000;

const NO_RULES: IgnoreRules = { patterns: [] };

/** Something that is there, by its path in the context. */
interface Found {
  readonly folder: Folder;
  readonly name: string;
  readonly path: string;
}

/**
 * Whether a COPY or ADD source is there in a context folder. Like BuildKit, a leading `/` and `..` stay inside the
 * context; nothing outside the work tree is looked at.
 */
export function sourceExists(
  tree: WorkTree,
  context: Folder,
  source: string,
  rules: IgnoreRules = NO_RULES,
): boolean {
  const parts: string[] = [];
  for (const part of source.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  if (rules.patterns.length === 0 && !isPattern(source)) return isAt(tree, context, parts);
  const last = parts.pop();
  if (last === undefined) return true;
  let folders: readonly (readonly [folder: Folder, path: string])[] = [[context, ""]];
  for (const part of parts) {
    const found = folders.flatMap(([folder, path]) => step(folder, path, part)).slice(0, MOST_FOLDERS);
    folders = found.flatMap(({ folder, name, path }) => {
      const next = folderIn(tree, folder, name);
      return next === null ? [] : [[next, path] as const];
    });
    if (folders.length === 0) return false;
  }
  const found = folders.flatMap(([folder, path]) => step(folder, path, last)).slice(0, MOST_FOLDERS);
  if (rules.patterns.length === 0) return found.length > 0;
  return found.some((one) => isSent(tree, one, rules));
}

/** Whether something is there at a path, cut into its parts. */
function isAt(tree: WorkTree, context: Folder, parts: readonly string[]): boolean {
  let folder: Folder | null = context;
  for (let index = 0; folder !== null && index < parts.length; index++) {
    const part = parts[index] ?? "";
    if (!isThere(folder, part)) return false;
    if (index < parts.length - 1) folder = folderIn(tree, folder, part);
  }
  return folder !== null;
}

/** Whether a path, or anything below it, is not ignored. */
function isSent(tree: WorkTree, found: Found, rules: IgnoreRules): boolean {
  const waiting = [found];
  for (let looked = 0; looked < MOST_FOLDERS; looked++) {
    const next = waiting.pop();
    if (next === undefined) return false;
    if (!isIgnored(rules, next.path)) return true;
    // Something below an ignored folder is sent only where a pattern takes it back.
    if (!rules.patterns.some(({ exclusion }) => exclusion)) continue;
    // A link is sent as it is.
    if (next.folder.entries?.get(next.name) !== "folder") continue;
    const below = folderIn(tree, next.folder, next.name);
    for (const name of below?.entries?.keys() ?? [])
      if (below !== null) waiting.push({ folder: below, name, path: `${next.path}/${name}` });
  }
  return true;
}

/** The entries of a folder that a part of a pattern names. */
function step(folder: Folder, path: string, part: string): Found[] {
  const names = isPattern(part) ? namesMatching(folder, part) : isThere(folder, part) ? [part] : [];
  return names.map((name) => ({ folder, name, path: path === "" ? name : `${path}/${name}` }));
}
