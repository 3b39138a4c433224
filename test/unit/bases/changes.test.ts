import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compareSnapshots, takeSnapshot, whiteout } from "../../../scripts/bases/changes.ts";

test("a layer holds what is new, changed or gone", async () => {
  const root = await mkdtemp(join(tmpdir(), "stagecheck-changes-"));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, "gone/below"), { recursive: true });
  await mkdir(join(root, "kept"));
  for (const name of ["gone/below/file", "kept/same", "kept/written", "kept/mode", "kept/deleted"]) {
    await writeFile(join(root, name), "before");
  }
  const before = await takeSnapshot(root);
  await rm(join(root, "gone"), { recursive: true });
  await rm(join(root, "kept/deleted"));
  await writeFile(join(root, "kept/written"), "after!");
  await chmod(join(root, "kept/mode"), 0o700);
  await symlink("same", join(root, "kept/link"));

  const changes = compareSnapshots(before, await takeSnapshot(root));

  expect(changes).toEqual({
    written: ["kept", "kept/link", "kept/mode", "kept/written"],
    removed: ["gone", "kept/deleted"],
  });
  expect(changes.removed.map(whiteout)).toEqual([".wh.gone", "kept/.wh.deleted"]);
});
