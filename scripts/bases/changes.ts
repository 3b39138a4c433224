import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Every path of a tree, relative, parents first, with what changes whenever the path does. */
export type Snapshot = ReadonlyMap<string, string>;

export async function takeSnapshot(root: string): Promise<Snapshot> {
  const paths = new Map<string, string>();
  const visit = async (folder: string): Promise<void> => {
    for (const name of (await readdir(join(root, folder))).sort()) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const { ino, ctimeNs, mode } = await lstat(join(root, path), { bigint: true });
      paths.set(path, `${ino} ${ctimeNs}`);
      if ((mode & 0o170000n) === 0o040000n) await visit(path);
    }
  };
  await visit("");
  return paths;
}

/** What a layer holds: paths that are new or differ, and the topmost paths that are gone. */
export interface Changes {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

export function compareSnapshots(before: Snapshot, after: Snapshot): Changes {
  const written = [...after].filter(([path, state]) => before.get(path) !== state).map(([path]) => path);
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const removed = gone.filter((path) => !path.includes("/") || after.has(path.replace(/\/[^/]*$/, "")));
  return { written, removed };
}

/** The empty file that hides a path of a lower layer. https://github.com/opencontainers/image-spec/blob/main/layer.md */
export function whiteout(path: string): string {
  return path.replace(/([^/]*)$/, ".wh.$1");
}
