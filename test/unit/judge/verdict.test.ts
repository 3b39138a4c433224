import { describe, expect, test } from "vitest";
import type { Finding, FindingStatus, Severity } from "../../../src/inspect/model.ts";
import type { MeasuredBaseline, MeasuredDockerfile } from "../../../src/judge/model.ts";
import { exitStatus, judge } from "../../../src/judge/verdict.ts";
import type { Conclusion, Notice } from "../../../src/report/model.ts";
import { parseAmount } from "../../../src/settings/budget.ts";
import { FAIL_ON, type FailOn, type Limit, type Settings } from "../../../src/settings/model.ts";
import {
  allow,
  baseline,
  dockerfile,
  FAILED_BASELINE,
  finding,
  image,
  layer,
  NO_BASELINE,
  settings,
  stage,
  unbuilt,
} from "./values.ts";

const limit = (on: Limit["on"], text: string): Limit => ({ on, text, amount: parseAmount(text, on) });

function verdict(
  measured: readonly MeasuredDockerfile[],
  against: MeasuredBaseline = NO_BASELINE,
  over: Partial<Settings> = {},
  notices: readonly Notice[] = [],
) {
  return judge({
    measured,
    baseline: against,
    settings: settings(over),
    head: "2".repeat(40),
    engine: null,
    notices,
    seconds: 3,
  });
}

function short(report: ReturnType<typeof verdict>): [Conclusion, number, ...string[]] {
  return [report.conclusion, exitStatus(report), ...report.reasons];
}

const clean = dockerfile([stage()]);

/** Every list that `fail-on` can be. */
const EVERY_FAIL_ON: FailOn[][] = Array.from({ length: 2 ** FAIL_ON.length }, (_, bits) =>
  FAIL_ON.filter((_, index) => bits & (1 << index)),
);

describe("a finding, for every status, severity, allowance, stage and fail-on", () => {
  const before: Record<FindingStatus, (found: Finding) => MeasuredBaseline> = {
    new: () => baseline([clean]),
    debt: (found) => baseline([dockerfile([stage({ findings: [found] })])]),
    unknown: () => baseline([dockerfile([unbuilt("failed")])]),
  };
  const severities: Severity[] = ["error", "warning", "info"];
  for (const status of ["new", "debt", "unknown"] as const) {
    for (const severity of severities) {
      for (const allowed of [false, true]) {
        for (const ships of [true, false]) {
          test.each(EVERY_FAIL_ON.map((failOn) => [failOn]))(
            `${severity}, ${status}${allowed ? ", allowed" : ""}${ships ? "" : ", not shipping"}: %j`,
            (failOn) => {
              const found = finding(["gcc"], { severity });
              const entries = allowed ? [allow()] : [];
              const config = {
                file: "c.yml",
                budgets: [],
                exclude: [],
                dockerfiles: [
                  {
                    path: "Dockerfile",
                    context: null,
                    ships: null,
                    budgets: [],
                    allow: entries,
                    place: { file: "c.yml", line: 1 },
                  },
                ],
              };
              const report = verdict(
                [dockerfile([stage({ findings: [found], ships })])],
                before[status](found),
                { failOn, config },
              );
              expect(report.dockerfiles[0]?.stages[0]?.findings).toEqual([
                { ...found, status, ...(allowed ? { allowed: "needed" } : {}) },
              ]);
              const counts = ships && !allowed;
              const fails =
                counts &&
                severity === "error" &&
                (failOn.includes("debt") || (status === "new" && failOn.includes("new")));
              const look =
                counts &&
                ((severity === "error" && status !== "debt") || (severity === "warning" && status === "new"));
              const conclusion = fails ? "fail" : look ? "warn" : "pass";
              expect([report.conclusion, exitStatus(report)]).toEqual([conclusion, fails ? 1 : 0]);
              expect(report.reasons).toHaveLength(conclusion === "pass" ? 0 : 1);
            },
          );
        }
      }
    }
  }
});

describe("builds and budgets, for every fail-on", () => {
  const broken = { error: { line: 4, message: "unknown instruction: FORM" } };
  test.each<[string, MeasuredDockerfile, FailOn, string]>([
    ["a stage failed", dockerfile([unbuilt("failed")]), "build", "app did not build, line 7"],
    [
      "one that does not ship",
      dockerfile([unbuilt("failed", { ships: false, name: null, index: 2 })]),
      "build",
      "stage 2 did not build, line 7",
    ],
    ["a timeout", dockerfile([unbuilt("timeout")]), "build", "app did not build in time, line 7"],
    [
      "a Dockerfile that does not parse",
      dockerfile([], broken),
      "build",
      "Dockerfile does not parse, line 4",
    ],
    [
      "over the size",
      dockerfile([stage({ image: image(142_000_000) })]),
      "budget",
      "app is over its size budget: 142 MB of 130 MB",
    ],
    [
      "over by one byte",
      dockerfile([stage({ image: image(130_000_001) })]),
      "budget",
      "app is over its size budget: 130,000,001 B of 130 MB",
    ],
  ])("%s", (_, measured, kind, reason) => {
    for (const failOn of EVERY_FAIL_ON) {
      const report = verdict([measured], NO_BASELINE, { failOn, budgets: [limit("size", "130 MB")] });
      const fails = failOn.includes(kind);
      expect(short(report)).toEqual([fails ? "fail" : "warn", fails ? 1 : 0, reason]);
    }
  });

  test("a budget that is kept, and one of a stage that does not ship", () => {
    const budgets = [limit("size", "1 kB")];
    expect(short(verdict([clean], NO_BASELINE, { budgets }))).toEqual(["pass", 0]);
    const other = verdict([dockerfile([stage({ ships: false, image: image(9999) })])], NO_BASELINE, {
      budgets,
    });
    expect(short(other)).toEqual(["pass", 0]);
    expect(other.dockerfiles[0]?.stages[0]?.budgets).toEqual([]);
  });

  test("a skipped stage is none that failed", () => {
    const skipped = stage({
      build: { status: "skipped", seconds: 0, steps: 0, cachedSteps: 0 },
      image: null,
    });
    expect(short(verdict([dockerfile([skipped])]))).toEqual(["pass", 0]);
  });

  test("download and growth", () => {
    const after = { ...image([layer(3_000_000, "RUN a")]), downloadSizeExact: false };
    const report = verdict(
      [dockerfile([stage({ image: after })])],
      baseline([dockerfile([stage({ image: image(2_000_000) })])]),
      {
        budgets: [limit("download", "1 MB"), limit("growth", "5%"), limit("growth", "1 MB")],
      },
    );
    expect(short(report)).toEqual([
      "fail",
      1,
      "app is over its download budget: ≈1.5 MB of 1 MB",
      "app grew by 1 MB, more than 5%",
    ]);
  });
});

describe("growth that cannot be judged", () => {
  const budgets = [limit("growth", "5%")];
  test.each<[string, MeasuredBaseline, Conclusion, string[]]>([
    ["no baseline", NO_BASELINE, "pass", []],
    ["a new Dockerfile", baseline([]), "pass", []],
    ["a new stage", baseline([dockerfile([stage({ name: "x", ships: false })])]), "pass", []],
    [
      "a stage that did not build then",
      baseline([dockerfile([unbuilt("failed")])]),
      "warn",
      ["The growth of app could not be judged"],
    ],
    [
      "a Dockerfile that did not parse then",
      baseline([dockerfile([], { error: { line: 1, message: "x" } })]),
      "warn",
      ["The growth of app could not be judged"],
    ],
    [
      "no baseline to be had",
      FAILED_BASELINE,
      "warn",
      ["The merge base could not be fetched", "The growth of app could not be judged"],
    ],
  ])("%s", (_, against, conclusion, reasons) => {
    const report = verdict([clean], against, { budgets });
    expect(short(report)).toEqual([conclusion, 0, ...reasons]);
    const [judged] = report.dockerfiles[0]?.stages ?? [];
    expect([judged?.delta, judged?.budgets]).toEqual([
      null,
      [{ on: "growth", limit: "5%", limitBytes: null, value: null, status: "not-compared" }],
    ]);
  });

  test("without a growth budget, an old failure is nobody's concern now", () => {
    expect(short(verdict([clean], baseline([dockerfile([unbuilt("failed")])])))).toEqual(["pass", 0]);
  });
});

describe("what could not be done fails whatever fail-on says", () => {
  test("an image that cannot be read", () => {
    const unread = stage({ image: null, imageError: "truncated", ships: false });
    expect(short(verdict([dockerfile([unread])], NO_BASELINE, { failOn: [] }))).toEqual([
      "fail",
      2,
      "The image of app could not be read",
    ]);
  });

  test.each<[Notice["level"], Conclusion, number, string[]]>([
    ["error", "fail", 2, ["x/Dockerfile:3: It cannot be read"]],
    ["warning", "warn", 0, ["x/Dockerfile:3: It cannot be read"]],
    ["note", "pass", 0, []],
  ])("a notice: %s", (level, conclusion, status, reasons) => {
    const notice: Notice = { level, message: "It cannot be read.", file: "x/Dockerfile", line: 3 };
    const report = verdict([clean], NO_BASELINE, { failOn: [] }, [notice]);
    expect(short(report)).toEqual([conclusion, status, ...reasons]);
    expect(report.notices).toEqual([notice]);
  });
});

test("an allow entry that covers nothing is told, and worth a look", () => {
  const config = {
    file: "c.yml",
    budgets: [],
    exclude: [],
    dockerfiles: [
      {
        path: "Dockerfile",
        context: null,
        ships: null,
        budgets: [],
        allow: [allow()],
        place: { file: "c.yml", line: 1 },
      },
    ],
  };
  const message = "Nothing that c-toolchain finds needs to be allowed any more; remove this entry";
  const report = verdict([clean], NO_BASELINE, { config });
  expect(short(report)).toEqual(["warn", 0, `c.yml:5: ${message}`]);
  expect(report.notices).toEqual([{ level: "warning", message, file: "c.yml", line: 5 }]);
});

test("a broken Dockerfile says nothing of its allow entries", () => {
  const config = {
    file: "c.yml",
    budgets: [],
    exclude: [],
    dockerfiles: [
      {
        path: "Dockerfile",
        context: null,
        ships: null,
        budgets: [],
        allow: [allow()],
        place: { file: "c.yml", line: 1 },
      },
    ],
  };
  expect(
    verdict([dockerfile([], { error: { line: 1, message: "x" } })], NO_BASELINE, { config }).notices,
  ).toEqual([]);
});

test("the reasons, worst first, with their Dockerfile where there are several", () => {
  const bad = dockerfile(
    [
      unbuilt("failed", { name: "build", ships: false }),
      stage({
        index: 1,
        image: image(5000),
        findings: [
          finding(["gcc"]),
          finding(["make"]),
          finding(["git"], { detector: "version-control" }),
          finding(["apt"], { severity: "warning" }),
        ],
      }),
      stage({ index: 2, name: "broken", image: null, imageError: "truncated" }),
    ],
    { path: "api/Dockerfile" },
  );
  const old = dockerfile(
    [stage({ index: 1, image: image(1000), findings: [finding(["git"], { detector: "version-control" })] })],
    {
      path: "api/Dockerfile",
    },
  );
  const report = verdict(
    [bad, clean],
    baseline([old]),
    { budgets: [limit("size", "1 kB")], failOn: [...FAIL_ON] },
    [{ level: "warning", message: "Something", file: "x" }],
  );
  expect(short(report)).toEqual([
    "fail",
    2,
    "The image of broken of api/Dockerfile could not be read",
    "build of api/Dockerfile did not build, line 7",
    "app of api/Dockerfile is over its size budget: 5 kB of 1 kB",
    "2 new build-tool findings in app of api/Dockerfile",
    "1 build-tool finding in app of api/Dockerfile was there before",
    "x: Something",
    "1 new warning in app of api/Dockerfile",
  ]);
});

test("without a baseline, nothing is called new", () => {
  const found = stage({ findings: [finding(["gcc"])] });
  expect(short(verdict([dockerfile([found])]))).toEqual(["fail", 1, "1 build-tool finding in app"]);
});

test("the report, whole", () => {
  const before = stage({
    image: image([layer(700, "RUN a", { line: 2 })]),
    findings: [finding(["gcc"]), finding(["make"])],
  });
  const after = stage({ image: image([layer(900, "RUN a", { line: 3 })]), findings: [finding(["gcc"])] });
  const against = baseline([dockerfile([before])]);
  expect(verdict([dockerfile([after])], against, { budgets: [limit("growth", "50%")] })).toEqual({
    schema: "stagecheck/report@1",
    conclusion: "pass",
    reasons: [],
    head: "2".repeat(40),
    baseline: against.summary,
    engine: null,
    dockerfiles: [
      {
        path: "Dockerfile",
        context: ".",
        contextReason: "Why.",
        stages: [
          {
            ...after,
            delta: {
              size: 200,
              downloadSize: 100,
              base: 0,
              own: 200,
              lines: [{ line: 3, stage: "app", text: "RUN a", before: 700, after: 900, change: 200 }],
            },
            baselineState: "compared",
            findings: [{ ...finding(["gcc"]), status: "debt" }],
            fixed: [finding(["make"])],
            budgets: [{ on: "growth", limit: "50%", limitBytes: 350, value: 200, status: "within" }],
          },
        ],
      },
    ],
    notices: [],
    seconds: 3,
  });
});

test("nothing is called fixed in a stage that did not build now", () => {
  const before = baseline([dockerfile([stage({ findings: [finding(["gcc"])] })])]);
  const report = verdict([dockerfile([unbuilt("failed")])], before);
  expect(report.dockerfiles[0]?.stages[0]).toMatchObject({
    baselineState: "compared",
    delta: null,
    fixed: [],
  });
});

test("what could not be read of an image is worth a look", () => {
  const message = "The package database /var/lib/rpm/Packages of layer 1 could not be read whole";
  const notes = [{ message, path: "/var/lib/rpm/Packages", layer: 0 }];
  const report = verdict([dockerfile([stage({ image: { ...image(10), notes } })])]);
  expect(report.notices).toEqual([{ level: "warning", message, file: "Dockerfile" }]);
  expect(short(report)[0]).toBe("warn");
});
