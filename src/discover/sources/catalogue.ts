import { bakeFiles } from "./bake.ts";
import { composeFiles } from "./compose.ts";
import type { BuildSource } from "./model.ts";
import { workflows } from "./workflows.ts";

/** Where a repository says how it builds, the strongest first. */
export const buildSources: readonly BuildSource[] = [composeFiles, bakeFiles, workflows];
