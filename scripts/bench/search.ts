import { join } from "node:path";
import type { Store } from "../engine/recipe.ts";
import { IMAGE, saveImage } from "./archive.ts";
import { measureProcess } from "./measured-process.ts";
import type { Comparison } from "./model.ts";

const inspectOnce = join(import.meta.dirname, "inspect-once.ts");

/** What the search for build tooling costs of an inspection: of an image that is full of it. */
export function searchCost(store: Store): Comparison {
  return {
    title: `Searching ${IMAGE} beside reading it alone (${store} store)`,
    store,
    rounds: 5,
    bases: async () => [IMAGE],
    prepare: async (bench) => {
      const { file } = await saveImage(bench);
      const run = (...options: string[]) =>
        measureProcess(process.execPath, [inspectOnce, file, ...options], bench);
      return [
        { name: "read and measure", reference: true, run: () => run("--no-search") },
        { name: "read, measure and search", run: () => run() },
      ];
    },
  };
}
