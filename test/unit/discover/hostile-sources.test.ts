import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDeclaredBuilds } from "../../../src/discover/declared.ts";
import { listFiles } from "../../../src/discover/listing.ts";

let root = "";
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "hostile-")));
  writeFileSync(join(root, "Dockerfile"), "FROM scratch\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const workflow = (script: string) => `jobs: { a: { steps: [{ run: ${JSON.stringify(script)} }] } }\n`;
const unreadable = (reason: string) => [`It is passed over: ${reason}`];

// Each would take minutes, or all memory, if it were followed to its end.
test.each<[string, string, string, readonly string[]]>([
  [
    "targets that inherit two of the next",
    "docker-bake.hcl",
    numbers(60)
      .map((index) => `target "t${index}" { inherits = ["t${index + 1}", "t${index + 1}"] }\n`)
      .join(""),
    unreadable("it cannot be read (it comes to too many targets)"),
  ],
  [
    "texts that double",
    "docker-bake.hcl",
    `a0 = "xxxx"\n${numbers(80)
      .map((index) => `a${index + 1} = "\${a${index}}\${a${index}}"\n`)
      .join("")}target "x" { args = { A = a80 } }\n`,
    [],
  ],
  [
    "brackets in an expression",
    "docker-bake.hcl",
    `x = ${"(".repeat(500_000)}`,
    unreadable("it cannot be read (brackets within brackets, too many of them)"),
  ],
  [
    "brackets in YAML",
    "compose.yaml",
    "[".repeat(1_900_000),
    unreadable("it is not YAML that can be read (brackets within brackets, too many of them)"),
  ],
  [
    "a file that includes itself",
    "compose.yaml",
    `include:\n${"  - path: [compose.yaml, compose.yaml]\n".repeat(300)}`,
    [],
  ],
  [
    "more than 2 MB",
    "compose.yaml",
    "#".repeat(2_000_001),
    unreadable("it is longer than 2 MB, or no mapping"),
  ],
  [
    "variables in variables",
    "compose.yaml",
    `services: { a: { build: "${"${a:-".repeat(900)}" } }\n`,
    [`Service a is passed over: its context "${"${a:-".repeat(16)}…" has a variable that is set nowhere`],
  ],
  [
    "a workflow that calls itself",
    ".github/workflows/a.yml",
    `jobs:\n${numbers(200)
      .map((index) => `  j${index}: { uses: ./.github/workflows/a.yml }\n`)
      .join("")}`,
    unreadable("only the first 20000 steps are read"),
  ],
  [
    "expressions without an end",
    ".github/workflows/a.yml",
    workflow(`docker build "${"${{".repeat(300_000)}`),
    unreadable("it is not YAML that can be read (brackets within brackets, too many of them)"),
  ],
  [
    "commands without an end",
    ".github/workflows/a.yml",
    workflow(`docker build ${"$(".repeat(500_000)}`),
    ['A build in job a is passed over: its context "…" is known only when it runs'],
  ],
  [
    "variables of a makefile that double",
    "Makefile",
    `A0 = xxxx\n${numbers(80)
      .map((index) => `A${index + 1} = $(A${index})$(A${index})\n`)
      .join("")}x:\n\tdocker build $(A80)\n`,
    [],
  ],
  [
    "a makefile that runs and includes itself",
    "Makefile",
    `include Makefile\n${numbers(200)
      .map((index) => `t${index}: t${index + 1} t${index + 2}\n\t$(MAKE) t${index + 1} V=$(V)${index}\n`)
      .join("")}`,
    [],
  ],
  [
    "functions of make without an end",
    "Makefile",
    `X = ${"$(if ".repeat(100_000)}\nx:\n\tdocker build $(X)\n`,
    ['A build in target x is passed over: its context "…" is known only when it runs'],
  ],
  ["conditions of make in each other", "Makefile", `${"ifdef X\n".repeat(50_000)}x: ; docker build .\n`, []],
  [
    "loops in loops",
    "a.sh",
    `${"for x in 1 2 3 4 5 6 7 8 9; do ".repeat(15)}docker build $y; ${"done; ".repeat(15)}`,
    ['A build in it is passed over: its context "…" is known only when it runs'],
  ],
  [
    "functions that call themselves",
    "a.sh",
    "f() { f; f; f; docker build $1; }\nf",
    ['A build in it is passed over: its context "…" is known only when it runs'],
  ],
  [
    "variables of a shell that double",
    "a.sh",
    `a=xxxx\n${"a=$a$a\n".repeat(100)}docker build "$a"`,
    ['A build in it is passed over: its context "…" is known only when it runs'],
  ],
  ["arrays in arrays", "a.sh", `docker build; ${"a=(".repeat(300_000)}`, []],
  ["parentheses", "a.sh", `docker build; ${"(".repeat(500_000)}`, []],
  ["here-documents without an end", "a.sh", `${"cat <<A <<B\n".repeat(100_000)}docker build .`, []],
  [
    "quotes without an end",
    "a.sh",
    `docker build ${`"\${a:-"$(`.repeat(100_000)}`,
    ['A build in it is passed over: its context "…" is known only when it runs'],
  ],
  [
    "package scripts that run each other",
    "package.json",
    JSON.stringify({
      scripts: Object.fromEntries(
        numbers(100).map((index) => [`s${index}`, `npm run s${index + 1} && npm run s${index + 1}`]),
      ),
    }),
    [
      "A build in script s7 (package.json, script s13) is passed over: there are too many commands before it",
      "96 more builds in it are passed over",
    ],
  ],
])("%s", { timeout: 15_000 }, async (_, path, text, messages) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  const { notices } = await readDeclaredBuilds(root, await listFiles(root));
  expect(notices.map(({ message }) => message)).toEqual(messages);
});
