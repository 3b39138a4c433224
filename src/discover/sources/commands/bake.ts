import { posix } from "node:path";
import { BAKE_DEFAULT_FILES, readBake } from "../bake/bake-files.ts";
import type { RepositoryFiles, SourceReading } from "../model.ts";
import { NOTHING, within } from "../settle.ts";
import { UNKNOWN } from "../unknown.ts";
import { type BuildPlace, passedOver, placed } from "./workspace.ts";

/**
 * What a command or a step bakes.
 * @param folder of the workspace, that bake runs in; null: not known
 * @param named bake files; none: those that bake takes by itself
 * @param targets and groups; none: the default group
 * @param pushed whether the images go to a registry
 */
export async function bakeInWorkspace(
  files: RepositoryFiles,
  place: BuildPlace,
  folder: string | null,
  named: readonly string[],
  targets: readonly string[],
  pushed: boolean,
): Promise<SourceReading> {
  const where = folder === null || folder.includes(UNKNOWN) ? null : placed(place, folder);
  if (where === null || named.some((one) => one.includes(UNKNOWN))) {
    return passedOver(place, "what it bakes is known only when it runs");
  }
  const paths = named
    .filter((one) => !/^cwd:\/\//.test(one) && /\.(hcl|json)$/.test(one))
    .flatMap((one) => within(where, one) ?? []);
  const standard = BAKE_DEFAULT_FILES.map((name) => posix.join(where, name));
  const used = (named.length > 0 ? paths : standard).filter((path) => files.paths.includes(path));
  if (used.length === 0) return NOTHING;
  const known = targets.filter((one) => !one.includes(UNKNOWN));
  if (targets.length > 0 && known.length === 0) {
    return passedOver(place, "which targets it bakes is known only when it runs");
  }
  return readBake(files, { paths: used, folder: where, targets: known, known: { ...place, pushed } });
}
