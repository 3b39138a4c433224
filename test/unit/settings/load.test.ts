import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeError, SettingsError, StagecheckError } from "../../../src/errors.ts";
import { checkConfigAgainst } from "../../../src/settings/check-config.ts";
import { readInputs } from "../../../src/settings/from-inputs.ts";
import { loadSettings } from "../../../src/settings/load.ts";
import type { Settings } from "../../../src/settings/model.ts";
import { declaredShips, settingsFor, shippingStages } from "../../../src/settings/per-dockerfile.ts";

const DETECTORS = ["c-toolchain"];
let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "load-")));
  write("services/api/Dockerfile", "FROM scratch\n");
  write("web/Dockerfile", "FROM scratch\n");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function load(inputs: Record<string, string> = {}, config?: string): Settings {
  if (config !== undefined) write(".github/stagecheck.yml", config);
  const env = Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]),
  );
  const { given, faults } = readInputs(env, root);
  return loadSettings(given, { root, detectors: DETECTORS, faults });
}

function faultsOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(describeError);
    if (error instanceof StagecheckError) return [describeError(error)];
    throw error;
  }
  return [];
}

test("no config file is fine", () => {
  const settings = load();
  expect([settings.root, settings.config, settings.context]).toEqual([root, null, null]);
  expect(settingsFor(settings, "web/Dockerfile")).toEqual({
    context: null,
    ships: null,
    targets: [],
    budgets: [],
    allow: [],
    buildArgs: {},
  });
});

test("the config is read where it was named", () => {
  write("ci/x.yml", "exclude: [a]");
  expect(load({ config: "ci/x.yml" }).config).toEqual({
    file: "ci/x.yml",
    budgets: [],
    dockerfiles: [],
    exclude: ["a"],
  });
});

describe("precedence", () => {
  const config = `budgets: { size: 1 MB, growth: 1% }
dockerfiles:
  - path: services/api/Dockerfile
    context: services
    ships: [api]
    budgets: { size: [2 MB, 3 MB], download: 4 MB }
    allow: [{ detector: c-toolchain, reason: r }]
`;
  const texts = (settings: Settings, path: string) =>
    settingsFor(settings, path).budgets.map(({ on, text }) => `${on} ${text}`);

  test("a Dockerfile's budget over the general one of the same kind", () => {
    const settings = load({}, config);
    expect(texts(settings, "services/api/Dockerfile")).toEqual([
      "size 2 MB",
      "size 3 MB",
      "download 4 MB",
      "growth 1%",
    ]);
    expect(texts(settings, "web/Dockerfile")).toEqual(["size 1 MB", "growth 1%"]);
  });

  test("an input over the config", () => {
    const settings = load(
      { "max-size": "9 MB", context: "web", targets: "web", "build-args": "A=1" },
      config,
    );
    expect(texts(settings, "services/api/Dockerfile")).toEqual(["size 9 MB", "download 4 MB", "growth 1%"]);
    expect(texts(settings, "web/Dockerfile")).toEqual(["size 9 MB", "growth 1%"]);
    expect(settingsFor(settings, "services/api/Dockerfile")).toMatchObject({
      context: { context: "web", place: null },
      ships: ["api"],
      targets: ["web"],
      allow: [{ detector: "c-toolchain", reason: "r" }],
      buildArgs: { A: "1" },
    });
  });

  test("the config's context comes with its place", () => {
    expect(settingsFor(load({}, config), "services/api/Dockerfile").context).toEqual({
      context: "services",
      place: { file: ".github/stagecheck.yml", line: 4 },
    });
  });
});

describe("which stages ship", () => {
  const stages = [
    { index: 0, name: "build" },
    { index: 1, name: "api" },
    { index: 2, name: "worker" },
    { index: 3, name: null },
  ];
  test.each<[string[], string[] | null, number[]]>([
    [[], null, [3]],
    [[], ["api", "worker"], [1, 2]],
    [["worker"], ["api"], [2]],
    [["elsewhere"], ["api"], [1]],
    [["elsewhere"], null, [3]],
    [["3"], null, [3]],
    [["0"], null, [3]],
    [[], ["gone"], [3]],
    [[], [], []],
  ])("targets %j, ships %j", (targets, ships, indices) => {
    expect(shippingStages({ targets, ships }, stages)).toEqual(indices);
  });

  const ships = (target: string | null) => ({ target, makesImage: true, ships: true });
  test.each<[string, Parameters<typeof declaredShips>[0], string[] | null]>([
    ["nothing is declared", [], null],
    ["the targets of all builds", [ships("api"), ships("worker"), ships("api")], ["api", "worker"]],
    ["no target is the last stage", [ships("api"), ships(null)], ["api", "3"]],
    ["builds that do not ship", [{ target: "build", makesImage: true, ships: false }], null],
    ["builds that make no image", [{ target: "lint", makesImage: false, ships: false }], []],
  ])("by the repository's own builds: %s", (_, builds, names) => {
    expect(declaredShips(builds, stages)).toEqual(names);
  });

  test("no stage, none ships", () => {
    expect(shippingStages({ targets: ["x"], ships: null }, [])).toEqual([]);
  });
});

describe("paths relative to the root", () => {
  test("are cleaned", () => {
    const settings = load({
      files: `./web/Dockerfile\n${root}/services/**\n!./web/x`,
      context: "./services/",
      "build-contexts": `a=./web\nb=${root}/services\nc=oci-layout://web\nd=oci-layout:///abs\ne=${tmpdir()}`,
    });
    expect(settings.files).toEqual(["web/Dockerfile", "services/**", "!web/x"]);
    expect(settings.context).toBe("services");
    expect(settings.build.buildContexts.map(({ value }) => value)).toEqual([
      "web",
      "services",
      `oci-layout://${root}/web`,
      "oci-layout:///abs",
      tmpdir(),
    ]);
  });

  test.each<[Record<string, string>, string]>([
    [
      { files: "../x" },
      '"../x" lies outside the repository. Write a path or a glob relative to the repository\'s root.',
    ],
    [{ files: "." }, '"." names no Dockerfile. Write a path or a glob relative to the repository\'s root.'],
    [
      { context: ".." },
      'The context ".." lies outside the repository. Write a path relative to the repository\'s root.',
    ],
    [{ context: "servces/api" }, 'The context "servces/api" is not there. Did you mean `services/api`?'],
    [{ context: "web/Dockerfile" }, 'The context "web/Dockerfile" is not a folder.'],
    [{ "build-contexts": "a=gone" }, 'The build context "a" is no folder: "gone".'],
    [{ config: "gone.yml" }, 'There is no config file "gone.yml".'],
    [{ config: "web/Dockerfil" }, 'There is no config file "web/Dockerfil". Did you mean `web/Dockerfile`?'],
  ])("%j", (inputs, fault) => {
    expect(faultsOf(() => load(inputs))).toEqual([fault]);
  });
});

describe("paths in the config", () => {
  const place = ".github/stagecheck.yml";
  test.each<[string, string[]]>([
    [
      "dockerfiles:\n  - path: servics/api/dockerfile\n",
      [`${place}:2: There is no file "servics/api/dockerfile". Did you mean \`services/api/Dockerfile\`?`],
    ],
    ["dockerfiles: [{ path: zzz }]", [`${place}:1: There is no file "zzz".`]],
    ["dockerfiles: [{ path: web }]", [`${place}:1: "web" is not a file.`]],
    [
      "dockerfiles:\n  - path: web/Dockerfile\n    context: ../..\n",
      [`${place}:3: "../.." lies outside the repository. Write a path relative to the repository's root.`],
    ],
    [
      "dockerfiles: [{ path: /etc/passwd }]",
      [
        `${place}:1: "/etc/passwd" lies outside the repository. Write a path relative to the repository's root.`,
      ],
    ],
    ["dockerfiles: [{ path: link }]", [`${place}:1: "link" is a link that leads outside the repository.`]],
    [
      "dockerfiles: [{ path: web/Dockerfile, context: webb }]",
      [`${place}:1: There is no folder "webb". Did you mean \`web\`?`],
    ],
  ])("%j", (config, expected) => {
    symlinkSync("/etc/passwd", join(root, "link"));
    expect(faultsOf(() => load({}, config))).toEqual(expected);
  });
});

test("inputs and config, all at once", () => {
  const config = "budgets: { size: 5% }\ndockerfiles: [{ path: gone }]\nzzz: 1\n";
  const faults = faultsOf(() => load({ "max-size": "x", context: "nowhere" }, config));
  expect(faults.map((fault) => fault.slice(0, 25))).toEqual([
    'Input `max-size`: "x" is ',
    ".github/stagecheck.yml:1:",
    ".github/stagecheck.yml:2:",
    ".github/stagecheck.yml:3:",
    'The context "nowhere" is ',
  ]);
});

test("a config file of the wrong name, one that leads outside, one that is no text", () => {
  write(".github/stagecheck.yaml", "exclude: []");
  expect(faultsOf(() => load())).toEqual([
    ".github/stagecheck.yaml: A config file of this name is not read. Call it .github/stagecheck.yml, or name it with `config`.",
  ]);
  rmSync(join(root, ".github/stagecheck.yaml"));
  symlinkSync("/etc/hosts", join(root, ".github/stagecheck.yml"));
  expect(faultsOf(() => load())).toEqual([
    ".github/stagecheck.yml: The config file is a link that leads outside the repository.",
  ]);
  rmSync(join(root, ".github/stagecheck.yml"));
  writeFileSync(join(root, ".github/stagecheck.yml"), Buffer.from([0x61, 0xff]));
  expect(faultsOf(() => load())).toEqual([".github/stagecheck.yml: The config file is not UTF-8 text."]);
});

test("a root that is not there", () => {
  const { given } = readInputs({}, root);
  expect(faultsOf(() => loadSettings(given, { root: join(root, "gone"), detectors: [] }))).toEqual([
    `There is no folder ${JSON.stringify(join(root, "gone"))}. Name a repository's folder.`,
  ]);
});

describe("names of stages against the Dockerfiles", () => {
  const dockerfiles = [
    {
      path: "services/api/Dockerfile",
      stages: [
        { index: 0, name: "build" },
        { index: 1, name: "api" },
      ],
    },
    { path: "web/Dockerfile", stages: [{ index: 0, name: null }] },
  ];
  const config = `dockerfiles:
  - path: services/api/Dockerfile
    ships: [apj, build]
    allow: [{ detector: c-toolchain, target: final, reason: r }]
  - path: web/Dockerfile
    ships: ["0"]
`;

  test("every unknown one is told", () => {
    const settings = load({ targets: "api\nbiuld" }, config);
    expect(faultsOf(() => checkConfigAgainst(settings, dockerfiles))).toEqual([
      '.github/stagecheck.yml:3: services/api/Dockerfile has no stage "apj". Did you mean `api`?',
      '.github/stagecheck.yml:4: services/api/Dockerfile has no stage "final". It has: build, api.',
      'No Dockerfile has a stage "biuld", which is named as a target. Did you mean `build`?',
    ]);
  });

  test("a Dockerfile that does not parse hides its names, and nothing else is said of them", () => {
    const broken = [{ path: "services/api/Dockerfile", stages: [], error: { line: 1, message: "x" } }];
    const settings = load({ targets: "zzz" }, config);
    expect(faultsOf(() => checkConfigAgainst(settings, broken))).toEqual([]);
  });

  test("none unknown", () => {
    const settings = load({ targets: "api\n0" }, config.replace("apj", "api").replace("final", "api"));
    expect(faultsOf(() => checkConfigAgainst(settings, dockerfiles))).toEqual([]);
  });
});
