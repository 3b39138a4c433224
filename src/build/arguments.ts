import { resolve } from "node:path";
import type { BuildSettings } from "../settings/model.ts";

/** The environment variable that carries a secret's value to buildx. */
function secretVariable(index: number): string {
  return `STAGECHECK_SECRET_${index}`;
}

/**
 * The arguments of `docker buildx build` that hold for every target.
 * @param root folder that local named contexts are relative to
 */
export function buildArguments(settings: BuildSettings, root: string): string[] {
  const each = (flag: string, values: readonly string[]): string[] =>
    values.flatMap((value) => [flag, value]);
  return [
    ...each(
      "--build-arg",
      Object.entries(settings.buildArgs).map(([name, value]) => `${name}=${value}`),
    ),
    ...each(
      "--build-context",
      settings.buildContexts.map(
        ({ name, value, local }) => `${name}=${local ? resolve(root, value) : value}`,
      ),
    ),
    ...settings.secrets.flatMap(({ id, source }, index) => {
      if (source.kind === "file") return ["--secret", `id=${id},src=${source.file}`];
      return ["--secret", `id=${id},env=${source.kind === "env" ? source.name : secretVariable(index)}`];
    }),
    ...each("--ssh", settings.ssh),
    ...each("--platform", settings.platforms),
    ...each("--cache-from", settings.cacheFrom),
    ...each("--cache-to", settings.cacheTo),
    ...(settings.pull ? ["--pull"] : []),
    ...(settings.noCache ? ["--no-cache"] : []),
  ];
}

/** What buildx must find in its environment for `buildArguments` to mean what it says: the secrets' values. */
export function buildEnvironment(settings: BuildSettings): Record<string, string> {
  return Object.fromEntries(
    settings.secrets.flatMap(({ source }, index) =>
      source.kind === "value" ? [[secretVariable(index), source.value]] : [],
    ),
  );
}
