import { commitId, type Git } from "./git.ts";

/** What the workspace is compared with: a commit, or the plain reason why there is none. */
export type BaselineCommit =
  | { readonly kind: "commit"; readonly sha: string; readonly ref: string | null; readonly reason: string }
  | { readonly kind: "absent"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** What the event says of the change; all null outside GitHub. */
export interface ChangeContext {
  /** Branch that the change goes into: `main`. */
  readonly baseRef: string | null;
  /** Its commit when the event was made. */
  readonly baseSha: string | null;
}

/** How far a shallow history is fetched, step by step, before all of it is. */
const DEPTHS = [2, 50, 500] as const;

async function isShallow(git: Git): Promise<boolean> {
  return (await git.ask("rev-parse", "--is-shallow-repository")) === "true";
}

async function fetchMore(git: Git, wanted: readonly string[], ...depth: readonly string[]): Promise<void> {
  // What is wanted may come from an event: it must never be taken for an option.
  await git.ask(
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-recurse-submodules",
    ...depth,
    "--",
    "origin",
    ...wanted,
  );
}

/** Fetches until `enough` answers: a shallow history deeper and deeper; a full one is never made shallow. */
async function fetchUntil<T>(
  git: Git,
  wanted: readonly string[],
  enough: () => Promise<T | null>,
): Promise<T | null> {
  const found = await enough();
  if (found !== null) return found;
  if (!(await isShallow(git))) {
    if (wanted.length > 0) await fetchMore(git, wanted);
    return enough();
  }
  for (const depth of DEPTHS) {
    await fetchMore(git, wanted, `--depth=${depth}`);
    const answer = await enough();
    if (answer !== null) return answer;
  }
  await fetchMore(git, wanted, "--unshallow");
  return enough();
}

async function parents(git: Git, commit: string): Promise<readonly string[]> {
  const line = await git.ask("rev-list", "--parents", "--max-count=1", commit);
  return line?.split(" ").slice(1) ?? [];
}

/** The branch that a change most likely goes into, where no event says it: origin's default branch, main, master. */
async function guessBaseRef(git: Git): Promise<string | null> {
  const remote = await git.ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  for (const name of [remote, "origin/main", "origin/master", "main", "master"]) {
    if (name && (await commitId(git, name)) !== null) return name;
  }
  return null;
}

async function ofPullRequest(git: Git, head: string, change: ChangeContext): Promise<BaselineCommit> {
  const name = change.baseRef ?? "the base branch";
  const found = await fetchUntil(git, [head, ...(change.baseSha ? [change.baseSha] : [])], async () => {
    const above = await parents(git, head);
    // A pull request's merge commit: its first parent is the base branch.
    if (above.length > 1) return above[0] ?? null;
    return change.baseSha ? git.ask("merge-base", head, change.baseSha) : null;
  });
  if (found === null) {
    return { kind: "failed", reason: `No common commit of this change and ${name} could be fetched.` };
  }
  if (found === head) return { kind: "absent", reason: `This commit is already on ${name}.` };
  return { kind: "commit", sha: found, ref: change.baseRef, reason: `The merge base with ${name}.` };
}

async function ofWorkspace(git: Git, head: string): Promise<BaselineCommit> {
  const changed = (await git.ask("status", "--porcelain", "--untracked-files=no")) !== "";
  const ref = await guessBaseRef(git);
  const base = ref === null ? null : await git.ask("merge-base", head, ref);
  if (ref !== null && base !== null && base !== head) {
    return { kind: "commit", sha: base, ref, reason: `The merge base with ${ref}.` };
  }
  if (changed)
    return { kind: "commit", sha: head, ref: null, reason: "The last commit; the workspace has changes." };
  const before = await fetchUntil(git, [], async () => (await parents(git, head))[0] ?? null);
  return before === null
    ? { kind: "absent", reason: "This is the first commit." }
    : { kind: "commit", sha: before, ref: null, reason: "The commit before." };
}

/**
 * Finds the commit to compare with. Shallow checkouts are fetched deeper as far as needed.
 * @param wanted `auto`, `none` or a name of a commit
 */
export async function findBaselineCommit(
  git: Git | null,
  wanted: string,
  change: ChangeContext,
): Promise<BaselineCommit> {
  if (wanted === "none") return { kind: "absent", reason: "No baseline was asked for." };
  if (git === null) return { kind: "absent", reason: "The folder is not a git repository." };
  const head = await commitId(git, "HEAD");
  if (head === null) return { kind: "absent", reason: "The repository has no commit yet." };
  if (wanted !== "auto") {
    const sha = await fetchUntil(git, [wanted], () => commitId(git, wanted));
    return sha === null
      ? { kind: "failed", reason: `There is no commit called ${wanted}.` }
      : { kind: "commit", sha, ref: null, reason: `The commit that was asked for: ${wanted}.` };
  }
  return change.baseRef !== null || change.baseSha !== null
    ? ofPullRequest(git, head, change)
    : ofWorkspace(git, head);
}
