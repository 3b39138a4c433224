import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { explainCommand } from "../../../src/commands/explain.ts";
import { detectorIds } from "../../../src/detectors/catalogue.ts";
import { pageText } from "../../../src/explain/page-text.ts";
import { summaryOf } from "../../../src/explain/summary.ts";
import { styleFor } from "../../../src/report/text/style.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";

async function explain(...args: readonly string[]): Promise<string> {
  const invocation = readArguments(["explain", ...args], "/", {});
  if (invocation.command !== "explain") throw new Error(invocation.command);
  let printed = "";
  const stdout = {
    write: (text: string) => {
      printed += text;
    },
  };
  const context = {
    env: {},
    cwd: "/",
    signal: new AbortController().signal,
    stdin: empty(),
    stdout,
    stderr: stdout,
  };
  expect(await explainCommand(invocation, context)).toBe(0);
  return printed;
}

async function* empty(): AsyncGenerator<Uint8Array> {}

const pageFile = (id: string): string =>
  readFileSync(join(import.meta.dirname, "../../../docs/detectors", `${id}.md`), "utf8");

test.each(detectorIds)("%s: as Markdown it is the page, as text all its code and headings", async (id) => {
  const page = pageFile(id);
  expect(await explain(id, "--format", "markdown")).toBe(page);
  const text = await explain(id);
  const code = [...page.matchAll(/^```\w*\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
    block.trimEnd().split("\n"),
  );
  const lines = text.split("\n");
  expect(code.filter((line) => line !== "" && !lines.includes(`    ${line}`))).toEqual([]);
  const headings = [...page.replace(/^```.*?^```/gms, "").matchAll(/^##? (.*)$/gm)].map(
    ([, title = ""]) => title,
  );
  expect(headings.filter((title) => !lines.includes(title))).toEqual([]);
  expect(lines.filter((line) => line.length > 100 && !line.startsWith("    "))).toEqual([]);
});

test("without an id: all detectors, in the order of the catalogue, with a sentence each", async () => {
  const markdown = await explain("--format", "markdown");
  expect(markdown.match(/(?<=^- `)[^`]+/gm)).toEqual(detectorIds);
  for (const line of markdown.trimEnd().split("\n")) expect(line).toMatch(/^- `[a-z-]+`: \S.*\. \S.*[.!]$/);
  const text = await explain();
  expect(text.split("\n").flatMap((line) => /^[a-z][a-z-]*(?= )/.exec(line)?.[0] ?? [])).toEqual(detectorIds);
});

test.each([
  [
    ["c-tolchain"],
    /^There is no detector "c-tolchain" Did you mean `c-toolchain`\? There are c-toolchain, go-/,
  ],
  [["constructor"], /^There is no detector "constructor" There are c-toolchain, /],
  [["\u001b[31m"], /^There is no detector \S+ There are c-toolchain, /],
])("an id that is none: %j", async (args, said) => {
  await expect(explain(...args)).rejects.toSatisfy((error: { message: string; remedy: string }) =>
    said.test(`${error.message} ${error.remedy}`),
  );
});

test.each([
  [["jdk", "--format", "json"], "`stagecheck explain` prints text or markdown, not json"],
  [["jdk", "go-toolchain"], '`stagecheck explain` takes one operand, and "go-toolchain" is one more'],
  [["jdk", "--no-cache"], "`stagecheck explain` has no option --no-cache"],
])("what it does not take: %j", (args, message) => {
  expect(() => readArguments(["explain", ...args], "/", {})).toThrow(message);
});

test("a page for a terminal", () => {
  const page = [
    "# Caches (`caches`)",
    "",
    "Severity: **error**. See [the docs](x.md).",
    "",
    "## What it finds",
    "",
    "- one",
    "  and more",
    "- two",
    "",
    "| a | b |",
    "| --- | --- |",
    "| long | x \\| y |",
    "",
    "```dockerfile",
    "FROM a",
    "",
    "::error::no command",
    "```",
    "",
  ].join("\n");
  expect(pageText(page, styleFor(false))).toBe(
    [
      "Caches (`caches`)",
      "═════════════════",
      "",
      "Severity: error. See the docs.",
      "",
      "What it finds",
      "─────────────",
      "",
      "  - one and more",
      "  - two",
      "",
      "  a     b",
      "  long  x | y",
      "",
      "    FROM a",
      "",
      "    \\u003a:error::no command",
      "",
    ].join("\n"),
  );
});

test("what a page says in short", () => {
  expect(summaryOf("# JDK (`jdk`)\n\n## Why it matters\n\nA JDK is 1.5 MB larger. And more.\n")).toEqual({
    title: "JDK",
    sentence: "A JDK is 1.5 MB larger.",
  });
});
