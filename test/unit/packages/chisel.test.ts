import { constants, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { readManifest } from "../../../src/packages/chisel.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { type LayerLiteral, makeImage } from "../detectors/literal-image.ts";

const MANIFEST = "var/lib/chisel/manifest.wall";

/** As chisel 1.x writes it: sorted lines, the first counting them all. */
const LINES = [
  { jsonwall: "1.0", schema: "1.0", count: 13 },
  { kind: "content", slice: "base-files_base", path: "/etc/" },
  { kind: "content", slice: "libc6_libs", path: "/usr/lib/x86_64-linux-gnu/libc.so.6" },
  { kind: "package", name: "base-files", version: "13ubuntu10.1", sha256: "aa", arch: "amd64" },
  { kind: "package", name: "libc6", version: "2.39-0ubuntu8.4", sha256: "bb", arch: "amd64" },
  { kind: "path", path: "/etc/", mode: "0755", slices: ["base-files_base"] },
  {
    kind: "path",
    path: "/etc/debian_version",
    mode: "0644",
    slices: ["base-files_base"],
    sha256: "cc",
    size: 13,
  },
  { kind: "path", path: "/lib", mode: "0777", slices: ["base-files_base", "libc6_libs"], link: "usr/lib" },
  {
    kind: "path",
    path: "/usr/lib/x86_64-linux-gnu/libc.so.6",
    mode: "0755",
    slices: ["libc6_libs", "libc6_config"],
    sha256: "dd",
    size: 2_125_328,
  },
  { kind: "path", path: "/var/lib/chisel/manifest.wall", mode: "0644", slices: ["base-files_chisel"] },
  { kind: "slice", name: "base-files_base" },
  { kind: "slice", name: "base-files_chisel" },
  { kind: "slice", name: "libc6_libs" },
];
const TEXT = LINES.map((line) => `${JSON.stringify(line)}\n`).join("");

function packagesOf(bytes: Uint8Array, others: NonNullable<LayerLiteral["files"]> = {}) {
  const { image } = makeImage({
    why: "",
    layers: [
      {
        instruction: "1 FROM ubuntu-chiselled",
        files: {
          "etc/debian_version": 13,
          lib: "-> usr/lib",
          "usr/lib/x86_64-linux-gnu/libc.so.6": 2_125_328,
          [MANIFEST]: bytes,
          ...others,
        },
      },
    ],
  });
  return readPackages(image, buildFilesystem(image));
}

test("packages own what their slices brought", () => {
  const bytes = zstdCompressSync(TEXT);
  const common = {
    manager: "chisel",
    section: "",
    depends: [],
    recommends: [],
    requested: null,
    database: MANIFEST,
    layer: 0,
    removedIn: null,
  };
  expect(packagesOf(bytes)).toEqual({
    packages: [
      {
        ...common,
        name: "base-files",
        provides: ["base-files"],
        version: "13ubuntu10.1",
        files: ["etc/debian_version", MANIFEST],
        bytes: 13 + bytes.length,
      },
      {
        ...common,
        name: "libc6",
        provides: ["libc6"],
        version: "2.39-0ubuntu8.4",
        files: ["usr/lib/x86_64-linux-gnu/libc.so.6"],
        bytes: 2_125_328,
      },
    ],
    languagePackages: [],
    notes: [],
  });
});

test("a package that dpkg's records name too is one, with the files of the manifest", () => {
  const status = (name: string, version: string) => [`Package: ${name}`, `Version: ${version}`];
  const found = packagesOf(zstdCompressSync(TEXT), {
    "var/lib/dpkg/status.d/libc6": status("libc6", "2.39-0ubuntu8.4"),
    "var/lib/dpkg/status.d/other": status("other", "1"),
  }).packages;
  expect(found.map(({ manager, name }) => `${manager} ${name}`)).toEqual([
    "dpkg other",
    "chisel base-files",
    "chisel libc6",
  ]);
});

test("what is no manifest is told of", () => {
  const reason = (bytes: Uint8Array) => packagesOf(bytes).notes.map((note) => note.reason);
  expect(reason(Buffer.from(TEXT))).toEqual(["it cannot be decompressed"]);
  expect(reason(zstdCompressSync("{}\nno JSON\n"))).toEqual(["it is cut off, or a line of it is damaged"]);
  expect(reason(zstdCompressSync(Buffer.alloc(65_000_000, "a")))).toEqual(["it cannot be decompressed"]);
});

test("cut off anywhere it says so, and tells nothing that is not there", () => {
  const whole = zstdCompressSync(TEXT, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: whole.length - 5 }), (length) => {
      const { packages, notes } = packagesOf(whole.subarray(0, length));
      expect(packages.length).toBeLessThanOrEqual(2);
      expect(notes.map((note) => note.path)).toEqual([MANIFEST]);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: TEXT.length - 2 }), (length) => {
      const { records, fault } = readManifest(TEXT.slice(0, length));
      expect(records.size).toBeLessThanOrEqual(2);
      expect(fault).toBe("it is cut off, or a line of it is damaged");
    }),
  );
});
