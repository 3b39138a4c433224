import { describe, expect, test } from "vitest";
import { compareFiles } from "../../../src/inspect/compare-files.ts";
import { compareLayers } from "../../../src/inspect/compare-layers.ts";
import { comparePackages } from "../../../src/inspect/compare-packages.ts";
import { inspectImage } from "../../../src/inspect/inspect.ts";
import type { InspectedLayer } from "../../../src/inspect/model.ts";
import { compareImages } from "../../../src/judge/compare-images.ts";
import { dockerArchive, layer, type TarItem } from "../../image-builder/index.ts";
import { streamed } from "../image/read.ts";

const made = (diffId: string, text: string | null, size: number): InspectedLayer => ({
  diffId,
  digest: null,
  size,
  downloadSize: null,
  files: 1,
  origin: "own",
  instruction: text === null ? null : { line: null, text, stage: null },
});

describe("layers", () => {
  const rows = (now: readonly InspectedLayer[], then: readonly InspectedLayer[]) =>
    compareLayers({ layers: now }, { layers: then }).map(({ status, layer, against, change }) => [
      status,
      layer,
      against,
      change,
    ]);

  test("the same bytes first, then the same instruction, whatever its blanks", () => {
    const then = [made("a", "base", 10), made("b", "RUN make \\\n  all", 5), made("c", "COPY x /", 3)];
    const now = [made("a", "base", 10), made("d", "RUN make all", 9), made("c", "ADD y /", 3)];
    expect(rows(now, then)).toEqual([
      ["same", 0, 0, 0],
      ["changed", 1, 1, 4],
      ["same", 2, 2, 0],
    ]);
  });

  test("what is gone stands where it was", () => {
    const then = [made("a", null, 1), made("b", "RUN b", 2), made("c", "RUN c", 3), made("z", "RUN z", 4)];
    const now = [made("a", null, 1), made("n", "RUN n", 7), made("c", "RUN c", 3)];
    expect(rows(now, then)).toEqual([
      ["same", 0, 0, 0],
      ["added", 1, null, 7],
      ["gone", null, 1, -2],
      ["same", 2, 2, 0],
      ["gone", null, 3, -4],
    ]);
  });

  test("the same layer twice, and layers of which nothing is known", () => {
    const then = [made("a", "RUN x", 1), made("a", "RUN x", 1), made("u", null, 5)];
    const now = [made("a", "RUN x", 1), made("a", "RUN x", 1), made("a", "RUN x", 1), made("v", null, 5)];
    expect(rows(now, then).map(([status]) => status)).toEqual(["same", "same", "added", "added", "gone"]);
  });
});

test("packages: added, gone, another version, other bytes; several of one name", () => {
  const one = (name: string, version: string, bytes: number) => ({
    manager: "dpkg",
    name,
    version,
    bytes,
    layer: 0,
  });
  const then = [one("libc6", "2.36-9", 100), one("gcc", "12", 900), one("same", "1", 5), one("lib", "1", 7)];
  const now = [
    one("libc6", "2.36-10", 150),
    one("curl", "8", 30),
    one("same", "1", 5),
    one("lib", "2", 9),
    one("lib", "1", 7),
  ];
  expect(comparePackages({ packages: now }, { packages: then })).toEqual([
    change("gone", "gcc", ["12", null], [900, null], -900),
    change("changed", "libc6", ["2.36-9", "2.36-10"], [100, 150], 50),
    change("added", "curl", [null, "8"], [null, 30], 30),
    change("added", "lib", [null, "2"], [null, 9], 9),
  ]);
});

function change(
  status: string,
  name: string,
  [versionBefore, versionAfter]: readonly [string | null, string | null],
  [before, after]: readonly [number | null, number | null],
  difference: number,
) {
  return { status, manager: "dpkg", name, versionBefore, versionAfter, before, after, change: difference };
}

const file = (path: string, size: number): TarItem => ({ path, content: "x".repeat(size) });

async function image(...layers: TarItem[][]) {
  const [read] = await streamed(
    dockerArchive([{ names: ["app:1"], layers: layers.map((one) => layer(one)) }]),
  );
  if (!read) throw new Error("no image");
  return read;
}

test("files that grew most: of the final filesystem, the new ones too, hard links once", async () => {
  const then = await image([file("a", 10), file("b", 20), file("c", 5), file("gone", 99)]);
  const now = await image(
    [file("a", 10), file("b", 50), file("c", 5), file("deleted", 999)],
    [
      { path: ".wh.deleted" },
      { path: ".wh.c" },
      file("d/new", 40),
      { path: "d/other", type: "hardlink", link: "d/new" },
    ],
  );
  expect(compareFiles(now, then)).toEqual([
    { path: "/d/new", before: null, after: 40, change: 40 },
    { path: "/b", before: 20, after: 50, change: 30 },
  ]);
  const many = await image(Array.from({ length: 300 }, (_, index) => file(`f${index}`, (index * 37) % 301)));
  const told = compareFiles(many, await image([]));
  expect(told.map((one) => one.change)).toEqual(Array.from({ length: 20 }, (_, index) => 300 - index));
});

test("two images as a whole: status of findings, the base that only one of them knows", async () => {
  const then = await image([file("usr/lib/x", 100)], [file("app/y", 10)]);
  const now = await image([file("usr/lib/x", 100)], [file("app/y", 30)]);
  const options = { search: true, stages: [], target: null };
  const known = [
    { origin: "base", kind: "base", line: null, text: null, stage: null, fromStage: null } as const,
    { origin: "own", kind: "copy", line: 2, text: "COPY y app/", stage: null, fromStage: null } as const,
  ];
  const compared = compareImages(
    { image: now, inspection: inspectImage(now, known, options) },
    { image: then, inspection: inspectImage(then, null, options) },
  );
  const { comparison } = compared;
  expect([compared.size, comparison.against.size]).toEqual([130, 110]);
  expect([comparison.delta.size, comparison.delta.base, comparison.delta.own]).toEqual([20, 0, 20]);
  expect(comparison.layers.map(({ status }) => status)).toEqual(["same", "added", "gone"]);
  expect(comparison.files).toEqual([{ path: "/app/y", before: 10, after: 30, change: 20 }]);
  expect([comparison.packages, comparison.fixed, compared.findings]).toEqual([[], [], []]);
});
