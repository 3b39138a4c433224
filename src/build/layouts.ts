import { mkdir, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Files made at once. */
const AT_ONCE = 64;

function blobPath(folder: string, digest: string): string {
  return join(folder, "blobs", ...digest.split(":"));
}

/** A folder of OCI layouts that builds export to: one for each target, one folder of blobs that all of them share. */
export interface Layouts {
  readonly folder: string;
  /** Whether empty files that stood for blobs were taken back: what was exported before then may lack them. */
  incomplete: boolean;
}

/**
 * Prepares the folder; no layer is sent to it twice.
 * @param known digests of blobs that nobody needs: an empty file stands for each, and buildx does not have it sent, as
 * it has nothing sent that is there
 */
export async function prepareLayouts(folder: string, known: readonly string[]): Promise<Layouts> {
  await mkdir(join(folder, "blobs", "sha256"), { recursive: true });
  const left = known.filter((digest) => digest.startsWith("sha256:"));
  const work = async (): Promise<void> => {
    for (let digest = left.pop(); digest !== undefined; digest = left.pop()) {
      await writeFile(blobPath(folder, digest), "");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { folder, incomplete: false };
}

/**
 * An empty layout of its own for one target: buildx exports to one folder once at a time. One of that name is replaced;
 * its blobs stay, as they are everybody's.
 */
export async function addLayout({ folder }: Layouts, name: string): Promise<string> {
  const layout = join(folder, name);
  await rm(layout, { recursive: true, force: true });
  await mkdir(layout, { recursive: true });
  await symlink(join("..", "blobs"), join(layout, "blobs"));
  return layout;
}

/** Takes back the empty files of blobs that are needed after all: the next export sends them. */
export async function removePlaceholders(
  layouts: Layouts,
  needed: (digest: string) => Promise<boolean>,
): Promise<void> {
  const { folder } = layouts;
  for (const name of await readdir(join(folder, "blobs", "sha256"))) {
    const digest = `sha256:${name}`;
    const path = blobPath(folder, digest);
    const found = await stat(path).catch(() => undefined);
    if (found?.size !== 0 || !(await needed(digest))) continue;
    await rm(path, { force: true });
    layouts.incomplete = true;
  }
}
