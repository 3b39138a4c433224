import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { acquireLock } from "../engine/lock.ts";
import { ensureCommand } from "../engine/root.ts";
import { basesCache, pruneLayers, readLayer, writeLayer } from "./cache.ts";
import { Downloads } from "./downloads.ts";
import { layerRecipes } from "./list.ts";
import type { Machine } from "./machine.ts";
import { makeLayer } from "./make-layer.ts";
import type { LayerBlob, LayerRecipe } from "./model.ts";
import { runner } from "./run.ts";
import { chainOf, composeStandIn, imageRecipe, layerHash, layerRecipe, type StandIn } from "./stand-in.ts";

/** Made at a time; two are mostly waiting for downloads when two others compress. */
const atOnce = 3;

/** Makes the stand-ins for these references from the cache, and what is missing there anew. */
export async function makeStandIns(
  references: readonly string[],
  machine: Machine,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<readonly StandIn[]> {
  const wanted = new Set(references.flatMap((reference) => imageRecipe(reference).layers));
  await mkdir(basesCache(), { recursive: true });
  const release = await acquireLock(join(basesCache(), "lock"));
  const work = join(basesCache(), "work");
  try {
    // What an interrupted run left behind: the lock says that nobody is at work there.
    await rm(work, { recursive: true, force: true });
    await mkdir(work);
    await ensureCommand("mmdebstrap", log);
    const names = [...layerRecipes.keys()].filter((name) => wanted.has(name));
    await makeLayers(names, machine, work, log, signal);
    await pruneLayers(new Set([...layerRecipes.keys()].map((name) => layerHash(name, machine))));
    const standIns: StandIn[] = [];
    for (const reference of references) standIns.push(await composeStandIn(reference, machine));
    return standIns;
  } finally {
    await rm(work, { recursive: true, force: true });
    release();
  }
}

async function makeLayers(
  names: readonly string[],
  machine: Machine,
  work: string,
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const failure = new AbortController();
  const run = runner(signal ? AbortSignal.any([signal, failure.signal]) : failure.signal);
  const downloads = new Downloads(machine, work, run);
  const slots = semaphore(atOnce);
  // Others wait for the first of the list: they go first.
  const order = [...layerRecipes.keys()];
  const made = new Map<string, Promise<LayerBlob>>();
  const make = async (recipe: LayerRecipe): Promise<LayerBlob> => {
    const hash = layerHash(recipe.name, machine);
    const known = await readLayer(hash);
    if (known) return known;
    const below: LayerBlob[] = [];
    for (const lower of chainOf(recipe.name).slice(0, -1)) below.push(await ensure(lower.name));
    return slots(order.indexOf(recipe.name), async () => {
      const started = Date.now();
      const blob = await makeLayer(recipe, below, join(work, recipe.name), { machine, downloads, run });
      await writeLayer(hash, blob);
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      log(`made layer ${recipe.name} in ${seconds} s, ${(blob.size / 1e6).toFixed(1)} MB packed`);
      return blob;
    });
  };
  const ensure = (name: string): Promise<LayerBlob> => {
    const promise = made.get(name) ?? make(layerRecipe(name));
    made.set(name, promise);
    return promise;
  };
  const all = names.map(async (name) => {
    try {
      await ensure(name);
    } catch (error) {
      failure.abort();
      throw error;
    }
  });
  try {
    await Promise.all(all);
  } finally {
    await Promise.allSettled([...all, ...made.values()]);
  }
}

/** Lets so many run at a time, of those that wait the one with the lowest rank first. */
function semaphore(count: number): <T>(rank: number, work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: { readonly rank: number; readonly start: () => void }[] = [];
  return async (rank, work) => {
    if (free === 0) {
      await new Promise<void>((start) => {
        waiting.push({ rank, start });
        waiting.sort((a, b) => a.rank - b.rank);
      });
    } else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next.start();
      else free += 1;
    }
  };
}
