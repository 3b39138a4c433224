import { expect, test } from "vitest";
import { inspectImage } from "../../../src/inspect/inspect.ts";
import { type ImageLiteral, makeImage } from "../detectors/literal-image.ts";

const literal: ImageLiteral = {
  why: "",
  layers: [
    { instruction: "1 FROM debian:bookworm-slim", files: { "etc/os-release": 100 } },
    {
      instruction: "3 RUN curl go | tar xz",
      files: { "usr/local/go/bin/go": { elf: 12_000 }, "usr/local/go/VERSION": ["go1.22.5"] },
    },
    { instruction: "4 RUN rm -rf /usr/local/go", removed: ["usr/local/go"] },
  ],
};

test("measures and searches what ships", () => {
  const { image, attribution, context } = makeImage(literal);
  expect(inspectImage(image, attribution, { ...context, search: true })).toMatchSnapshot();
});

test("a stage that does not ship is measured and not searched", () => {
  const { image, attribution, context } = makeImage(literal);
  const { findings, size } = inspectImage(image, attribution, { ...context, search: false });
  expect({ findings, size }).toEqual({ findings: [], size: 12_109 });
});

test("a line in an own earlier stage names it, and layers of one line are one", () => {
  const { image, attribution, context } = makeImage({
    why: "",
    layers: [
      { instruction: "3 RUN install", files: { "usr/local/bin/gcc": { elf: 1000 } } },
      { instruction: "3 RUN install", files: { "usr/local/bin/clang": { elf: 2000 } } },
      { instruction: "9 RUN install", files: { "usr/local/bin/tcc": { elf: 500 } } },
    ],
  });
  const moved = attribution.map((layer) => (layer.line === 3 ? { ...layer, stage: 0 } : layer));
  const { findings } = inspectImage(image, moved, { ...context, search: true });
  expect(
    findings.map(({ line, stage, bytes, path, layer }) => ({ line, stage, bytes, path, layer })),
  ).toEqual([
    { line: 3, stage: "build", bytes: 3000, path: "/usr/local/bin/clang", layer: 1 },
    { line: 9, stage: null, bytes: 500, path: "/usr/local/bin/tcc", layer: 2 },
  ]);
});

test("without provenance nothing is said of lines and stages", () => {
  const { image } = makeImage(literal);
  const { findings, layers } = inspectImage(image, null, { stages: [], target: null, search: true });
  expect(layers.map(({ origin, instruction }) => ({ origin, instruction }))).toEqual([
    { origin: "own", instruction: null },
    { origin: "own", instruction: null },
    { origin: "own", instruction: null },
  ]);
  expect(findings.map((finding) => ["line" in finding, finding.stage, finding.origin])).toEqual([
    [false, null, "run"],
  ]);
});

test("what the system calls itself, and a package database that cannot be read", () => {
  const { image, attribution, context } = makeImage({
    why: "",
    layers: [
      {
        instruction: "1 FROM fedora",
        files: {
          "etc/os-release": ["ID=fedora", "VERSION_ID=40", 'PRETTY_NAME="Fedora Linux 40"'],
          "var/lib/rpm/rpmdb.sqlite": ["no database"],
        },
      },
    ],
  });
  const inspect = (search: boolean) => inspectImage(image, attribution, { ...context, search });
  const os = { id: "fedora", version: "40", name: "Fedora Linux 40" };
  expect(inspect(true)).toMatchObject({
    os,
    notes: [
      {
        message:
          "The package database /var/lib/rpm/rpmdb.sqlite of layer 1 could not be read whole: it is in none of the forms that rpm writes. Packages may be missing",
        path: "/var/lib/rpm/rpmdb.sqlite",
        layer: 0,
      },
    ],
  });
  const { notes, ...others } = inspect(false);
  expect([notes, others.os]).toEqual([undefined, os]);
});
