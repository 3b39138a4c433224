import type { AllowEntry, Config, Limit } from "./model.ts";

/**
 * What a change to the config file does to limits and allow entries, one plain sentence each: a pull request that
 * moves its own limits must say so. Null: there is no config file.
 */
export function configChanges(before: Config | null, after: Config | null): string[] {
  const paths = new Set(
    [before, after].flatMap((config) => config?.dockerfiles.map(({ path }) => path) ?? []),
  );
  const entry = (config: Config | null, path: string) => config?.dockerfiles.find((one) => one.path === path);
  return [
    ...budgetChanges("", before?.budgets ?? [], after?.budgets ?? []),
    ...[...paths].flatMap((path) => [
      ...budgetChanges(` of ${path}`, entry(before, path)?.budgets ?? [], entry(after, path)?.budgets ?? []),
      ...allowChanges(path, entry(before, path)?.allow ?? [], entry(after, path)?.allow ?? []),
    ]),
  ];
}

function budgetChanges(of: string, before: readonly Limit[], after: readonly Limit[]): string[] {
  return (["size", "download", "growth"] as const).flatMap((kind) => {
    const texts = (limits: readonly Limit[]) =>
      limits
        .filter(({ on }) => on === kind)
        .map(({ text }) => text)
        .join(" and ");
    const [old, now] = [texts(before), texts(after)];
    if (old === now) return [];
    return [`The ${kind} budget${of} changes from ${old || "none"} to ${now || "none"}.`];
  });
}

function allowChanges(path: string, before: readonly AllowEntry[], after: readonly AllowEntry[]): string[] {
  const gone = before.filter((entry) => !after.some((other) => identity(other) === identity(entry)));
  const come = after.filter((entry) => !before.some((other) => identity(other) === identity(entry)));
  const sentence = (word: string, entry: AllowEntry) =>
    `${path} ${word} ${described(entry)}: ${entry.reason}`;
  return [
    ...come.map((entry) => sentence("now allows", entry)),
    ...gone.map((entry) => sentence("no longer allows", entry)),
  ];
}

/** A reason in other words is no change. */
function identity({ detector, target, path }: AllowEntry): string {
  return JSON.stringify([detector, target?.name ?? null, path]);
}

function described({ detector, target, path }: AllowEntry): string {
  return `${detector}${path === null ? "" : ` at ${path}`}${target === null ? "" : ` in ${target.name}`}`;
}
