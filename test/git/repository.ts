import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ENV = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "Test",
  GIT_COMMITTER_EMAIL: "test@example.com",
  // The same commit has the same id in every run.
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

/** A repository in a temporary folder, for a test alone. */
export interface TestRepository {
  readonly root: string;
  readonly git: (...args: string[]) => string;
  /** Writes files (null: deletes) and commits all; the commit's id. */
  readonly commit: (files: Readonly<Record<string, string | null>>, message?: string) => string;
  readonly remove: () => void;
}

/** Starts on branch `main`, without a commit; `from`: a folder whose files are copied in, not committed yet. */
export function testRepository(from?: string): TestRepository {
  const root = mkdtempSync(join(tmpdir(), "stagecheck-repository-"));
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", root, ...args], { env: { ...process.env, ...ENV }, encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch=main");
  if (from !== undefined) cpSync(from, root, { recursive: true });
  return {
    root,
    git,
    commit: (files, message = "change") => {
      for (const [path, text] of Object.entries(files)) {
        const file = join(root, path);
        if (text === null) rmSync(file);
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
      }
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
