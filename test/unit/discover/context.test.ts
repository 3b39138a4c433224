import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chooseContext as choose } from "../../../src/discover/context.ts";
import { openWorkTree } from "../../../src/discover/work-tree.ts";
import { describeError, StagecheckError } from "../../../src/errors.ts";

let root = "";
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "context-")));
  const files = [
    "package.json",
    "package-lock.json",
    "src/main.ts",
    "src/deep/er/x.go",
    "services/go.work",
    "services/api/Dockerfile",
    "services/api/go.mod",
    "services/api/cmd/main.go",
    "services/api/package.json",
  ];
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), "");
  }
  symlinkSync("/", join(root, "services/api/slash"));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Each reads the disk anew. */
const chooseContext = async (folder: string, ...rest: Rest) => choose(openWorkTree(folder), ...rest);
type Rest = Parameters<typeof choose> extends [unknown, ...infer Others] ? Others : never;

const PATH = "services/api/Dockerfile";
const OUT = (lacking: string, place: string) =>
  `Its own folder is out, as ${lacking} not there; ${place} is the nearest folder above that has all that it copies.`;
const NONE = "It copies nothing from its context, so its own folder is taken.";

test.each<[string[], string, string]>([
  [[], "services/api", NONE],
  [
    [
      "https://example.org/x.tar",
      "git@example.org:x/y.git",
      "https://e.org/x.git#main",
      "<<EOF",
      "$SRC/x",
      "",
    ],
    "services/api",
    NONE,
  ],
  [["."], "services/api", "The one path that it copies is in its own folder."],
  [["go.mod", "cmd", "/package.json"], "services/api", "All 3 paths that it copies are in its own folder."],
  [["go.mod", "go.mod", "./cmd/"], "services/api", "Both paths that it copies are in its own folder."],
  [["api/go.mod", "go.work"], "services", OUT("api/go.mod and go.work are", "services")],
  [["services/api/go.mod"], ".", OUT("services/api/go.mod is", "the repository's root")],
  [
    ["src", "package-lock.json", "services", "src/main.ts"],
    ".",
    OUT("src, package-lock.json, services and 1 more are", "the repository's root"),
  ],
  [["package*.json", "src/*.ts"], ".", OUT("src/*.ts is", "the repository's root")],
  [
    ["package*.json", "yarn.lock*"],
    "services/api",
    "Its own folder has all that must be there; yarn.lock* is not, anywhere.",
  ],
  [
    ["package.json", "yarn.lock*", "src"],
    ".",
    OUT("yarn.lock* and src are", "the repository's root").replace("it copies.", "must be there."),
  ],
  [
    ["src/**/x.go"],
    "services/api",
    "Its own folder has all that must be there; src/**/x.go is not, anywhere.",
  ],
  [["src/**/er/x.go"], ".", OUT("src/**/er/x.go is", "the repository's root")],
  [["../package.json", "../../go.mod"], "services/api", "Both paths that it copies are in its own folder."],
  [
    ["slash/etc/passwd"],
    "services/api",
    "No folder up to the root has all that it copies, so its own is taken; slash/etc/passwd is not there.",
  ],
  [
    ["go.mod", "dist/app"],
    "services/api",
    "No folder up to the root has all that it copies, so its own is taken; dist/app is not there.",
  ],
  [
    ["src", "package-lock.json", "dist/app"],
    ".",
    "No folder up to the root has all that it copies; the repository's root has most, 2 of 3 paths, and dist/app is not there.",
  ],
])("%j", async (sources, context, contextReason) => {
  expect(await chooseContext(root, PATH, sources)).toEqual({ context, contextReason });
});

test("a Dockerfile at the root", async () => {
  expect(await chooseContext(root, "Dockerfile", ["nowhere"])).toEqual({
    context: ".",
    contextReason:
      "No folder up to the root has all that it copies, so its own is taken; nowhere is not there.",
  });
});

test("a context that was named", async () => {
  const place = { file: ".github/stagecheck.yml", line: 7 };
  expect(await chooseContext(root, PATH, ["nowhere"], { context: "src", place })).toEqual({
    context: "src",
    contextReason: ".github/stagecheck.yml names it on line 7.",
  });
  expect(await chooseContext(root, PATH, [], { context: ".", place: null })).toEqual({
    context: ".",
    contextReason: "It was named for this run.",
  });
});

test.each([
  ["gone", 'c.yml:2: The context "gone" is not a folder that is there.'],
  ["package.json", 'c.yml:2: The context "package.json" is not a folder that is there.'],
  ["../x", 'c.yml:2: The context "../x" lies outside the repository.'],
  [
    "services/api/slash",
    'c.yml:2: The context "services/api/slash" is a link that leads outside the repository.',
  ],
])("a context that cannot be: %s", async (context, fault) => {
  const error = await chooseContext(root, PATH, [], { context, place: { file: "c.yml", line: 2 } }).catch(
    (one) => one,
  );
  expect(error).toBeInstanceOf(StagecheckError);
  expect(describeError(error)).toBe(fault);
});
