import type { RpmHeader, RpmPackage } from "./header.ts";

/**
 * Puts the names of packages in the place of what they require of each other: a database lists thousands of sonames,
 * and of what a package has one was needed. What rpm itself provides and conditions (`(a if b)`) are nobody's.
 * https://rpm-software-management.github.io/rpm/manual/dependencies.html
 */
export function resolveRelations(headers: readonly RpmHeader[]): RpmPackage[] {
  const wanted = new Set(headers.flatMap(({ requires, recommends }) => [...requires, ...recommends]));
  const holders = new Map<string, Set<string>>();
  const hold = (what: string, name: string): void => {
    if (!wanted.has(what)) return;
    const names = holders.get(what);
    if (names) names.add(name);
    else holders.set(what, new Set([name]));
  };
  for (const { name, provides, folders, files } of headers) {
    for (const what of [name, ...provides]) hold(what, name);
    for (const [folder, base] of files) hold(`${folders[folder] ?? ""}${base}`, name);
  }
  const resolve = (names: readonly string[], self: string): string[] => {
    const found = new Set(names.flatMap((what) => [...(holders.get(what) ?? [])]));
    found.delete(self);
    return [...found].sort();
  };
  return headers.map(({ provides: _, requires, recommends, ...rest }) => ({
    ...rest,
    depends: resolve(requires, rest.name),
    recommends: resolve(recommends, rest.name),
  }));
}
