import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findDockerfiles } from "../../../src/discover/files.ts";
import { describeError, StagecheckError } from "../../../src/errors.ts";
import type { Config } from "../../../src/settings/model.ts";

let root = "";
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "discover-")));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `# ${path}\nFROM scratch\n`);
  }
}

function git(...args: string[]): void {
  execFileSync("git", args, { cwd: root, stdio: "ignore" });
}

const config = (part: Partial<Config>): Config => ({
  file: "c.yml",
  budgets: [],
  dockerfiles: [],
  exclude: [],
  ...part,
});
const named = (path: string) => ({
  path,
  context: null,
  ships: null,
  budgets: [],
  allow: [],
  place: { file: "c.yml", line: 1 },
});

const find = (files: string[] = [], configured: Config | null = null, options = {}) =>
  findDockerfiles(root, { files, config: configured }, options);

async function faultOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof StagecheckError ? describeError(error) : String(error);
}

describe.each(["git", "folder"] as const)("in a %s", (kind) => {
  const commit = () => {
    if (kind === "folder") return;
    git("init", "-q");
    git("add", "-A", "-f");
  };

  test("by name", async () => {
    write(
      "Dockerfile",
      "b/Containerfile.dev",
      "b/x.Dockerfile",
      "Dockerfile.md",
      "a/node_modules/x/Dockerfile",
      "vendor/Dockerfile",
      "ä/Dockerfile",
      "sp ace/Dockerfile",
    );
    commit();
    expect(await find()).toEqual({
      paths: ["Dockerfile", "b/Containerfile.dev", "b/x.Dockerfile", "sp ace/Dockerfile", "ä/Dockerfile"],
      notices: [
        {
          level: "note",
          message:
            "Dockerfiles in vendored and test-data folders are left out, unless `files` names them: vendor/Dockerfile",
        },
      ],
    });
    expect((await find(["vendor/*"])).paths).toEqual(["vendor/Dockerfile"]);
  });

  test("a build of the repository's own names others", async () => {
    write("Dockerfile", "build/api", "vendor/x/Dockerfile", "out/Dockerfile");
    commit();
    const declared = ["build/api", "vendor/x/Dockerfile", "out/Dockerfile"];
    expect(await find([], config({ exclude: ["out/**"] }), { declared })).toEqual({
      paths: ["Dockerfile", "build/api", "vendor/x/Dockerfile"],
      notices: [],
    });
  });

  test("programs with a Dockerfile's name, and names that differ in case alone", async () => {
    write("Dockerfile.go", "dockerfile", "Dockerfile");
    writeFileSync(join(root, "dockerfile.go"), "package dockerfile\n");
    commit();
    expect(await find()).toEqual({
      paths: ["Dockerfile", "Dockerfile.go", "dockerfile"],
      notices: [
        {
          level: "note",
          message:
            "Its name differs from Dockerfile in case alone, so macOS and Windows have only one of the two",
          file: "dockerfile",
        },
      ],
    });
  });

  test("templates are told and passed over", async () => {
    write("Dockerfile", "Dockerfile.j2");
    commit();
    expect(await find()).toEqual({
      paths: ["Dockerfile"],
      notices: [
        {
          level: "note",
          message: "By its name a template, so it is not built; name it with `files` if it is a Dockerfile",
          file: "Dockerfile.j2",
        },
      ],
    });
    expect(await find(["Dockerfile.j2"])).toEqual({ paths: ["Dockerfile.j2"], notices: [] });
  });

  test("globs", async () => {
    write("a/Dockerfile", "b/Dockerfile", "b/build.docker", "test/a/Dockerfile", ".hidden/Dockerfile");
    commit();
    const paths = async (...files: string[]) => (await find(files, config({ exclude: ["test/**"] }))).paths;
    expect(await paths("*/Dockerfile")).toEqual([".hidden/Dockerfile", "a/Dockerfile", "b/Dockerfile"]);
    expect(await paths("**/Dockerfile", "!b/**")).toEqual([".hidden/Dockerfile", "a/Dockerfile"]);
    expect(await paths("{a,b}/*", "test/a/Dockerfile")).toEqual([
      "a/Dockerfile",
      "b/Dockerfile",
      "b/build.docker",
      "test/a/Dockerfile",
    ]);
    expect(await faultOf(find(["a/*", "c/*"]))).toBe(
      `No file matches "c/*". Looked in ${kind === "git" ? "what git tracks" : "the folder"}; paths are relative to the repository's root.`,
    );
    expect(await find(["c/*"], null, { required: false })).toEqual({ paths: [], notices: [] });
  });

  test("the config excludes some and names others", async () => {
    write("a/Dockerfile", "test/Dockerfile", "test/wanted", "docker/api");
    commit();
    const configured = config({
      exclude: ["test/**"],
      dockerfiles: [named("test/wanted"), named("docker/api")],
    });
    expect((await find([], configured)).paths).toEqual(["a/Dockerfile", "docker/api", "test/wanted"]);
    expect((await find(["a/*"], configured)).paths).toEqual(["a/Dockerfile"]);
  });

  test("links", async () => {
    write("real/Dockerfile", "real/other");
    const outside = mkdtempSync(join(tmpdir(), "outside-"));
    writeFileSync(join(outside, "Dockerfile"), "FROM scratch\n");
    symlinkSync(join(outside, "Dockerfile"), join(root, "Dockerfile"));
    symlinkSync("nowhere", join(root, "Dockerfile.dangling"));
    symlinkSync("Dockerfile.loop", join(root, "Dockerfile.loop"));
    symlinkSync("real/other", join(root, "Dockerfile.inside"));
    symlinkSync("../real/Dockerfile", join(root, "real/Dockerfile.same"));
    symlinkSync(outside, join(root, "linked"));
    commit();
    const found = await find();
    rmSync(outside, { recursive: true });
    expect(found).toEqual({
      paths: ["Dockerfile.inside", "real/Dockerfile"],
      notices: [
        {
          level: "warning",
          message: "A link that leads outside the repository, so it is passed over",
          file: "Dockerfile",
        },
        {
          level: "warning",
          message: "A link that leads nowhere, so it is passed over",
          file: "Dockerfile.dangling",
        },
        { level: "error", message: "The Dockerfile cannot be read", file: "Dockerfile.loop" },
        {
          level: "note",
          message: "The same file as real/Dockerfile, so it is checked once",
          file: "real/Dockerfile.same",
        },
      ],
    });
  });

  test("links that stand before what they lead to, and several to one file", async () => {
    write("m/Dockerfile", "m/other", "m/third");
    symlinkSync("m/Dockerfile", join(root, "Dockerfile"));
    symlinkSync("../m/other", join(root, "m/Dockerfile.1"));
    symlinkSync("../m/other", join(root, "m/Dockerfile.2"));
    symlinkSync("m", join(root, "linked"));
    symlinkSync("m/Dockerfile", join(root, "z.Dockerfile"));
    commit();
    const same = (first: string, file: string) => ({
      level: "note",
      message: `The same file as ${first}, so it is checked once`,
      file,
    });
    expect(await find()).toEqual({
      paths: ["Dockerfile", "m/Dockerfile.1"],
      notices: [
        same("Dockerfile", "m/Dockerfile"),
        same("m/Dockerfile.1", "m/Dockerfile.2"),
        same("Dockerfile", "z.Dockerfile"),
      ],
    });
    expect(await find(["m/Dockerfile*", "linked/Dockerfile"])).toEqual({
      paths: ["linked/Dockerfile", "m/Dockerfile.1"],
      notices: [same("linked/Dockerfile", "m/Dockerfile"), same("m/Dockerfile.1", "m/Dockerfile.2")],
    });
  });

  test("none at all", async () => {
    write("README.md");
    commit();
    const where = kind === "git" ? "what git tracks" : "the folder";
    expect(await faultOf(find())).toBe(
      `There is no Dockerfile in ${root}. Looked for Dockerfile, Dockerfile.*, *.Dockerfile, Containerfile and Containerfile.* in ${where}. Name one with \`files\` (\`--file\`).`,
    );
    expect(await find([], null, { required: false })).toEqual({ paths: [], notices: [] });
  });

  test("none but one that was passed over", async () => {
    symlinkSync("nowhere", join(root, "Dockerfile"));
    commit();
    expect(await faultOf(find())).toContain(
      `There is no Dockerfile in ${root} (Dockerfile: A link that leads nowhere, so it is passed over).`,
    );
  });
});

test("in git, only what is tracked, and still there; a path names any file", async () => {
  write("a/Dockerfile", "gone/Dockerfile");
  git("init", "-q");
  git("add", "-A");
  rmSync(join(root, "gone"), { recursive: true });
  write("new/Dockerfile");
  expect(await find()).toEqual({ paths: ["a/Dockerfile"], notices: [] });
  expect((await find(["new/Dockerfile"])).paths).toEqual(["new/Dockerfile"]);
});

test("a file in conflict is there once, and names of many bytes are read whole", async () => {
  const long = `${"é€𝄞".repeat(20)}/Dockerfile`;
  write("a/Dockerfile", long);
  // Longer than what git prints at once.
  for (let file = 0; file < 2000; file++) writeFileSync(join(root, `a/${"ä".repeat(60)}${file}`), "");
  git("init", "-q");
  git("add", "-A");
  const sides = [1, 2, 3].map((side) => `100644 ${emptyBlob()} ${side}\ta/Dockerfile\n`);
  execFileSync("git", ["-C", root, "rm", "--cached", "-q", "a/Dockerfile"]);
  execFileSync("git", ["-C", root, "update-index", "--index-info"], { input: sides.join("") });
  expect(await find()).toEqual({ paths: ["a/Dockerfile", long], notices: [] });
});

function emptyBlob(): string {
  return execFileSync("git", ["-C", root, "hash-object", "-w", "--stdin"], {
    input: "",
    encoding: "utf8",
  }).trim();
}

test("submodules are not entered", async () => {
  write("Dockerfile");
  git("init", "-q");
  git("add", "-A");
  const submodule = (path: string) =>
    git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},${path}`);
  submodule("lib/b");
  expect(await find()).toEqual({
    paths: ["Dockerfile"],
    notices: [{ level: "note", message: "A submodule, so it is not entered", file: "lib/b" }],
  });
  submodule("lib/a");
  expect((await find()).notices).toEqual([
    { level: "note", message: "Submodules are not entered: lib/a and lib/b" },
  ]);
});

test("a folder within a repository: paths are relative to the folder", async () => {
  write("Dockerfile", "sub/Dockerfile", "sub/x/Dockerfile");
  git("init", "-q");
  git("add", "-A");
  expect((await findDockerfiles(join(root, "sub"), { files: [], config: null })).paths).toEqual([
    "Dockerfile",
    "x/Dockerfile",
  ]);
});

test("a socket is not opened", async () => {
  write("a/Dockerfile");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(root, "Dockerfile"), resolve));
  const found = await find();
  await new Promise((resolve) => server.close(resolve));
  expect(found).toEqual({
    paths: ["a/Dockerfile"],
    notices: [{ level: "warning", message: "Not a regular file, so it is passed over", file: "Dockerfile" }],
  });
});

test("a name that is not UTF-8 is told", async () => {
  write("a/Dockerfile");
  git("init", "-q");
  writeFileSync(Buffer.concat([Buffer.from(`${root}/Dockerfile.`), Buffer.from([0xe4])]), "FROM scratch\n");
  git("add", "-A");
  expect(await find()).toEqual({
    paths: ["a/Dockerfile"],
    notices: [
      {
        level: "warning",
        message: "The name of a tracked file is not UTF-8, so it is not looked at: Dockerfile.ä",
      },
    ],
  });
});

test("a repository that git refuses", async () => {
  write("Dockerfile", ".git/HEAD");
  expect(await faultOf(find())).toBe(
    `git cannot list the files of ${root}: fatal: not a git repository (or any of the parent directories): .git. Check that \`git ls-files\` works there.`,
  );
});
