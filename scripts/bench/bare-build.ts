import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { StagecheckError } from "../../src/errors.ts";
import type { StagesListing } from "../../src/report/model.ts";
import { lastLines, runCommand } from "../engine/command.ts";
import type { Sample } from "./model.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/** One `docker buildx build`, but for where its result goes. */
interface BareTarget {
  readonly name: string;
  readonly args: readonly string[];
}

/** Where a bare build puts the image of the n-th target, as buildx's `--output` has it. */
export type Output = (index: number, worker: number) => string;

/** Every stage of every Dockerfile of a folder: what a check of it builds. */
export async function targetsOf(root: string, env: NodeJS.ProcessEnv): Promise<readonly BareTarget[]> {
  const { stdout, stderr, status } = await runCommand(
    process.execPath,
    [cli, "stages", root, "--format", "json"],
    { env },
  );
  if (status !== 0)
    throw new StagecheckError(`The stages of the sample cannot be read: ${lastLines(stderr)}`);
  const { dockerfiles } = JSON.parse(stdout) as StagesListing;
  return dockerfiles.flatMap(({ path, context, stages }) =>
    stages.map(({ name, index }): BareTarget => {
      // buildx takes no index for a target.
      if (name === null) throw new StagecheckError(`${path}: stage ${index} of the sample has no name`);
      return { name, args: ["--target", name, "--file", join(root, path), join(root, context)] };
    }),
  );
}

/** Builds targets with buildx and nothing else. */
export async function buildBare(
  targets: readonly BareTarget[],
  atOnce: number,
  output: Output,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Sample> {
  const begun = performance.now();
  let next = 0;
  const work = async (worker: number): Promise<void> => {
    for (let index = next++; index < targets.length; index = next++) {
      const { name, args } = targets[index] as BareTarget;
      const build = ["buildx", "build", "--progress", "quiet", "--output", output(index, worker), ...args];
      const { status, stderr } = await runCommand("docker", build, { env, signal });
      signal.throwIfAborted();
      if (status !== 0)
        throw new StagecheckError(`${name} of the sample does not build: ${lastLines(stderr)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)));
  return { seconds: (performance.now() - begun) / 1000, peakBytes: null };
}
