import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

test("the bundles' list of licences has every package that is bundled", () => {
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  const listed = new Set(read("dist/licenses.txt").split("\n"));
  expect(Object.keys(dependencies).filter((name) => !listed.has(name))).toEqual([]);
});
