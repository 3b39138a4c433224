import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ImageError } from "../../../src/errors.ts";
import { cleanPath, decodeName } from "../../../src/image/path.ts";
import { TarWalker } from "../../../src/image/tar.ts";
import type { TarEntry } from "../../../src/image/tar-entry.ts";
import {
  extended,
  globalHeader,
  paxRecords,
  sealed,
  type TarItem,
  tar,
  tarItem,
} from "../../image-builder/index.ts";
import { temporaryFolder } from "./read.ts";

/** All entries, each with its bytes. */
function walk(bytes: Buffer, chunk = bytes.length || 1): (TarEntry & { readonly body: string })[] {
  const found: (TarEntry & { body: string })[] = [];
  const walker = new TarWalker("The tar", {
    entry: (entry) => {
      found.push({ ...entry, body: "" });
      return true;
    },
    body: (piece) => {
      const last = found.at(-1);
      if (last) last.body += piece.toString("latin1");
    },
  });
  for (let at = 0; at < bytes.length; at += chunk) walker.write(bytes.subarray(at, at + chunk));
  walker.end();
  return found;
}

const LONG = `${"deep/".repeat(40)}name-${"n".repeat(120)}.txt`;

describe("dialects", () => {
  const cases: [string, TarItem, Partial<TarEntry>][] = [
    ["ustar", { path: "a/b", content: "12345" }, { path: "a/b", type: "file", size: 5, mode: 0o644 }],
    ["v7 file", { path: "a", content: "1", dialect: "v7" }, { path: "a", type: "file", size: 1 }],
    ["v7 folder", { path: "a/", dialect: "v7" }, { path: "a", type: "directory", size: 0, mode: 0o755 }],
    [
      "ustar prefix",
      { path: `${"p/".repeat(60)}n`, content: "x", dialect: "prefix" },
      { path: `${"p/".repeat(60)}n` },
    ],
    ["PAX path and size", { path: LONG, content: "xyz", dialect: "pax" }, { path: LONG, size: 3, stored: 3 }],
    ["PAX link", { path: "l", link: LONG, dialect: "pax" }, { type: "symlink", link: LONG }],
    ["GNU long name", { path: LONG, content: "xyz", dialect: "gnu" }, { path: LONG, size: 3 }],
    ["GNU long link", { path: "l", link: LONG, dialect: "gnu" }, { type: "symlink", link: LONG, size: 0 }],
    ["base 256", { path: "a", content: "abc", dialect: "base256" }, { path: "a", size: 3 }],
    ["UTF-8", { path: "dir/žluťoučký 🐎", content: "" }, { path: "dir/žluťoučký 🐎" }],
    [
      "hard link",
      { path: "b", type: "hardlink", link: "./a//x/" },
      { type: "hardlink", link: "a/x", size: 0 },
    ],
    ["device", { path: "dev/null", type: "character" }, { type: "other", size: 0 }],
    ["contiguous file", { path: "a", content: "abc", typeflag: "7" }, { type: "file", size: 3 }],
    ["uncleaned", { path: "./a/../../b//c/./d", content: "" }, { path: "b/c/d" }],
    ["root", { path: "./" }, { path: "", type: "directory" }],
  ];
  test.each(cases)("%s", (_, item, expected) => {
    const bytes = tar([item, { path: "after", content: "tail" }]);
    for (const chunk of [1, 7, 511, 512, 513, bytes.length]) {
      const [first, after, ...rest] = walk(bytes, chunk);
      expect(first).toMatchObject({ ...expected, body: item.content ?? "" });
      expect(after).toMatchObject({ path: "after", size: 4, body: "tail" });
      expect(rest).toEqual([]);
    }
  });

  test("a global header changes nothing", () => {
    let seen = 0;
    const paths: string[] = [];
    const walker = new TarWalker("The tar", {
      entry: ({ path, size }) => {
        paths.push(`${path} ${size}`);
        return false;
      },
      globalHeader: () => {
        seen++;
      },
    });
    walker.write(
      Buffer.concat([...globalHeader({ path: "wrong", size: "9" }), ...tarItem({ path: "a", content: "1" })]),
    );
    walker.end();
    expect([paths, seen]).toEqual([["a 1"], 1]);
  });

  test("names that are no UTF-8 stay apart", () => {
    const name = (...bytes: number[]) => decodeName(Buffer.from(bytes), 0, bytes.length);
    expect([name(0x61, 0xff), name(0x61, 0xfe), name(0xc3, 0xa9, 0x80), name(0xc3)]).toEqual([
      "a\udcff",
      "a\udcfe",
      "é\udc80",
      "\udcc3",
    ]);
  });

  test("paths are cleaned as from the root", () => {
    const paths = [
      "",
      "/",
      ".",
      "..",
      "../../etc",
      "a/..",
      "a/./b/",
      "a//b",
      ".a/..b/c...",
      "usr/bin/nowhere",
    ];
    expect(paths.map(cleanPath)).toEqual([
      "",
      "",
      "",
      "",
      "etc",
      "",
      "a/b",
      "a/b",
      ".a/..b/c...",
      "usr/bin/nowhere",
    ]);
  });
});

/** Sizes and names as GNU tar itself tells them. */
function listed(file: string): string[] {
  const { stdout, status } = spawnSync("tar", ["-tvf", file, "--numeric-owner", "--quoting-style=literal"], {
    encoding: "utf8",
  });
  expect(status).toBe(0);
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const [, type, size, name] =
        /^(.)\S+ +\S+ +(\d+) \S+ \S+ (.*?)\/?(?: -> .*| link to .*)?$/.exec(line) ?? [];
      return `${type} ${size} ${name?.replace(/^\.\/?/, "")}`;
    });
}

describe("against GNU tar", () => {
  test.each(["v7", "ustar", "gnu", "oldgnu", "posix"])("--format=%s", (format) => {
    const folder = temporaryFolder();
    const root = join(folder, "root");
    const deep = format === "v7" ? "d" : join("d".repeat(60), "e".repeat(60));
    mkdirSync(join(root, deep), { recursive: true });
    writeFileSync(join(root, deep, "file"), "x".repeat(70_000));
    writeFileSync(join(root, "empty"), "");
    symlinkSync("d/../empty", join(root, "link"));
    linkSync(join(root, "empty"), join(root, "same"));
    if (format !== "v7" && format !== "ustar") writeFileSync(join(root, "n".repeat(180)), "long");
    const file = join(folder, "out.tar");
    const made = spawnSync("tar", ["--sort=name", `--format=${format}`, "-cf", file, "-C", root, "."]);
    expect(made.status).toBe(0);
    const letters = { file: "-", directory: "d", symlink: "l", hardlink: "h", other: "?" };
    const ours = walk(readAll(file), 1000).map(({ type, size, path }) => `${letters[type]} ${size} ${path}`);
    expect(ours).toEqual(listed(file));
  });

  test.each([
    ["gnu", []],
    ["posix", ["--sparse-version=0.0"]],
    ["posix", ["--sparse-version=0.1"]],
    ["posix", ["--sparse-version=1.0"]],
  ])("sparse files, %s %s: the true size", (format, more) => {
    const folder = temporaryFolder();
    const file = join(folder, "out.tar");
    writeFileSync(join(folder, "a"), "head");
    truncateSync(join(folder, "a"), 3_000_000);
    // Many holes: the map needs more than one block.
    spawnSync(
      "sh",
      ["-c", `for i in $(seq 0 60); do printf x | dd of=b bs=1 seek=$((i*65536)) conv=notrunc; done`],
      {
        cwd: folder,
      },
    );
    writeFileSync(join(folder, "c"), "after");
    expect(
      spawnSync("tar", ["-S", `--format=${format}`, ...more, "-cf", file, "a", "b", "c"], { cwd: folder })
        .status,
    ).toBe(0);
    const entries = walk(readAll(file), 777);
    expect(entries.map(({ type, size, path }) => `${type === "file" ? "-" : type} ${size} ${path}`)).toEqual(
      listed(file),
    );
    expect(entries.map(({ size, stored }) => stored < size)).toEqual([true, true, false]);
  });
});

function readAll(file: string): Buffer {
  return spawnSync("cat", [file], { maxBuffer: 1 << 26 }).stdout;
}

describe("what is no tar", () => {
  const good = tar([{ path: "a", content: "x".repeat(600) }]);
  const fault = (bytes: Buffer) => {
    try {
      walk(bytes, 100);
    } catch (error) {
      return error instanceof ImageError ? error.message : error;
    }
    return "no error";
  };
  const flipped = (at: number, value: number) => {
    const bytes = Buffer.from(good);
    bytes[at] = value;
    return bytes;
  };
  const withSize = (text: string) => {
    const bytes = Buffer.from(good);
    bytes.write(text, 124, "latin1");
    sealed(bytes.subarray(0, 512));
    return bytes;
  };
  test.each<[string, Buffer, string]>([
    ["cut in the header", good.subarray(0, 300), "The tar is cut off after 300 bytes"],
    ["cut in the body", good.subarray(0, 800), "The tar is cut off after 800 bytes, in or after `a`"],
    ["cut in the padding", good.subarray(0, 1500), "The tar is cut off after 1500 bytes, in or after `a`"],
    ["wrong checksum", flipped(0, 0x62), "The tar has a header whose checksum is wrong at byte 0"],
    ["size no number", withSize("0000zz\0"), "The tar has a header whose size is not a number at byte 0"],
    [
      "size negative",
      withSize("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"),
      "The tar has a header whose size is out of range at byte 0",
    ],
    [
      "zeros in between",
      Buffer.concat([Buffer.alloc(512), good]),
      "The tar has a lone block of zeros at byte 512",
    ],
    [
      "PAX malformed",
      Buffer.concat(extended("x", Buffer.from("99 path=a\n"))),
      "The tar has an extended header that is malformed at byte 512",
    ],
    [
      "PAX size",
      Buffer.concat(extended("x", paxRecords({ size: "-1" }))),
      "The tar has an extended header whose size is out of range at byte 512",
    ],
    [
      "PAX name with NUL",
      Buffer.concat(extended("x", paxRecords({ path: "a\0b" }))),
      "The tar has an extended header that is malformed at byte 512",
    ],
    [
      "PAX alone",
      Buffer.concat(extended("x", paxRecords({ path: "a" }))),
      "The tar is cut off after 1024 bytes",
    ],
    [
      "PAX huge",
      Buffer.concat(extended("x", Buffer.alloc(1_100_000, 0x20))),
      "The tar has an extended header of more than 1 MiB at byte 0",
    ],
  ])("%s", (_, bytes, message) => expect(fault(bytes)).toBe(message));

  test("no end mark is needed between entries", () => expect(walk(good.subarray(0, 1536)).length).toBe(1));
  test("nothing at all is an empty tar", () => expect(walk(Buffer.alloc(0))).toEqual([]));
});
