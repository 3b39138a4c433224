import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { archiveFile } from "../../../src/image/archive-file.ts";
import { readLayerFile } from "../../../src/image/layer.ts";
import type { LayerContents } from "../../../src/image/model.ts";
import { ociLayout } from "../../../src/image/oci-layout.ts";
import {
  dockerArchive,
  layer,
  ociFiles,
  seeded,
  sha256,
  tar,
  writeFiles,
} from "../../image-builder/index.ts";
import { EVERYTHING, faultOf, layerOf, NOTHING, streamed, temporaryFolder } from "./read.ts";

/** What a place in a file is said to have is read in a thread of its own, whatever is there. */
const LARGE = 1e9;

type Options = Partial<Parameters<typeof readLayerFile>[2]>;

async function fileOf(bytes: Buffer): Promise<FileHandle> {
  const path = join(temporaryFolder(), "blob");
  writeFileSync(path, bytes);
  const file = await open(path);
  onTestFinished(() => file.close());
  return file;
}

/** A layer with the digests of what was kept in place of that. */
function told({ entries, contents, ...rest }: LayerContents): unknown {
  const kept = [...contents].map(([path, bytes]) => [path, sha256(bytes)]);
  return { ...rest, entries: [...entries], kept };
}

/** Reads what follows `offset` in the file: here, or in as many threads as that is worth. */
async function read(file: FileHandle, size: number, options: Options = {}, offset = 0): Promise<unknown> {
  const layer = readLayerFile(file, { offset, size }, { name: "Layer x", select: EVERYTHING, ...options });
  return told(await layer);
}

const random = seeded(11);
const noise = Buffer.from(Array.from({ length: 900_000 }, () => random() * 256));
const plain = tar([
  { path: "etc/" },
  { path: "etc/os-release", content: "ID=debian\n" },
  { path: "usr/bin/cc", link: "gcc" },
  { path: `opt/${"deep/".repeat(40)}file`, content: "y" },
  { path: "opt/noise", content: noise },
  { path: "opt/zeros", content: Buffer.alloc(9_000_000) },
]);
const halves = [plain.subarray(0, 400_001), plain.subarray(400_001)] as const;
const gzip = gzipSync(plain);
const zstd = zstdCompressSync(plain);
const blobs: Readonly<Record<string, Buffer>> = {
  plain,
  gzip,
  "gzip in members, with padding": Buffer.concat([
    ...halves.map((part) => gzipSync(part)),
    Buffer.alloc(700),
  ]),
  zstd,
  "no bytes": Buffer.alloc(0),
};
const BEFORE = Buffer.from("what comes before it");

describe("where it lies in a file, by one thread or two: the same of", () => {
  test.each(Object.entries(blobs))("%s", async (_, blob) => {
    const here = told(await layerOf(blob));
    const file = await fileOf(Buffer.concat([BEFORE, blob]));
    expect(await read(file, LARGE, {}, BEFORE.length)).toEqual(here);
    expect(await read(file, LARGE, { largest: true }, BEFORE.length)).toEqual(here);
  });

  test.each([false, true])("a blob that is wanted by another hash, shared: %s", async (largest) => {
    const file = await fileOf(gzip);
    const expectedDigest = `sha512:${"0".repeat(128)}`;
    const here = await faultOf(read(file, gzip.length, { expectedDigest }));
    expect(here).toMatch(/^Layer x is damaged: its bytes have the digest sha512:/);
    expect(await faultOf(read(file, LARGE, { expectedDigest, largest }))).toBe(here);
  });
});

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ 0xff;
  return copy;
};

describe.each([false, true])("where it lies in a file, shared: %s, the fault of", (largest) => {
  test.each<[string, Buffer, string]>([
    ["cut gzip", gzip.subarray(0, -9), "Layer x is cut off: its gzip data does not end"],
    ["cut zstd", zstd.subarray(0, -9), "Layer x is cut off: its zstd data does not end"],
    ["a cut tar", plain.subarray(0, 100), "Layer x is cut off after 100 bytes"],
    [
      "gzip whose checksum is wrong",
      flipped(gzip, gzip.length - 8),
      "Layer x is damaged: its gzip data cannot be decompressed",
    ],
    [
      "gzip that something follows",
      Buffer.concat([gzip, Buffer.alloc(9), Buffer.from("more")]),
      "Layer x is damaged: something else follows its gzip data",
    ],
    ["a broken tar", gzipSync(flipped(plain, 3)), "Layer x has a header whose checksum is wrong at byte 0"],
  ])("%s", async (_, blob, message) => {
    const file = await fileOf(blob);
    expect(await faultOf(read(file, LARGE, { largest }))).toBe(message);
  });

  test("a wrong digest", async () => {
    const expectedDigest = `sha256:${"0".repeat(64)}`;
    expect(await faultOf(read(await fileOf(gzip), LARGE, { expectedDigest, largest }))).toBe(
      `Layer x is damaged: its bytes have the digest ${sha256(gzip)}, not ${expectedDigest}`,
    );
  });

  test("a file that cannot be read", async () => {
    const folder = await open(temporaryFolder());
    onTestFinished(() => folder.close());
    expect(await faultOf(read(folder, LARGE, { largest }))).toBe("Layer x cannot be read (EISDIR)");
    // Its first bytes are read here, the rest in the thread.
    const begun: Pick<FileHandle, "fd" | "read"> = Object.create(folder, {
      read: { value: async (bytes: Buffer) => ({ bytesRead: gzip.copy(bytes) }) },
      fd: { value: folder.fd },
    });
    expect(await faultOf(read(begun as FileHandle, LARGE, { largest }))).toBe(
      "Layer x cannot be read (EISDIR)",
    );
  });
});

test("threads that were started for nothing let the process end", () => {
  const threads = new URL("../../../src/image/blob-threads.ts", import.meta.url);
  const program = join(temporaryFolder(), "program.mjs");
  writeFileSync(
    program,
    `(await import(${JSON.stringify(threads.href)})).startThreads([1e9, 1e9]);\nconsole.log("started");\n`,
  );
  const { status, signal, stdout } = spawnSync(process.execPath, [program], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 20_000,
  });
  expect([status, signal, stdout]).toEqual([0, null, "started\n"]);
}, 30_000);

/** Large enough for a thread, and made to be as large when it is compressed. */
const large = Array.from({ length: 3 }, (_, index) =>
  layer([{ path: `noise-${index}`, content: randomBytes(8_500_000 + 100_000 * index) }], "gzip"),
);
const images = [{ names: ["app:1"], layers: large }];

/** Files below the folder that this process has open; undefined where the system does not tell. */
function openBelow(folder: string): string[] | undefined {
  try {
    return readdirSync("/proc/self/fd").flatMap((fd) => {
      try {
        const path = readlinkSync(`/proc/self/fd/${fd}`);
        return path.startsWith(folder) ? [path] : [];
      } catch {
        return []; // The one that lists them.
      }
    });
  } catch {
    return undefined;
  }
}

describe("an image whose layers wait for threads", () => {
  test("from an archive and a layout, as from a stream", async () => {
    const folder = temporaryFolder();
    const archive = dockerArchive(images);
    const file = join(folder, "image.tar");
    writeFileSync(file, archive);
    writeFiles(join(folder, "layout"), ociFiles(images));
    const layersOf = async (reading: ReturnType<typeof streamed>): Promise<unknown> =>
      (await reading).map(({ layers }) => layers.map(told));
    const expected = await layersOf(streamed(archive, {}, 1 << 20));
    expect(await layersOf(archiveFile(file).read({ select: EVERYTHING }))).toEqual(expected);
    expect(await layersOf(ociLayout(join(folder, "layout")).read({ select: EVERYTHING }))).toEqual(expected);
    expect(openBelow(folder) ?? []).toEqual([]);
  });

  test("one is damaged: it is named, the others are given up, no file stays open, no thread is lost", async () => {
    const folder = temporaryFolder();
    const files = ociFiles(images);
    for (const [index, { digest, blob }] of large.entries()) {
      const path = `blobs/${digest.replace(":", "/")}`;
      writeFiles(folder, new Map([...files, [path, flipped(blob, blob.length >> 1)]]));
      const fault = await faultOf(ociLayout(folder).read({ select: NOTHING }));
      expect([index, String(fault).startsWith(`Layer ${digest} of ${folder} `)]).toEqual([index, true]);
      expect(openBelow(folder) ?? []).toEqual([]);
    }
    writeFiles(folder, files);
    const [image] = await ociLayout(folder).read({ select: NOTHING });
    expect(image?.layers.map(({ digest }) => digest)).toEqual(large.map(({ digest }) => digest));
  });

  test("stopped in the middle, early or late: no file stays open, no thread is lost", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, ociFiles(images));
    for (const afterMs of [0, 1, 3, 10, 20, 40]) {
      const stop = new AbortController();
      const reason = new Error("enough");
      const reading = ociLayout(folder).read({ select: NOTHING, signal: stop.signal });
      setTimeout(() => stop.abort(reason), afterMs);
      const end = await reading.then(
        ([image]) => image?.layers.length,
        (error: unknown) => error,
      );
      expect([reason, large.length]).toContain(end);
      expect(openBelow(folder) ?? []).toEqual([]);
    }
    const [image] = await ociLayout(folder).read({ select: NOTHING });
    expect(image?.layers.map(({ digest }) => digest)).toEqual(large.map(({ digest }) => digest));
  });
});
