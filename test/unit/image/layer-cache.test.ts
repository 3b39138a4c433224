import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { archiveFile } from "../../../src/image/archive-file.ts";
import { type CacheFolder, openCacheFolder } from "../../../src/image/cache-folder.ts";
import { EntryList } from "../../../src/image/entry-list.ts";
import { fileIdentity } from "../../../src/image/file-identity.ts";
import { type LayerCache, layerCache, userLayerCache } from "../../../src/image/layer-cache.ts";
import { decodeLayer, encodeLayer } from "../../../src/image/layer-entry.ts";
import type { Entry, Image, LayerContents } from "../../../src/image/model.ts";
import { ociLayout } from "../../../src/image/oci-layout.ts";
import {
  dockerArchive,
  globalHeader,
  layer,
  ociArchive,
  ociLayoutFolder,
  tar,
  tarItem,
} from "../../image-builder/index.ts";
import { EVERYTHING, faultOf, layerOf, NOTHING, streamed, temporaryFolder } from "./read.ts";

const items = [
  { path: "etc/" },
  { path: "etc/os-release", content: "ID=debian\n" },
  { path: "usr/bin/gcc", content: "\x7fELF".padEnd(20_000, "gcc") },
  { path: "usr/bin/cc", link: "gcc" },
  { path: "usr/bin/c99", type: "hardlink" as const, link: "usr/bin/gcc" },
  { path: "usr/bin/.wh.tcc" },
  { path: "ü and \u2028", content: "x" },
  { path: "etc/os-release", content: "ID=other\n" },
];
const plain = tar(items);
const largeAmongSmall = [10, 300_000, 20, 0, 30, 200_000, 100_000, 40].map((bytes, index) => ({
  path: `file-${index}`,
  content: String(index).repeat(bytes),
}));
const blob = gzipSync(plain);

/** A folder that counts what is written to it. */
function counted(folder = temporaryFolder()): { readonly folder: CacheFolder; readonly written: string[] } {
  const written: string[] = [];
  const real = openCacheFolder({ folder, program: "test", limitBytes: 1e9 });
  return {
    written,
    folder: {
      ...real,
      write: (kind, key, value) => {
        written.push(kind);
        return real.write(kind, key, value);
      },
    },
  };
}

describe("a layer that one process read, another one has", () => {
  test.each<[string, Buffer, boolean]>([
    ["compressed", blob, false],
    ["plain", plain, false],
    ["plain, with its download size", plain, true],
    ["with large files among small ones", tar(largeAmongSmall), false],
    ["empty", tar([]), false],
    [
      "with a global header",
      Buffer.concat([...globalHeader({ comment: "c" }), ...tarItem({ path: "a", content: "1" })]),
      false,
    ],
  ])("%s", async (_, bytes, estimateDownload) => {
    const { folder } = counted();
    const read = await layerOf(bytes, { estimateDownload });
    await layerCache(folder).set(read);
    expect(await layerCache(folder).get(read.digest ?? read.diffId)).toEqual(read);
  });

  test("that was read compressed, as a plain one too", async () => {
    const { folder } = counted();
    await layerCache(folder).set(await layerOf(blob));
    const read = await layerOf(plain);
    expect(await layerCache(folder).get(read.diffId)).toEqual(read);
    expect([...(await layerCache(folder).known())].sort()).toEqual(
      [read.diffId, (await layerOf(blob)).digest ?? ""].sort(),
    );
  });

  test("with names that are no text, and files that were too many to keep", async () => {
    const { folder } = counted();
    const [first, ...others] = (await layerOf(plain)).entries;
    const read: LayerContents = {
      ...(await layerOf(plain)),
      entries: EntryList.from([{ ...(first as Entry), path: "a\udcff\udcfeb" }, ...others]),
      contentsIncomplete: true,
    };
    await layerCache(folder).set(read);
    expect(await layerCache(folder).get(read.diffId)).toEqual(read);
  });

  test("one that is unknown, or no digest", async () => {
    const cache = layerCache(counted().folder);
    expect(await cache.get(`sha256:${"0".repeat(64)}`)).toBe(undefined);
    expect(await cache.get("../../etc/passwd")).toBe(undefined);
  });
});

describe("what a hostile hand writes", () => {
  const read = layerOf(plain);
  const json = async (change: (value: Record<string, unknown>) => void): Promise<Buffer> => {
    const bytes = Buffer.concat(encodeLayer(await read) ?? []);
    const end = 4 + bytes.readUInt32LE(0);
    const value = JSON.parse(bytes.toString("utf8", 4, end)) as Record<string, unknown>;
    change(value);
    const text = Buffer.from(JSON.stringify(value));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, text, bytes.subarray(end)]);
  };
  const counts = (value: Record<string, unknown>, changed: object): void => {
    Object.assign(value.counts as object, changed);
  };

  test("is read where nothing was changed", async () => {
    const { diffId } = await read;
    expect(decodeLayer(await json(() => {}), diffId)).toMatchObject({ diffId, size: 20_020 });
  });

  test.each<[string, (value: Record<string, unknown>) => void]>([
    ["another layer's", (value) => Object.assign(value, { diffId: `sha256:${"0".repeat(64)}` })],
    ["fewer bytes than its files", (value) => Object.assign(value, { size: 1 })],
    ["more files than entries", (value) => Object.assign(value, { files: 1000 })],
    ["a negative size", (value) => Object.assign(value, { size: -1 })],
    ["a size that is no number", (value) => Object.assign(value, { size: "9" })],
    ["fewer entries than files", (value) => counts(value, { entries: 1 })],
    ["entries beyond the end", (value) => counts(value, { entries: 1e9 })],
    ["folders beyond the end", (value) => counts(value, { folders: 1e9 })],
    ["not even a root", (value) => counts(value, { folders: 0 })],
    ["a count that is no number", (value) => counts(value, { folders: "4" })],
    ["no counts", (value) => Object.assign(value, { counts: null })],
    ["contents beyond the end", (value) => Object.assign(value, { contents: [["a", 1e9]] })],
    ["contents that leave bytes", (value) => Object.assign(value, { contents: [] })],
    ["contents that are no list", (value) => Object.assign(value, { contents: { length: 1e9 } })],
  ])("%s", async (_, change) => {
    expect(decodeLayer(await json(change), (await read).diffId)).toBe(undefined);
  });

  /** Of what lies behind the JSON: three folders, their names, eight entries, their texts. */
  const [folderNames, entries, texts] = [3 * 8, 3 * 8 + "etcusrbin".length, 3 * 8 + 9 + 8 * 18];
  test.each<[string, (packed: Buffer) => void]>([
    ["a folder within itself", (packed) => packed.writeUInt32LE(1, 0)],
    ["a folder without a name", (packed) => packed.writeUInt32LE(0, 4)],
    ["a folder's name beyond the end", (packed) => packed.writeUInt32LE(2 ** 31, 4)],
    ["a folder that is there twice", (packed) => packed.write("etc", folderNames + 3)],
    ["a folder's name that is a path", (packed) => packed.write("/", folderNames + 1)],
    ["a folder's name with a zero byte", (packed) => packed.write("\0", folderNames + 1)],
    ["an entry in a folder that is not there", (packed) => packed.writeUInt32LE(4, entries)],
    ["an entry's name beyond the end", (packed) => packed.writeUInt32LE(2 ** 31, entries + 4)],
    ["an unknown type", (packed) => packed.writeUInt16LE(5 << 12, entries + 8)],
    ["a file of half a byte", (packed) => packed.writeDoubleLE(0.5, entries + 10)],
    ["a file of less than nothing", (packed) => packed.writeDoubleLE(-1, entries + 10)],
    ["a file of no number of bytes", (packed) => packed.writeDoubleLE(Number.NaN, entries + 10)],
    ["an entry's name that is a path", (packed) => packed.write("/", texts + 1)],
    ["a folder that links", (packed) => packed.write("\0", texts + 1)],
  ])("%s", async (_, change) => {
    const bytes = Buffer.concat(encodeLayer(await read) ?? []);
    change(bytes.subarray(4 + bytes.readUInt32LE(0)));
    expect(decodeLayer(bytes, (await read).diffId)).toBe(undefined);
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["a length beyond the end", Buffer.from([255, 255, 255, 255, 1])],
    ["no JSON", Buffer.from("\x05\0\0\0hello", "latin1")],
    ["null", Buffer.from("\x04\0\0\0null", "latin1")],
  ])("%s", async (_, bytes) => {
    expect(decodeLayer(bytes, (await read).diffId)).toBe(undefined);
  });
});

describe("images", () => {
  const base = layer(items, "gzip");
  const top = layer([{ path: "app", content: "app" }]);
  const image = { names: ["app:1"], layers: [base, top] };
  const readFile = (file: string, cache: LayerCache): Promise<readonly Image[]> =>
    archiveFile(file).read({ select: EVERYTHING, cache });

  /** An archive that was written some time ago. */
  function archiveAt(folder: string): string {
    const file = join(folder, "image.tar");
    writeFileSync(file, dockerArchive([image]));
    return file;
  }

  test("a second reading writes nothing, and its answer is the same", async () => {
    const folder = temporaryFolder();
    const file = archiveAt(folder);
    const cached = temporaryFolder();
    const first = counted(cached);
    const images = await readFile(file, layerCache(first.folder));
    expect(first.written.filter((kind) => kind !== "verified").sort()).toEqual(["blob", "tar", "tar"]);
    const second = counted(cached);
    expect(await readFile(file, layerCache(second.folder))).toEqual(images);
    const third = counted(cached);
    expect(await streamed(dockerArchive([image]), { cache: layerCache(third.folder) })).toEqual(images);
    const written = [...second.written, ...third.written].filter((kind) => kind !== "verified");
    expect(written).toEqual([]);
  });

  test("a known layer whose bytes were changed is damaged all the same", async () => {
    const folder = temporaryFolder();
    const file = archiveAt(folder);
    const cache = layerCache(counted().folder);
    await readFile(file, cache);
    const bytes = readFileSync(file);
    const place = bytes.indexOf(base.blob) + base.blob.length - 9;
    bytes[place] = (bytes[place] as number) ^ 1;
    writeFileSync(file, bytes);
    const message = expect.stringMatching(
      new RegExp(`^Layer ${base.digest} of .* is damaged: its bytes have the digest sha256:`),
    );
    expect(await faultOf(readFile(file, cache))).toEqual(message);
    expect(await faultOf(streamed(bytes, { cache }))).toEqual(message);
  });

  test("a file is the same only until it is written to, whatever its time says", () => {
    const found = { dev: 1n, ino: 2n, size: 3n, mtimeNs: 4n, ctimeNs: 5_000_000n, ctimeMs: 5n };
    const at = (changed: object, now = 1e6) => fileIdentity({ ...found, ...changed } as never, now);
    expect(at({})).toBe("1:2:3:4:5000000");
    expect(at({ ctimeNs: 5_000_001n })).not.toBe(at({}));
    expect(at({ ino: 3n })).not.toBe(at({}));
    expect(at({}, 1000)).toBe(undefined);
  });

  test("what a builder has just handed over is taken at its word, and need not be there", async () => {
    const folder = join(temporaryFolder(), "layout");
    const cache = layerCache(counted().folder);
    const images = await streamed(ociArchive([image]), { cache });
    ociLayoutFolder(folder, [image]);
    for (const { digest } of image.layers) {
      writeFileSync(join(folder, "blobs", "sha256", digest.slice("sha256:".length)), "");
    }
    const options = { select: EVERYTHING, cache };
    expect(await ociLayout(folder).read({ ...options, cachedMayBeAbsent: true })).toEqual(images);
    expect(await faultOf(ociLayout(folder).read(options))).toBe(
      `Layer ${base.digest} of ${folder} is damaged: it has 0 bytes, not ${base.blob.length}`,
    );
  });

  test("a layer that two images ask for at once is read once", async () => {
    const folder = join(temporaryFolder(), "layout");
    ociLayoutFolder(folder, [image, { names: ["other:1"], layers: [base] }]);
    const { folder: cached, written } = counted();
    const cache = layerCache(cached);
    await Promise.all(
      ["app:1", "other:1", "app:1"].map((reference) =>
        ociLayout(folder).read({ select: NOTHING, cache, references: [reference] }),
      ),
    );
    expect(written.filter((kind) => kind !== "verified").sort()).toEqual(["blob", "tar", "tar"]);
  });
});

describe("where it lies", () => {
  const read = layerOf(plain);
  test.each<[string, (home: string) => Record<string, string>, boolean]>([
    ["XDG_CACHE_HOME", (home) => ({ XDG_CACHE_HOME: join(home, ".cache") }), true],
    ["HOME", (home) => ({ HOME: home }), true],
    ["a relative XDG_CACHE_HOME is none", (home) => ({ XDG_CACHE_HOME: "cache", HOME: home }), true],
    ["its own", (home) => ({ STAGECHECK_LAYER_CACHE: join(home, ".cache/stagecheck/layers") }), true],
    ["off", (home) => ({ STAGECHECK_LAYER_CACHE: "off", HOME: home }), false],
    ["nowhere", () => ({}), false],
  ])("%s", async (_, env, kept) => {
    const home = temporaryFolder();
    const layer = await read;
    await (await userLayerCache(env(home))).set(layer);
    expect(await (await userLayerCache({ HOME: home })).get(layer.diffId)).toEqual(kept ? layer : undefined);
  });
});
