import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { describeError } from "../../../src/errors.ts";
import { configChanges } from "../../../src/settings/config-changes.ts";
import { CONFIG_KEYS, parseConfig } from "../../../src/settings/config-file.ts";
import type { Config } from "../../../src/settings/model.ts";

const FILE = ".github/stagecheck.yml";
const DETECTORS = ["c-toolchain", "go-toolchain", "node-package-managers"];
const schema = JSON.parse(
  readFileSync(new URL("../../../schema/config.schema.json", import.meta.url), "utf8"),
);
const acceptedBySchema = new Ajv2020().compile(schema);

function config(text: string): Config {
  const { config: found, faults } = parseConfig(text, { file: FILE, detectors: DETECTORS });
  expect(faults.map(describeError)).toEqual([]);
  return found;
}

function faults(text: string): string[] {
  return parseConfig(text, { file: FILE, detectors: DETECTORS }).faults.map((fault) =>
    describeError(fault).replace(`${FILE}:`, ""),
  );
}

const WHOLE = `budgets: { growth: 5% }
dockerfiles:
  - path: ./services/api//Dockerfile
    context: ./
    ships: [API, worker]
    budgets: { size: [120 MB, 100 MiB], download: 45 MB, growth: 2 MB }
    allow:
      - { detector: node-package-managers, target: Api, reason: "npm start is the entrypoint " }
      - detector: c-toolchain
        path: /usr/bin/**
        reason: needed
  - path: web/Dockerfile
exclude: ["test/**"]
`;

test("the whole file", () => {
  const at = (line: number) => ({ file: FILE, line });
  expect(config(WHOLE)).toEqual({
    file: FILE,
    budgets: [{ on: "growth", text: "5%", amount: { percent: 5 }, place: at(1) }],
    dockerfiles: [
      {
        path: "services/api/Dockerfile",
        context: { name: ".", place: at(4) },
        ships: [
          { name: "api", place: at(5) },
          { name: "worker", place: at(5) },
        ],
        budgets: [
          { on: "size", text: "120 MB", amount: { bytes: 120_000_000 }, place: at(6) },
          { on: "size", text: "100 MiB", amount: { bytes: 104_857_600 }, place: at(6) },
          { on: "download", text: "45 MB", amount: { bytes: 45_000_000 }, place: at(6) },
          { on: "growth", text: "2 MB", amount: { bytes: 2_000_000 }, place: at(6) },
        ],
        allow: [
          {
            detector: "node-package-managers",
            target: { name: "api", place: at(8) },
            path: null,
            reason: "npm start is the entrypoint",
            place: at(8),
          },
          { detector: "c-toolchain", target: null, path: "/usr/bin/**", reason: "needed", place: at(9) },
        ],
        place: at(3),
      },
      { path: "web/Dockerfile", context: null, ships: null, budgets: [], allow: [], place: at(12) },
    ],
    exclude: ["test/**"],
  });
});

test.each(["", "\n", "# nothing\n", "---\n", "{}\n"])("%j says nothing", (text) => {
  expect(config(text)).toEqual({ file: FILE, budgets: [], dockerfiles: [], exclude: [] });
});

test("an anchor is followed", () => {
  const text = "budgets: &all { size: 1 MB }\ndockerfiles:\n  - path: a\n    budgets: *all\n";
  expect(config(text).dockerfiles[0]?.budgets).toMatchObject([{ on: "size", amount: { bytes: 1_000_000 } }]);
});

describe("faults", () => {
  const example = "Write a number and a unit: B, kB, MB, GB, KiB, MiB or GiB, such as `120 MB`.";
  test.each<[string, string[]]>([
    ["budget: {}", ['1: Unknown key "budget". Did you mean `budgets`?']],
    ["zzz: 1", ['1: Unknown key "zzz". Known are: budgets, dockerfiles, exclude.']],
    ["budgets:\n  grwoth: 5%", ['2: Unknown key "grwoth" in `budgets`. Did you mean `growth`?']],
    ["exclude: []\nexclude: []", ["2: The key `exclude` is there twice, first on line 1. Keep one of them."]],
    [
      "budgets: { size: 1 MB,\n  size: 2 MB }",
      ["2: The key `budgets.size` is there twice, first on line 1. Keep one of them."],
    ],
    ["- a", ["1: `config` must be a mapping, and is a list."]],
    ["text", ["1: `config` must be a mapping, and is text."]],
    ["budgets:", ["1: `budgets` must be a mapping, and is empty."]],
    ["budgets: 5%", ["1: `budgets` must be a mapping, and is text."]],
    ["budgets: { size: 120 }", ["1: `budgets.size` must be text, and is a number."]],
    ["budgets: { size: true }", ["1: `budgets.size` must be text, and is true or false."]],
    ["budgets: { size: [1 MB, 3] }", ["1: `budgets.size[1]` must be text, and is a number."]],
    ["budgets: { size: { max: 1 MB } }", ["1: `budgets.size` must be text, and is a mapping."]],
    [
      "budgets: { size: 5% }",
      [
        `1: \`budgets.size\`: "5%" is a percentage, and \`size\` is a size. ${example} A percentage can limit growth only.`,
      ],
    ],
    [
      "budgets:\n  size:\n    - 1 MB\n    - 2 KB",
      ['4: `budgets.size[1]`: "2 KB" has an unknown unit. Did you mean `kB`?'],
    ],
    ["dockerfiles: {}", ["1: `dockerfiles` must be a list, and is a mapping."]],
    ["dockerfiles:\n  - a/Dockerfile", ["2: `dockerfiles[0]` must be a mapping, and is text."]],
    ["dockerfiles:\n  - context: .", ["2: `dockerfiles[0]` has no `path`."]],
    ['dockerfiles: [{ path: "" }]', ["1: `dockerfiles[0].path` is empty."]],
    ["dockerfiles: [{ path: 1 }]", ["1: `dockerfiles[0].path` must be text, and is a number."]],
    [
      "dockerfiles:\n  - path: a\n  - path: ./a",
      ['3: "a" is there twice, first on line 2. Keep one entry for each Dockerfile.'],
    ],
    ["dockerfiles: [{ path: a, ships: api }]", ["1: `dockerfiles[0].ships` must be a list, and is text."]],
    [
      "dockerfiles: [{ path: a, ships: [] }]",
      ["1: `dockerfiles[0].ships` names no stage. Name one, or leave the key out: the last stage ships."],
    ],
    [
      "dockerfiles:\n  - path: a\n    allow:\n      - detector: c-toolchian\n        reason: x",
      ['4: There is no detector "c-toolchian". Did you mean `c-toolchain`?'],
    ],
    [
      "dockerfiles: [{ path: a, allow: [{ detector: zzz, reason: x }] }]",
      [`1: There is no detector "zzz". Known are: ${DETECTORS.join(", ")}.`],
    ],
    [
      'dockerfiles:\n  - path: a\n    allow:\n      - detector: c-toolchain\n        reason: " "',
      ["5: `dockerfiles[0].allow[0].reason` is empty."],
    ],
    [
      "dockerfiles: [{ path: a, allow: [{ detector: c-toolchain }] }]",
      ["1: `dockerfiles[0].allow[0]` has no `reason`."],
    ],
    [
      "dockerfiles: [{ path: a, allow: [{ reason: x }] }]",
      ["1: `dockerfiles[0].allow[0]` has no `detector`."],
    ],
    [
      "dockerfiles: [{ path: a, allow: [{ detector: c-toolchain, reason: x, path: usr/bin }] }]",
      ['1: "usr/bin" is no path in an image. Write `/usr/bin`.'],
    ],
    ["exclude: test/**", ["1: `exclude` must be a list, and is text."]],
  ])("%j", (text, expected) => {
    expect(faults(text)).toEqual(expected);
    const structural = !expected.some((fault) => /no detector|twice/.test(fault));
    if (structural) expect(acceptedBySchema(parse(text, { uniqueKeys: false }))).toBe(false);
  });

  test("no YAML at all", () => {
    const found = faults("budgets: {\nexclude: [");
    expect(found[0]).toMatch(/^\d: This is not the YAML of a config file: /);
  });

  test("two documents, and an alias to nothing", () => {
    expect(faults("exclude: []\n---\nexclude: []")[0]).toMatch(/^2: This is not the YAML of a config file: /);
    expect(faults("exclude: *gone")).toEqual(["1: `exclude` must be a list, and is an alias of nothing."]);
  });

  test("too long", () => {
    expect(faults(`# ${"x".repeat(1_000_001)}`)).toEqual(["1: The config file is too long."]);
  });

  test("all at once, in the order of the file", () => {
    const text = `dockerfiles:
  - pth: a
    budgets: { size: 5% }
    allow:
      - { detector: nope, reason: "" }
budgets: { growth: 5 }
colour: red
`;
    expect(faults(text).map((fault) => fault.split(":")[0])).toEqual(["2", "2", "3", "5", "5", "6", "7"]);
  });
});

test("the schema has the same keys, and takes the whole file", () => {
  expect({
    config: Object.keys(schema.properties),
    budgets: Object.keys(schema.$defs.budgets.properties),
    dockerfile: Object.keys(schema.$defs.dockerfile.properties),
    allow: Object.keys(schema.$defs.allow.properties),
  }).toEqual(CONFIG_KEYS);
  expect(acceptedBySchema(parse(WHOLE))).toBe(true);
});

describe("what a change to the config does", () => {
  const before = config(WHOLE);

  test("nothing", () => {
    expect(configChanges(before, config(`# moved\n\n${WHOLE}`))).toEqual([]);
    expect(configChanges(null, null)).toEqual([]);
  });

  test("limits and allow entries", () => {
    const after = config(
      WHOLE.replace("growth: 5%", "growth: 10%")
        .replace("[120 MB, 100 MiB]", "150 MB")
        .replace("download: 45 MB, ", "")
        .replace("detector: c-toolchain", "detector: go-toolchain")
        .replace("npm start is", "npm start still is"),
    );
    expect(configChanges(before, after)).toEqual([
      "The growth budget changes from 5% to 10%.",
      "The size budget of services/api/Dockerfile changes from 120 MB and 100 MiB to 150 MB.",
      "The download budget of services/api/Dockerfile changes from 45 MB to none.",
      "services/api/Dockerfile now allows go-toolchain at /usr/bin/**: needed",
      "services/api/Dockerfile no longer allows c-toolchain at /usr/bin/**: needed",
    ]);
  });

  test("the first config file, and the last", () => {
    const small = config(
      "budgets: { size: 1 MB }\ndockerfiles: [{ path: a, allow: [{ detector: c-toolchain, target: x, reason: r }] }]",
    );
    expect(configChanges(null, small)).toEqual([
      "The size budget changes from none to 1 MB.",
      "a now allows c-toolchain in x: r",
    ]);
    expect(configChanges(small, null)).toEqual([
      "The size budget changes from 1 MB to none.",
      "a no longer allows c-toolchain in x: r",
    ]);
  });
});
