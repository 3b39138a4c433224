#!/usr/bin/env node
/** The main job on a sample repository, on a machine that may have nothing but Node and apt. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBases } from "../bases/ensure.ts";
import { basesOfFixtures } from "../bases/fixture-bases.ts";
import { ensureEngine } from "../engine/engine.ts";
import { ensureCommand } from "../engine/root.ts";
import { runScript } from "../process/run-script.ts";
import { runCheck } from "./check.ts";
import { departures } from "./expectation.ts";
import { makeSampleRepository, sampleFolder } from "./sample-repository.ts";

const results = join(import.meta.dirname, "..", "..", ".stagecheck", "demo");
const outputs = { markdown: join(results, "comment.md"), json: join(results, "report.json") };
const say = (line: string): void => console.error(`demo: ${line}`);

async function demonstrate(signal: AbortSignal): Promise<number> {
  await ensureCommand("git", say);
  const engine = await ensureEngine({ say, signal });
  try {
    say(
      `Docker ${engine.version} ${engine.ours ? "of our own" : "that answered already"}, ${engine.store} store`,
    );
    const bases = await Promise.all([
      basesOfFixtures(sampleFolder("base")),
      basesOfFixtures(sampleFolder("head")),
    ]);
    say("base images: pulled, or made where no registry answers (once, about two minutes)");
    await ensureBases(engine.env, bases.flat(), say, signal);
    const root = await mkdtemp(join(tmpdir(), "stagecheck-demo-"));
    try {
      await makeSampleRepository(root);
      signal.throwIfAborted();
      return await check(root, { ...process.env, ...engine.env }, signal);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  } finally {
    await engine.stop();
  }
}

async function check(root: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  say("stagecheck check, on a branch whose change ships build tooling");
  const status = await runCheck(root, outputs, env, signal);
  signal.throwIfAborted();
  const wrong = await departures(status, outputs.json);
  for (const sentence of wrong) say(sentence);
  if (wrong.length > 0) return 1;
  say("exit status 1: the check failed, as it should here; 0 is passed, 2 could not be done");
  say(`the comment for the pull request: ${relative(process.cwd(), outputs.markdown)}`);
  say(`the report: ${relative(process.cwd(), outputs.json)}`);
  return 0;
}

await runScript("demo", 1, demonstrate);
