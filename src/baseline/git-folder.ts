import { copyFile, link, lstat, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Git's own notes on work trees: ours is among them, and it was not there when the workspace was built. */
const OURS = "worktrees";

async function linkTree(from: string, to: string, top: boolean): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (top && entry.name === OURS) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target, false);
    // Another file system takes no links.
    else if (entry.isFile()) await link(source, target).catch(() => copyFile(source, target));
  }
}

/**
 * Gives the baseline's checkout the same `.git` folder as the workspace. A `COPY . .` without an ignore file takes it
 * into the image; were it only in the one, its size would count as the change's.
 */
export async function shareGitFolder(workspace: string, checkout: string): Promise<void> {
  const from = join(workspace, ".git");
  const found = await lstat(from).catch(() => null);
  if (!found?.isDirectory()) return;
  const to = join(checkout, ".git");
  await rm(to, { recursive: true, force: true });
  await linkTree(from, to, true);
}
