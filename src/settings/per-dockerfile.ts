import type { DockerfileSettings, ExplicitContext, Limit, Settings } from "./model.ts";

/**
 * What holds for the Dockerfile at `path` (relative to the root). Inputs and arguments are stronger than the config;
 * in the config, a Dockerfile's budget is stronger than the general one of the same kind.
 */
export function settingsFor(settings: Settings, path: string): DockerfileSettings {
  const entry = settings.config?.dockerfiles.find((dockerfile) => dockerfile.path === path);
  return {
    context: explicitContext(settings, path),
    ships: entry?.ships?.map(({ name }) => name) ?? null,
    targets: settings.targets,
    budgets: strongest(settings.budgets, entry?.budgets ?? [], settings.config?.budgets ?? []),
    allow: entry?.allow ?? [],
    buildArgs: settings.build.buildArgs,
  };
}

/**
 * The indices of the stages that ship: those named as targets where the file has one of them, else those that the
 * config names and that are there, else the last. `stages` are in the order of the file.
 */
export function shippingStages(
  settings: Pick<DockerfileSettings, "targets" | "ships">,
  stages: readonly { readonly index: number; readonly name: string | null }[],
): number[] {
  const indices = (names: readonly string[]) =>
    stages.filter(({ name, index }) => names.includes(name ?? String(index))).map(({ index }) => index);
  const targets = indices(settings.targets);
  if (targets.length > 0) return targets;
  const ships = indices(settings.ships ?? []);
  return ships.length > 0 || settings.ships?.length === 0
    ? ships
    : stages.slice(-1).map(({ index }) => index);
}

/**
 * The names of the stages whose images users run, by the builds that the repository declares: the last one's where a
 * build names none; none at all where no build makes an image. Null: they say nothing of it.
 */
export function declaredShips(
  builds: readonly {
    readonly target: string | null;
    readonly makesImage: boolean;
    readonly ships: boolean;
  }[],
  stages: readonly { readonly index: number; readonly name: string | null }[],
): string[] | null {
  if (builds.length > 0 && builds.every(({ makesImage }) => !makesImage)) return [];
  const last = stages.at(-1);
  const names = builds
    .filter(({ ships }) => ships)
    .flatMap(({ target }) => target ?? (last ? [last.name ?? String(last.index)] : []));
  return names.length > 0 ? [...new Set(names)] : null;
}

function explicitContext(settings: Settings, path: string): ExplicitContext | null {
  if (settings.context !== null) return { context: settings.context, place: null };
  const named = settings.config?.dockerfiles.find((dockerfile) => dockerfile.path === path)?.context;
  return named ? { context: named.name, place: named.place } : null;
}

/** For each kind of budget, the limits of the first list that has any. */
function strongest(...lists: readonly (readonly Limit[])[]): Limit[] {
  const kinds = ["size", "download", "growth"] as const;
  return kinds.flatMap((kind) => {
    const list = lists.find((limits) => limits.some(({ on }) => on === kind)) ?? [];
    return list.filter(({ on }) => on === kind);
  });
}
