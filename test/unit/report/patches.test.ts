import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { annotationsOf } from "../../../src/github/annotations.ts";
import type { Patch } from "../../../src/inspect/model.ts";
import { parseReport, reportJson } from "../../../src/report/json.ts";
import { renderComment } from "../../../src/report/markdown/comment.ts";
import { reportText } from "../../../src/report/text/report.ts";
import { diffLines, unifiedDiff } from "../../../src/report/view/patches.ts";
import { dockerfile, finding, links, report, shipping } from "./builder.ts";

const BUILT: Patch = {
  path: "api/Dockerfile",
  startLine: 6,
  endLine: 7,
  replaced: ["RUN npm ci \\", " && npm run build"],
  lines: ["RUN npm ci \\", " && npm run build \\", " && npm prune --omit=dev"],
  saves: 61_200_000,
};
const UNBUILT: Patch = {
  path: ".dockerignore",
  startLine: 1,
  endLine: 0,
  replaced: [],
  lines: [".git"],
};

const with2 = (...patches: readonly Patch[]) =>
  report([
    dockerfile("api/Dockerfile", [
      shipping(0, "api", {
        findings: patches.map((patch, index) => finding("c-toolchain", { line: 6 + index, patch })),
      }),
    ]),
  ]);

test("the lines of a diff", () => {
  expect(diffLines(BUILT).map(({ mark, text }) => mark + text)).toEqual([
    " RUN npm ci \\",
    "- && npm run build",
    "+ && npm run build \\",
    "+ && npm prune --omit=dev",
  ]);
  expect(unifiedDiff(BUILT).slice(0, 3)).toEqual([
    "--- a/api/Dockerfile",
    "+++ b/api/Dockerfile",
    "@@ -6,2 +6,3 @@",
  ]);
  expect(unifiedDiff(UNBUILT)).toEqual(["--- /dev/null", "+++ b/.dockerignore", "@@ -0,0 +1,1 @@", "+.git"]);
});

describe("where it is shown", () => {
  test("the comment says so beside the advice, and has the diff in a fold", () => {
    const page = renderComment(with2(BUILT, UNBUILT), { links });
    expect(page).toContain(" Apply the change below: −61.2 MB, built and checked.");
    expect(page).toContain(" The change is below, not built.");
    expect(page).toContain(
      "`.dockerignore`, not built, for `c-toolchain` in **api**\n\n```diff\n--- /dev/null\n",
    );
    expect(page).toContain("<details><summary>2 changes to apply</summary>");
    expect(page).toContain(
      [
        "[api/Dockerfile line 6](https://github.com/acme/shop/blob/9f2c1d7e8b3a4c5d6e7f8091a2b3c4d5e6f70819/api/Dockerfile#L6), −61.2 MB, built and checked, for `c-toolchain` in **api**",
        "",
        "```diff",
        "--- a/api/Dockerfile",
        "+++ b/api/Dockerfile",
        "@@ -6,2 +6,3 @@",
        " RUN npm ci \\",
        "- && npm run build",
        "+ && npm run build \\",
        "+ && npm prune --omit=dev",
        "```",
      ].join("\n"),
    );
    expect(renderComment(with2(BUILT), { links })).toContain(
      "1 change to apply, built and checked</summary>",
    );
    expect(renderComment(with2(UNBUILT), { links })).toContain("1 change to apply, not built</summary>");
  });

  test("one change that mends several findings is shown once", () => {
    const page = renderComment(with2(BUILT, BUILT), { links });
    expect(page.match(/```diff/g)).toHaveLength(1);
  });

  test("an allowed finding needs none", () => {
    const allowed = finding("c-toolchain", { patch: BUILT, allowed: "JIT" });
    const page = renderComment(report([dockerfile("a", [shipping(0, "api", { findings: [allowed] })])]), {
      links,
    });
    expect(page).not.toContain("diff");
    expect(page).not.toContain("Apply");
  });

  test("the terminal", () => {
    const text = reportText(with2(BUILT), { color: false });
    expect(text).toContain(
      [
        "    Change api/Dockerfile:6, −61.2 MB, built and checked:",
        "        RUN npm ci \\",
        "      -  && npm run build",
        "      +  && npm run build \\",
        "      +  && npm prune --omit=dev",
      ].join("\n"),
    );
    expect(reportText(with2(UNBUILT), { color: false })).toContain(
      "Add to .dockerignore, not built:\n      + .git\n",
    );
  });

  test("annotations", () => {
    const [built, unbuilt] = annotationsOf(with2(BUILT, UNBUILT), ["new"]);
    expect(built?.message.split("\n").slice(1)).toEqual([
      "",
      "Write in api/Dockerfile, lines 6 to 7 (−61.2 MB, built and checked):",
      ...BUILT.lines,
    ]);
    expect(unbuilt?.message.split("\n").slice(1)).toEqual(["", "To .dockerignore add (not built):", ".git"]);
  });

  test("JSON, there and back", () => {
    const made = with2(BUILT, UNBUILT);
    expect(parseReport(reportJson(made), "r.json").dockerfiles[0]?.stages[0]?.findings).toEqual(
      made.dockerfiles[0]?.stages[0]?.findings,
    );
  });
});

test("hostile text stays within its block, whatever it holds", () => {
  const hostile = ["````", "</details><img src=x>", "@octocat ##[error]x", "::error::x", "\u001b[31m\u202e"];
  const patch: Patch = {
    path: "a\n```\n::error::b",
    startLine: 1,
    endLine: 1,
    replaced: ["`````"],
    lines: hostile,
    saves: 1,
  };
  const made = with2(patch);
  const page = renderComment(made, { links });
  const tokens = new MarkdownIt({ html: true }).parse(page, {});
  const [block] = tokens.filter(({ type, info }) => type === "fence" && info === "diff");
  expect(block?.content.split("\n").slice(3)).toEqual([
    "-`````",
    "+````",
    "+</details><img src=x>",
    "+@octocat #\\u0023[error]x",
    "+::error::x",
    "+\\u001b[31m\\u202e",
    "",
  ]);
  expect(tokens.filter(({ type, content }) => type === "html_block" && content.includes("<img"))).toEqual([]);
  for (const text of [page, reportText(made, { color: false })]) {
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).not.toMatch(/^\s*::|##\[/m);
  }
});
