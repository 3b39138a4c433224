import type { Stage } from "../dockerfile/model.ts";
import { nameStage } from "../dockerfile/rename.ts";
import type { BuildSettings } from "../settings/model.ts";
import type { PlannedDockerfile, Target } from "./model.ts";
import { buildArguments } from "./arguments.ts";

/**
 * One target for each stage, in the file's order. A file that cannot be read has none.
 * @param root folder that the Dockerfile's path is relative to
 */
export function planTargets(dockerfile: PlannedDockerfile, settings: BuildSettings, root: string): Target[] {
  return dockerfile.stages.map((stage): Target => {
    const { text, targetName } = nameStage(dockerfile.parsed, stage);
    return {
      dockerfile: dockerfile.path,
      context: dockerfile.context,
      stage,
      targetName,
      text,
      args: [...buildArguments(settings, root), "--target", targetName],
    };
  });
}

/**
 * Marks which stages ship: those that are named, else the last one.
 * @param named stages that a setting names, in lower case; null: none are named
 */
export function markShipping(
  stages: PlannedDockerfile["parsed"]["stages"],
  named: readonly string[] | null,
): readonly Stage[] {
  const wanted = new Set(named?.map((name) => name.toLowerCase()));
  return stages.map((stage) => ({
    ...stage,
    ships: named === null ? stage.default : stage.name !== null && wanted.has(stage.name),
  }));
}
