import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { programExtract } from "../../../src/packages/programs/extract.ts";
import { makeImage } from "../detectors/literal-image.ts";

/** Made by Go and by binutils; `make.sh` beside them says how. */
const RECORDED = join(import.meta.dirname, "programs");
const recorded = (file: string) => gunzipSync(readFileSync(join(RECORDED, `${file}.gz`)));
const greet = recorded("greet");
const tool = recorded("tool");

function extracted(bytes: Buffer, piece = 65_536): unknown {
  const extraction = programExtract.start(bytes.length);
  for (let at = 0; at < bytes.length; at += piece) extraction.write(bytes.subarray(at, at + piece));
  const kept = extraction.end();
  return kept && JSON.parse(Buffer.from(kept).toString("utf8"));
}

/** What `go version -m` prints of it, in the form in which it is kept. */
const GO = {
  go: {
    toolchain: readFileSync(join(RECORDED, "greet.txt"), "utf8").split("\n")[0]?.replace("greet: ", ""),
    command: "example.org/hello/cmd/greet",
    main: { name: "example.org/hello", version: "" },
    modules: [{ name: "example.org/part", version: "" }],
  },
};
const RUST = {
  rust: { main: { name: "tool", version: "0.3.0" }, crates: [{ name: "itoa", version: "1.0.1" }] },
};

describe.each([
  ["Go", greet, GO],
  ["Rust", tool, RUST],
])("%s", (_, bytes, expected) => {
  test("in pieces of any size it is the same", () => {
    expect(extracted(bytes)).toEqual(expected);
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 300_000 }), (piece) => {
        expect(extracted(bytes, piece)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test("cut off or with bytes flipped it ends, and tells of the same kind or nothing", () => {
    // The headers, and where what is told lies; all else is zeros.
    const places = [...bytes.keys()].filter((at) => bytes[at] !== 0);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (length, index, mask) => {
        const changed = Buffer.from(bytes);
        const at = places[index % places.length] ?? 0;
        changed.writeUInt8((changed[at] ?? 0) ^ mask, at);
        for (const each of [bytes.subarray(0, length % bytes.length), changed]) {
          const found = extracted(each);
          if (found !== undefined) expect(Object.keys(found as object)).toEqual(Object.keys(expected));
        }
      }),
    );
  });
});

test("what is no program, and a program that tells nothing, keep nothing", () => {
  expect(extracted(Buffer.alloc(300_000, "text"))).toBeUndefined();
  expect(extracted(Buffer.from("\x7fELF"))).toBeUndefined();
  const silent = Buffer.from(greet);
  silent.fill(0, 4096);
  expect(extracted(silent)).toBeUndefined();
});

test("a program is a package, unless one of the system brought it", () => {
  const { image } = makeImage({
    why: "",
    layers: [
      {
        instruction: "1 FROM debian",
        dpkg: [{ name: "tool", version: "0.3.0-1", files: { "usr/bin/tool": tool } }],
      },
      { instruction: "2 COPY . .", files: { "app/greet": greet, "app/tool": tool, "app/greet.txt": greet } },
    ],
  });
  const found = readPackages(image, buildFilesystem(image)).languagePackages;
  const common = { requested: null, development: null, layer: 1, removedIn: null };
  expect(found).toEqual([
    {
      ...common,
      language: "go",
      name: "example.org/hello/cmd/greet",
      version: "",
      parts: [{ name: "example.org/part", version: "" }],
      database: "app/greet",
      files: ["app/greet"],
      bytes: greet.length,
    },
    {
      ...common,
      language: "rust",
      name: "tool",
      version: "0.3.0",
      parts: [{ name: "itoa", version: "1.0.1" }],
      database: "app/tool",
      files: ["app/tool"],
      bytes: tool.length,
    },
  ]);
});
