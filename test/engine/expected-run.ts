import { expect } from "vitest";
import type { ExpectedRun } from "../fixtures.ts";
import { docker } from "./docker.ts";
import type { TestEngine } from "./global-setup.ts";

/** What is built for it; without a target the last stage. */
interface Program {
  readonly file: string;
  readonly context: string;
  readonly target?: string;
}

/** Builds a stage by plain buildx, runs it, and expects that it answers as a fixture says. */
export async function expectRun(
  engine: TestEngine,
  { file, context, target }: Program,
  run: ExpectedRun,
): Promise<void> {
  const image = `stagecheck-test-run-${engine.store}-${process.pid}`;
  const stage = target === undefined ? [] : ["--target", target];
  await docker(engine, "buildx", "build", "--load", "--tag", image, "--file", file, ...stage, context);
  try {
    if ("stdout" in run) {
      expect(await docker(engine, "run", "--rm", "--network=none", image)).toContain(run.stdout);
      return;
    }
    const container = (await docker(engine, "run", "--detach", "--rm", image)).trim();
    try {
      const network = `--network=container:${container}`;
      const request = fetchSoon(`http://127.0.0.1:${run.port}${run.path}`);
      expect(await docker(engine, "run", "--rm", network, "alpine:latest", ...request)).toContain(run.body);
    } finally {
      await docker(engine, "rm", "--force", container);
    }
  } finally {
    await docker(engine, "image", "rm", "--force", image);
  }
}

/** Asks until there is an answer: an application needs a moment before it listens. */
function fetchSoon(url: string): string[] {
  const script = 'for try in $(seq 100); do wget -q -O - "$0" && exit; sleep 0.2; done; exit 1';
  return ["sh", "-c", script, url];
}
