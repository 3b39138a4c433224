import type { ParseOptions } from "../dockerfile/parse.ts";
import { nameStage } from "../dockerfile/rename.ts";
import type { BuildSettings } from "../settings/model.ts";
import { buildArguments } from "./arguments.ts";
import type { PlannedDockerfile, Target } from "./model.ts";

/** How the repository builds one Dockerfile by itself. */
type OwnBuild = Pick<PlannedDockerfile, "buildArgs" | "buildContexts">;

/** The settings that one Dockerfile is built with: the user's, over what its own build hands over. */
function withOwnBuild(own: OwnBuild, settings: BuildSettings): BuildSettings {
  const given = new Set(settings.buildContexts.map(({ name }) => name));
  return {
    ...settings,
    buildArgs: { ...own.buildArgs, ...settings.buildArgs },
    buildContexts: [
      ...(own.buildContexts ?? []).filter(({ name }) => !given.has(name)),
      ...settings.buildContexts,
    ],
  };
}

/** What a Dockerfile is parsed with, so that it reads as it is built. */
export function parseOptions(own: OwnBuild, settings: BuildSettings): ParseOptions {
  const { buildArgs, buildContexts, platforms } = withOwnBuild(own, settings);
  const [platform] = platforms;
  return {
    buildArgs,
    buildContexts: Object.fromEntries(buildContexts.map(({ name, value }) => [name, value])),
    ...(platform === undefined ? {} : { platform }),
  };
}

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
