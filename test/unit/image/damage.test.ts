import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ImageError } from "../../../src/errors.ts";
import { archiveFile } from "../../../src/image/archive-file.ts";
import type { Image } from "../../../src/image/model.ts";
import {
  dockerArchive,
  type ImageSpec,
  layer,
  ociArchive,
  oldDockerArchive,
  randomLayers,
  seeded,
} from "../../image-builder/index.ts";
import { EVERYTHING, streamed, temporaryFolder } from "./read.ts";

const items = randomLayers(5, { layers: 3, entries: 20, whiteouts: true, links: true });
const compressed: ImageSpec = {
  names: ["app:1"],
  layers: items.map((list, index) => layer(list, index === 0 ? "gzip" : index === 1 ? "zstd" : "none")),
};
const plain: ImageSpec = { names: ["app:1"], layers: items.map((list) => layer(list)) };
const archives = {
  docker: dockerArchive([compressed]),
  oci: ociArchive([compressed]),
  old: oldDockerArchive([plain]),
};

/** Reads it as a file and as a stream; each gives the images or an image's error, nothing else. */
async function outcomes(bytes: Buffer, file: string): Promise<(readonly Image[] | "refused")[]> {
  writeFileSync(file, bytes);
  const ways = [archiveFile(file).read({ select: EVERYTHING }), streamed(bytes, {}, 1000)];
  return Promise.all(
    ways.map((way) =>
      way.catch((error: unknown) => {
        if (error instanceof ImageError) return "refused" as const;
        throw error;
      }),
    ),
  );
}

const layersOf = (images: readonly Image[]) => images.map(({ config, layers }) => [config, layers]);

test.each(Object.entries(archives))(
  "%s archive cut off at 200 places: refused, or read in full",
  async (_, whole) => {
    const file = join(temporaryFolder(), "archive.tar");
    const random = seeded(1);
    const good = layersOf(await streamed(whole));
    let refused = 0;
    for (let round = 0; round < 200; round++) {
      const cut = Math.floor(random() * whole.length);
      for (const outcome of await outcomes(whole.subarray(0, cut), file)) {
        if (outcome === "refused") refused++;
        // Only the end mark and what no image needs may be gone.
        else expect([cut, layersOf(outcome)]).toEqual([cut, good]);
      }
    }
    expect(refused).toBeGreaterThan(300);
  },
);

test.each(Object.entries(archives))(
  "%s archive with one bit flipped, 200 times: refused, or the same",
  async (_, whole) => {
    const file = join(temporaryFolder(), "archive.tar");
    const random = seeded(2);
    const good = layersOf(await streamed(whole));
    let refused = 0;
    for (let round = 0; round < 200; round++) {
      const at = Math.floor(random() * whole.length);
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
      for (const outcome of await outcomes(bytes, file)) {
        if (outcome === "refused") refused++;
        else expect([at, layersOf(outcome)]).toEqual([at, good]);
      }
    }
    // The rest met padding, or a name that only says how the image is called.
    expect(refused).toBeGreaterThan(200);
  },
);
