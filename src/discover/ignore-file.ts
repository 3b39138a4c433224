import { posix } from "node:path";
import { type IgnoreRules, parseIgnore } from "./ignore.ts";
import { readBeginning } from "./read-file.ts";
import { type Folder, fileIn, folderAt, type WorkTree } from "./work-tree.ts";

const LONGEST_BYTES = 2_000_000;

const NO_RULES: IgnoreRules = { patterns: [] };

/** Rules by their text: the services of one repository mostly have copies of one file. */
const byText = new Map<string, IgnoreRules>();
const MOST_TEXTS = 100;
const LONGEST_TEXT = 10_000;

/** The ignore file that counts for a Dockerfile; where there is none, the one of its context, without text. */
export interface IgnoreFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string | null;
}

/**
 * Reads `X.dockerignore` beside the Dockerfile X, else `.dockerignore` in the context. Both are relative to the root.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function readIgnoreFile(tree: WorkTree, dockerfile: string, context: string): IgnoreFile {
  const own = `${dockerfile}.dockerignore`;
  const beside = readText(tree, folderAt(tree, posix.dirname(own)), posix.basename(own));
  if (beside !== null) return { path: own, text: beside };
  const text = readText(tree, folderAt(tree, context), ".dockerignore");
  return { path: posix.join(context, ".dockerignore"), text };
}

/**
 * What is not sent of a context, by the ignore file that counts. One that BuildKit would reject ignores nothing here:
 * the build says what is wrong.
 * @param dockerfile relative to the root
 */
export function ignoreRules(tree: WorkTree, dockerfile: string): (context: Folder) => IgnoreRules {
  const beside = folderAt(tree, posix.dirname(dockerfile));
  const own = readText(tree, beside, `${posix.basename(dockerfile)}.dockerignore`);
  if (own !== null) {
    const rules = rulesOf(own);
    return () => rules;
  }
  return (context) => {
    // Many Dockerfiles are asked of one context.
    context.ignore ??= rulesOf(readText(tree, context, ".dockerignore") ?? "");
    return context.ignore;
  };
}

function rulesOf(text: string): IgnoreRules {
  const found = byText.get(text);
  if (found !== undefined) return found;
  const rules = parseIgnore(text) ?? NO_RULES;
  if (byText.size >= MOST_TEXTS) byText.clear();
  if (text.length <= LONGEST_TEXT) byText.set(text, rules);
  return rules;
}

function readText(tree: WorkTree, folder: Folder | null, name: string): string | null {
  const path = folder && fileIn(tree, folder, name);
  if (path === null) return null;
  try {
    return readBeginning(path, LONGEST_BYTES).text;
  } catch {
    // It may not be read; the build says so.
    return null;
  }
}
