import { destinationOf } from "../../settings/paths.ts";
import { withoutLeftOut } from "../names.ts";
import { readBeginning } from "../read-file.ts";
import type { RepositoryFiles } from "./model.ts";
import { parseYaml } from "./yaml.ts";

/** What is longer says nothing about builds that a person wrote down. */
const LONGEST_BYTES = 2_000_000;

/**
 * @param root absolute, links resolved
 * @param listed relative to the root, sorted
 */
export function repositoryFiles(root: string, listed: readonly string[]): RepositoryFiles {
  const paths = withoutLeftOut(listed);
  const parsed = new Map<string, Promise<unknown>>();
  const kinds = new Map<string, ReturnType<RepositoryFiles["kind"]>>();
  const look = (path: string) => {
    const { kind } = destinationOf(root, path);
    return kind === "other" || kind === "unreadable" ? "absent" : kind;
  };
  const files: RepositoryFiles = {
    root,
    paths,
    yaml(path) {
      const value =
        parsed.get(path) ?? files.read(path).then((text) => (text === null ? null : (parseYaml(text) ?? {})));
      parsed.set(path, value);
      return value;
    },
    async read(path) {
      const found = isIn(paths, path) ? destinationOf(root, path) : null;
      if (found?.kind !== "file") return null;
      try {
        const { text, whole } = readBeginning(found.path, LONGEST_BYTES);
        return whole ? text.replace(/^\uFEFF/, "") : null;
      } catch {
        // It may not be read: it says nothing.
        return null;
      }
    },
    kind(path) {
      const kind = kinds.get(path) ?? look(path);
      kinds.set(path, kind);
      return kind;
    },
  };
  return files;
}

/** Whether a sorted list has a text. */
function isIn(sorted: readonly string[], wanted: string): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
