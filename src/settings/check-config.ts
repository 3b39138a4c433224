import { resolve } from "node:path";
import { SettingsError, StagecheckError } from "../errors.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Config, ConfigDockerfile, PlacedName, Settings } from "./model.ts";
import { kindOf, nearestPath, relativeToRoot, staysInside } from "./paths.ts";
import { quoted } from "./quoted.ts";

/** A Dockerfile as far as names of stages go. With `error`, its stages are not known. */
export interface KnownDockerfile {
  readonly path: string;
  readonly stages: readonly { readonly index: number; readonly name: string | null }[];
  readonly error?: unknown;
}

/** Paths of the config that are not there, or lie outside the repository. `root` is absolute, links resolved. */
export function checkConfigPaths(config: Config, root: string): StagecheckError[] {
  return config.dockerfiles.flatMap((dockerfile) => [
    ...checkPath(root, { name: dockerfile.path, place: dockerfile.place }, "file"),
    ...(dockerfile.context ? checkPath(root, dockerfile.context, "folder") : []),
  ]);
}

function checkPath(root: string, { name, place }: PlacedName, wanted: "file" | "folder"): StagecheckError[] {
  const fault = (message: string, remedy?: string) => [
    new StagecheckError(message, { place, ...(remedy === undefined ? {} : { remedy }) }),
  ];
  if (name.startsWith("/") || relativeToRoot(root, name) === undefined) {
    return fault(
      `${quoted(name)} lies outside the repository`,
      "Write a path relative to the repository's root.",
    );
  }
  const kind = kindOf(resolve(root, name));
  if (kind === "absent") {
    const near = nearestPath(root, name);
    return fault(`There is no ${wanted} ${quoted(name)}`, near && `Did you mean \`${near}\`?`);
  }
  if (!staysInside(root, name)) return fault(`${quoted(name)} is a link that leads outside the repository`);
  return kind === wanted ? [] : fault(`${quoted(name)} is not a ${wanted}`);
}

/**
 * Holds names of stages, which nothing but the parsed Dockerfiles can tell, against the config and the targets.
 * @throws SettingsError with all names that no stage has; a Dockerfile that could not be parsed is passed over.
 */
export function checkConfigAgainst(settings: Settings, dockerfiles: readonly KnownDockerfile[]): void {
  const faults = [
    ...(settings.config?.dockerfiles ?? []).flatMap((entry) => checkStages(entry, dockerfiles)),
    ...checkTargets(settings.targets, dockerfiles),
  ];
  if (faults.length > 0) throw new SettingsError(faults);
}

function checkStages(entry: ConfigDockerfile, dockerfiles: readonly KnownDockerfile[]): StagecheckError[] {
  const dockerfile = dockerfiles.find(({ path }) => path === entry.path);
  if (dockerfile === undefined || dockerfile.error !== undefined) return [];
  const names = stageNames(dockerfile);
  const wanted = [...(entry.ships ?? []), ...entry.allow.flatMap(({ target }) => target ?? [])];
  return wanted
    .filter(({ name }) => !names.includes(name))
    .map(({ name, place }) => {
      const remedy = didYouMean(name, names) ?? `It has: ${names.join(", ")}.`;
      return new StagecheckError(`${entry.path} has no stage ${quoted(name)}`, { place, remedy });
    });
}

function checkTargets(
  targets: readonly string[],
  dockerfiles: readonly KnownDockerfile[],
): StagecheckError[] {
  if (dockerfiles.some(({ error }) => error !== undefined)) return [];
  const names = [...new Set(dockerfiles.flatMap(stageNames))];
  return targets
    .filter((target) => !names.includes(target))
    .map((target) => {
      const remedy = didYouMean(target, names) ?? `There are: ${names.slice(0, 20).join(", ")}.`;
      return new StagecheckError(`No Dockerfile has a stage ${quoted(target)}, which is named as a target`, {
        remedy,
      });
    });
}

/** What a stage can be called: its name, or its index where it has none. */
function stageNames({ stages }: KnownDockerfile): string[] {
  return stages.map(({ name, index }) => name ?? String(index));
}
