import { expect, test } from "vitest";
import type { ImageSummary, Patch } from "../../../src/inspect/model.ts";
import { isGone, newOf, savingsOf } from "../../../src/remedies/savings.ts";
import { image, layer } from "../report/builder.ts";
import { finding, modules, packages, paths } from "./samples.ts";

const own = (size: number, line: number) => layer(size, { line, text: "RUN x" });
const patch = (startLine: number, endLine: number, lines: number): Patch => ({
  path: "Dockerfile",
  startLine,
  endLine,
  replaced: Array(endLine - startLine + 1).fill("a"),
  lines: Array(lines).fill("b"),
});

const saved = (
  before: ImageSummary,
  after: ImageSummary,
  patches: readonly Patch[],
  ...lines: readonly (number | "base")[]
): readonly number[] =>
  savingsOf(
    lines.map((line) =>
      finding({ detector: "x", line: line === "base" ? 1 : line, origin: line === "base" ? "base" : "run" }),
    ),
    { before, after, patches, path: "Dockerfile" },
  );

test("one change: all that the image lost", () => {
  const before = image([layer(100), own(50, 3), own(20, 5)]);
  expect(saved(before, image([layer(100), own(30, 3), own(19, 5)]), [patch(3, 3, 1)], 3)).toEqual([21]);
  expect(saved(before, image([layer(100), own(60, 3), own(20, 5)]), [patch(3, 3, 1)], 3)).toEqual([-10]);
});

test("several: each what its line lost, though lines moved; the base what is left, so that they add up", () => {
  const before = image([layer(100), own(50, 3), own(20, 5), own(5, 9)]);
  const after = image([layer(40), own(30, 3), own(8, 6), own(7, 11)]);
  const patches = [patch(1, 1, 1), patch(3, 4, 3), patch(6, 6, 2)];
  expect(saved(before, after, patches, "base", 3, 5)).toEqual([58, 20, 12]);
  expect(before.size - after.size).toBe(58 + 20 + 12);
});

test("what a finding is about is gone when none of its packages and paths is found by the same detector", () => {
  const found = finding({ detector: "a", line: 1, items: [...packages("gcc", "make"), ...paths("/opt/x")] });
  const other = (detector: string, items: typeof found.items) => [finding({ detector, line: 9, items })];
  expect(isGone(found, [])).toBe(true);
  expect(isGone(found, other("b", packages("gcc")))).toBe(true);
  expect(isGone(found, other("a", packages("cmake")))).toBe(true);
  expect(isGone(found, other("a", packages("make")))).toBe(false);
  expect(isGone(found, other("a", paths("/opt/x")))).toBe(false);
  expect(isGone(found, other("a", modules("/elsewhere", "gcc")))).toBe(false);
});

test("what was not there before is new, and what is told for information is not", () => {
  const before = [finding({ detector: "x", line: 1, items: packages("a", "b") })];
  const again = finding({ detector: "x", line: 2, items: packages("b") });
  const more = finding({ detector: "x", line: 2, items: packages("b", "c") });
  const other = finding({ detector: "missing-program", line: 2, items: paths("/app/x") });
  const told = finding({ detector: "y", line: 2, severity: "info", items: packages("b") });
  expect(newOf(before, [again, more, other, told])).toEqual([more, other]);
});
