import { afterEach, describe, expect, test, vi } from "vitest";
import { annotationsOf } from "../../../src/github/annotations.ts";
import { emitAnnotations } from "../../../src/github/workflow-commands.ts";
import type { FailOn } from "../../../src/settings/model.ts";
import { dockerfile, finding, report, stage } from "./samples.ts";

const USUAL: readonly FailOn[] = ["build", "budget", "new"];
const FILE = "services/api/Dockerfile";

afterEach(() => vi.restoreAllMocks());

describe("annotationsOf", () => {
  test("a clean report has none", () => {
    expect(annotationsOf(report([dockerfile([stage()])]), USUAL)).toEqual([]);
  });

  test("findings: new at its level, unknown below, debt as a notice, allowed not at all", () => {
    const findings = [
      finding({ status: "debt", line: 5, bytes: 900_000_000 }),
      finding({ status: "unknown", line: 6 }),
      finding({ status: "new", severity: "warning", line: 7 }),
      finding({ status: "new", severity: "info", line: 8 }),
      finding({ status: "new" }),
      finding({ line: 20, allowed: "npm start" }),
    ];
    const told = annotationsOf(report([dockerfile([stage({ findings })])]), USUAL);
    expect(told.map(({ level, line }) => [level, line])).toEqual([
      ["error", 19],
      ["warning", 7],
      ["warning", 6],
      ["notice", 8],
      ["notice", 5],
    ]);
    expect(told[0]).toEqual({
      level: "error",
      title: "Build tooling in api: c-toolchain",
      message: "gcc 12.2.0 and 14 other packages (61 MB). Build in a stage of its own and copy the result.",
      file: FILE,
      line: 19,
    });
  });

  test.each([
    [["new"], "new", "error"],
    [["build"], "new", "warning"],
    [["debt"], "new", "error"],
    [["debt"], "debt", "error"],
    [["new"], "debt", "notice"],
    [["debt"], "unknown", "warning"],
    [[], "new", "warning"],
  ] as const)("fail-on %j: a finding that is %s is told as %s", (failOn, status, level) => {
    const told = annotationsOf(report([dockerfile([stage({ findings: [finding({ status })] })])]), failOn);
    expect(told.map((one) => one.level)).toEqual([level]);
  });

  test("a finding without a line stands at its stage", () => {
    const { line: _line, ...placeless } = finding();
    const told = annotationsOf(report([dockerfile([stage({ line: 12, findings: [placeless] })])]), USUAL);
    expect(told.map(({ line }) => line)).toEqual([12]);
  });

  test("what one line brings into two images is told once", () => {
    const stages = [
      stage({ findings: [finding()] }),
      stage({ index: 1, name: null, line: 31, findings: [finding()] }),
    ];
    expect(annotationsOf(report([dockerfile(stages)]), USUAL).map(({ title }) => title)).toEqual([
      "Build tooling in api, stage 1: c-toolchain",
    ]);
  });

  test("builds, files and images that failed", () => {
    const error = { line: 23, message: "exit code 1\nnpm: not found", command: "RUN npm ci", log: [] };
    const build = { status: "failed" as const, seconds: 1, steps: 1, cachedSteps: 0, error };
    const told = annotationsOf(
      report([
        dockerfile([
          stage({ index: 0, name: "build", build, ships: false }),
          stage({ index: 1, name: "api", build }),
          stage({
            index: 2,
            name: "slow",
            line: 40,
            build: { status: "timeout", seconds: 600, steps: 1, cachedSteps: 0 },
          }),
          stage({ index: 3, name: "odd", line: 50, image: null, imageError: "layer 2 is cut off" }),
        ]),
        dockerfile([], { path: "bad/Dockerfile", error: { line: 3, message: "unknown instruction: RNU" } }),
      ]),
      USUAL,
    );
    expect(told).toEqual([
      {
        level: "error",
        title: "build does not build, nor api",
        message: "exit code 1\nnpm: not found",
        file: FILE,
        line: 23,
      },
      {
        level: "error",
        title: "slow was not built in time",
        message: "slow was not built in time",
        file: FILE,
        line: 40,
      },
      {
        level: "error",
        title: "odd has an image that cannot be read",
        message: "layer 2 is cut off",
        file: FILE,
        line: 50,
      },
      {
        level: "error",
        title: "bad/Dockerfile cannot be built",
        message: "unknown instruction: RNU",
        file: "bad/Dockerfile",
        line: 3,
      },
    ]);
  });

  test("budgets that are over, and only they", () => {
    const budgets = [
      { on: "size", limit: "130 MB", limitBytes: 130e6, value: 142e6, status: "over" },
      { on: "download", limit: "45 MB", limitBytes: 45e6, value: 51e6, status: "over" },
      { on: "growth", limit: "5%", limitBytes: 6e6, value: 18.3e6, status: "over" },
      { on: "size", limit: "200 MB", limitBytes: 200e6, value: 142e6, status: "within" },
      { on: "growth", limit: "1 MB", limitBytes: 1e6, value: null, status: "not-compared" },
    ] as const;
    const told = annotationsOf(report([dockerfile([stage({ line: 4, budgets })])]), USUAL);
    expect(told.map(({ level, title, message, line }) => [level, title, message, line])).toEqual([
      ["error", "api is over its budget", "Its size is 142 MB, the limit is 130 MB.", 4],
      ["error", "api is over its budget", "Its download size is 51 MB, the limit is 45 MB.", 4],
      ["error", "api is over its budget", "It grew by 18.3 MB, the limit is 5%.", 4],
    ]);
    expect(
      annotationsOf(report([dockerfile([stage({ budgets })])]), ["new"]).map(({ level }) => level),
    ).toEqual(["warning", "warning", "warning"]);
  });

  test("ten of a level: the worst nine, and the rest in one", () => {
    const findings = Array.from({ length: 25 }, (_, at) =>
      finding({ line: at + 1, bytes: at * 1000, status: at < 20 ? "new" : "debt" }),
    );
    const told = annotationsOf(
      report([
        dockerfile([stage({ findings })]),
        dockerfile([stage({ findings })], { path: "b/Dockerfile" }),
      ]),
      USUAL,
    );
    const errors = told.filter(({ level }) => level === "error");
    expect(errors.map(({ file, line }) => [file, line])).toEqual([
      [FILE, 20],
      ["b/Dockerfile", 20],
      [FILE, 19],
      ["b/Dockerfile", 19],
      [FILE, 18],
      ["b/Dockerfile", 18],
      [FILE, 17],
      ["b/Dockerfile", 17],
      [FILE, 16],
      [undefined, undefined],
    ]);
    expect(errors[9]).toEqual({
      level: "error",
      title: "31 more of this kind",
      message: `In b/Dockerfile, ${FILE}. The job summary holds them all.`,
    });
    expect(told.filter(({ level }) => level === "notice")).toHaveLength(10);
  });

  test("notices stand first of their level", () => {
    const told = annotationsOf(
      report([dockerfile([stage({ findings: [finding({ severity: "warning" })] })])], {
        notices: [
          { level: "warning", message: "No baseline." },
          { level: "note", message: "Limit moved.", file: ".github/stagecheck.yml", line: 2 },
        ],
      }),
      USUAL,
    );
    expect(told.map(({ level, title, file, line }) => [level, title, file, line])).toEqual([
      ["warning", "Stagecheck", undefined, undefined],
      ["warning", "Build tooling in api: c-toolchain", FILE, 19],
      ["notice", "Stagecheck", ".github/stagecheck.yml", 2],
    ]);
  });
});

describe("emitAnnotations", () => {
  function emitted(...annotations: Parameters<typeof emitAnnotations>[0]): string {
    let written = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
    emitAnnotations(annotations);
    vi.restoreAllMocks();
    return written;
  }

  test("are workflow commands with file, line and title", () => {
    expect(
      emitted(
        { level: "error", title: "a: b, c", message: "50% more\nsecond line", file: FILE, line: 19 },
        { level: "warning", title: "t", message: "m" },
        { level: "notice", title: "t", message: "m", file: "Dockerfile" },
      ),
    ).toBe(
      [
        `::error title=a%3A b%2C c,file=${FILE},line=19::50%25 more%0Asecond line`,
        "::warning title=t::m",
        "::notice title=t,file=Dockerfile,line=1::m",
        "",
      ].join("\n"),
    );
  });

  test("no byte of others ends a command or begins one", () => {
    const hostile = "x\r\n::set-output name=a::b\u001b[31m\u202e##[error]y";
    const written = emitted({ level: "error", title: hostile, message: hostile, file: hostile, line: 2 });
    expect(written.split("\n")).toHaveLength(2);
    expect(written).toBe(
      "::error title=x\\u000d\\u000a%3A%3Aset-output name=a%3A%3Ab\\u001b[31m\\u202e#\\u0023[error]y" +
        "::x%0A\\u003a:set-output name=a::b\\u001b[31m\\u202e#\\u0023[error]y:2: x%0A\\u003a:set-output name=a::b\\u001b[31m\\u202e#\\u0023[error]y\n",
    );
  });

  test.each(["/etc/passwd", "../other/Dockerfile", "a/../../b", ""])(
    "nothing is anchored outside the workspace: %j",
    (file) => {
      expect(emitted({ level: "error", title: "t", message: "m", file, line: 3 })).toBe(
        `::error title=t::${file}:3: m\n`,
      );
    },
  );
});
