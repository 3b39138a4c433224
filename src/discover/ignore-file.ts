import { posix } from "node:path";
import { type IgnoreRules, parseIgnore } from "./ignore.ts";
import { readBeginning } from "./read-file.ts";
import { type Folder, fileIn, folderAt, type WorkTree } from "./work-tree.ts";

const LONGEST_BYTES = 2_000_000;

const NO_RULES: IgnoreRules = { patterns: [] };

/** Those of each context's own `.dockerignore`: many Dockerfiles are asked of one context. */
const known = new WeakMap<Folder, IgnoreRules>();

/**
 * What is not sent of a context: by `X.dockerignore` beside the Dockerfile X, else by `.dockerignore` in the context.
 * A file that BuildKit would reject ignores nothing here: the build says what is wrong.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 * @param dockerfile relative to the root
 */
export function ignoreRules(tree: WorkTree, dockerfile: string): (context: Folder) => IgnoreRules {
  const beside = folderAt(tree, posix.dirname(dockerfile));
  const own = beside && readRules(tree, beside, `${posix.basename(dockerfile)}.dockerignore`);
  if (own !== null) return () => own;
  return (context) => {
    const rules = known.get(context) ?? readRules(tree, context, ".dockerignore") ?? NO_RULES;
    known.set(context, rules);
    return rules;
  };
}

function readRules(tree: WorkTree, folder: Folder, name: string): IgnoreRules | null {
  const path = fileIn(tree, folder, name);
  if (path === null) return null;
  try {
    return parseIgnore(readBeginning(path, LONGEST_BYTES).text) ?? NO_RULES;
  } catch {
    // It may not be read; the build says so.
    return null;
  }
}
