import { copyFile, link, lstat, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isFile()) await linkFile(source, target);
  }
}

/** Another file system takes no links. */
function linkFile(from: string, to: string): Promise<void> {
  return link(from, to).catch(() => copyFile(from, to));
}

/**
 * Gives the baseline's checkout the same `.git` as the workspace, folder or file. A `COPY . .` without an ignore file
 * takes it into the image; were it only in the one, its size would count as the change's.
 */
export async function shareGitFolder(workspace: string, checkout: string): Promise<void> {
  const [from, to] = [join(workspace, ".git"), join(checkout, ".git")];
  const found = await lstat(from).catch(() => null);
  if (found?.isDirectory()) await linkTree(from, to);
  else if (found?.isFile()) await linkFile(from, to);
}
