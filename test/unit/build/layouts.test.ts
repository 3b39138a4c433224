import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { addLayout, prepareLayouts, removePlaceholders } from "../../../src/build/layouts.ts";

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "stagecheck-layouts-")), "layouts");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const blobs = (): string[] => readdirSync(join(folder, "blobs", "sha256")).sort();
const blob = (digit: string): string => join(folder, "blobs", "sha256", digit.repeat(64));

it("an empty file stands for each known blob; what is there stays", async () => {
  await prepareLayouts(folder, [digest("a"), digest("b")]);
  writeFileSync(blob("b"), "exported");
  await prepareLayouts(folder, [digest("b"), digest("c")]);
  expect(blobs()).toEqual(["a", "b", "c"].map((digit) => digit.repeat(64)));
  expect(["a", "b", "c"].map((digit) => statSync(blob(digit)).size)).toEqual([0, 8, 0]);
});

it("each layout has the blobs of all", async () => {
  await prepareLayouts(folder, []);
  const [one, other] = [await addLayout(folder, "head-0"), await addLayout(folder, "baseline-0")];
  writeFileSync(join(one, "blobs", "sha256", "a".repeat(64)), "layer");
  expect(readFileSync(join(other, "blobs", "sha256", "a".repeat(64)), "utf8")).toBe("layer");
  expect(lstatSync(join(one, "index.json"), { throwIfNoEntry: false })).toBe(undefined);
});

it("a layout that is made once more is empty, and the blobs stay", async () => {
  await prepareLayouts(folder, []);
  const layout = await addLayout(folder, "remedies-0");
  writeFileSync(join(layout, "index.json"), "{}");
  writeFileSync(join(layout, "blobs", "sha256", "a".repeat(64)), "layer");
  expect(await addLayout(folder, "remedies-0")).toBe(layout);
  expect(readdirSync(layout)).toEqual(["blobs"]);
  expect(readFileSync(blob("a"), "utf8")).toBe("layer");
});

it("those that are needed after all are taken back, and nothing else", async () => {
  await prepareLayouts(folder, [digest("a"), digest("b")]);
  writeFileSync(blob("c"), "exported");
  const asked: string[] = [];
  const need = (wanted: string) => async (one: string) => {
    asked.push(one);
    return one === wanted;
  };
  expect(await removePlaceholders(folder, need(digest("b")))).toBe(true);
  expect(asked.sort()).toEqual([digest("a"), digest("b")]);
  expect(blobs()).toEqual(["a", "c"].map((digit) => digit.repeat(64)));
  expect(await removePlaceholders(folder, need(digest("c")))).toBe(false);
});
