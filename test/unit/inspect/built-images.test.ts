import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { memoryLayerCache } from "../../../src/image/layer-cache.ts";
import { readBuiltImages, type WantedImage } from "../../../src/inspect/built-images.ts";
import { type ImageSpec, layer, ociLayoutFolder } from "../../image-builder/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stagecheck-layout-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const image = (name: string, bytes: number): ImageSpec => ({
  names: [`docker.io/library/stagecheck:${name}`],
  layers: [layer([{ path: name, content: Buffer.alloc(bytes, name) }], "gzip")],
});

const built = (name: string): WantedImage => ({
  location: { kind: "oci-layout", folder, reference: `stagecheck:${name}` },
  ships: true,
});
const failed: WantedImage = { location: null, ships: true };

async function read(wanted: readonly WantedImage[]) {
  const images = await readBuiltImages({
    images: wanted,
    layers: memoryLayerCache(),
    platform: null,
    env: {},
    signal: new AbortController().signal,
  });
  return wanted.map((_, index) => {
    const one = images[index];
    return one?.image ? one.image.layers.map(({ size }) => size) : (one?.error ?? null);
  });
}

it("reads what was built, in the order of the targets", async () => {
  ociLayoutFolder(folder, [image("a", 1000), image("b", 2000)]);
  expect(await read([built("b"), failed, built("a")])).toEqual([[2000], null, [1000]]);
});

it("one image that is damaged or missing does not cost the others", async () => {
  const damaged = image("b", 2000);
  ociLayoutFolder(folder, [image("a", 1000), damaged]);
  const [blob] = damaged.layers;
  const digest = blob?.digest ?? "";
  const path = join(folder, "blobs", "sha256", digest.slice("sha256:".length));
  writeFileSync(path, readFileSync(path).subarray(0, 40));
  expect(await read([built("a"), built("b"), built("gone")])).toEqual([
    [1000],
    expect.stringContaining(digest),
    expect.stringContaining("stagecheck:gone"),
  ]);
});
