import { spawn } from "node:child_process";
import { readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CacheFolder, openCacheFolder, VALUE_LIMIT_BYTES } from "../../../src/image/cache-folder.ts";
import { temporaryFolder } from "./read.ts";

const KEY = `sha256:${"a".repeat(64)}`;
const OTHER = `sha256:${"b".repeat(64)}`;

function open(folder: string, program = "p1", limitBytes = 1e9): CacheFolder {
  return openCacheFolder({ folder, program, limitBytes });
}

const text = async (cache: CacheFolder, key = KEY): Promise<string | undefined> =>
  (await cache.read("tar", key))?.toString();

const write = (cache: CacheFolder, value: string, key = KEY): Promise<void> =>
  cache.write("tar", key, [Buffer.from(value)]);

describe("values", () => {
  test("are there for whoever opens the folder later, under their kind and key", async () => {
    const folder = temporaryFolder();
    await open(folder).write("tar", KEY, [Buffer.from("one "), Buffer.from("layer")]);
    const cache = open(folder);
    expect(await text(cache)).toBe("one layer");
    expect(await cache.read("blob", KEY)).toBe(undefined);
    expect(await text(cache, OTHER)).toBe(undefined);
    expect([await cache.keys("tar"), await cache.keys("blob")]).toEqual([[KEY], []]);
    const file = join(folder, "p1", readdirSync(join(folder, "p1"))[0] ?? "");
    expect([statSync(file).mode & 0o777, statSync(join(folder, "p1")).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  test("of another program are not there", async () => {
    const folder = temporaryFolder();
    await write(open(folder, "p1"), "one");
    expect(await text(open(folder, "p2"))).toBe(undefined);
  });

  test("that are too large are not kept", async () => {
    const cache = open(temporaryFolder());
    await cache.write("tar", KEY, [Buffer.alloc(VALUE_LIMIT_BYTES), Buffer.alloc(1)]);
    expect(await cache.keys("tar")).toEqual([]);
  });

  test("in a folder that cannot be are not kept, and that is all", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const cache = open(join(file, "within"));
    await write(cache, "one");
    expect([await text(cache), await cache.keys("tar")]).toEqual([undefined, []]);
  });
});

describe("what is not what was written is not there, until it is written anew", () => {
  test.each<[string, (file: string, bytes: Buffer) => void]>([
    ["cut off", (file, bytes) => writeFileSync(file, bytes.subarray(0, -1))],
    ["cut off in its first bytes", (file, bytes) => writeFileSync(file, bytes.subarray(0, 10))],
    ["empty", (file) => writeFileSync(file, "")],
    ["longer", (file, bytes) => writeFileSync(file, Buffer.concat([bytes, Buffer.from("x")]))],
    [
      "of another format",
      (file, bytes) => writeFileSync(file, bytes.toString("latin1").replace("1\n", "2\n")),
    ],
    ["another's, renamed", (file) => renameSync(file.replace(/a{64}$/, "b".repeat(64)), file)],
  ])("%s", async (_, damage) => {
    const folder = temporaryFolder();
    const cache = open(folder);
    await write(cache, "the right value");
    await write(cache, "another value", OTHER);
    const file = join(folder, "p1", `tar-sha256-${"a".repeat(64)}`);
    damage(file, readFileSync(file));
    expect(await text(cache)).toBe(undefined);
    await write(cache, "the right value");
    expect(await text(cache)).toBe("the right value");
  });

  test("with any one bit flipped", async () => {
    const folder = temporaryFolder();
    const cache = open(folder);
    await write(cache, "value");
    const file = join(folder, "p1", `tar-sha256-${"a".repeat(64)}`);
    const bytes = readFileSync(file);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      writeFileSync(file, flipped);
      expect(await text(cache)).toBe(undefined);
    }
  });
});

describe("the limit", () => {
  const key = (index: number): string => `sha256:${index.toString(16).padStart(64, "0")}`;

  test("what was not used for longest goes first, whichever program's it is", async () => {
    const folder = temporaryFolder();
    const before = Date.now() / 1000 - 86_400;
    const old = open(folder, "old");
    for (let index = 0; index < 10; index++) {
      await write(old, "x".repeat(100_000), key(index));
      const file = join(folder, "old", `tar-sha256-${key(index).slice(7)}`);
      utimesSync(file, before + index, before + index);
    }
    // Read, it is used.
    await text(old, key(0));
    const cache = open(folder, "new", 500_000);
    await write(cache, "y".repeat(100_000), key(99));
    expect(await old.keys("tar")).toEqual([key(0), key(8), key(9)]);
    expect(await cache.keys("tar")).toEqual([key(99)]);
  });

  test("what was never finished goes when it is old", async () => {
    const folder = temporaryFolder();
    await write(open(folder), "one");
    for (const [name, age] of [
      [".1-old", 7200],
      [".1-new", 60],
    ] as const) {
      const file = join(folder, "p1", name);
      writeFileSync(file, "");
      utimesSync(file, Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    await write(open(folder), "two");
    expect(readdirSync(join(folder, "p1")).filter((name) => name.startsWith("."))).toEqual([".1-new"]);
  });
});

test("several processes at once: whole values or none", async () => {
  const folder = temporaryFolder();
  const module = new URL("../../../src/image/cache-folder.ts", import.meta.url).href;
  const script = `
    const { openCacheFolder } = await import(${JSON.stringify(module)});
    // A limit that is met all the time: each process takes away what the others write.
    const cache = openCacheFolder({ folder: ${JSON.stringify(folder)}, program: "p", limitBytes: 400_000 });
    let read = 0;
    for (let round = 0; round < 300; round++) {
      const digit = String(round % 10);
      const key = "sha256:" + digit.repeat(64);
      await cache.write("tar", key, [Buffer.alloc(50_000, digit)]);
      const other = String((round * 7) % 10);
      const value = await cache.read("tar", "sha256:" + other.repeat(64));
      if (value === undefined) continue;
      read++;
      if (value.length !== 50_000 || value.some((byte) => byte !== other.charCodeAt(0))) throw new Error("torn");
    }
    console.log(read > 0 ? "whole" : "nothing");
  `;
  const run = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ["--input-type=module", "--eval", script]);
      let said = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (chunk: string) => {
          said += chunk;
        });
      }
      child.on("error", reject);
      child.on("close", () => resolve(said.trim()));
    });
  expect(await Promise.all([run(), run(), run()])).toEqual(["whole", "whole", "whole"]);
});
