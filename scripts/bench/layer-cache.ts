import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "./model.ts";

/** A layer cache that is empty every time: nothing was ever read. */
export async function emptyCache({ env, temporary }: Bench): Promise<NodeJS.ProcessEnv> {
  return { ...env, STAGECHECK_LAYER_CACHE: await mkdtemp(join(temporary, "layers-")) };
}

/** A layer cache that is kept within a comparison, as a user's is between runs. */
export function keptCache({ env, temporary }: Bench): NodeJS.ProcessEnv {
  return { ...env, STAGECHECK_LAYER_CACHE: join(temporary, "kept-layers") };
}
