import { describe, expect, test } from "vitest";
import type { Finding, FindingStatus } from "../../../src/inspect/model.ts";
import { compareFindings } from "../../../src/judge/findings-status.ts";
import { finding } from "./values.ts";

const git = finding(["git"], { detector: "version-control" });
const cameAlong = { path: "/usr/bin/gcc", package: "gcc", version: "1", bytes: 1000 };
const file = (path: string, bytes = 5) => ({ path, bytes });

describe("against a baseline", () => {
  test.each<[string, Finding, Finding[], FindingStatus]>([
    ["nothing was there", finding(["gcc"]), [], "new"],
    ["the same", finding(["gcc"]), [finding(["gcc"])], "debt"],
    [
      "another version, place, line and size",
      finding([{ path: "/opt/gcc", package: "gcc", version: "2", bytes: 9 }], { line: 8 }),
      [finding(["gcc"])],
      "debt",
    ],
    ["fewer than before", finding(["gcc"]), [finding(["gcc", "make"])], "debt"],
    ["one more than before", finding(["gcc", "make"]), [finding(["gcc"])], "new"],
    [
      "by two lines before",
      finding(["gcc", "make"]),
      [finding(["gcc"], { line: 2 }), finding(["make"], { line: 3 })],
      "debt",
    ],
    ["of another detector", finding(["git"]), [git], "new"],
    [
      "asked for now, along with another before",
      finding(["gcc"]),
      [finding([{ ...cameAlong, detector: "c-toolchain" }], { detector: "rust-toolchain" })],
      "debt",
    ],
    [
      "along with another now, asked for before",
      finding([{ ...cameAlong, detector: "c-toolchain" }], { detector: "rust-toolchain" }),
      [finding(["gcc"])],
      "debt",
    ],
    ["a path", finding([file("/x/go")]), [finding([file("/x/go", 1)])], "debt"],
    ["another path", finding([file("/x/go")]), [finding([file("/y/go")])], "new"],
    ["a path is no package", finding([file("gcc")]), [finding(["gcc"])], "new"],
    ["a warning before, an error now", finding(["gcc"]), [finding(["gcc"], { severity: "warning" })], "new"],
    ["an error before, a warning now", finding(["gcc"], { severity: "warning" }), [finding(["gcc"])], "debt"],
    [
      "an info before, a warning now",
      finding(["gcc"], { severity: "warning" }),
      [finding(["gcc"], { severity: "info" })],
      "debt",
    ],
    [
      "a warning and an error before",
      finding(["gcc"]),
      [finding(["gcc"], { severity: "warning" }), finding(["gcc"])],
      "debt",
    ],
    ["deleted before, there now", finding(["gcc"]), [finding(["gcc"], { residual: true })], "new"],
    [
      "deleted before, deleted now",
      finding(["gcc"], { residual: true }),
      [finding(["gcc"], { residual: true })],
      "debt",
    ],
    [
      "there before, deleted now",
      finding(["gcc"], { residual: true, severity: "warning" }),
      [finding(["gcc"])],
      "debt",
    ],
  ])("%s", (_, head, base, status) => {
    expect(compareFindings([head], base, "compared").findings).toEqual([{ ...head, status }]);
  });
});

test.each<[Parameters<typeof compareFindings>[2], FindingStatus]>([
  ["none", "new"],
  ["new-dockerfile", "new"],
  ["new-stage", "new"],
  ["not-built", "unknown"],
])("without one to compare with: %s", (state, status) => {
  expect(compareFindings([git], [], state)).toEqual({ findings: [{ ...git, status }], fixed: [] });
});

describe("fixed", () => {
  test.each<[string, Finding[], Finding[], Finding[]]>([
    ["all is gone", [], [finding(["gcc"]), git], [finding(["gcc"]), git]],
    ["one of two", [git], [finding(["gcc"]), git], [finding(["gcc"])]],
    ["a part of one is still there", [finding(["gcc"])], [finding(["gcc", "make"])], []],
    [
      "by another line, less severe",
      [finding(["gcc"], { line: 9, severity: "info" })],
      [finding(["gcc"])],
      [],
    ],
    ["found by another detector", [finding(["git"])], [git], [git]],
  ])("%s", (_, head, base, fixed) => {
    expect(compareFindings(head, base, "compared").fixed).toEqual(fixed);
  });
});
