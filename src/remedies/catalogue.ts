import { ignoredGit } from "./kinds/ignored-git.ts";
import { packageCaches } from "./kinds/package-caches.ts";
import { productionInstall } from "./kinds/production-install.ts";
import { productionPrune } from "./kinds/production-prune.ts";
import { slimBase } from "./kinds/slim-base.ts";
import { staticDestination } from "./kinds/static-destination.ts";
import { transientTools } from "./kinds/transient-tools.ts";
import { withoutRecommends } from "./kinds/without-recommends.ts";
import type { Remedy } from "./model.ts";

/** Every kind of change that can be offered; the first that has one for a finding counts. */
export const remedies: readonly Remedy[] = [
  productionInstall,
  productionPrune,
  packageCaches,
  withoutRecommends,
  transientTools,
  slimBase,
  staticDestination,
  ignoredGit,
];
