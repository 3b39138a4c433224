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

it("an empty file stands for each known blob", async () => {
  const layouts = await prepareLayouts(folder, [digest("a"), digest("b"), "md5:c"]);
  expect(layouts).toEqual({ folder, incomplete: false });
  expect(blobs()).toEqual(["a", "b"].map((digit) => digit.repeat(64)));
  expect(["a", "b"].map((digit) => statSync(blob(digit)).size)).toEqual([0, 0]);
});

it("each layout has the blobs of all", async () => {
  const layouts = await prepareLayouts(folder, []);
  const [one, other] = [await addLayout(layouts, "head-0"), await addLayout(layouts, "baseline-0")];
  writeFileSync(join(one, "blobs", "sha256", "a".repeat(64)), "layer");
  expect(readFileSync(join(other, "blobs", "sha256", "a".repeat(64)), "utf8")).toBe("layer");
  expect(lstatSync(join(one, "index.json"), { throwIfNoEntry: false })).toBe(undefined);
});

it("a layout that is made once more is empty, and the blobs stay", async () => {
  const layouts = await prepareLayouts(folder, []);
  const layout = await addLayout(layouts, "remedies-0");
  writeFileSync(join(layout, "index.json"), "{}");
  writeFileSync(join(layout, "blobs", "sha256", "a".repeat(64)), "layer");
  expect(await addLayout(layouts, "remedies-0")).toBe(layout);
  expect(readdirSync(layout)).toEqual(["blobs"]);
  expect(readFileSync(blob("a"), "utf8")).toBe("layer");
});

it("those that are needed after all are taken back, and nothing else", async () => {
  const layouts = await prepareLayouts(folder, [digest("a"), digest("b")]);
  writeFileSync(blob("c"), "exported");
  const asked: string[] = [];
  const need = (wanted: string) => async (one: string) => {
    asked.push(one);
    return one === wanted;
  };
  await removePlaceholders(layouts, need(digest("c")));
  expect(layouts.incomplete).toBe(false);
  asked.length = 0;
  await removePlaceholders(layouts, need(digest("b")));
  expect(layouts.incomplete).toBe(true);
  expect(asked.sort()).toEqual([digest("a"), digest("b")]);
  expect(blobs()).toEqual(["a", "c"].map((digit) => digit.repeat(64)));
});
