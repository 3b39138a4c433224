import type { ParseOptions } from "../dockerfile/parse.ts";
import type { BuildSettings } from "../settings/model.ts";
import type { PlannedDockerfile } from "./model.ts";

/** How the repository builds one Dockerfile by itself. */
type OwnBuild = Pick<PlannedDockerfile, "buildArgs" | "buildContexts">;

/** The settings that one Dockerfile is built with: the user's, over what its own build hands over. */
export function withOwnBuild(own: OwnBuild, settings: BuildSettings): BuildSettings {
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
