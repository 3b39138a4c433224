import { describe, expect, test } from "vitest";
import { computeDelta } from "../../../src/judge/delta.ts";
import { image, layer } from "./values.ts";

const base = (size: number) => layer(size, "FROM debian", { origin: "base" });

test("nothing changed", () => {
  const same = image([base(100), layer(5, "RUN a")]);
  expect(computeDelta(same, same)).toEqual({ size: 0, downloadSize: 0, base: 0, own: 0, lines: [] });
});

test("the base's part, the own part, and the lines, largest movement first", () => {
  const before = image([
    base(100),
    base(20),
    layer(50, "RUN a", { line: 2 }),
    layer(30, "COPY x /", { line: 3 }),
    layer(8, "COPY gone /", { line: 4 }),
  ]);
  const after = image([
    base(90),
    layer(52, "RUN a", { line: 4 }),
    layer(0, "WORKDIR /x", { line: 5 }),
    layer(130, "COPY x /", { line: 6 }),
    layer(7, "ADD y /", { line: 7 }),
  ]);
  expect(computeDelta(after, before)).toEqual({
    size: 71,
    downloadSize: 35.5,
    base: -30,
    own: 101,
    lines: [
      { line: 6, stage: "app", text: "COPY x /", before: 30, after: 130, change: 100 },
      { line: 4, stage: "app", text: "COPY gone /", before: 8, after: null, change: -8 },
      { line: 7, stage: "app", text: "ADD y /", before: null, after: 7, change: 7 },
      { line: 4, stage: "app", text: "RUN a", before: 50, after: 52, change: 2 },
    ],
  });
});

describe("the same instruction", () => {
  const pairsOf = (after: Parameters<typeof image>[0], before: Parameters<typeof image>[0]) =>
    computeDelta(image(after), image(before)).lines.map(({ text, before: was, after: is }) => [
      text,
      was,
      is,
    ]);

  test("blanks and line breaks make no difference", () => {
    expect(pairsOf([layer(7, "RUN a && \\\n    b")], [layer(5, "RUN a && b")])).toEqual([
      ["RUN a && \\\n    b", 5, 7],
    ]);
  });

  test("in a stage of another name", () => {
    expect(pairsOf([layer(7, "RUN a", { stage: "prod" })], [layer(5, "RUN a", { stage: "final" })])).toEqual([
      ["RUN a", 5, 7],
    ]);
  });

  test("its own stage goes first", () => {
    const after = [layer(7, "RUN a", { stage: "x" }), layer(9, "RUN a", { stage: "y" })];
    const before = [layer(8, "RUN a", { stage: "y" }), layer(5, "RUN a", { stage: "x" })];
    expect(pairsOf(after, before)).toEqual([
      ["RUN a", 5, 7],
      ["RUN a", 8, 9],
    ]);
  });

  test("edited: the n-th of its keyword that is left over", () => {
    const after = [layer(7, "RUN a"), layer(30, "RUN b --more"), layer(4, "copy y /")];
    const before = [layer(7, "RUN a"), layer(10, "RUN b"), layer(5, "COPY x /")];
    expect(pairsOf(after, before)).toEqual([
      ["RUN b --more", 10, 30],
      ["copy y /", 5, 4],
    ]);
  });

  test("the same text twice counts together", () => {
    expect(pairsOf([layer(2, "RUN a"), layer(3, "RUN a")], [layer(1, "RUN a")])).toEqual([["RUN a", 1, 5]]);
  });

  test("a layer of an unknown instruction", () => {
    expect(computeDelta(image([layer(2, null)]), image([])).lines).toEqual([
      { line: null, stage: null, text: "", before: null, after: 2, change: 2 },
    ]);
  });
});

test("base and own part always make up the whole, and so do the lines the own part", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const layers = () =>
    Array.from({ length: random(12) }, () =>
      random(3) === 0
        ? base(random(1000))
        : layer(random(1000), `${["RUN", "COPY", "ADD"][random(3)]} ${random(4)}`, {
            stage: `s${random(3)}`,
          }),
    );
  for (let round = 0; round < 500; round++) {
    const [after, before] = [image(layers()), image(layers())];
    const delta = computeDelta(after, before);
    expect(delta.size).toBe(after.size - before.size);
    expect(delta.base + delta.own).toBe(delta.size);
    expect(delta.lines.reduce((sum, { change }) => sum + change, 0)).toBe(delta.own);
  }
});
