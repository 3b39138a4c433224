import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeError, SettingsError } from "../../../src/errors.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";
import { helpText, OPTIONS } from "../../../src/settings/options.ts";

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "arguments-"));
  mkdirSync(join(cwd, "repo"));
  writeFileSync(join(cwd, "id_rsa"), "k");
});
afterAll(() => rmSync(cwd, { recursive: true }));

const read = (...args: string[]) => readArguments(args, cwd, { TOKEN: "t", HOME: "/home" });

function faults(...args: string[]): string[] {
  try {
    read(...args);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(describeError);
    throw error;
  }
  return [];
}

test("check is the command that needs no name", () => {
  const bare = read();
  expect(bare).toMatchObject({ command: "check", directory: cwd, format: "text", outputs: [] });
  expect(read("check")).toEqual(bare);
  expect(read("check", "repo")).toEqual(read("repo"));
  expect(read("repo")).toEqual({ ...bare, directory: join(cwd, "repo") });
});

test("stages and inspect", () => {
  expect(read("stages")).toMatchObject({ command: "stages", paths: [] });
  expect(read("stages", "a/Dockerfile", "-", "b")).toMatchObject({ paths: ["a/Dockerfile", "-", "b"] });
  expect(read("inspect", "app:latest", "--platform", "linux/arm64")).toMatchObject({
    command: "inspect",
    image: { source: "app:latest", name: null },
    against: null,
    given: { build: { platforms: ["linux/arm64"] } },
  });
  expect(read("inspect", "a.tar", "--image=x:1", "--against", "-", "--against-image", "y")).toMatchObject({
    image: { source: "a.tar", name: "x:1" },
    against: { source: "-", name: "y" },
  });
});

test("every option of check", () => {
  const invocation = read(
    ...["--format", "json", "--output", "markdown=out/c.md", "--output=json=r.json"],
    ...["--config", "c.yml", "--file", "a,b/Dockerfile", "--file=*/Dockerfile", "--context", "repo"],
    ...[
      "--target",
      "API",
      "--target",
      "web",
      "--build-arg",
      "A=1",
      "--build-arg",
      "TOKEN",
      "--build-arg",
      "NONE",
    ],
    ...["--build-context", "x=oci-layout://l", "--builder", "b", "--platform", "linux/arm64"],
    ...[
      "--secret",
      "id=a,src=id_rsa",
      "--secret",
      "id=b,env=TOKEN",
      "--secret",
      "id=TOKEN",
      "--secret",
      "id=id_rsa",
    ],
    ...["--secret", "type=env,id=HOME", "--secret", "type=file,id=c,source=id_rsa"],
    ...[
      "--ssh",
      "default",
      "--cache-from",
      "a",
      "--cache-to",
      "type=local,dest=x",
      "--pull",
      "--no-cache=true",
    ],
    ...["--timeout", "15s", "--baseline", "none", "--max-size", "1 MB", "--max-size", "2 MB,3 MB"],
    ...[
      "--max-download-size",
      "1 kB",
      "--max-growth",
      "5%",
      "--fail-on",
      "none",
      "--debug",
      "--verify-remedies",
    ],
  );
  const key = join(cwd, "id_rsa");
  expect(invocation).toEqual({
    command: "check",
    directory: cwd,
    format: "json",
    outputs: [
      { format: "markdown", file: join(cwd, "out/c.md") },
      { format: "json", file: join(cwd, "r.json") },
    ],
    given: {
      configFile: join(cwd, "c.yml"),
      files: ["a,b/Dockerfile", "*/Dockerfile"],
      context: "repo",
      targets: ["api", "web"],
      budgets: [
        { on: "size", text: "1 MB", amount: { bytes: 1_000_000 } },
        { on: "size", text: "2 MB", amount: { bytes: 2_000_000 } },
        { on: "size", text: "3 MB", amount: { bytes: 3_000_000 } },
        { on: "download", text: "1 kB", amount: { bytes: 1000 } },
        { on: "growth", text: "5%", amount: { percent: 5 } },
      ],
      failOn: [],
      build: {
        builder: "b",
        buildArgs: { A: "1", TOKEN: "t" },
        buildContexts: [{ name: "x", value: "oci-layout://l", local: false }],
        secrets: [
          { id: "a", source: { kind: "file", file: key } },
          { id: "b", source: { kind: "env", name: "TOKEN" } },
          { id: "TOKEN", source: { kind: "env", name: "TOKEN" } },
          { id: "id_rsa", source: { kind: "file", file: key } },
          { id: "HOME", source: { kind: "env", name: "HOME" } },
          { id: "c", source: { kind: "file", file: key } },
        ],
        ssh: ["default"],
        platforms: ["linux/arm64"],
        cacheFrom: ["a"],
        cacheTo: ["type=local,dest=x"],
        pull: true,
        noCache: true,
        timeoutSeconds: 15,
      },
      baseline: { kind: "none" },
      comment: { policy: "always", key: "stagecheck" },
      githubToken: null,
      verifyRemedies: true,
      reportFile: null,
      debug: true,
    },
  });
});

test("help and version come before everything else", () => {
  expect(read("--help", "--nonsense")).toEqual({ command: "help", about: null });
  expect(read("-h")).toEqual({ command: "help", about: null });
  expect(read("stages", "--help")).toEqual({ command: "help", about: "stages" });
  expect(read("--version")).toEqual({ command: "version" });
});

describe("faults", () => {
  test.each<[string[], string[]]>([
    [
      ["--tagret", "x"],
      [
        'There is no option "--tagret". Did you mean `--target`?',
        'There is no folder "x". Name the folder of a repository.',
      ],
    ],
    [["--targets=x"], ['There is no option "--targets". Did you mean `--target`?']],
    [["--zzzz"], ['There is no option "--zzzz". See `stagecheck --help`.']],
    [["--constructor"], ['There is no option "--constructor". See `stagecheck --help`.']],
    [["--target"], ["--target needs a value: --target NAME."]],
    [["--target", "--format=json"], ["--target needs a value: --target NAME."]],
    [["--format", "jsno"], ['--format: "jsno" is none of text, markdown, json. Did you mean `json`?']],
    [["--format", "sarif"], ['--format: "sarif" is none of text, markdown, json.']],
    [["--format", "json", "--format", "text"], ["--format is given 2 times."]],
    [["--baseline", "a", "--baseline", "b"], ["--baseline is given 2 times."]],
    [["--output", "json"], ['--output: "json" is not FORMAT=FILE. Write `json=report.json`.']],
    [["--output", "pdf=x"], ['--output: "pdf" is none of text, markdown, json.']],
    [["--pull=maybe"], ['--pull: "maybe" is neither true nor false.']],
    [["chek"], ['There is no folder "chek". Did you mean `check`?']],
    [["gone"], ['There is no folder "gone". Name the folder of a repository.']],
    [["check", "stage"], ['There is no folder "stage". Name the folder of a repository.']],
    [["repo", "repo"], ['`stagecheck check` takes one operand, and "repo" is one more.']],
    [["inspect"], ["`stagecheck inspect` needs an image. Name one: `stagecheck inspect SOURCE`."]],
    [["inspect", "-", "--against", "-"], ["Standard input can be one of two images, and not both."]],
    [
      ["inspect", "a", "--against-image", "b"],
      ["--against-image needs --against: the source that holds the image."],
    ],
    [
      ["inspect", "a", "--against", "b", "--platform", "all"],
      ["--against compares one platform, and --platform names all. Name the platform to compare them for."],
    ],
    [["inspect", "a", "--image", "b", "--image", "c"], ["--image is given 2 times."]],
    [["inspect", "a", "b"], ['`stagecheck inspect` takes one operand, and "b" is one more.']],
    [
      ["inspect", "a", "--baseline", "none"],
      ["`stagecheck inspect` has no option --baseline. See `stagecheck inspect --help`."],
    ],
    [
      ["stages", "--timeout", "1s"],
      ["`stagecheck stages` has no option --timeout. See `stagecheck stages --help`."],
    ],
    [["--secret", "id=x,env=NOT_SET"], ['--secret: The environment variable "NOT_SET" is not set.']],
    [["--secret", "id=gone"], ['--secret: There is no file "gone".']],
    [["--secret", "src=id_rsa"], ["--secret: A secret has no `id`. Write `id=ID,src=PATH`."]],
    [
      ["--secret", "id=a,mode=1"],
      ["--secret: A secret is not written as `id=ID,src=PATH` or `id=ID,env=NAME`."],
    ],
    [
      ["--secret", "id=a,type=vault"],
      ['--secret: The secret "a" has the type "vault". Write `file` or `env`.'],
    ],
  ])("%j", (args, expected) => {
    expect(faults(...args)).toEqual(expected);
  });

  test("all at once", () => {
    expect(faults("--max-size", "1", "--timeout", "x", "--wat", "--format", "y")).toHaveLength(4);
  });
});

test("the help names every option, and each command its own", () => {
  const all = helpText(null);
  for (const name of Object.keys(OPTIONS)) expect(all).toContain(`  --${name}`);
  expect(helpText("inspect")).toBe(`Usage:
  stagecheck inspect SOURCE    one image: in the engine, an archive, or an OCI layout folder

Options:
  --format FORMAT       text (default), markdown or json, to standard output
  --output FORMAT=FILE  write the result to a file as well (repeatable)
  --platform OS/ARCH    platform to build for, or to look at (inspect: or all)
  --image NAME          which image, where SOURCE holds several: a name or a digest
  --against SOURCE      compare the image with this one
  --against-image NAME  which image, where that SOURCE holds several
  --debug               say more, with stack traces
  --help                print this help
  --version             print the version

Exit status: 0 passed, 1 the check failed, 2 it could not be done.
`);
});
