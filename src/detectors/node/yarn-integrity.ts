import type { DevelopmentPackage } from "../development-package.ts";
import { parseObject } from "../json.ts";
import type { SearchedImage } from "../model.ts";
import { textsOf } from "../texts.ts";
import { fromManifests } from "./manifests.ts";

/**
 * Yarn 1 leaves `.yarn-integrity`. Its `topLevelPatterns` list dev dependencies even under `--production`; its
 * `flags` tell the truth. Installed with them, the manifests say which they are. Installed with them and then without
 * them, in a later layer, only what was deleted since is left to be told.
 */
export function fromYarnIntegrity(image: SearchedImage, modules: string): DevelopmentPackage[] | undefined {
  const isProduction = textsOf(image, `${modules}/.yarn-integrity`).map((text) => {
    const flags = parseObject(text)?.["flags"];
    return Array.isArray(flags) && flags.includes("production");
  });
  if (isProduction.at(-1) !== true) return undefined;
  if (isProduction.every((production) => production)) return [];
  return fromManifests(image, modules).filter(
    ({ path }) => image.filesystem.lookup(path)?.removedIn !== null,
  );
}
