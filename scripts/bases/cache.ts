import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { LayerBlob } from "./model.ts";

/** The folder of all stand-ins: `blobs/sha256` as in an OCI image layout, and one record for each layer. */
export function basesCache(): string {
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "stagecheck", "bases");
}

/** Where a blob lies in an OCI image layout. */
export function blobName(digest: string): string {
  return join("blobs", "sha256", digest.replace(/^sha256:/, ""));
}

export function blobPath(digest: string): string {
  return join(basesCache(), blobName(digest));
}

/** A record that is being written is never seen: it comes by rename. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part-${process.pid}`;
  await writeFile(part, text);
  await rename(part, path);
}

export async function readLayer(hash: string): Promise<LayerBlob | null> {
  const text = await readFile(join(basesCache(), "layers", `${hash}.json`), "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}

export async function writeLayer(hash: string, blob: LayerBlob): Promise<void> {
  await mkdir(join(basesCache(), "layers"), { recursive: true });
  await writeWhole(join(basesCache(), "layers", `${hash}.json`), JSON.stringify(blob));
}

/** Puts a small blob (a config, a manifest) beside the layers. */
export async function writeBlob(digest: string, text: string): Promise<void> {
  await mkdir(dirname(blobPath(digest)), { recursive: true });
  await writeWhole(blobPath(digest), text);
}

/** Removes layers that no recipe of today makes, with their blobs. */
export async function pruneLayers(current: ReadonlySet<string>): Promise<void> {
  const folder = join(basesCache(), "layers");
  for (const name of await readdir(folder).catch(() => [])) {
    if (current.has(name.replace(/\.json$/, ""))) continue;
    const blob = await readLayer(name.replace(/\.json$/, ""));
    await rm(join(folder, name), { force: true });
    if (blob) await rm(blobPath(blob.digest), { force: true });
  }
}
