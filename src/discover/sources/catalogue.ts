import { bakeFiles } from "./bake/bake-files.ts";
import { composeFiles } from "./compose/compose-files.ts";
import { workflows } from "./github/workflows.ts";
import { makefiles } from "./makefiles.ts";
import type { BuildSource } from "./model.ts";
import { packageFiles } from "./package-scripts.ts";
import { shellScripts } from "./shell-scripts.ts";

/** Where a repository says how it builds, the strongest first. */
export const buildSources: readonly BuildSource[] = [
  composeFiles,
  bakeFiles,
  workflows,
  makefiles,
  packageFiles,
  shellScripts,
];
