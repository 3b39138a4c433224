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

test("what was asked for long ago is forgotten and read again, what is asked for all the time is kept", () => {
  for (let folder = 0; folder < 200; folder++) {
    mkdirSync(join(root, `services/s${folder}`), { recursive: true });
    writeFileSync(join(root, `services/s${folder}/file`), "");
  }
  const tree = openWorkTree(root);
  const services = folderAt(tree, "services");
  const first = folderAt(tree, "services/s0");
  expect(folderAt(tree, "services/s0")).toBe(first);
  for (let folder = 1; folder < 200; folder++) {
    expect(fileAt(tree, `services/s${folder}/file`)).toBe(join(root, `services/s${folder}/file`));
    expect(tree.recent.size + tree.earlier.size).toBeLessThanOrEqual(64);
  }
  expect(folderAt(tree, "services")).toBe(services);
  const again = folderAt(tree, "services/s0");
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

test("folders of very many names do not drive each other out", () => {
  for (const folder of ["many", "more"]) {
    mkdirSync(join(root, folder, "sub"), { recursive: true });
    for (let file = 0; file < 10_001; file++) writeFileSync(join(root, folder, `f${file}`), "");
  }
  const tree = openWorkTree(root);
  const many = folderAt(tree, "many");
  for (const path of ["many/sub", "many", "many/sub", "many"]) folderAt(tree, path);
  expect(folderAt(tree, "many")).toBe(many);
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
