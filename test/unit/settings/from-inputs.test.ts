import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { describeError } from "../../../src/errors.ts";
import { INPUTS, readInputs } from "../../../src/settings/from-inputs.ts";
import type { GivenSettings } from "../../../src/settings/model.ts";

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "inputs-"));
  writeFileSync(join(cwd, "token.txt"), "t");
  writeFileSync(join(cwd, "report.json"), "{}");
});
afterAll(() => rmSync(cwd, { recursive: true }));

const DEFAULTS: GivenSettings = {
  configFile: null,
  files: [],
  context: null,
  targets: [],
  budgets: [],
  failOn: ["build", "budget", "new"],
  build: {
    builder: null,
    buildArgs: {},
    buildContexts: [],
    secrets: [],
    ssh: [],
    platforms: [],
    cacheFrom: [],
    cacheTo: [],
    pull: false,
    noCache: false,
    timeoutSeconds: 3600,
  },
  baseline: { kind: "auto" },
  comment: { policy: "always", key: "stagecheck" },
  githubToken: null,
  verifyRemedies: false,
  reportFile: null,
  debug: false,
};

/** The environment as the runner makes it: every input of action.yml, empty where it was not given. */
function environment(
  inputs: Record<string, string>,
  others: Record<string, string> = {},
): Record<string, string> {
  const all = { ...Object.fromEntries(Object.keys(INPUTS).map((name) => [name, ""])), ...inputs };
  return {
    ...Object.fromEntries(Object.entries(all).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
    ...others,
  };
}

function faults(inputs: Record<string, string>): string[] {
  return readInputs(environment(inputs), cwd).faults.map(describeError);
}

test("nothing given: the defaults", () => {
  expect(readInputs(environment({}), cwd)).toEqual({ given: DEFAULTS, faults: [] });
  expect(readInputs({}, cwd)).toEqual({ given: DEFAULTS, faults: [] });
});

test("everything given", () => {
  const { given, faults: found } = readInputs(
    environment(
      {
        files: "a/Dockerfile, b/{x,y}/Dockerfile\n!c/**",
        config: "ci/stagecheck.yml",
        context: ".",
        targets: "API\nworker, 2",
        "build-args": 'A=1\nB=x,y=z\nFROM_ENV\nUNSET\n"C=one\ntwo"\nA=2',
        "build-contexts":
          "base=docker-image://debian:12\nassets=./web\ngit=https://example.org/x.git\nother=target:x",
        secrets: 'npm=abc=d,e\n"key=line 1\nline 2"',
        "secret-files": "token=token.txt",
        ssh: "default\nkey=/a,/b",
        platforms: "linux/arm64/v8",
        builder: "remote",
        "cache-from": "type=gha,scope=x\nuser/app:cache",
        "cache-to": "type=gha,mode=max",
        pull: "true",
        "no-cache": "TRUE",
        baseline: "v1.2.3",
        "max-size": "120 MB",
        "max-download-size": "45MB",
        "max-growth": "5%, 2 MB",
        "fail-on": "debt, build",
        comment: "on-change",
        "comment-key": "api_1",
        timeout: "10m",
        "verify-remedies": "true",
        mode: "check",
        "report-file": "out/report.json",
        "github-token": "ghs_x",
      },
      { FROM_ENV: "of env", RUNNER_DEBUG: "1" },
    ),
    cwd,
  );
  expect(found).toEqual([]);
  expect(given).toEqual({
    configFile: join(cwd, "ci/stagecheck.yml"),
    files: ["a/Dockerfile", "b/{x,y}/Dockerfile", "!c/**"],
    context: ".",
    targets: ["api", "worker", "2"],
    budgets: [
      { on: "size", text: "120 MB", amount: { bytes: 120_000_000 } },
      { on: "download", text: "45MB", amount: { bytes: 45_000_000 } },
      { on: "growth", text: "5%", amount: { percent: 5 } },
      { on: "growth", text: "2 MB", amount: { bytes: 2_000_000 } },
    ],
    failOn: ["build", "debt"],
    build: {
      builder: "remote",
      buildArgs: { A: "2", B: "x,y=z", FROM_ENV: "of env", C: "one\ntwo" },
      buildContexts: [
        { name: "base", value: "docker-image://debian:12", local: false },
        { name: "assets", value: "./web", local: true },
        { name: "git", value: "https://example.org/x.git", local: false },
        { name: "other", value: "target:x", local: false },
      ],
      secrets: [
        { id: "npm", source: { kind: "value", value: "abc=d,e" } },
        { id: "key", source: { kind: "value", value: "line 1\nline 2" } },
        { id: "token", source: { kind: "file", file: join(cwd, "token.txt") } },
      ],
      ssh: ["default", "key=/a,/b"],
      platforms: ["linux/arm64/v8"],
      cacheFrom: ["type=gha,scope=x", "user/app:cache"],
      cacheTo: ["type=gha,mode=max"],
      pull: true,
      noCache: true,
      timeoutSeconds: 600,
    },
    baseline: { kind: "ref", ref: "v1.2.3" },
    comment: { policy: "on-change", key: "api_1" },
    githubToken: "ghs_x",
    verifyRemedies: true,
    reportFile: join(cwd, "out/report.json"),
    debug: true,
  });
});

describe("baseline", () => {
  test.each([
    ["auto", { kind: "auto" }],
    ["none", { kind: "none" }],
    ["origin/main", { kind: "ref", ref: "origin/main" }],
    ["HEAD~1", { kind: "ref", ref: "HEAD~1" }],
  ])("%s", (baseline, choice) => {
    expect(readInputs(environment({ baseline }), cwd).given.baseline).toEqual(choice);
  });

  test("a file that is there is a report", () => {
    const { given } = readInputs(environment({ baseline: "report.json" }), cwd);
    expect(given.baseline).toEqual({ kind: "file", file: join(cwd, "report.json") });
  });

  test.each([
    [
      "gone.json",
      'Input `baseline`: There is no report "gone.json". Name a file that is there, a commit, `auto` or `none`.',
    ],
    [
      "--upload-pack=x",
      'Input `baseline`: "--upload-pack=x" is no name of a commit. Name a branch, a tag, a commit, a report\'s file, `auto` or `none`.',
    ],
  ])("%s is refused", (baseline, fault) => {
    expect(faults({ baseline })).toEqual([fault]);
  });
});

test("fail-on none", () => {
  expect(readInputs(environment({ "fail-on": "none" }), cwd).given.failOn).toEqual([]);
});

describe("faults", () => {
  const example = "Write a number and a unit: B, kB, MB, GB, KiB, MiB or GiB, such as `120 MB`.";
  test.each<[Record<string, string>, string]>([
    [{ "max-sise": "1 MB" }, 'There is no input "max-sise". Did you mean `max-size`?'],
    [{ max_size: "" }, 'There is no input "max_size". Did you mean `max-size`?'],
    [{ target: "x" }, 'There is no input "target". Did you mean `targets`?'],
    [{ "max-size": "120" }, `Input \`max-size\`: "120" has no unit. ${example}`],
    [
      { "fail-on": "buget" },
      'Input `fail-on`: "buget" is none of build, budget, new, debt, none. Did you mean `budget`?',
    ],
    [
      { "fail-on": "none, new" },
      "Input `fail-on`: `none` stands beside others. Write `none` alone, or leave it out.",
    ],
    [
      { comment: "on-changes" },
      'Input `comment`: "on-changes" is none of always, on-change, on-failure, never. Did you mean `on-change`?',
    ],
    [
      { "comment-key": "a b" },
      'Input `comment-key`: "a b" is no key of a comment. Write 1 to 64 letters, digits, dots, dashes or underscores.',
    ],
    [{ pull: "yes" }, 'Input `pull`: "yes" is neither true nor false.'],
    [
      { platforms: "linux/amd64, linux/arm64" },
      "Input `platforms`: an image is measured for one platform, and 2 are named. Run once for each, with a `comment-key` of its own.",
    ],
    [{ platforms: "linux/" }, 'Input `platforms`: "linux/" is no platform. Write one such as `linux/amd64`.'],
    [{ targets: "a b" }, 'Input `targets`: "a b" is no name of a stage.'],
    [{ builder: "--x" }, 'Input `builder`: "--x" is no name.'],
    [{ "build-args": "=1" }, 'Input `build-args`: "=1" names no build argument. Write `KEY=VALUE`.'],
    [
      { "build-contexts": "base" },
      'Input `build-contexts`: "base" is no build context. Write `NAME=FOLDER` or `NAME=ADDRESS`.',
    ],
    [{ "secret-files": "a=gone" }, 'Input `secret-files`: There is no file "gone".'],
    [{ mode: "plan" }, 'Input `mode`: "plan" is none of check.'],
    [
      { timeout: "10" },
      'Input `timeout`: "10" is not a duration. Write hours, minutes or seconds, such as `15s`, `10m` or `1h30m`.',
    ],
  ])("%j", (inputs, fault) => {
    expect(faults(inputs)).toEqual([fault]);
  });

  test("a secret is never told", () => {
    const found = faults({ secrets: "hunter2\nid,x=hunter3" });
    expect(found).toHaveLength(2);
    expect(found.join()).not.toContain("hunter");
  });

  test("all at once", () => {
    expect(
      faults({ "max-size": "x", pull: "y", foo: "z", timeout: "w" }).map((text) => text.split(":")[0]),
    ).toEqual(['There is no input "foo". Known are', "Input `max-size`", "Input `pull`", "Input `timeout`"]);
  });
});

test("action.yml has these inputs, and no default but the token's", () => {
  const action = parse(readFileSync(new URL("../../../action.yml", import.meta.url), "utf8"));
  expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUTS));
  const defaults = Object.entries<{ default?: string }>(action.inputs).flatMap(([name, input]) =>
    "default" in input ? [[name, input.default]] : [],
  );
  expect(defaults).toEqual([["github-token", "$" + "{{ github.token }}"]]);
  expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
});
