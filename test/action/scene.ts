import { execFileSync } from "node:child_process";
import { expect } from "vitest";
import { type GitHubServer, type GitHubServerOptions, startGitHubServer } from "../github-api/server.ts";
import { pullRequestEvent, pushEvent } from "./event.ts";
import { type Files, type PullRequest, pullRequest } from "./pull-request.ts";
import { runStep, type Step, type StepOptions } from "./runner.ts";

export const TOKEN = "ghs_write";

export interface SceneOptions {
  readonly engine: Readonly<Record<string, string>>;
  readonly base: Files;
  readonly head: Files;
  readonly github?: GitHubServerOptions;
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Default: `pull_request`; another text stands in the event's file as it is. */
  readonly event?: "pull_request" | "push" | { readonly text: string };
  /** Where the pull request comes from; default: the repository itself. */
  readonly headRepository?: string;
  readonly actor?: string;
  /** Default: a fresh checkout. */
  readonly workspace?: string;
  readonly engine?: Readonly<Record<string, string>>;
  /** Default: `https://github.com`. */
  readonly serverUrl?: string;
  readonly interrupt?: StepOptions["interrupt"];
}

/** One pull request, the GitHub that it is on, and runs of the action for it. */
export interface Scene {
  readonly change: PullRequest;
  readonly github: GitHubServer;
  readonly run: (options?: RunOptions) => Promise<Step>;
}

/**
 * Plays a scene and tidies up after it. What holds for every run of the action is asserted here: GitHub was asked
 * as it describes itself, the token is nowhere to be seen, and the runner's folders are left as they were.
 */
export async function inScene(options: SceneOptions, play: (scene: Scene) => Promise<void>): Promise<void> {
  const change = pullRequest(options.base, options.head);
  const github = await startGitHubServer(options.github);
  const steps: Step[] = [];
  const run = async (wanted: RunOptions = {}): Promise<Step> => {
    const { event = "pull_request" } = wanted;
    const onPush = event === "push";
    const workspace = wanted.workspace ?? change.checkout(onPush ? "main" : "merge");
    const text =
      typeof event === "object"
        ? event.text
        : JSON.stringify(
            onPush ? pushEvent(change) : pullRequestEvent(change, wanted.headRepository ?? "octo/app"),
          );
    const step = await runStep({
      workspace,
      engine: wanted.engine ?? options.engine,
      inputs: wanted.inputs ?? {},
      token: TOKEN,
      event: text,
      env: {
        GITHUB_ACTOR: wanted.actor ?? "octocat",
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: wanted.serverUrl ?? "https://github.com",
        GITHUB_REPOSITORY: "octo/app",
        GITHUB_REPOSITORY_OWNER: "octo",
        GITHUB_EVENT_NAME: onPush ? "push" : "pull_request",
        GITHUB_SHA: onPush ? change.baseSha() : change.mergeSha(),
        GITHUB_REF: onPush ? "refs/heads/main" : `refs/pull/${change.number}/merge`,
        GITHUB_HEAD_REF: onPush ? "" : "change",
        GITHUB_BASE_REF: onPush ? "" : "main",
        GITHUB_RUN_ID: "42",
        GITHUB_RUN_ATTEMPT: "1",
      },
      ...(wanted.interrupt ? { interrupt: wanted.interrupt } : {}),
    });
    steps.push(step);
    expectNothingLeft(step, workspace);
    expectNoToken(step);
    return step;
  };
  try {
    await play({ change, github, run });
    for (const { body } of github.comments()) expect(body).not.toContain(TOKEN);
    expect(github.violations).toEqual([]);
  } finally {
    await github.close();
    for (const step of steps) step.remove();
    change.remove();
  }
}

function expectNothingLeft(step: Step, workspace: string): void {
  const results = ["stagecheck", "stagecheck/comment.md", "stagecheck/report.json"];
  expect(step.left).toEqual(step.outputs["report"] ? results : []);
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", workspace, ...args], { encoding: "utf8" }).trim();
  expect(git("status", "--porcelain")).toBe("");
  expect(git("worktree", "list", "--porcelain").match(/^worktree .*/gm)).toEqual([`worktree ${workspace}`]);
}

function expectNoToken(step: Step): void {
  const seen = [step.log, step.summary, JSON.stringify(step.outputs), step.fileOf("report")];
  for (const text of [...seen, step.fileOf("markdown")]) expect(text).not.toContain(TOKEN);
}
