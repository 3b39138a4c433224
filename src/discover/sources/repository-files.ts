import { join } from "node:path";
import { kindOf, staysInside } from "../../settings/paths.ts";
import { isLeftOut } from "../names.ts";
import { readBeginning } from "../read-file.ts";
import type { RepositoryFiles } from "./model.ts";
import { parseYaml } from "./yaml.ts";

/** What is longer says nothing about builds that a person wrote down. */
const LONGEST_BYTES = 2_000_000;

/**
 * @param root absolute, links resolved
 * @param listed relative to the root
 */
export function repositoryFiles(root: string, listed: readonly string[]): RepositoryFiles {
  const paths = listed.filter((path) => !isLeftOut(path));
  const known = new Set(paths);
  const parsed = new Map<string, Promise<unknown>>();
  const kinds = new Map<string, ReturnType<RepositoryFiles["kind"]>>();
  const look = (path: string) => {
    const kind = kindOf(join(root, path));
    if (kind === "absent" || kind === "other") return "absent";
    return staysInside(root, path) ? kind : "outside";
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
      if (!known.has(path) || !staysInside(root, path) || kindOf(join(root, path)) !== "file") return null;
      try {
        const { text, whole } = readBeginning(join(root, path), LONGEST_BYTES);
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
