import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contextReader } from "../../../src/discover/context-text.ts";
import { openWorkTree } from "../../../src/discover/work-tree.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "stagecheck-context-"));
  mkdirSync(join(root, "api/bin"), { recursive: true });
  writeFileSync(join(root, "secret"), "outside the context");
  writeFileSync(join(root, "api/package.json"), "{}");
  writeFileSync(join(root, "api/bin/start.sh"), "exec node .\n");
  writeFileSync(join(root, "api/large"), "x".repeat(300_000));
  symlinkSync("/etc/hostname", join(root, "api/link"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("reads small files of the context, and nothing that leads out of it", () => {
  const read = contextReader(openWorkTree(root), "api");
  const paths = ["package.json", "./bin/start.sh", "bin/../package.json", "absent", "bin", "large"];
  const outside = ["../secret", "bin/../../secret", "/etc/hostname", "link", ".."];
  expect(paths.map(read)).toEqual(["{}", "exec node .\n", "{}", null, null, null]);
  expect(outside.map(read)).toEqual([null, null, null, null, null]);
  expect(contextReader(openWorkTree(root), ".")("api/package.json")).toBe("{}");
});
