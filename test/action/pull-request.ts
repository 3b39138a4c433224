import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testRepository } from "../git/repository.ts";

export type Files = Readonly<Record<string, string | null>>;

/** The repository on the server and one pull request in it. */
export interface PullRequest {
  readonly number: number;
  /** Newest commit of `main`. */
  readonly baseSha: () => string;
  readonly headSha: () => string;
  /** The commit that GitHub makes to try the merge; its first parent is `main`. */
  readonly mergeSha: () => string;
  /** A new commit on the pull request; null deletes a file. */
  readonly push: (files: Files) => void;
  /** A new commit on `main`, and the pull request merged with it anew. */
  readonly pushToMain: (files: Files) => void;
  /** A fresh folder as actions/checkout leaves it: `ref` without its history, `origin` the server. */
  readonly checkout: (ref?: "merge" | "main") => string;
  readonly remove: () => void;
}

const NUMBER = 7;

/** `base`: files of `main`; `head`: what the pull request changes in them. */
export function pullRequest(base: Files, head: Files): PullRequest {
  const author = testRepository();
  const folder = mkdtempSync(join(tmpdir(), "stagecheck-origin-"));
  const origin = join(folder, "app.git");
  const git = (...args: string[]): string => execFileSync("git", args, { encoding: "utf8" }).trim();
  git("init", "--quiet", "--bare", origin);
  // GitHub gives any commit that it has.
  git("-C", origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  author.git("remote", "add", "origin", origin);
  let checkouts = 0;

  const publish = (): void => {
    author.git("checkout", "--quiet", "-B", "merge", "main");
    const message = `Merge ${author.git("rev-parse", "change")} into ${author.git("rev-parse", "main")}`;
    author.git("merge", "--quiet", "--no-ff", "--message", message, "change");
    author.git("push", "--quiet", "--force", "origin", "main", "change", `merge:refs/pull/${NUMBER}/merge`);
  };
  const commitTo = (branch: string, files: Files): void => {
    author.git("checkout", "--quiet", branch);
    author.commit(files);
    publish();
  };

  author.commit(base, "base");
  author.git("checkout", "--quiet", "-b", "change");
  commitTo("change", head);

  return {
    number: NUMBER,
    baseSha: () => author.git("rev-parse", "main"),
    headSha: () => author.git("rev-parse", "change"),
    mergeSha: () => author.git("rev-parse", "merge"),
    push: (files) => commitTo("change", files),
    pushToMain: (files) => commitTo("main", files),
    checkout: (ref = "merge") => {
      const root = join(folder, `checkout-${++checkouts}`);
      const remote = ref === "merge" ? `refs/remotes/pull/${NUMBER}/merge` : "refs/remotes/origin/main";
      const inside = (...args: string[]): string => git("-C", root, ...args);
      git("init", "--quiet", root);
      inside("remote", "add", "origin", `file://${origin}`);
      inside("config", "--local", "gc.auto", "0");
      const options = ["--quiet", "--no-tags", "--prune", "--no-recurse-submodules", "--depth=1"];
      inside(
        "-c",
        "protocol.version=2",
        "fetch",
        ...options,
        "origin",
        `+${author.git("rev-parse", ref)}:${remote}`,
      );
      if (ref === "merge") inside("checkout", "--quiet", "--force", remote);
      else inside("checkout", "--quiet", "--force", "-B", "main", remote);
      return root;
    },
    remove: () => {
      author.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
