import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "./git.ts";

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
    return await use(folder);
  } finally {
    await git.ask("worktree", "remove", "--force", folder);
    await rm(folder, { recursive: true, force: true });
    await git.ask("worktree", "prune");
  }
}
