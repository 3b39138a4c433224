import { readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const cgroupRoot = "/sys/fs/cgroup";

/** The name of an engine's cgroup, in every hierarchy. */
export function cgroupName(id: string): string {
  return `stagecheck-${id}`;
}

/** Removes an ended engine's cgroups, in each hierarchy (v1) or the only one (v2). Never throws. */
export async function removeCgroups(id: string): Promise<void> {
  const hierarchies = [".", ...(await folders(cgroupRoot))];
  // The kernel may need a moment to take out processes that have just been killed.
  for (let attempt = 0; attempt < 20; attempt++) {
    const removed = await Promise.all(
      hierarchies.map((hierarchy) => removeTree(join(cgroupRoot, hierarchy, cgroupName(id)))),
    );
    if (removed.every(Boolean)) return;
    await delay(25);
  }
}

/** A cgroup's files cannot be removed, its folder can, children first. */
async function removeTree(folder: string): Promise<boolean> {
  for (const name of await folders(folder)) await removeTree(join(folder, name));
  return rmdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === "ENOENT",
  );
}

async function folders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
