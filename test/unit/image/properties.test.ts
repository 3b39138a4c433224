import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFilesystem, type ImageFilesystem } from "../../../src/image/filesystem.ts";
import { tar } from "../../image-builder/index.ts";
import { arbitraryBlob, arbitraryLayers } from "./arbitrary-image.ts";
import { applyLayers } from "./gnu-tar.ts";
import { layerOf } from "./read.ts";

/** What the final filesystem shows: each path with its type and, where they were kept, its bytes. */
function shown(filesystem: ImageFilesystem): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, versions, removedIn } of filesystem.paths.values()) {
    if (removedIn !== null) continue;
    const type = versions.at(-1)?.entry.type;
    const content = type === "file" || type === "hardlink" ? filesystem.content(path) : undefined;
    const text = content && Buffer.from(content).toString("latin1");
    found.set(path, `${type === "hardlink" ? "file" : type}${text === undefined ? "" : ` ${text}`}`);
  }
  return found;
}

test("random layers, laid over each other: the same files and bytes as GNU tar leaves", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryLayers, async (layers) => {
      const folder = await mkdtemp(join(tmpdir(), "stagecheck-layers-"));
      try {
        const tars = layers.map((items) => tar(items));
        const applied = applyLayers(tars, folder);
        const read = await Promise.all(tars.map((one) => layerOf(one)));
        const filesystem = buildFilesystem({ layers: read });
        const ours = shown(filesystem);
        const expected = [...applied.files].map(([path, { type, content }]) => {
          // Not kept: sparse files, and what is a link's alone since its layer wrote the file anew.
          const unknown = type === "file" && ours.get(path) === "file";
          return [path, unknown || content === undefined ? type : `${type} ${content}`];
        });
        expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(expected));
        expect(filesystem.shownBytes).toBe(applied.bytes);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 60 },
  );
});

test("a layer in any compression, in members and frames, read in pieces of any size: always the same", async () => {
  const compressed = arbitraryLayers.chain(([items = []]) => {
    const plain = tar(items);
    return fc.record({
      plain: fc.constant(plain),
      blob: arbitraryBlob(plain),
      piece: fc.integer({ min: 1, max: 5000 }),
    });
  });
  await fc.assert(
    fc.asyncProperty(compressed, async ({ plain, blob, piece }) => {
      const expected = await layerOf(plain);
      const read = await layerOf(blob, {}, piece);
      expect([...read.entries]).toEqual([...expected.entries]);
      expect(read).toMatchObject({ diffId: expected.diffId, size: expected.size, files: expected.files });
      expect(new Map(read.contents)).toEqual(new Map(expected.contents));
    }),
    { numRuns: 60 },
  );
});
