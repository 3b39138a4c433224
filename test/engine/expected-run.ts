import { expect } from "vitest";
import { runCommand } from "../../scripts/engine/command.ts";
import type { ExpectedRun } from "../fixtures.ts";
import type { TestEngine } from "./global-setup.ts";

/** What is built for it; without a target the last stage. */
interface Program {
  readonly file: string;
  readonly context: string;
  readonly target?: string;
}

/** Builds a stage by plain buildx, runs it, and expects that it answers as a fixture says. */
export async function expectRun(
  { env, store }: TestEngine,
  { file, context, target }: Program,
  run: ExpectedRun,
): Promise<void> {
  const image = `stagecheck-test-run-${store}-${process.pid}`;
  const docker = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await runCommand("docker", args, { env });
    if (status !== 0) throw new Error(`docker ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  const stage = target === undefined ? [] : ["--target", target];
  await docker("buildx", "build", "--load", "--tag", image, "--file", file, ...stage, context);
  try {
    if ("stdout" in run) {
      expect(await docker("run", "--rm", "--network=none", image)).toContain(run.stdout);
      return;
    }
    const container = (await docker("run", "--detach", "--rm", image)).trim();
    try {
      const network = `--network=container:${container}`;
      const request = fetchSoon(`http://127.0.0.1:${run.port}${run.path}`);
      expect(await docker("run", "--rm", network, "alpine:latest", ...request)).toContain(run.body);
    } finally {
      await docker("rm", "--force", container);
    }
  } finally {
    await docker("image", "rm", "--force", image);
  }
}

/** Asks until there is an answer: an application needs a moment before it listens. */
function fetchSoon(url: string): string[] {
  const script = 'for try in $(seq 100); do wget -q -O - "$0" && exit; sleep 0.2; done; exit 1';
  return ["sh", "-c", script, url];
}
