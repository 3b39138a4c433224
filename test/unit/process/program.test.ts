import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programDigest } from "../../../src/process/program.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stagecheck-program-"));
  await writeFile(join(folder, "cli.js"), "import('./7.cli.js')");
  await writeFile(join(folder, "7.cli.js"), "one");
  await writeFile(join(folder, "licenses.txt"), "MIT");
  await symlink(join(folder, "cli.js"), join(folder, "stagecheck"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a program is all the code beside what was started, by whatever name that was", async () => {
  const first = await programDigest(join(folder, "cli.js"));
  expect(await programDigest(join(folder, "stagecheck"))).toBe(first);
  await writeFile(join(folder, "licenses.txt"), "other");
  expect(await programDigest(join(folder, "cli.js"))).toBe(first);
  await writeFile(join(folder, "7.cli.js"), "two");
  expect(await programDigest(join(folder, "cli.js"))).not.toBe(first);
});
