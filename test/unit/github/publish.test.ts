import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { occasionOf } from "../../../src/github/occasion.ts";
import { outputsOf, outputsWithoutReport, setOutputs } from "../../../src/github/outputs.ts";
import { type PublishOptions, publish } from "../../../src/github/publish.ts";
import { SUMMARY_LIMIT, writeSummary } from "../../../src/github/summary.ts";
import type { Report } from "../../../src/report/model.ts";
import { type GitHubServer, startGitHubServer } from "../../github-api/server.ts";
import { context, dockerfile, finding, image, report, stage } from "./samples.ts";

let folder: string;
let server: GitHubServer;
let written: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "stagecheck-publish-"));
  server = await startGitHubServer();
  written = "";
  for (const name of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) {
    writeFileSync(join(folder, name), "");
    vi.stubEnv(name, join(folder, name));
  }
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true });
  expect(server.violations).toEqual([]);
});

/** What the runner would take from the file of outputs. */
function outputs(): Record<string, string> {
  const text = readFileSync(join(folder, "GITHUB_OUTPUT"), "utf8");
  const pattern = /^(.+?)<<(ghadelimiter_.+)\n([\s\S]*?)\n\2\n/gm;
  return Object.fromEntries([...text.matchAll(pattern)].map((match) => [match[1] ?? "", match[3] ?? ""]));
}

const summaryText = (): string => readFileSync(join(folder, "GITHUB_STEP_SUMMARY"), "utf8");

function options(change: Partial<PublishOptions> = {}): PublishOptions {
  return {
    context: context(server.url),
    settings: { githubToken: "ghs_write", comment: { policy: "always", key: "main" }, failOn: ["new"] },
    render: { comment: () => "the comment", summary: () => "the summary" },
    files: { report: "/tmp/report.json", markdown: "/tmp/comment.md" },
    ...change,
  };
}

const measured = (): Report =>
  report(
    [
      dockerfile([
        stage({ name: "build", ships: false, image: image(900, 300), findings: [finding()] }),
        stage({
          index: 1,
          image: image(142_000_000, 51_000_000),
          delta: { size: 18_300_000, downloadSize: 5, base: 0, own: 18_300_000, lines: [] },
          findings: [finding(), finding({ line: 3, status: "debt" }), finding({ line: 4, allowed: "so" })],
        }),
      ]),
      dockerfile(
        [
          stage({
            image: image(48_100_000, 17_900_000),
            delta: { size: -300_000, downloadSize: 0, base: 0, own: -300_000, lines: [] },
          }),
          stage({ index: 1, image: null, delta: null, baselineState: "not-built" }),
        ],
        { path: "web/Dockerfile" },
      ),
    ],
    { conclusion: "fail" },
  );

describe("publish", () => {
  test("writes comment, summary, outputs and annotations", async () => {
    const result = await publish(measured(), options());
    const id = server.comments()[0]?.id;
    expect(server.comments().map(({ body }) => body)).toEqual(["<!-- stagecheck:main -->\nthe comment"]);
    expect(summaryText()).toBe("the summary\n");
    expect(outputs()).toEqual({
      conclusion: "fail",
      report: "/tmp/report.json",
      markdown: "/tmp/comment.md",
      size: "190100000",
      "download-size": "68900000",
      "size-delta": "18000000",
      findings: "1",
      "comment-id": String(id),
    });
    expect(written.split("\n")[0]).toMatch(
      /^::error title=Build tooling in build%2C api%3A c-toolchain,file=services/,
    );
    expect(result.comment.status).toBe("created");
    expect(result.summary).toEqual({ status: "written" });
    expect([result.warnings, result.defects]).toEqual([[], []]);
  });

  test("one that fails does not stop the others, and is told", async () => {
    server.addFault({ kind: "secondary-rate-limit", retryAfter: 600 });
    vi.stubEnv("GITHUB_STEP_SUMMARY", join(folder, "none", "summary"));
    const result = await publish(measured(), options());
    expect(result.comment.status).toBe("failed");
    expect(result.warnings).toEqual([
      result.comment.warning,
      `The job summary could not be written: ${join(folder, "none", "summary")} (ENOENT).`,
    ]);
    expect(outputs()["conclusion"]).toBe("fail");
    expect(outputs()["comment-id"]).toBe("");
    expect(
      written.match(/^::warning title=Stagecheck::The pull-request comment could not be/gm),
    ).toHaveLength(1);
    expect(written.match(/^::warning title=Stagecheck::The job summary could not be written/gm)).toHaveLength(
      1,
    );
    expect(written.match(/^::error /gm)).toHaveLength(1);
  });

  test("outputs that cannot be set do not stop the annotations", async () => {
    vi.stubEnv("GITHUB_OUTPUT", join(folder, "none"));
    const result = await publish(measured(), options());
    expect(result.warnings).toEqual([
      `The outputs could not be set: ${join(folder, "none")} cannot be written.`,
    ]);
    expect(written.match(/^::error /gm)).toHaveLength(1);
    expect(written).not.toContain("::set-output");
  });

  test("a defect of the program is a warning without its text", async () => {
    const defect = new TypeError("undefined is not a function");
    const broken = (): never => {
      throw defect;
    };
    const result = await publish(measured(), options({ render: { comment: broken, summary: broken } }));
    expect(result.warnings).toEqual([
      "The pull-request comment could not be published: a defect of Stagecheck. Run with debug logging to see it.",
      "The job summary could not be published: a defect of Stagecheck. Run with debug logging to see it.",
    ]);
    expect(result.defects).toEqual([defect, defect]);
    expect(written).not.toContain("undefined is not");
    expect(outputs()["size"]).toBe("190100000");
  });

  test("a wrong comment key is a warning that says what to do", async () => {
    const { settings } = options();
    const result = await publish(
      measured(),
      options({ settings: { ...settings, comment: { policy: "always", key: "a b" } } }),
    );
    expect(result.warnings).toEqual([
      'The pull-request comment could not be published: "a b" is no comment key. Use 1 to 64 letters, digits, dots, underscores and hyphens.',
    ]);
  });

  test("an event without a pull request: everything but the comment", async () => {
    const result = await publish(
      measured(),
      options({ context: context(server.url, { pullRequest: null }) }),
    );
    expect(result.comment).toEqual({ status: "skipped" });
    expect(server.requests).toEqual([]);
    expect(summaryText()).toBe("the summary\n");
    expect(result.warnings).toEqual([]);
  });
});

describe("outputs", () => {
  const none = { kind: "none", reason: "Not asked for.", state: "absent" } as const;

  test("size-delta is empty without a baseline, and where nothing was compared", () => {
    expect(outputsOf({ ...measured(), baseline: none })["size-delta"]).toBe("");
    const fresh = report([dockerfile([stage({ delta: null, baselineState: "new-dockerfile" })])]);
    expect(outputsOf(fresh)["size-delta"]).toBe("");
    expect(outputsOf(report([dockerfile([stage()])]))["size-delta"]).toBe("0");
  });

  test("sizes are empty where no image was measured", () => {
    const { size, "download-size": download } = outputsOf(report([dockerfile([stage({ image: null })])]));
    expect([size, download]).toEqual(["", ""]);
  });

  test("findings that are not compared count as new, unknown ones do not", () => {
    const { status: _status, ...plain } = finding();
    const findings = [plain, finding({ status: "unknown", line: 2 })];
    expect(outputsOf(report([dockerfile([stage({ findings })])])).findings).toBe("1");
  });

  test("without a report the conclusion is there", () => {
    expect(setOutputs(outputsWithoutReport())).toBe(null);
    expect(outputs()).toEqual({
      conclusion: "fail",
      report: "",
      markdown: "",
      size: "",
      "download-size": "",
      "size-delta": "",
      findings: "",
      "comment-id": "",
    });
  });

  test("without a file for them there is a warning, and nothing on standard output", () => {
    vi.stubEnv("GITHUB_OUTPUT", "");
    expect(setOutputs(outputsWithoutReport())).toBe(
      "The outputs could not be set: GITHUB_OUTPUT is not set. The Actions runner sets it.",
    );
    expect(written).toBe("");
  });
});

describe("writeSummary", () => {
  const path = (): string => join(folder, "GITHUB_STEP_SUMMARY");

  test("appends, with room for what is there", () => {
    writeFileSync(path(), "before\n");
    const asked: number[] = [];
    const render = (limit: number): string => {
      asked.push(limit);
      return "é".repeat(Math.floor(limit / 2));
    };
    expect(writeSummary(render, path())).toEqual({ status: "written" });
    expect(asked).toEqual([SUMMARY_LIMIT - 8]);
    expect(summaryText().startsWith("before\né")).toBe(true);
    expect(Buffer.byteLength(summaryText())).toBeLessThanOrEqual(SUMMARY_LIMIT);
  });

  test("what is too long in bytes is not written", () => {
    expect(writeSummary((limit) => "é".repeat(limit), path())).toEqual({
      status: "failed",
      warning: "The report does not fit into the job summary (1 MiB a step).",
    });
    expect(summaryText()).toBe("");
  });

  test("a full file is a warning", () => {
    writeFileSync(path(), "x".repeat(SUMMARY_LIMIT));
    expect(writeSummary(() => "a", path()).status).toBe("failed");
  });

  test("a folder in its place is a warning", () => {
    expect(writeSummary(() => "a", folder)).toEqual({
      status: "failed",
      warning: `The job summary could not be written: ${folder} (EISDIR).`,
    });
  });

  test("outside the runner nothing is written", () => {
    vi.stubEnv("GITHUB_STEP_SUMMARY", "");
    expect(writeSummary(() => "a")).toEqual({ status: "skipped" });
  });
});

describe("occasionOf", () => {
  const one = (change: Parameters<typeof stage>[0]): Report => report([dockerfile([stage(change)])]);
  const error = { line: 1, message: "x", command: null, log: [] };

  test.each([
    ["nothing", one({}), false],
    ["debt alone", one({ findings: [finding({ status: "debt" })] }), false],
    ["a new finding", one({ findings: [finding()] }), true],
    ["an allowed one", one({ findings: [finding({ allowed: "so" })] }), false],
    ["a finding that is gone", one({ fixed: [finding()] }), true],
    ["a byte more", one({ delta: { size: 1, downloadSize: 1, base: 0, own: 1, lines: [] } }), true],
    ["a new stage", one({ delta: null, baselineState: "new-stage" }), true],
    [
      "a stage that does not build",
      one({ build: { status: "failed", seconds: 1, steps: 1, cachedSteps: 0, error } }),
      true,
    ],
    [
      "a stage that was left out",
      one({ build: { status: "skipped", seconds: 0, steps: 0, cachedSteps: 0 }, baselineState: "none" }),
      false,
    ],
    ["an image that cannot be read", one({ imageError: "cut off" }), true],
    [
      "a Dockerfile that cannot be read",
      report([dockerfile([], { error: { line: 1, message: "x" } })]),
      true,
    ],
    [
      "no baseline",
      report([dockerfile([stage()])], { baseline: { kind: "none", reason: "x", state: "failed" } }),
      true,
    ],
    [
      "a budget that is over",
      one({ budgets: [{ on: "size", limit: "1 B", limitBytes: 1, value: 2, status: "over" }] }),
      true,
    ],
  ])("%s: changed is %j", (_name, value, changed) => {
    expect(occasionOf(value)).toEqual({ changed, failed: false });
  });

  test("a check that failed is a change", () => {
    expect(occasionOf(report([dockerfile([stage()])], { conclusion: "fail" }))).toEqual({
      changed: true,
      failed: true,
    });
  });
});
