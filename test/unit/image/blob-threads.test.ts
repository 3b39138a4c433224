import { writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFileInThread } from "../../../src/image/blob-threads.ts";
import { LayerReader } from "../../../src/image/layer.ts";
import type { LayerContents } from "../../../src/image/model.ts";
import { randomLayers, seeded, sha256, tar } from "../../image-builder/index.ts";
import { chunked, EVERYTHING, faultOf, temporaryFolder } from "./read.ts";

type Options = Partial<ConstructorParameters<typeof LayerReader>[0]>;

/** What a layer of that size is said to have is read in a thread of its own, whatever it has. */
const LARGE = 1e9;

/** A layer with the digests of what was kept in place of that. */
type Told = Omit<LayerContents, "entries" | "contents"> & {
  readonly kept: unknown;
  readonly entries: unknown;
};

async function read(blob: Buffer, options: Options, size = 100_000): Promise<Told> {
  const reader = new LayerReader({ name: "Layer x", select: EVERYTHING, ...options });
  try {
    for await (const chunk of chunked(blob, size)) await reader.write(chunk);
    const { entries, contents, ...rest } = await reader.end();
    return {
      ...rest,
      entries: [...entries],
      kept: [...contents].map(([path, bytes]) => [path, sha256(bytes)]),
    };
  } finally {
    reader.destroy();
  }
}

const random = seeded(7);
const noise = Buffer.from(Array.from({ length: 700_000 }, () => random() * 256));
const plain = tar([
  ...(randomLayers(3, { layers: 1, entries: 40, links: true })[0] ?? []),
  { path: "opt/ü and \u2028", content: "x" },
  { path: `opt/${"deep/".repeat(40)}file`, content: "y" },
  { path: "opt/noise", content: noise },
  { path: "opt/zeros", content: Buffer.alloc(3_000_000) },
]);
const halves = [plain.subarray(0, 400_001), plain.subarray(400_001)] as const;

const blobs: Readonly<Record<string, Buffer>> = {
  plain,
  gzip: gzipSync(plain),
  "gzip in members, with padding": Buffer.concat([
    ...halves.map((part) => gzipSync(part)),
    Buffer.alloc(700),
  ]),
  zstd: zstdCompressSync(plain),
  "zstd in frames": Buffer.concat(halves.map((part) => zstdCompressSync(part))),
  "an empty layer": gzipSync(tar([])),
  "no bytes": Buffer.alloc(0),
};

describe("in a thread and here: the same of", () => {
  test.each(Object.entries(blobs))("%s", async (_, blob) => {
    const here = await read(blob, {});
    expect(await read(blob, { bytes: LARGE })).toEqual(here);
    expect(await read(blob, { bytes: LARGE }, 1_000_003)).toEqual(here);
    expect(here.diffId).toBe(sha256(blob[0] === 0x1f ? gunzipSync(blob) : blob.length === 0 ? blob : plain));
  });

  test.each(Object.entries(blobs))("%s, where it is wanted by another hash", async (_, blob) => {
    const expectedDigest = `sha512:${"0".repeat(128)}`;
    const fault = await faultOf(read(blob, { expectedDigest }));
    expect(fault).toMatch(/^Layer x is damaged: its bytes have the digest sha512:/);
    expect(await faultOf(read(blob, { expectedDigest, bytes: LARGE }))).toBe(fault);
  });

  test("a plain layer's download size", async () => {
    const here = await read(plain, { estimateDownload: true });
    expect(here).toMatchObject({ downloadSize: gzipSync(plain).length, downloadSizeEstimated: true });
    expect(await read(plain, { estimateDownload: true, bytes: LARGE })).toEqual(here);
  });
});

const gzip = blobs["gzip"] as Buffer;
const zstd = blobs["zstd"] as Buffer;
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ 0xff;
  return copy;
};

describe("in a thread and here: the same fault of", () => {
  test.each<[string, Buffer, string]>([
    ["cut gzip", gzip.subarray(0, -9), "Layer x is cut off: its gzip data does not end"],
    ["cut zstd", zstd.subarray(0, -9), "Layer x is cut off: its zstd data does not end"],
    [
      "gzip whose checksum is wrong",
      flipped(gzip, gzip.length - 8),
      "Layer x is damaged: its gzip data cannot be decompressed",
    ],
    ["broken zstd", flipped(zstd, 8), "Layer x is damaged: its zstd data cannot be decompressed"],
    [
      "gzip that something follows",
      Buffer.concat([gzip, Buffer.alloc(9), Buffer.from("more")]),
      "Layer x is damaged: something else follows its gzip data",
    ],
    ["a broken tar", gzipSync(flipped(plain, 3)), "Layer x has a header whose checksum is wrong at byte 0"],
    ["a cut tar", plain.subarray(0, 100), "Layer x is cut off after 100 bytes"],
  ])("%s", async (_, blob, message) => {
    expect(await faultOf(read(blob, {}))).toBe(message);
    expect(await faultOf(read(blob, { bytes: LARGE }))).toBe(message);
  });
});

test("many at once, some of them given up: no thread works for two, and none is lost", async () => {
  const expected = await read(gzip, {});
  for (let round = 0; round < 3; round++) {
    const abandoned = new LayerReader({ name: "Layer y", select: EVERYTHING, bytes: LARGE });
    await abandoned.write(gzip.subarray(0, 600_000));
    const all = [gzip, zstd, gzip, plain].map((blob) => read(blob, { bytes: LARGE }));
    abandoned.destroy();
    for (const { diffId, kept } of await Promise.all(all)) {
      expect([diffId, kept]).toEqual([expected.diffId, expected.kept]);
    }
    abandoned.destroy();
  }
});

describe("a thread that nobody wants any more ends, and another takes its place", () => {
  // Before it has started, while it works, and when all its memory is full and it waits.
  test.each([0, 30, 60, 100, 300])("%d ms after it was asked for", async (milliseconds) => {
    const path = join(temporaryFolder(), "blob");
    const zeros = Buffer.alloc(30_000_000);
    writeFileSync(path, zeros);
    const file = await open(path);
    const task = { name: "x", compression: "none", algorithm: undefined, estimate: false } as const;
    const place = { fd: file.fd, offset: 0, size: zeros.length };
    const readAll = (signal: AbortSignal | undefined, tar: (bytes: Buffer) => void) =>
      readFileInThread(task, place, tar, { shared: false, signal });
    for (let round = 0; round < 3; round++) {
      const stop = new AbortController();
      const work = readAll(stop.signal, () => undefined);
      // Nobody takes what it has read.
      const until = performance.now() + milliseconds;
      while (performance.now() < until);
      stop.abort(new Error("enough"));
      expect(await faultOf(work)).toEqual(new Error("enough"));
    }
    let bytes = 0;
    const facts = await readAll(undefined, ({ length }) => {
      bytes += length;
    });
    expect([bytes, facts?.diffId]).toEqual([zeros.length, sha256(zeros)]);
    await file.close();
  });
});
