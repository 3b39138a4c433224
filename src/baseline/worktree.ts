import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "./git.ts";
import { shareGitFolder } from "./git-folder.ts";

/**
 * Checks a commit out beside the workspace for as long as `use` runs. The folder lies in `temporary`; git forgets
 * it afterwards, whatever happened.
 */
export async function withWorktree<T>(
  git: Git,
  commit: string,
  temporary: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(temporary, "baseline");
  await git.demand("worktree", "add", "--quiet", "--detach", "--force", folder, commit);
  try {
    await shareGitFolder(git.root, folder);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    await git.ask("worktree", "prune");
  }
}
