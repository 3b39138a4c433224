import { open } from "node:fs/promises";
import { join } from "node:path";
import { kindOf, staysInside } from "../../settings/paths.ts";
import { isLeftOut } from "../names.ts";
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
      const file = await open(join(root, path)).catch(() => null);
      if (file === null) return null;
      try {
        const length = Math.min((await file.stat()).size, LONGEST_BYTES) + 1;
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
        return bytesRead > LONGEST_BYTES
          ? null
          : buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
      } finally {
        await file.close();
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
