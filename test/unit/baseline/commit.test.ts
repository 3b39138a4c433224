import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaselineCommit, findBaselineCommit } from "../../../src/baseline/commit.ts";
import { openGit } from "../../../src/baseline/git.ts";
import { withWorktree } from "../../../src/baseline/worktree.ts";

const env = {
  ...(process.env as Record<string, string>),
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.com",
};
const NO_CHANGE = { baseRef: null, baseSha: null };
let folder: string;
let upstream: string;
const commits: Record<string, string> = {};

const git = (cwd: string, ...args: string[]): string =>
  execFileSync("git", ["-C", cwd, ...args], { env, encoding: "utf8" }).trim();

function commit(name: string): void {
  writeFileSync(join(upstream, name), name);
  git(upstream, "add", "--all");
  git(upstream, "commit", "--quiet", "--message", name);
  commits[name] = git(upstream, "rev-parse", "HEAD");
}

async function baseline(
  at: string,
  wanted: string,
  change = NO_CHANGE as Parameters<typeof findBaselineCommit>[2],
) {
  return findBaselineCommit(await openGit(at, env), wanted, change);
}

function clone(name: string, ...args: string[]): string {
  const target = join(folder, name);
  execFileSync("git", ["clone", "--quiet", ...args, `file://${upstream}`, target], { env });
  return target;
}

// main: a ─ b ─ c        topic: b ─ x ─ y        merge: c + y, as GitHub makes it for a pull request
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagecheck-git-"));
  upstream = join(folder, "upstream");
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", upstream], { env });
  git(upstream, "config", "uploadpack.allowAnySHA1InWant", "true");
  commit("a");
  commit("b");
  git(upstream, "switch", "--quiet", "--create", "topic");
  commit("x");
  commit("y");
  git(upstream, "switch", "--quiet", "main");
  commit("c");
  git(upstream, "switch", "--quiet", "--create", "merge");
  git(upstream, "merge", "--quiet", "--no-edit", "topic");
  commits["merge"] = git(upstream, "rev-parse", "HEAD");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("findBaselineCommit", () => {
  it("takes the first parent of a pull request's merge commit, also in a shallow checkout", async () => {
    const change = { baseRef: "main", baseSha: commits["b"] ?? null };
    const expected: BaselineCommit = {
      kind: "commit",
      sha: commits["c"] ?? "",
      ref: "main",
      reason: "The merge base with main.",
    };
    expect(await baseline(clone("full", "--branch=merge"), "auto", change)).toEqual(expected);
    expect(await baseline(clone("shallow", "--branch=merge", "--depth=1"), "auto", change)).toEqual(expected);
  });

  it("takes the merge base where the pull request's own head is checked out", async () => {
    const change = { baseRef: "main", baseSha: commits["c"] ?? null };
    for (const at of [
      clone("head", "--branch=topic"),
      clone("head-shallow", "--branch=topic", "--depth=1"),
    ]) {
      expect(await baseline(at, "auto", change)).toMatchObject({ kind: "commit", sha: commits["b"] });
    }
  });

  it("takes the merge base with the default branch, outside GitHub", async () => {
    const at = clone("local");
    git(at, "switch", "--quiet", "--create", "mine", "origin/topic");
    git(at, "remote", "set-head", "origin", "main");
    expect(await baseline(at, "auto")).toEqual({
      kind: "commit",
      sha: commits["b"],
      ref: "origin/main",
      reason: "The merge base with origin/main.",
    });
  });

  it("on the default branch takes the commit before, or the last one where the workspace has changes", async () => {
    const at = clone("main", "--branch=main", "--depth=1");
    expect(await baseline(at, "auto")).toMatchObject({ sha: commits["b"], reason: "The commit before." });
    writeFileSync(join(at, "a"), "changed");
    expect(await baseline(at, "auto")).toMatchObject({
      sha: commits["c"],
      reason: "The last commit; the workspace has changes.",
    });
  });

  it("takes what is asked for, and says where it is not there", async () => {
    const at = clone("asked");
    expect(await baseline(at, "origin/topic")).toEqual({
      kind: "commit",
      sha: commits["y"],
      ref: null,
      reason: "The commit that was asked for: origin/topic.",
    });
    expect(await baseline(at, "nowhere")).toEqual({
      kind: "failed",
      reason: "There is no commit called nowhere.",
    });
    expect(git(at, "rev-parse", "--is-shallow-repository")).toBe("false");
  });

  it("never takes a name for an option", async () => {
    const at = clone("options");
    const touched = join(folder, "touched");
    expect(await baseline(at, `--upload-pack=touch ${touched};`)).toMatchObject({ kind: "failed" });
    expect(existsSync(touched)).toBe(false);
    expect(await baseline(folder, "none")).toEqual({ kind: "absent", reason: "No baseline was asked for." });
  });

  it("fetches all of a shallow history where nothing less helps", async () => {
    for (let index = 0; index < 3; index++)
      git(upstream, "commit", "--quiet", "--allow-empty", "-m", `${index}`);
    const at = clone("deep", "--branch=merge", "--depth=1");
    expect(await baseline(at, commits["a"] ?? "")).toMatchObject({ kind: "commit", sha: commits["a"] });
  });

  it("names each state without a baseline", async () => {
    const empty = join(folder, "empty");
    execFileSync("git", ["init", "--quiet", empty], { env });
    expect(await baseline(empty, "auto")).toMatchObject({ reason: "The repository has no commit yet." });
    expect(await baseline(folder, "auto")).toMatchObject({ reason: "The folder is not a git repository." });
    git(upstream, "switch", "--quiet", "--detach", commits["a"] ?? "");
    git(upstream, "branch", "--quiet", "--force", "first");
    const first = clone("first", "--branch=first", "--single-branch");
    expect(await baseline(first, "auto")).toEqual({ kind: "absent", reason: "This is the first commit." });
    git(upstream, "switch", "--quiet", "merge");
  });
});

describe("withWorktree", () => {
  /** Files of a `.git` with what tells that one was written. */
  const gitFiles = (root: string): string =>
    execFileSync("find", [".git", "-type", "f", "-printf", "%p %s %T@\n"], { cwd: root, encoding: "utf8" })
      .split("\n")
      .sort()
      .join("\n");
  const lay = async (at: string, commit: string, use: (checkout: string) => void): Promise<string> => {
    const opened = await openGit(at, env);
    if (!opened) throw new Error("not a repository");
    const temporary = mkdtempSync(join(folder, "temporary-"));
    await withWorktree(opened, commit, temporary, async (checkout) => use(checkout)).finally(() =>
      expect(readdirSync(temporary)).toEqual([]),
    );
    return temporary;
  };

  it("shows the commit's files and leaves nothing behind, also when it throws", async () => {
    const at = clone("worktree", "--branch=merge");
    writeFileSync(join(at, ".git", "hooks", "post-checkout"), "#!/bin/sh\necho ran > ran\n", { mode: 0o755 });
    const before = gitFiles(at);
    const use = lay(at, commits["b"] ?? "", (checkout) => {
      expect(readdirSync(checkout).sort()).toEqual([".git", "a", "b"]);
      // Nothing that a build of the workspace could see, and the same in the baseline: COPY . . may take it along.
      expect(gitFiles(at)).toBe(before);
      expect(gitFiles(checkout)).toBe(before);
      throw new Error("stopped");
    });
    await expect(use).rejects.toThrow("stopped");
    expect(gitFiles(at)).toBe(before);
  });

  it("a work tree's own `.git` file is the baseline's too", async () => {
    const at = clone("linked", "--branch=merge");
    const linked = join(folder, "linked-tree");
    git(at, "worktree", "add", "--quiet", "--detach", linked, commits["b"] ?? "");
    await lay(linked, commits["a"] ?? "", (checkout) => {
      expect(readdirSync(checkout).sort()).toEqual([".git", "a"]);
      expect(readFileSync(join(checkout, ".git"))).toEqual(readFileSync(join(linked, ".git")));
    });
  });

  it("what a sparse checkout leaves out of the workspace is left out here", async () => {
    const at = clone("sparse", "--branch=merge");
    git(at, "sparse-checkout", "set", "--no-cone", "a");
    await lay(at, commits["b"] ?? "", (checkout) => {
      expect(readdirSync(checkout).sort()).toEqual([".git", "a"]);
    });
  });
});
