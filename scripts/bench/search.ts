import { join } from "node:path";
import type { Store } from "../engine/recipe.ts";
import { IMAGE, saveImage } from "./archive.ts";
import { measureProcess } from "./measured-process.ts";
import type { Comparison } from "./model.ts";

const inspectOnce = join(import.meta.dirname, "inspect-once.ts");

/** What the detectors cost of an inspection, of an image that is full of what they look for: all else is done in both. */
export function searchCost(store: Store): Comparison {
  return {
    title: `Searching ${IMAGE} beside reading it and its packages (${store} store)`,
    store,
    rounds: 5,
    bases: async () => [IMAGE],
    prepare: async (bench) => {
      const { file } = await saveImage(IMAGE, bench);
      const run = (...options: string[]) =>
        measureProcess(process.execPath, [inspectOnce, file, ...options], bench);
      return [
        { name: "read, measure, list packages", reference: true, run: () => run("--no-search") },
        { name: "the same, and search with all detectors", run: () => run() },
      ];
    },
  };
}
