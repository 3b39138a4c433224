#!/usr/bin/env node
/** Measures the project beside the tools that it stands on: what counts are the ratios within one run. */
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { ensureBases } from "../bases/ensure.ts";
import { type Engine, findRunningEngine, startEngine } from "../engine/engine.ts";
import { type Store, stores } from "../engine/recipe.ts";
import { runScript } from "../process/run-script.ts";
import { compare } from "./compare.ts";
import { comparisons } from "./comparisons.ts";
import type { Comparison, Result } from "./model.ts";
import { table } from "./table.ts";

const usage = `bench [--store classic|containerd] [--only TEXT] [--json FILE]

Every comparison, or those of a store, or those whose title contains a text. Without a store, those without an engine too.`;
const say = (line: string): void => console.error(`bench: ${line}`);

function chosenOf(store: Store | null, only: string): Comparison[] {
  return comparisons.filter((comparison) => comparison.store === store && comparison.title.includes(only));
}

async function measureAlone(only: string, signal: AbortSignal): Promise<Result[]> {
  const results: Result[] = [];
  for (const comparison of chosenOf(null, only)) {
    say(comparison.title);
    results.push(await compare(comparison, { store: null, env: process.env, signal, say }));
  }
  return results;
}

async function measureStore(
  store: Store,
  only: string,
  running: Engine | null,
  signal: AbortSignal,
): Promise<Result[]> {
  const mine = chosenOf(store, only);
  if (mine.length === 0) return [];
  const engine = running?.store === store ? running : await startEngine({ store, say, signal });
  try {
    const bases = await Promise.all(mine.map((comparison) => comparison.bases()));
    await ensureBases(engine.env, bases.flat(), say, signal);
    const results: Result[] = [];
    for (const comparison of mine) {
      signal.throwIfAborted();
      say(comparison.title);
      results.push(await compare(comparison, { store, env: { ...process.env, ...engine.env }, signal, say }));
    }
    return results;
  } finally {
    await engine.stop();
  }
}

async function bench(signal: AbortSignal): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: "string" },
      store: { type: "string" },
      only: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const chosen = stores.filter((store) => values.store === undefined || store === values.store);
  if (values.help || chosen.length === 0) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const begun = performance.now();
  const running = await findRunningEngine();
  const results: Result[] = values.store === undefined ? await measureAlone(values.only ?? "", signal) : [];
  for (const store of chosen)
    results.push(...(await measureStore(store, values.only ?? "", running, signal)));
  const cores = availableParallelism();
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify({ node: process.version, cores, results }, null, 2)}\n`);
  }
  console.log(table(results));
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(
    `Best of all rounds, on ${cores} cores with Node ${process.version}; measured in ${seconds} s.`,
  );
  console.log("Memory is that of the process itself. Compare within one run alone.");
  return 0;
}

await runScript("bench", 2, bench);
