import { bakeFiles } from "./bake/bake-files.ts";
import { composeFiles } from "./compose/compose-files.ts";
import { workflows } from "./github/workflows.ts";
import type { BuildSource } from "./model.ts";

/** Where a repository says how it builds, the strongest first. */
export const buildSources: readonly BuildSource[] = [composeFiles, bakeFiles, workflows];
