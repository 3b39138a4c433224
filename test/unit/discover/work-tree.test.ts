import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileAt, folderAt, openWorkTree } from "../../../src/discover/work-tree.ts";

let root = "";
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "work-tree-")));
});
afterAll(() => rmSync(root, { recursive: true }));

test("what was read long ago is forgotten, and read again where it is asked for once more", () => {
  for (let folder = 0; folder < 6; folder++) {
    mkdirSync(join(root, `services/s${folder}`), { recursive: true });
    for (let file = 0; file < 2000; file++) writeFileSync(join(root, `services/s${folder}/f${file}`), "");
  }
  const tree = openWorkTree(root);
  const first = folderAt(tree, "services/s0");
  expect(folderAt(tree, "services/s0")).toBe(first);
  for (let folder = 1; folder < 6; folder++) {
    expect(fileAt(tree, `services/s${folder}/f7`)).toBe(join(root, `services/s${folder}/f7`));
    expect(tree.recent.size).toBeLessThanOrEqual(64);
  }
  const again = folderAt(tree, "services/s0");
  expect(again).not.toBe(first);
  expect(again?.entries).toEqual(first?.entries);
});

test("a path is followed inside of the root, and no further", () => {
  const outside = realpathSync(mkdtempSync(join(tmpdir(), "outside-")));
  writeFileSync(join(outside, "file"), "");
  writeFileSync(join(root, "real"), "");
  for (const [name, target] of [
    ["inside", "real"],
    ["leaving", join(outside, "file")],
    ["folder", outside],
    ["loop", "loop"],
    ["nowhere", "no"],
  ] as const) {
    symlinkSync(target, join(root, name));
  }
  const tree = openWorkTree(root);
  const paths = ["real", "inside", "leaving", "folder/file", "loop", "nowhere", "absent", "real/below"];
  const found = paths.map((path) => [path, fileAt(tree, path)]);
  rmSync(outside, { recursive: true });
  const real = join(root, "real");
  expect(found).toEqual(paths.map((path) => [path, path === "real" || path === "inside" ? real : null]));
});
