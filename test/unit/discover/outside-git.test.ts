import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stagesCommand } from "../../../src/commands/stages.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";

async function stagesOf(cwd: string, path: string) {
  const invocation = readArguments(["stages", path, "--format", "json"], cwd, {});
  if (invocation.command !== "stages") throw new Error("not stages");
  let printed = "";
  const output = {
    write(text: string) {
      printed += text;
    },
  };
  const status = await stagesCommand(invocation, {
    env: { PATH: process.env["PATH"] ?? "" },
    cwd,
    signal: new AbortController().signal,
    stdin: (async function* () {})(),
    stdout: output,
    stderr: output,
  });
  const [dockerfile] = JSON.parse(printed).dockerfiles;
  return {
    status,
    path: dockerfile.path,
    context: dockerfile.context,
    contextReason: dockerfile.contextReason,
    ships: dockerfile.stages.filter((stage: { ships: boolean }) => stage.ships).length,
  };
}

test("a file outside git is built as the files of a folder above it say", async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "outside-git-")));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "project/services/api"), { recursive: true });
  mkdirSync(join(root, "alone"));
  const dockerfile = "FROM alpine AS one\nFROM alpine AS two\n";
  writeFileSync(join(root, "project/services/api/Dockerfile"), dockerfile);
  writeFileSync(join(root, "alone/Dockerfile"), dockerfile);
  writeFileSync(
    join(root, "project/compose.yaml"),
    "services: { api: { build: { context: ., dockerfile: services/api/Dockerfile, target: one } } }\n",
  );
  expect(await stagesOf(root, "project/services/api/Dockerfile")).toEqual({
    status: 0,
    path: "project/services/api/Dockerfile",
    context: "project",
    contextReason: "compose.yaml, service api, says so.",
    ships: 1,
  });
  expect(await stagesOf(root, "alone/Dockerfile")).toEqual({
    status: 0,
    path: "alone/Dockerfile",
    context: "alone",
    contextReason: "It copies nothing from its context, so its own folder is taken.",
    ships: 1,
  });
});
