import { stores } from "../engine/recipe.ts";
import { inspectArchive, inspectEngineImage } from "./archive.ts";
import { checks } from "./check.ts";
import { inspectManyFiles } from "./many-files.ts";
import { manyStages } from "./many-stages.ts";
import type { Comparison } from "./model.ts";
import { searchCost } from "./search.ts";
import { readStages } from "./stages.ts";

/** Everything that is measured. Adding a comparison is a file and an entry here. */
export const comparisons: readonly Comparison[] = [
  ...[2_000, 8_000, 24_000].map(readStages),
  ...stores.flatMap((store) => [
    ...checks.map((check) => check(store)),
    manyStages(store),
    inspectArchive(store),
    inspectEngineImage(store),
    searchCost(store),
  ]),
  inspectManyFiles,
];
