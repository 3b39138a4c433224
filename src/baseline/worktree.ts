import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "./git.ts";
import { shareGitFolder } from "./git-folder.ts";

/**
 * Lays a commit's files out in a folder of `temporary` for as long as `use` runs. The repository does not come to
 * know of it: the workspace may be under way into a build, `.git` and all.
 */
export async function withWorktree<T>(
  git: Git,
  commit: string,
  temporary: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(temporary, "baseline");
  const indexFile = join(temporary, "baseline-index");
  await mkdir(folder);
  try {
    await git.readTree(commit, { workTree: folder, indexFile });
    await shareGitFolder(git.root, folder);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    await rm(indexFile, { force: true });
  }
}
