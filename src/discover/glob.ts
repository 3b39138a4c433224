import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { relativeToRoot } from "../settings/paths.ts";
import { isPattern, matchesPart } from "./glob-part.ts";
import { type IgnoreRules, isIgnored } from "./ignore.ts";

/** Of more folders than this that a wildcard names, the rest are not looked into. */
const MOST_FOLDERS = 1000;

const NO_RULES: IgnoreRules = { patterns: [] };

/**
 * Whether a COPY or ADD source is there in a context folder. Like BuildKit, a leading `/` and `..` stay inside the
 * context. `root` and `context` are absolute, links resolved; nothing outside `root` is looked at.
 */
export async function sourceExists(
  root: string,
  context: string,
  source: string,
  rules: IgnoreRules = NO_RULES,
): Promise<boolean> {
  const parts: string[] = [];
  for (const part of source.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  let folders: string[] = [context];
  for (const part of parts) {
    const next = await Promise.all(folders.map((folder) => step(root, folder, part)));
    folders = next.flat().slice(0, MOST_FOLDERS);
    if (folders.length === 0) return false;
  }
  if (rules.patterns.length === 0 || parts.length === 0) return true;
  for (const found of folders) if (await isSent(context, found, rules)) return true;
  return false;
}

/** Whether a path, or anything below it, is not ignored. */
async function isSent(context: string, path: string, rules: IgnoreRules): Promise<boolean> {
  const waiting = [path];
  for (let looked = 0; looked < MOST_FOLDERS; looked++) {
    const next = waiting.pop();
    if (next === undefined) return false;
    if (!isIgnored(rules, relative(context, next).split(sep).join("/"))) return true;
    // Something below an ignored folder is sent only where a pattern takes it back.
    if (!rules.patterns.some(({ exclusion }) => exclusion)) continue;
    // A link is sent as it is.
    const isFolder = await lstat(next).then((stats) => stats.isDirectory());
    const below = isFolder ? await readdir(next).catch(() => []) : [];
    waiting.push(...below.map((name) => join(next, name)));
  }
  return true;
}

/** The entries of a folder that a part of a pattern names. */
async function step(root: string, folder: string, part: string): Promise<string[]> {
  const inside = await realpath(folder).then(
    (path) => relativeToRoot(root, path) !== undefined,
    () => false,
  );
  if (!inside) return [];
  if (!isPattern(part)) {
    const path = join(folder, part);
    return stat(path).then(
      () => [path],
      () => [],
    );
  }
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => matchesPart(part, name) === true).map((name) => join(folder, name));
}
