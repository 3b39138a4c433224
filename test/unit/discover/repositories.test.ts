import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listedDockerfile, listingOf } from "../../../src/report/stages.ts";
import { readRepository } from "../../../src/repository.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";
import { loadSettings } from "../../../src/settings/load.ts";

// A case is a folder: a repository, and in `expected.json` what `stages --format json` says of its Dockerfiles, with
// the names (or indices) of what ships in place of the stages. A new case needs no code.
const CASES = join(import.meta.dirname, "repositories");

let temporary = "";
beforeAll(() => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), "repositories-")));
});
afterAll(() => rmSync(temporary, { recursive: true }));

test.each(readdirSync(CASES))("%s", async (name) => {
  // Outside of this project's own git, so that a case counts before it is committed.
  const root = join(temporary, name);
  cpSync(join(CASES, name), root, { recursive: true });
  rmSync(join(root, "expected.json"));
  const invocation = readArguments(["stages"], root, {});
  if (invocation.command !== "stages") throw new Error("not stages");
  const settings = loadSettings(invocation.given, { root, detectors: [] });
  const { dockerfiles, notices, passedOver } = await readRepository(root, settings, true);
  const listing = listingOf(dockerfiles.map(listedDockerfile), [...notices, ...passedOver]);
  const told = {
    dockerfiles: listing.dockerfiles.map(({ stages, ...dockerfile }) => ({
      ...dockerfile,
      ships: stages.filter(({ ships }) => ships).map((stage) => stage.name ?? stage.index),
    })),
    ...(listing.notices ? { notices: listing.notices } : {}),
  };
  expect(told).toEqual(JSON.parse(readFileSync(join(CASES, name, "expected.json"), "utf8")));
});
