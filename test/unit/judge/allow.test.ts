import { describe, expect, test } from "vitest";
import { applyAllow, type StageFindings } from "../../../src/judge/allow.ts";
import type { AllowEntry } from "../../../src/settings/model.ts";
import { allow, finding } from "./values.ts";

const at = (name: string) => ({ name, place: { file: "c.yml", line: 5 } });
const stageWith = (
  findings: StageFindings["findings"],
  over: Partial<StageFindings> = {},
): StageFindings => ({
  index: 1,
  name: "api",
  searched: true,
  findings,
  ...over,
});

describe("what an entry covers", () => {
  const gcc = finding([{ path: "/usr/lib/gcc/12/cc1", bytes: 1 }]);
  test.each<[string, Partial<AllowEntry>, boolean]>([
    ["its detector", {}, true],
    ["another detector", { detector: "go-toolchain" }, false],
    ["its stage", { target: at("api") }, true],
    ["another stage", { target: at("web") }, false],
    ["the path", { path: "/usr/lib/gcc/12/cc1" }, true],
    ["a folder", { path: "/usr/lib" }, true],
    ["a folder with its slash", { path: "/usr/lib/" }, true],
    ["the root", { path: "/" }, true],
    ["half a name", { path: "/usr/li" }, false],
    ["a glob", { path: "/usr/**/cc1" }, true],
    ["a glob of one level", { path: "/usr/*/cc1" }, false],
  ])("%s: %s", (_, entry, covered) => {
    const { findings, notices } = applyAllow([stageWith([gcc])], [allow(entry)]);
    expect(findings.get(1)).toEqual([covered ? { ...gcc, allowed: "needed" } : gcc]);
    expect(notices).toHaveLength(covered ? 0 : 1);
  });
});

test("an unnamed stage is called by its index", () => {
  const gcc = finding(["gcc"]);
  const { findings } = applyAllow([stageWith([gcc], { name: null })], [allow({ target: at("1") })]);
  expect(findings.get(1)).toEqual([{ ...gcc, allowed: "needed" }]);
});

test("every item must be covered, by one entry or by several", () => {
  const both = finding(["gcc", "make"]);
  const gcc = allow({ path: "/usr/bin/gcc", reason: "A" });
  const make = allow({ path: "/usr/bin/make", reason: "B" });
  expect(applyAllow([stageWith([both])], [gcc])).toEqual({ findings: new Map([[1, [both]]]), notices: [] });
  expect(applyAllow([stageWith([both])], [gcc, make]).findings.get(1)).toEqual([
    { ...both, allowed: "A; B" },
  ]);
  expect(applyAllow([stageWith([both])], [allow(), make])).toEqual({
    findings: new Map([[1, [{ ...both, allowed: "needed" }]]]),
    notices: [],
  });
});

test("what came along is accepted with its cause, or by itself", () => {
  const items = [
    { path: "/usr/bin/rustc", package: "rustc", bytes: 2 },
    { path: "/usr/bin/gcc", package: "gcc", detector: "c-toolchain", bytes: 1 },
  ];
  const rust = finding(items, { detector: "rust-toolchain" });
  const allowed = (...entries: AllowEntry[]) => applyAllow([stageWith([rust])], entries);
  const cause = allow({ detector: "rust-toolchain", reason: "A" });
  const compiler = allow({ reason: "B" });
  expect(allowed(cause)).toEqual({ findings: new Map([[1, [{ ...rust, allowed: "A" }]]]), notices: [] });
  expect(allowed(compiler)).toEqual({ findings: new Map([[1, [rust]]]), notices: [] });
  expect(allowed(cause, compiler)).toEqual({
    findings: new Map([[1, [{ ...rust, allowed: "A" }]]]),
    notices: [],
  });
});

describe("an entry that covers nothing", () => {
  test("is told with its place", () => {
    expect(applyAllow([stageWith([])], [allow({ target: at("api"), path: "/usr/x" })]).notices).toEqual([
      {
        level: "warning",
        message:
          "Nothing that c-toolchain finds at /usr/x in api needs to be allowed any more; remove this entry",
        file: "c.yml",
        line: 5,
      },
    ]);
  });

  test.each<[string, StageFindings[], AllowEntry, number]>([
    ["its stage did not build", [stageWith([], { searched: false })], allow(), 0],
    [
      "one of two did not build",
      [stageWith([]), stageWith([], { index: 2, name: "web", searched: false })],
      allow(),
      0,
    ],
    [
      "another did not build",
      [stageWith([]), stageWith([], { index: 2, name: "web", searched: false })],
      allow({ target: at("api") }),
      1,
    ],
  ])("%s", (_, stages, entry, notices) => {
    expect(applyAllow(stages, [entry]).notices).toHaveLength(notices);
  });
});
