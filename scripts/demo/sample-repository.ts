import { cp } from "node:fs/promises";
import { join } from "node:path";
import { StagecheckError } from "../../src/errors.ts";
import { lastLines, runCommand } from "../engine/command.ts";

const sample = join(import.meta.dirname, "..", "..", "fixtures", "sample");

/** Nobody's own settings have a part in it, and the same commit has the same id in every run. */
const gitEnvironment = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Sample",
  GIT_AUTHOR_EMAIL: "sample@example.com",
  GIT_COMMITTER_NAME: "Sample",
  GIT_COMMITTER_EMAIL: "sample@example.com",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

/** The folder of the sample repository before its change (`base`), or of the files that the change writes (`head`). */
export function sampleFolder(side: "base" | "head"): string {
  return join(sample, side);
}

/** Writes the sample as it is before or after its change into a folder. */
export async function copySample(folder: string, side: "base" | "head"): Promise<void> {
  await cp(sampleFolder("base"), folder, { recursive: true });
  if (side === "head") await cp(sampleFolder("head"), folder, { recursive: true });
}

/**
 * Makes a git repository of the sample in an empty folder: `main` with the state before the change, and on a branch
 * of its own, checked out, the change.
 * @param edit what is to be done to the files before each commit
 */
export async function makeSampleRepository(
  root: string,
  edit: (root: string) => Promise<void> = async () => {},
): Promise<void> {
  const git = async (...args: string[]): Promise<void> => {
    const env = { ...process.env, ...gitEnvironment };
    const { status, stderr } = await runCommand("git", ["-C", root, ...args], { env });
    if (status !== 0) throw new StagecheckError(`git ${args[0]} failed: ${lastLines(stderr)}`);
  };
  const commit = async (side: "base" | "head", message: string): Promise<void> => {
    await copySample(root, side);
    await edit(root);
    await git("add", "--all");
    await git("commit", "--quiet", "--message", message);
  };
  await git("init", "--quiet", "--initial-branch=main");
  await commit("base", "The service as it ships");
  await git("checkout", "--quiet", "-b", "change");
  await commit("head", "A change that ships build tooling");
}
