import { stores } from "../engine/recipe.ts";
import { inspectArchive } from "./archive.ts";
import { checks } from "./check.ts";
import type { Comparison } from "./model.ts";
import { searchCost } from "./search.ts";

/** Everything that is measured. Adding a comparison is a file and an entry here. */
export const comparisons: readonly Comparison[] = stores.flatMap((store) => [
  ...checks.map((check) => check(store)),
  inspectArchive(store),
  searchCost(store),
]);
