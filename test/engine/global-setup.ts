import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureBases } from "../../scripts/bases/ensure.ts";
import { basesOfFixtures } from "../../scripts/bases/fixture-bases.ts";
import { type Engine, findRunningEngine, startEngine } from "../../scripts/engine/engine.ts";

/** An engine that tests build with; `env` is the whole environment to run docker in. */
export interface TestEngine {
  readonly store: "classic" | "containerd";
  readonly env: Readonly<Record<string, string>>;
}

declare module "vitest" {
  export interface ProvidedContext {
    engines: readonly TestEngine[];
  }
}

const STORES = ["containerd", "classic"] as const;

/** One engine of each store: the user's own where it answers, ours beside it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const say = (line: string): void => console.error(line);
  const engines: Engine[] = [];
  const running = await findRunningEngine();
  try {
    for (const store of STORES) {
      const engine = running?.store === store ? running : await startEngine({ store, say });
      engines.push(engine);
      await ensureBases(engine.env, await basesOfFixtures(), say);
    }
  } catch (error) {
    for (const engine of engines) await engine.stop();
    throw error;
  }
  const outer = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  // What an earlier run kept must not answer for this one.
  const layers = await mkdtemp(join(tmpdir(), "stagecheck-test-layers-"));
  project.provide(
    "engines",
    engines.map(({ store, env }) => ({ store, env: { ...outer, ...env, STAGECHECK_LAYER_CACHE: layers } })),
  );
  return async () => {
    await rm(layers, { recursive: true, force: true });
    for (const engine of engines) await engine.stop();
  };
}
