import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeError, StagecheckError } from "../../../src/errors.ts";
import { linksOf, readContext } from "../../../src/github/context.ts";

const HEAD = "a".repeat(40);
const BASE = "b".repeat(40);
const MERGE = "c".repeat(40);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagecheck-context-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function pullRequest(change: (value: Record<string, unknown>) => void = () => undefined): unknown {
  const value = {
    number: 7,
    head: { ref: "feature/a", sha: HEAD, repo: { full_name: "octo/app" } },
    base: { ref: "main", sha: BASE, repo: { full_name: "octo/app" } },
  };
  change(value);
  return { action: "synchronize", pull_request: value };
}

function environment(event: unknown, more: Record<string, string> = {}): Record<string, string> {
  const path = join(folder, "event.json");
  writeFileSync(path, typeof event === "string" ? event : JSON.stringify(event));
  return {
    GITHUB_REPOSITORY: "octo/app",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: MERGE,
    GITHUB_RUN_ID: "42",
    GITHUB_ACTOR: "octocat",
    ...more,
  };
}

function faultOf(variables: Record<string, string>): string {
  try {
    readContext(variables);
  } catch (error) {
    if (error instanceof StagecheckError) return describeError(error).replaceAll(folder, "TMP");
    throw error;
  }
  return "none";
}

describe("readContext", () => {
  test("reads a pull request of the same repository", () => {
    expect(readContext(environment(pullRequest()))).toEqual({
      eventName: "pull_request",
      owner: "octo",
      name: "app",
      serverUrl: "https://github.com",
      apiUrl: "https://api.github.com",
      sha: MERGE,
      runUrl: "https://github.com/octo/app/actions/runs/42",
      actor: "octocat",
      pullRequest: {
        number: 7,
        baseRef: "main",
        baseSha: BASE,
        headRef: "feature/a",
        headSha: HEAD,
        fork: false,
      },
    });
  });

  test.each([
    [{ full_name: "someone/app" }, true],
    [{ full_name: "Octo/App" }, false],
    [null, true],
    [undefined, true],
  ])("head repository %j: fork is %j", (repo, fork) => {
    const event = pullRequest((value) => {
      (value["head"] as Record<string, unknown>)["repo"] = repo;
    });
    expect(readContext(environment(event)).pullRequest?.fork).toBe(fork);
  });

  test("an event without a pull request is normal", () => {
    const context = readContext(environment({ ref: "refs/heads/main" }, { GITHUB_EVENT_NAME: "push" }));
    expect(context.pullRequest).toBe(null);
    expect(context.eventName).toBe("push");
  });

  test("a server of one's own", () => {
    const context = readContext(
      environment(pullRequest(), {
        GITHUB_API_URL: "https://git.example/api/v3/",
        GITHUB_SERVER_URL: "https://git.example/",
      }),
    );
    expect([context.apiUrl, context.serverUrl, context.runUrl]).toEqual([
      "https://git.example/api/v3",
      "https://git.example",
      "https://git.example/octo/app/actions/runs/42",
    ]);
  });

  test("what is not set has GitHub's own value, or none", () => {
    const context = readContext(
      environment(
        {},
        {
          GITHUB_API_URL: "",
          GITHUB_SERVER_URL: "",
          GITHUB_SHA: "x",
          GITHUB_RUN_ID: "1/../2",
          GITHUB_EVENT_NAME: "push",
        },
      ),
    );
    expect([context.apiUrl, context.serverUrl, context.sha, context.runUrl]).toEqual([
      "https://api.github.com",
      "https://github.com",
      null,
      null,
    ]);
  });

  test.each([
    ["{", "TMP/event.json: The file with the event is no JSON."],
    ["[]", "TMP/event.json: The file with the event holds no object."],
    [{}, "TMP/event.json: The event pull_request has no pull_request."],
    [{ pull_request: [] }, "TMP/event.json: pull_request.head is missing or not what GitHub sends."],
  ])("event %j: %s", (event, message) => {
    expect(faultOf(environment(event))).toBe(
      `${message} The Actions runner writes this file (GITHUB_EVENT_PATH); run the action in a workflow.`,
    );
  });

  test.each([
    ["number", (value: Record<string, unknown>) => Object.assign(value, { number: "7" })],
    ["number", (value: Record<string, unknown>) => Object.assign(value, { number: 0 })],
    ["head.sha", (value: Record<string, unknown>) => Object.assign(value["head"] as object, { sha: "abc" })],
    [
      "head.sha",
      (value: Record<string, unknown>) => Object.assign(value["head"] as object, { sha: `${HEAD}\n` }),
    ],
    ["base.sha", (value: Record<string, unknown>) => Object.assign(value["base"] as object, { sha: null })],
    ["base.ref", (value: Record<string, unknown>) => Object.assign(value["base"] as object, { ref: "-x" })],
    ["base.ref", (value: Record<string, unknown>) => Object.assign(value["base"] as object, { ref: "a..b" })],
    ["head.ref", (value: Record<string, unknown>) => Object.assign(value["head"] as object, { ref: "a\nb" })],
    ["base", (value: Record<string, unknown>) => Object.assign(value, { base: 3 })],
  ])("a wrong pull_request.%s is an error", (name, change) => {
    expect(faultOf(environment(pullRequest(change)))).toBe(
      `TMP/event.json: pull_request.${name} is missing or not what GitHub sends. The Actions runner writes this file (GITHUB_EVENT_PATH); run the action in a workflow.`,
    );
  });

  test("a missing event file is an error", () => {
    expect(faultOf(environment({}, { GITHUB_EVENT_PATH: join(folder, "none.json") }))).toBe(
      "TMP/none.json: The file with the event cannot be read. The Actions runner writes this file (GITHUB_EVENT_PATH); run the action in a workflow.",
    );
    expect(faultOf(environment({}, { GITHUB_EVENT_PATH: "" }))).toBe(
      "GITHUB_EVENT_PATH is not set. The Actions runner writes this file (GITHUB_EVENT_PATH); run the action in a workflow.",
    );
  });

  test.each([
    ["GITHUB_REPOSITORY", "octo"],
    ["GITHUB_REPOSITORY", "octo/app/../x"],
    ["GITHUB_API_URL", "file:///etc"],
    ["GITHUB_API_URL", "nowhere"],
    ["GITHUB_SERVER_URL", "https://user:pass@github.com"],
  ])("%s=%s is an error", (name, value) => {
    expect(faultOf(environment(pullRequest(), { [name]: value }))).toMatch(
      new RegExp(`^${name} is "${value.replace(/[.]/g, "\\.")}", not `),
    );
  });
});

describe("linksOf", () => {
  test("go to the head of the pull request, not to the merge commit", () => {
    expect(linksOf(readContext(environment(pullRequest())))).toEqual({
      serverUrl: "https://github.com",
      repository: "octo/app",
      head: HEAD,
    });
  });

  test("go to the commit of the event elsewhere, and nowhere without one", () => {
    const push = readContext(environment({}, { GITHUB_EVENT_NAME: "push" }));
    expect(linksOf(push)?.head).toBe(MERGE);
    expect(linksOf({ ...push, sha: null })).toBe(null);
  });
});
