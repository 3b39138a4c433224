import { posix } from "node:path";
import { readBeginning } from "./read-file.ts";
import { fileAt, type WorkTree } from "./work-tree.ts";

/** Longer ones are no manifests and no scripts that a person wrote. */
const LONGEST_BYTES = 262_144;

/**
 * Reads small files of a build context: their text by their path in there, null where there is none, or none that may
 * be read.
 * @param context relative to the root of the tree
 */
export function contextReader(tree: WorkTree, context: string): (path: string) => string | null {
  return (path) => {
    const inside = posix.normalize(path);
    if (posix.isAbsolute(inside) || inside === ".." || inside.startsWith("../")) return null;
    const file = fileAt(tree, posix.join(context, inside));
    if (file === null) return null;
    try {
      const { text, whole } = readBeginning(file, LONGEST_BYTES);
      return whole ? text : null;
    } catch {
      // It may not be read; what is not known is not built upon.
      return null;
    }
  };
}
