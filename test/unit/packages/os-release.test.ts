import { expect, test } from "vitest";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import type { OsRelease } from "../../../src/packages/model.ts";
import { readOsRelease } from "../../../src/packages/os-release.ts";
import { type LayerLiteral, makeImage } from "../detectors/literal-image.ts";

function osOf(...files: NonNullable<LayerLiteral["files"]>[]): OsRelease | undefined {
  const layers = files.map((each) => ({ instruction: "1 FROM x", files: each }));
  return readOsRelease(buildFilesystem(makeImage({ why: "", layers }).image));
}

const bookworm = [
  'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"',
  "# A comment",
  'VERSION_ID="12"',
  "ID=debian",
];

test("follows the link to where it lies", () => {
  expect(osOf({ "etc/os-release": "-> ../usr/lib/os-release", "usr/lib/os-release": bookworm })).toEqual({
    id: "debian",
    version: "12",
    name: "Debian GNU/Linux 12 (bookworm)",
  });
  expect(osOf({ "etc/os-release": "-> os-release.stage", "etc/os-release.stage": bookworm })?.id).toBe(
    "debian",
  );
});

test("the last layer's counts, and /etc's before /usr/lib's", () => {
  const changed = ["ID='my os'", "NAME=Mine", "VERSION_ID=", 'IGNORED="open'];
  expect(osOf({ "etc/os-release": bookworm }, { "etc/os-release": changed })).toEqual({
    id: "my os",
    version: null,
    name: "Mine",
  });
  expect(osOf({ "etc/os-release": changed, "usr/lib/os-release": bookworm })?.id).toBe("my os");
});

test("quotes and escapes are the shell's", () => {
  expect(osOf({ "etc/os-release": ['ID="a\\"b\\$c"', "PRETTY_NAME='x\\y'"] })).toEqual({
    id: 'a"b$c',
    version: null,
    name: "x\\y",
  });
});

test("without a word it is some Linux, without a file nothing is known", () => {
  expect(osOf({ "etc/os-release": ["", "nonsense"] })).toEqual({ id: "linux", version: null, name: "linux" });
  expect(osOf({ "app/etc/os-release": bookworm })).toBeUndefined();
});
