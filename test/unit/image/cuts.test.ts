import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ImageError } from "../../../src/errors.ts";
import { archiveStream } from "../../../src/image/archive-stream.ts";
import type { Image } from "../../../src/image/model.ts";
import { ociLayout } from "../../../src/image/oci-layout.ts";
import { openSource } from "../../../src/image/open-source.ts";
import {
  dockerArchive,
  type ImageSpec,
  layer,
  ociArchive,
  ociFiles,
  oldDockerArchive,
  seeded,
  type TarItem,
  tar,
  writeFiles,
} from "../../image-builder/index.ts";
import { chunked, EVERYTHING, faultOf, layerOf, streamed, temporaryFolder } from "./read.ts";
import { placesOf } from "./tar-places.ts";

const items: readonly TarItem[] = [
  { path: "etc/" },
  { path: "etc/os-release", content: "ID=debian\n" },
  { path: "usr/bin/tool", content: "tool".repeat(300), pax: { mtime: "1.5" } },
  { path: `usr/${"long/".repeat(22)}name`, content: "n", dialect: "gnu" },
  { path: "usr/bin/link", link: "tool" },
];
const upper: readonly TarItem[] = [{ path: "etc/.wh.os-release" }, { path: "app", content: "app" }];
const image: ImageSpec = {
  names: ["app:1"],
  layers: [layer(items, "gzip"), layer(upper, "zstd"), layer([...items, ...upper])],
};
const old: ImageSpec = { names: ["app:1"], layers: [layer(items), layer(upper, "gzip")] };

/** What must be the same, or nothing is said. */
const told = (images: readonly Image[]): unknown =>
  images.map(({ config, layers, digest, platform }) => [config, layers, digest, platform]);

type Outcome = { readonly images: unknown } | { readonly fault: string };

async function outcomeOf(reading: Promise<readonly Image[]>): Promise<Outcome> {
  try {
    return { images: told(await reading) };
  } catch (error) {
    if (error instanceof ImageError) return { fault: error.message };
    throw error;
  }
}

/** As a file and as a stream; both call it by the same name. */
async function outcomes(bytes: Buffer, file: string): Promise<readonly Outcome[]> {
  writeFileSync(file, bytes);
  const standardInput = chunked(Buffer.alloc(0));
  const opened = openSource(file, { env: {}, standardInput });
  return Promise.all([
    outcomeOf(opened.then(({ source }) => source.read({ select: EVERYTHING }))),
    outcomeOf(archiveStream(file, chunked(bytes, 700)).read({ select: EVERYTHING })),
  ]);
}

/** Of the archive itself or of a blob in it: the message says of which. */
function names(fault: string, file: string): boolean {
  return fault.startsWith(`${file} `) || fault.includes(` of ${file} `) || fault.includes(` of ${file}, `);
}

const archives: readonly (readonly [string, Buffer])[] = [
  ["docker archive, old", oldDockerArchive([old])],
  ["docker archive, OCI-shaped", dockerArchive([image])],
  ["OCI archive", ociArchive([image])],
];
const compressed: readonly (readonly [string, Buffer])[] = [
  ["docker archive within gzip", gzipSync(dockerArchive([image]))],
  ["OCI archive within zstd", zstdCompressSync(ociArchive([image]))],
];

/** Each structural place with its neighbours, and some between. */
function cutsOf(bytes: Buffer, places: readonly number[], seed: number): readonly number[] {
  const random = seeded(seed);
  const between = Array.from({ length: 40 }, () => Math.floor(random() * bytes.length));
  const around = places.flatMap((at) => [at - 1, at, at + 1]);
  return [...new Set([...around, ...between])].filter((at) => at >= 0 && at < bytes.length);
}

describe("cut off", () => {
  test.each(archives)(
    "%s at every structural place: it is said where, or nothing was lost",
    async (_, whole) => {
      const file = join(temporaryFolder(), "image.tar");
      const [good] = await outcomes(whole, file);
      const places = placesOf(whole);
      const boundaries = new Set(
        places.flatMap(({ what, at }) => (/^(?:header|end)/.test(what) ? [at] : [])),
      );
      for (const cut of cutsOf(
        whole,
        places.map(({ at }) => at),
        1,
      )) {
        for (const outcome of await outcomes(whole.subarray(0, cut), file)) {
          if ("images" in outcome) expect([cut, boundaries.has(cut), outcome]).toEqual([cut, true, good]);
          else if (boundaries.has(cut)) expect([cut, names(outcome.fault, file)]).toEqual([cut, true]);
          else
            expect([cut, outcome.fault.startsWith(`${file} is cut off after ${cut} bytes`)]).toEqual([
              cut,
              true,
            ]);
        }
      }
    },
  );

  test.each(compressed)("%s, in its header, data and trailer", async (_, whole) => {
    const file = join(temporaryFolder(), "image.tar");
    const [good] = await outcomes(whole, file);
    const end = whole.length;
    const ends = [1, 2, 3, 4, 5, 10, 18, end >> 1, end - 8, end - 4, end - 1];
    for (const cut of cutsOf(whole, ends, 2)) {
      for (const outcome of await outcomes(whole.subarray(0, cut), file)) {
        if ("images" in outcome) expect([cut, outcome]).toEqual([cut, good]);
        else expect([cut, names(outcome.fault, file)]).toEqual([cut, true]);
      }
    }
  });

  test("OCI layout: every file of it, and each is named", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, ociFiles([image]));
    for (const [path, bytes] of ociFiles([image])) {
      for (const cut of cutsOf(bytes, [0, 4, 10, 18, bytes.length >> 1, bytes.length - 8, bytes.length], 3)) {
        writeFiles(folder, new Map([[path, bytes.subarray(0, cut)]]));
        const outcome = await outcomeOf(ociLayout(folder).read({ select: EVERYTHING }));
        if (path === "oci-layout") expect(outcome).toHaveProperty("images");
        else {
          const name = path.replace(/^blobs\/sha256\//, "sha256:");
          const text = "fault" in outcome ? outcome.fault : "no fault";
          expect([path, cut, text.includes(`${name} of ${folder} `)]).toEqual([path, cut, true]);
        }
      }
      writeFiles(folder, new Map([[path, bytes]]));
    }
  });
});

describe("a layer's own tar, cut before it was compressed", () => {
  const whole = tar(items);
  const places = placesOf(whole);
  // After a header for another entry, that entry must come.
  const entries = places.filter(({ what }) => /^(?:header|end)/.test(what));
  const boundaries = new Set(
    entries.flatMap(({ at }, index) => {
      const before = entries[index - 1];
      return before && /Extended/.test(before.what) ? [] : [at];
    }),
  );
  const compressions = {
    none: (bytes: Buffer) => bytes,
    gzip: (bytes: Buffer) => gzipSync(bytes),
    zstd: (bytes: Buffer) => zstdCompressSync(bytes),
  };

  test.each(Object.entries(compressions))("%s", async (_, compress) => {
    const good = [...(await layerOf(whole)).entries];
    for (const cut of cutsOf(
      whole,
      places.map(({ at }) => at),
      4,
    )) {
      const blob = compress(whole.subarray(0, cut));
      if (boundaries.has(cut)) {
        const { entries, tarBytes } = await layerOf(blob);
        expect([cut, [...entries]]).toEqual([tarBytes, good.slice(0, entries.length)]);
      } else {
        const fault = String(await faultOf(layerOf(blob)));
        expect([cut, fault.replace(/, in or after `.*`$/, "")]).toEqual([
          cut,
          `Layer x is cut off after ${cut} bytes`,
        ]);
      }
    }
  });
});

describe("one byte changed", () => {
  test.each(archives)(
    "%s at every structural place: refused by name, or nothing changed",
    async (_, whole) => {
      const file = join(temporaryFolder(), "image.tar");
      const [good] = await outcomes(whole, file);
      for (const at of cutsOf(
        whole,
        placesOf(whole).map((place) => place.at),
        5,
      )) {
        for (const mask of [0x01, 0xff]) {
          const bytes = Buffer.from(whole);
          bytes[at] = (bytes[at] as number) ^ mask;
          for (const outcome of await outcomes(bytes, file)) {
            if ("images" in outcome) expect([at, outcome]).toEqual([at, good]);
            else expect([at, names(outcome.fault, file), outcome.fault]).toEqual([at, true, outcome.fault]);
          }
        }
      }
    },
  );

  test("OCI layout: every file of it, and each is named", async () => {
    const good = await outcomeOf(streamed(ociArchive([image])));
    const folder = temporaryFolder();
    writeFiles(folder, ociFiles([image]));
    for (const [path, bytes] of ociFiles([image])) {
      for (const at of cutsOf(bytes, [0, 4, 10, bytes.length >> 1, bytes.length - 8, bytes.length - 1], 6)) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ 0x01;
        writeFiles(folder, new Map([[path, changed]]));
        const outcome = await outcomeOf(ociLayout(folder).read({ select: EVERYTHING }));
        if ("images" in outcome) {
          expect([path, at, /^(?:oci-layout|index\.json)$/.test(path), outcome]).toEqual([
            path,
            at,
            true,
            good,
          ]);
        } else expect([path, at, names(outcome.fault, folder)]).toEqual([path, at, true]);
      }
      writeFiles(folder, new Map([[path, bytes]]));
    }
  });
});
