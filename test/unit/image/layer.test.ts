import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  type ContentAmount,
  type ContentExtract,
  HEAD_BYTES,
  WHOLE_BYTES_LIMIT,
} from "../../../src/image/model.ts";
import { globalHeader, layer, sha256, tar, tarItem } from "../../image-builder/index.ts";
import { faultOf, layerOf, texts } from "./read.ts";

const items = [
  { path: "etc/" },
  { path: "etc/os-release", content: "ID=debian\n" },
  { path: "usr/bin/gcc", content: "\x7fELF".padEnd(200_000, "gcc") },
  { path: "usr/bin/cc", link: "gcc" },
  { path: "usr/bin/c99", type: "hardlink" as const, link: "usr/bin/gcc" },
  { path: "usr/bin/.wh.tcc" },
  { path: "usr/share/.wh..wh..opq" },
  { path: "etc/os-release", content: "ID=other\n" },
];
const plain = tar(items);
const expected = { size: 200_019, files: 3, diffId: sha256(plain) };

describe("compressions", () => {
  const half = Math.floor(plain.length / 2);
  const parts = [plain.subarray(0, half), plain.subarray(half)];
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  test.each<[string, Buffer]>([
    ["gzip", gzipSync(plain)],
    ["gzip, two members", Buffer.concat(parts.map((part) => gzipSync(part)))],
    [
      "gzip, many members",
      Buffer.concat(
        Array.from({ length: 100 }, (_, index) =>
          gzipSync(plain.subarray((index * plain.length) / 100, ((index + 1) * plain.length) / 100)),
        ),
      ),
    ],
    ["gzip, zeros behind it", Buffer.concat([gzipSync(plain), Buffer.alloc(3000)])],
    ["zstd", zstdCompressSync(plain)],
    ["zstd, two frames", Buffer.concat(parts.map((part) => zstdCompressSync(part)))],
    [
      "zstd, skippable frames",
      Buffer.concat([
        skippable,
        zstdCompressSync(parts[0] as Buffer),
        skippable,
        skippable,
        zstdCompressSync(parts[1] as Buffer),
        skippable,
      ]),
    ],
  ])("%s", async (_, blob) => {
    for (const size of [1, 3, 5, 100, 4096, blob.length]) {
      const read = await layerOf(blob, {}, size);
      expect(read).toMatchObject({
        ...expected,
        digest: sha256(blob),
        downloadSize: blob.length,
        downloadSizeExact: true,
      });
      expect(read.entries.length).toBe(items.length);
    }
  });

  test("none: the download size only where it is asked for", async () => {
    const read = await layerOf(plain);
    expect(read).toMatchObject({
      ...expected,
      digest: null,
      downloadSize: plain.length,
      downloadSizeExact: false,
    });
    expect(read.downloadSizeEstimated).toBe(undefined);
    const estimated = await layerOf(plain, { estimateDownload: true });
    expect(estimated).toMatchObject({ downloadSize: gzipSync(plain).length, downloadSizeEstimated: true });
    const compressed = await layerOf(gzipSync(plain, { level: 1 }), { estimateDownload: true });
    expect(compressed).toMatchObject({
      downloadSizeExact: true,
      downloadSize: gzipSync(plain, { level: 1 }).length,
    });
  });

  test("empty layers", async () => {
    const nothing = { size: 0, files: 0, entries: { length: 0 } };
    expect(await layerOf(tar([]))).toMatchObject(nothing);
    expect(await layerOf(Buffer.alloc(0))).toMatchObject({ ...nothing, diffId: sha256(Buffer.alloc(0)) });
    expect(await layerOf(layer([], "zstd").blob)).toMatchObject(nothing);
  });
});

describe("damage", () => {
  const gzip = gzipSync(plain);
  const zstd = zstdCompressSync(plain);
  test.each<[string, Buffer, string]>([
    ["gzip cut", gzip.subarray(0, -9), "Layer x is cut off: its gzip data does not end"],
    ["zstd cut", zstd.subarray(0, -9), "Layer x is cut off: its zstd data does not end"],
    [
      "second member cut",
      Buffer.concat([gzip, gzip.subarray(0, 40)]),
      "Layer x is cut off: its gzip data does not end",
    ],
    [
      "second frame cut",
      Buffer.concat([zstd, zstd.subarray(0, 7)]),
      "Layer x is cut off: its zstd data does not end",
    ],
    [
      "text behind zstd",
      Buffer.concat([zstd, Buffer.from("something")]),
      "Layer x is damaged: something else follows its zstd data",
    ],
    [
      "text behind gzip",
      Buffer.concat([gzip, Buffer.from("something")]),
      "Layer x is damaged: its gzip data cannot be decompressed",
    ],
    [
      "no tar within",
      gzipSync(Buffer.alloc(600, "text")),
      "Layer x has a header whose checksum is not a number at byte 0",
    ],
  ])("%s", async (_, blob, message) => {
    for (const size of [50, blob.length]) {
      expect(await faultOf(layerOf(blob, {}, size))).toBe(message);
    }
  });

  test("another digest than expected", async () => {
    expect(await faultOf(layerOf(gzip, { expectedDigest: sha256(plain) }))).toBe(
      `Layer x is damaged: its bytes have the digest ${sha256(gzip)}, not ${sha256(plain)}`,
    );
    expect((await layerOf(gzip, { expectedDigest: sha256(gzip) })).digest).toBe(sha256(gzip));
  });

  test("deeper nesting than any system has", async () => {
    const deep = tar([{ path: "a/".repeat(3000), dialect: "pax" }]);
    expect(await faultOf(layerOf(deep))).toBe("Layer x holds more than 2048 folders within each other");
  });
});

/** Keeps how many bytes there were, and how many were said to come. */
function lengths(keep: ContentAmount, limit: number): ContentExtract {
  return {
    name: "length",
    limit,
    keep,
    start: (size) => {
      let seen = 0;
      return {
        write: (bytes) => {
          seen += bytes.length;
        },
        end: () => Buffer.from(`${seen} of ${size}`),
      };
    },
  };
}

describe("contents", () => {
  test("what the selector asks for, the last of a repeated path", async () => {
    const read = await layerOf(gzipSync(plain), {
      select: (path) => (path === "etc/os-release" ? "whole" : path === "usr/bin/gcc" ? "head" : "none"),
    });
    expect(Object.keys(texts(read))).toEqual(["usr/bin/gcc", "etc/os-release"]);
    expect(texts(read)["etc/os-release"]).toBe("ID=other\n");
    expect(read.contents.get("usr/bin/gcc")?.length).toBe(HEAD_BYTES);
    expect(read.contentsIncomplete).toBe(undefined);
  });

  test("the earlier bytes of a repeated path are not kept", async () => {
    let calls = 0;
    const read = await layerOf(plain, {
      select: (path) => (path === "etc/os-release" && ++calls === 1 ? "whole" : "none"),
    });
    expect([...read.contents.keys()]).toEqual([]);
  });

  test("never a file that is too large whole, and it is said", async () => {
    const large = tar([{ path: "large", content: Buffer.alloc(WHOLE_BYTES_LIMIT + 1) }]);
    const whole = await layerOf(large, {}, 1 << 20);
    expect([whole.contents.size, whole.contentsIncomplete]).toEqual([0, true]);
    const head = await layerOf(large, { select: () => "head" }, 1 << 20);
    expect([head.contents.get("large")?.length, head.contentsIncomplete]).toEqual([HEAD_BYTES, undefined]);
  });

  test("never more than a limit together", async () => {
    const file = Buffer.alloc(15_000_000);
    const many = Array.from({ length: 18 }, (_, index) => ({ path: `f${index}`, content: file }));
    const read = await layerOf(tar(many), {}, 1 << 20);
    expect([read.contents.size, read.contentsIncomplete, read.size]).toEqual([17, true, 270_000_000]);
  });

  test("an extract is made of all the bytes, beside what is kept of them", async () => {
    const select = (path: string) => (path === "usr/bin/gcc" ? lengths("head", 1 << 20) : "none");
    for (const pieces of [700, 1 << 20]) {
      const read = await layerOf(plain, { select }, pieces);
      expect([...read.contents.keys()]).toEqual(["usr/bin/gcc", "usr/bin/gcc\0length"]);
      const size = [...read.entries].find(({ path }) => path === "usr/bin/gcc")?.size;
      expect(texts(read)["usr/bin/gcc\0length"]).toBe(`${size} of ${size}`);
    }
  });

  test("no extract is made of a file larger than its limit, and it is said", async () => {
    const file = tar([{ path: "large", content: Buffer.alloc(2000) }]);
    const read = await layerOf(file, { select: () => lengths("none", 1999) });
    expect([read.contents.size, read.contentsIncomplete]).toEqual([0, true]);
    const kept = await layerOf(file, { select: () => lengths("whole", 1999) });
    expect([[...kept.contents.keys()], kept.contentsIncomplete]).toEqual([["large"], true]);
  });

  test("the extract of a repeated path is the last one's", async () => {
    let calls = 0;
    const read = await layerOf(plain, {
      select: (path) => (path === "etc/os-release" && ++calls === 1 ? lengths("none", 1000) : "none"),
    });
    expect([calls, [...read.contents.keys()]]).toEqual([2, []]);
  });

  test("a global PAX header is told", async () => {
    const blob = Buffer.concat([...globalHeader({ comment: "c" }), ...tarItem({ path: "a", content: "1" })]);
    expect(await layerOf(blob)).toMatchObject({ globalHeader: true, size: 1 });
  });
});
