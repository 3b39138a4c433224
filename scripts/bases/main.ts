#!/usr/bin/env node
import { parseArgs } from "node:util";
import { describeError, StagecheckError } from "../../src/errors.ts";
import { type Engine, ensureEngine, startEngine } from "../engine/engine.ts";
import { EngineError } from "../engine/errors.ts";
import { stores } from "../engine/recipe.ts";
import { ensureBases } from "./ensure.ts";
import { basesOfFixtures } from "./fixture-bases.ts";
import { imageRecipes } from "./list.ts";

const usage = `Base images for the fixtures: pulled where a registry answers, else stand-ins made from Debian and npm packages.

bases [--store classic|containerd] REF...   these images
bases [--store …] --all                     all that a Dockerfile under fixtures/ names
bases --list                                the names for which there is a stand-in

Without --store: the engine that docker reaches, else one of our own.`;

const say = (line: string) => console.error(`bases: ${line}`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: "boolean" },
      list: { type: "boolean" },
      store: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) console.log(usage);
  else if (values.list) console.log([...imageRecipes.keys()].join("\n"));
  else if (values.all || positionals.length > 0) {
    await ensure(values.all ? [...(await basesOfFixtures()), ...positionals] : positionals, values.store);
  } else {
    console.error(usage);
    return 2;
  }
  return 0;
}

async function ensure(references: readonly string[], storeName: string | undefined): Promise<void> {
  const store = stores.find((name) => name === storeName);
  if (storeName !== undefined && !store) {
    throw new StagecheckError(`There is no image store ${storeName}`, {
      remedy: `Stores: ${stores.join(", ")}.`,
    });
  }
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
  const engine: Engine = await (store ? startEngine({ store, say }) : ensureEngine({ say }));
  try {
    for (const base of await ensureBases(engine.env, references, say, interrupted.signal)) {
      console.log(`${base.reference}\t${base.kind}`);
    }
  } finally {
    await engine.stop();
  }
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    if (error.name === "AbortError") process.exitCode = 130;
    else {
      const known = error instanceof EngineError || error.name === "TypeError";
      const text = error instanceof StagecheckError ? describeError(error) : error.message;
      console.error(known || error instanceof StagecheckError ? `bases: ${text}` : error);
      process.exitCode = 2;
    }
  },
);
