import { StagecheckError } from "../errors.ts";
import { query } from "../process/query.ts";

/** Everything git prints for us is read by programs: no pager, no colours, no prompts, the C locale. */
const GIT_ENV = { GIT_TERMINAL_PROMPT: "0", LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };

export interface Git {
  /** Top folder of the work tree. */
  readonly root: string;
  /** Standard output without its last newline; null where git says no. */
  ask(...args: string[]): Promise<string | null>;
  /** As `ask`, but a no is an error. */
  demand(...args: string[]): Promise<string>;
  /**
   * Writes a commit's files into an empty folder, as a checkout does, with an index of its own. No hook runs, and
   * nothing in `.git` changes.
   */
  readTree(commit: string, place: { readonly workTree: string; readonly indexFile: string }): Promise<void>;
}

/** The repository that a folder lies in; null outside git or where git is missing. */
export async function openGit(folder: string, env: Readonly<Record<string, string>>): Promise<Git | null> {
  const run = (root: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    query("git", ["-C", root, ...args], { env: { ...env, ...GIT_ENV, ...more } });
  const top = await run(folder, ["rev-parse", "--show-toplevel"]);
  if (top.exitCode !== 0) {
    if (/dubious ownership/.test(top.stderr)) {
      throw new StagecheckError(`git does not trust the folder ${folder}: another user owns it`, {
        remedy: `Run «git config --global --add safe.directory ${folder}» first.`,
      });
    }
    return null;
  }
  const root = top.stdout.trimEnd();
  const demand = async (
    args: readonly string[],
    more?: Readonly<Record<string, string>>,
  ): Promise<string> => {
    const result = await run(root, args, more);
    if (result.exitCode === 0) return result.stdout.replace(/\n$/, "");
    const [said = ""] = result.stderr.trim().split("\n").slice(-1);
    throw new StagecheckError(`git ${args[0]} failed: ${said.replace(/^fatal: /, "")}`);
  };
  return {
    root,
    async ask(...args) {
      const result = await run(root, args);
      return result.exitCode === 0 ? result.stdout.replace(/\n$/, "") : null;
    },
    demand: (...args) => demand(args),
    async readTree(commit, { workTree, indexFile }) {
      const folder = await demand(["rev-parse", "--absolute-git-dir"]);
      await demand(["read-tree", "--reset", "-u", commit], {
        GIT_DIR: folder,
        GIT_WORK_TREE: workTree,
        GIT_INDEX_FILE: indexFile,
      });
    },
  };
}

/** Full id of the commit that a name stands for; null where there is none. */
export function commitId(git: Git, name: string): Promise<string | null> {
  return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
}
