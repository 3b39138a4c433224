import { nameStage } from "../dockerfile/rename.ts";
import type { BuildSettings } from "../settings/model.ts";
import { buildArguments } from "./arguments.ts";
import type { PlannedDockerfile, Target } from "./model.ts";
import { withOwnBuild } from "./own-build.ts";

/**
 * One target for each stage, in the file's order. A file that cannot be read has none.
 * @param root folder that the Dockerfile's path is relative to
 */
export function planTargets(dockerfile: PlannedDockerfile, settings: BuildSettings, root: string): Target[] {
  const own = withOwnBuild(dockerfile, settings);
  return dockerfile.stages.map((stage): Target => {
    // Without a target BuildKit builds the last stage, and TARGETSTAGE is `default` then, as in the user's own build.
    const unnamed = stage.default && stage.name === null;
    const named = unnamed ? null : nameStage(dockerfile.parsed, stage);
    return {
      dockerfile: dockerfile.path,
      context: dockerfile.context,
      stage,
      targetName: named?.targetName ?? null,
      text: named?.text ?? dockerfile.parsed.text,
      args: [...buildArguments(own, root), ...(named === null ? [] : ["--target", named.targetName])],
    };
  });
}
