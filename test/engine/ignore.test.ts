import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isIgnored, parseIgnore } from "../../src/discover/ignore.ts";
import { anyEngine } from "./engines.ts";

// What BuildKit copies of a context is the oracle for what an ignore file keeps out of it.
let temporary = "";
beforeAll(() => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), "stagecheck-ignore-")));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const TREE = [
  "a",
  "b.txt",
  "README.md",
  "docs/README.md",
  "docs/a/b/c.txt",
  "docs/a/b.md",
  "src/a/b/main.go",
  "src/a/main_test.go",
  "src/vendor/x.go",
  "node_modules/x/index.js",
  "src/node_modules/y/index.js",
  ".git/config",
  ".env",
  "foo",
  "xfoo",
  "x/foo",
  "x/xfoo/y",
  "sp ace/file",
  "#hash",
  "!bang",
  "[x]",
  "a-c",
  "ä/ö.txt",
];

const WRITTEN: readonly (readonly string[])[] = [
  [],
  ["docs"],
  ["docs/"],
  ["/docs"],
  ["./docs/"],
  ["docs/*"],
  ["docs/**"],
  ["*"],
  ["*", "!docs"],
  ["*", "!docs/a"],
  ["*", "!docs/*.md"],
  ["**", "!src/**/*.go"],
  ["**/*.md", "!README.md"],
  ["**/*.md", "!docs/README.md", "docs/README.*"],
  ["**/node_modules"],
  ["node_modules"],
  ["**/foo"],
  ["**foo"],
  ["foo**"],
  ["src/**/b"],
  ["src/**/main*.go"],
  ["s?c"],
  ["*/a"],
  ["*/*/b*"],
  [".*"],
  ["."],
  [".."],
  ["/"],
  ["docs/../src"],
  ["docs//a"],
  ["# comment", "#hash", "\\#hash"],
  ["  docs  ", "", "   "],
  ["sp ace"],
  ["! docs", "docs", "! docs/a"],
  ["\\!bang"],
  ["[ab]"],
  ["[^a]"],
  ["a[,-.]c"],
  ["\\[x\\]"],
  ["\uFEFFdocs"],
  ["docs\r", "src\r"],
  ["ä", "!ä/ö.txt"],
  ["src", "!src/a", "src/a/b", "!src/a/b/main.go"],
  ["src/a", "!**/*.go"],
  ["*", "!**/b"],
  ["**/**/b", "a/**/**"],
  ["**"],
  ["docs/a/b/c.txt/more"],
];

const REJECTED = [["["], ["a", "!"], ["x[]y"]];

/** Linear congruential: the same cases in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomCase(seed: number): {
  readonly tree: readonly string[];
  readonly patterns: readonly string[];
} {
  const below = randomNumbers(seed);
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? "";
  const names = ["a", "b", "ab", "a.b", ".a"];
  const parts = [...names, "*", "**", "?", "a*", "*b", "[ab]", "[^a]", "**b", "a**", ".", "..", "*.?"];
  const path = (from: readonly string[], longest: number): string =>
    Array.from({ length: 1 + below(longest) }, () => pick(from)).join("/");
  const tree = new Set<string>();
  for (let count = 0; count < 25; count++) {
    const file = path(names, 4);
    const clashes = [...tree].some((one) => `${one}/`.startsWith(`${file}/`) || file.startsWith(`${one}/`));
    if (!clashes) tree.add(file);
  }
  const patterns = Array.from(
    { length: 1 + below(5) },
    () => `${pick(["", "", "!"])}${pick(["", "", "", "/"])}${path(parts, 3)}${pick(["", "", "/"])}`,
  );
  return { tree: [...tree], patterns };
}

function build(context: string, output: string, dockerfile: string): Promise<string | null> {
  const args = ["buildx", "build", "--output", `type=local,dest=${output}`, "-f", dockerfile, context];
  return new Promise((resolve) => {
    execFile("docker", args, { env: anyEngine().env }, (error, _, stderr) =>
      resolve(error === null ? null : stderr),
    );
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

async function sent(name: string, tree: readonly string[], ignore: string): Promise<string[] | string> {
  const context = join(temporary, name, "context");
  for (const path of tree) {
    mkdirSync(dirname(join(context, path)), { recursive: true });
    writeFileSync(join(context, path), path);
  }
  writeFileSync(join(context, ".dockerignore"), ignore);
  const dockerfile = join(temporary, name, "Dockerfile");
  writeFileSync(dockerfile, "FROM scratch\nCOPY . /\n");
  const output = join(temporary, name, "out");
  return (await build(context, output, dockerfile)) ?? filesBelow(output);
}

function expected(tree: readonly string[], ignore: string): string[] | null {
  const rules = parseIgnore(ignore);
  return rules && [...tree, ".dockerignore"].filter((path) => !isIgnored(rules, path)).sort();
}

describe.concurrent("an ignore file keeps out what BuildKit does not copy", { timeout: 60_000 }, () => {
  it.each(WRITTEN.map((patterns, index) => [JSON.stringify(patterns), patterns, index] as const))(
    "%s",
    async (_, patterns, index) => {
      const ignore = patterns.join("\n");
      expect(await sent(`written-${index}`, TREE, ignore)).toEqual(expected(TREE, ignore));
    },
  );

  it.each(REJECTED.map((patterns, index) => [JSON.stringify(patterns), patterns, index] as const))(
    "%s is rejected",
    async (_, patterns, index) => {
      const ignore = patterns.join("\n");
      expect(parseIgnore(ignore)).toBeNull();
      expect(await sent(`rejected-${index}`, TREE, ignore)).toEqual(expect.stringMatching(/pattern/));
    },
  );

  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))("random case %i", async (seed) => {
    const { tree, patterns } = randomCase(seed);
    const ignore = patterns.join("\n");
    const told = { patterns, sent: await sent(`random-${seed}`, tree, ignore) };
    expect(told).toEqual({ patterns, sent: expected(tree, ignore) });
  });

  it("one beside the Dockerfile is stronger than the context's", async () => {
    const dockerfile = join(temporary, "beside", "api.Dockerfile");
    const context = join(temporary, "beside", "context");
    mkdirSync(context, { recursive: true });
    writeFileSync(dockerfile, "FROM scratch\nCOPY . /\n");
    writeFileSync(`${dockerfile}.dockerignore`, "a\n");
    for (const name of ["a", "b"]) writeFileSync(join(context, name), name);
    writeFileSync(join(context, ".dockerignore"), "b\n");
    const output = join(temporary, "beside", "out");
    expect(await build(context, output, dockerfile)).toBeNull();
    expect(filesBelow(output)).toEqual([".dockerignore", "b"]);
  });
});
