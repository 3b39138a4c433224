import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { startOldEngine } from "../../scripts/engine/engine.ts";
import type { Report } from "../../src/report/model.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { stagecheck } from "./cli.ts";
import { anyEngine, engines } from "./engines.ts";

const temporary = mkdtempSync(join(tmpdir(), "stagecheck-command-"));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
/** An engine's environment, with a folder of the test's own for temporary files. */
const withFolder = (env: Readonly<Record<string, string>>) => ({ ...env, RUNNER_TEMP: temporary });

const repositories: TestRepository[] = [];
function repository(files: Readonly<Record<string, string>>): TestRepository {
  const made = testRepository();
  repositories.push(made);
  made.commit(files);
  return made;
}
afterEach(() => {
  for (const made of repositories.splice(0)) made.remove();
});

const imagesOf = (env: Readonly<Record<string, string>>): readonly string[] =>
  execFileSync("docker", ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"], { env, encoding: "utf8" })
    .split("\n")
    .filter((name) => name.startsWith("stagecheck:"));

/** Images of other runs on the same engine. */
const before = engines.flatMap(({ env }) => imagesOf(env));

/** What a run may have left: temporary folders, images, work trees. */
function traces(root: string, env: Readonly<Record<string, string>>) {
  return {
    folders: readdirSync(temporary),
    images: imagesOf(env).filter((name) => !before.includes(name)),
    worktrees: execFileSync("git", ["-C", root, "worktree", "list"], { encoding: "utf8" }).trim().split("\n")
      .length,
  };
}
const NOTHING = { folders: [], images: [], worktrees: 1 };

const GOOD = "FROM scratch\nCOPY a /a\n";

describe("exit status", () => {
  it.each(engines)("0 and nothing left behind: $store store", async ({ env }) => {
    const { root, commit } = repository({ Dockerfile: GOOD, a: "12345" });
    commit({ a: "1234567" });
    const run = await stagecheck(["check", root, "--max-growth", "2 B"], { env: withFolder(env) });
    expect(run.stdout).toMatch(/\+2 B/);
    expect(run.status).toBe(0);
    expect(traces(root, env)).toEqual(NOTHING);
  });

  it("1 where a budget is over, a stage does not build, a Dockerfile does not parse; the rest is measured", async () => {
    const { root } = repository({
      Dockerfile:
        "FROM scratch AS small\nCOPY a /a\nFROM debian:bookworm-slim AS broken\nRUN echo why; exit 7\nFROM small\nCOPY a /b\n",
      "bad/Dockerfile": "FROM scratch\nCPOY a b\n",
      a: "12345",
    });
    const run = await stagecheck(["check", root, "--max-size", "9 B", "--format", "json"], anyEngine());
    const report = JSON.parse(run.stdout) as Report;
    expect(run.status).toBe(1);
    expect(report.conclusion).toBe("fail");
    const [main, bad] = report.dockerfiles;
    expect(bad?.error).toEqual({ line: 2, message: "unknown instruction: CPOY (did you mean COPY?)" });
    expect(
      main?.stages.map(({ build: { status, error }, image, budgets }) => ({
        status,
        ...(error ? { error } : {}),
        size: image?.size ?? null,
        budgets: budgets.map((budget) => budget.status),
      })),
    ).toEqual([
      { status: "built", size: 5, budgets: [] },
      {
        status: "failed",
        error: {
          line: 4,
          message: "the command ended with exit code 7",
          command: "RUN echo why; exit 7",
          log: ["why"],
        },
        size: null,
        budgets: [],
      },
      { status: "built", size: 10, budgets: ["over"] },
    ]);
  });

  it.each([
    [["check", "--max-siz", "1 MB"], 'There is no option "--max-siz". Did you mean `--max-size`?'],
    [["check", "--max-size", "7%"], "--max-size"],
    [["check", "/nowhere"], "There is no folder"],
    [["inspect", "/nowhere.tar"], "There is no file or folder `/nowhere.tar`"],
    [["stages", "nowhere"], "nowhere: There is no such file or folder"],
  ])("2 for %j", async (args, message) => {
    const run = await stagecheck(args, anyEngine());
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toMatch(/\n\s+at |Error:/);
    expect(run.stdout).toBe("");
  });

  it("2 where there is no engine, and where it is too old, with what to do", async () => {
    const { root } = repository({ Dockerfile: GOOD, a: "1" });
    const { DOCKER_HOST: _, ...env } = anyEngine().env;
    const none = await stagecheck(["check", root], { env: { ...env, DOCKER_HOST: "unix:///nowhere.sock" } });
    expect(none.status).toBe(2);
    expect(none.stderr).toMatch(
      /No Docker engine answers.*Start Docker, or point DOCKER_HOST at an engine\.\n$/,
    );
    const old = await startOldEngine();
    try {
      const run = await stagecheck(["check", root], { env: { ...env, ...old.env } });
      expect(run).toEqual({
        status: 2,
        stdout: "",
        stderr:
          "stagecheck: Docker 20.10.24+dfsg1 is too old. Stagecheck needs Docker 23 or newer, with buildx 0.17 or newer.\n",
      });
    } finally {
      await old.stop();
    }
  });

  it("2 where the config is wrong, all faults at once, before the engine is looked for", async () => {
    const { root } = repository({
      Dockerfile: GOOD,
      a: "1",
      ".github/stagecheck.yml": "budgets: { size: 5% }\ndockerfile: []\ndockerfiles:\n  - path: Dockerfil\n",
    });
    const env = { ...anyEngine().env, DOCKER_HOST: "unix:///nowhere.sock" };
    const run = await stagecheck(["check", root], { env });
    expect(run.status).toBe(2);
    expect(
      run.stderr
        .trim()
        .split("\n")
        .map((line) => line.slice(0, 50)),
    ).toEqual([
      expect.stringContaining("stagecheck: .github/stagecheck.yml:1: "),
      expect.stringContaining("stagecheck: .github/stagecheck.yml:2: "),
      expect.stringContaining("stagecheck: .github/stagecheck.yml:4: "),
    ]);
  });

  it("1 for a rejected file in stages, whose JSON is printed all the same", async () => {
    const { root } = repository({ Dockerfile: GOOD, "b.Dockerfile": "FROM\n", a: "1" });
    const run = await stagecheck(["stages", root, "--format", "json"], anyEngine());
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      dockerfiles: [{ path: "Dockerfile" }, { path: "b.Dockerfile", stages: [], error: { line: 1 } }],
    });
  });
});

describe("work that does not end by itself", () => {
  const SLOW = "FROM debian:bookworm-slim AS slow\nRUN echo begun; sleep 300\nFROM scratch\nCOPY a /a\n";

  it.each(engines)("a timeout ends one target, in the engine too: $store store", async ({ env }) => {
    const { root } = repository({ Dockerfile: SLOW, a: "1" });
    const args = ["check", root, "--timeout", "8s", "--format", "json"];
    const run = await stagecheck(args, { env: withFolder(env) });
    const report = JSON.parse(run.stdout) as Report;
    expect(run.status).toBe(1);
    expect(report.dockerfiles[0]?.stages.map(({ build: { status, error } }) => ({ status, error }))).toEqual([
      {
        status: "timeout",
        error: {
          line: 2,
          message: "not built within 8 s",
          command: "RUN echo begun; sleep 300",
          log: ["begun"],
        },
      },
      { status: "built", error: undefined },
    ]);
    expect(traces(root, env)).toEqual(NOTHING);
    expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toMatch(/^sleep 300$/m);
  });

  it.each(
    engines.flatMap(({ store, env }) => [
      { store, env, signal: "SIGINT" as const, status: 130 },
      { store, env, signal: "SIGTERM" as const, status: 143 },
    ]),
  )("$signal: exit status $status, all of ours removed: $store store", async ({ env, signal, status }) => {
    const { root, commit } = repository({ Dockerfile: GOOD, a: "1" });
    commit({ Dockerfile: `${SLOW}# ${signal}\n` });
    let interruptedAt = 0;
    const run = await stagecheck(["check", root], {
      env: withFolder(env),
      interrupt: {
        on: /stage 1 \(Dockerfile\): built/,
        signal,
        sent: () => {
          interruptedAt = Date.now();
        },
      },
    });
    expect(run.status).toBe(status);
    expect(Date.now() - interruptedAt).toBeLessThan(7000);
    expect(run.stderr).toContain(`stagecheck: Stopped by ${signal}.`);
    expect(traces(root, env)).toEqual(NOTHING);
  });
});

describe("hostile input", () => {
  it("a damaged archive is a clear error", async () => {
    const { root } = repository({ Dockerfile: GOOD, a: "1" });
    const file = join(root, "damaged.tar");
    writeFileSync(file, Buffer.alloc(5000, 7));
    const run = await stagecheck(["inspect", file], anyEngine());
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("damaged.tar");
    rmSync(file);
  });

  it("names with control bytes and workflow commands reach no output raw", async () => {
    const name = "x\u001b[31m\n::error::pwned\u202e";
    const { root } = repository({
      [`${name}/Dockerfile`]:
        "FROM debian:bookworm-slim\nRUN printf '::error::log\\n\\033]0;t\\007##[error]x\\n'; exit 1\n",
    });
    for (const format of ["text", "markdown", "json"]) {
      const run = await stagecheck(["check", root, "--format", format], anyEngine());
      expect(run.status).toBe(1);
      for (const output of [run.stdout, run.stderr]) {
        expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
        expect(output).not.toMatch(/^\s*::/m);
        expect(output).not.toContain("##[error]");
      }
    }
  });
});
