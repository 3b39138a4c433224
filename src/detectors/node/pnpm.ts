import { parse } from "yaml";
import type { DevelopmentPackage } from "../development-package.ts";
import { asObject, asString } from "../json.ts";
import type { SearchedImage } from "../model.ts";
import { textOf, textsOf } from "../texts.ts";
import { fromManifests } from "./manifests.ts";

/**
 * pnpm says in `.modules.yaml` whether it installed dev dependencies, and keeps in `.pnpm/lock.yaml` the lockfile of
 * what is there. Packages lie in `.pnpm/<name>@<version>…/node_modules/<name>`.
 */
export function fromPnpm(image: SearchedImage, modules: string): DevelopmentPackage[] | undefined {
  const states = textsOf(image, `${modules}/.modules.yaml`);
  if (states.length === 0) return undefined;
  const included = states.map(
    (text) => asObject(parseYaml(text)?.["included"])?.["devDependencies"] === true,
  );
  if (!included.includes(true)) return [];
  const pruned = included.at(-1) === false;
  if (isHoisted(states.at(-1))) {
    const all = fromManifests(image, modules);
    return pruned ? all.filter(({ path }) => image.filesystem.lookup(path)?.removedIn !== null) : all;
  }
  const locks = textsOf(image, `${modules}/.pnpm/lock.yaml`);
  const root = textOf(image.filesystem, `${modules.slice(0, -"node_modules".length)}pnpm-lock.yaml`);
  const found = new Set<string>();
  for (const text of locks.length > 0 ? locks : root === undefined ? [] : [root]) {
    const { production, development } = closures(parseYaml(text));
    for (const key of production) found.delete(key);
    for (const key of development) if (!production.has(key)) found.add(key);
  }
  return image.filesystem.children(`${modules}/.pnpm`).flatMap((folder) => {
    const parts = /^(@?[^@]+)@([^_(]+)/.exec(folder);
    const [, flat = "", version = ""] = parts ?? [];
    const name = flat.replace("+", "/");
    if (!found.has(`${name}@${version}`)) return [];
    const path = `${modules}/.pnpm/${folder}/node_modules/${name}`;
    return pruned && image.filesystem.lookup(path)?.removedIn === null ? [] : [{ path, name, version }];
  });
}

/** `node-linker=hoisted`: packages lie in node_modules itself, as npm puts them. */
function isHoisted(state: string | undefined): boolean {
  return parseYaml(state ?? "")?.["nodeLinker"] === "hoisted";
}

interface Closures {
  readonly production: ReadonlySet<string>;
  readonly development: ReadonlySet<string>;
}

/** `name@version` of all that is reached from dependencies and from devDependencies of all workspace members. */
function closures(lock: Readonly<Record<string, unknown>> | undefined): Closures {
  const importers = Object.values(asObject(lock?.["importers"]) ?? (lock ? { ".": lock } : {}));
  const snapshots = asObject(lock?.["snapshots"]) ?? asObject(lock?.["packages"]) ?? {};
  const roots = (field: string) =>
    importers.flatMap((importer) => keysOf(asObject(asObject(importer)?.[field]), snapshots));
  return {
    production: follow([...roots("dependencies"), ...roots("optionalDependencies")], snapshots),
    development: follow(roots("devDependencies"), snapshots),
  };
}

/** Keys into the snapshots (with peers in brackets, older ones with a leading `/`). */
function keysOf(
  dependencies: Readonly<Record<string, unknown>> | undefined,
  snapshots: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(dependencies ?? {}).flatMap(([name, value]) => {
    const version = asString(value) ?? asString(asObject(value)?.["version"]);
    if (version === undefined || version.startsWith("link:")) return [];
    const candidates = [`${name}@${version}`, `/${name}@${version}`, version, `/${name}/${version}`];
    return [candidates.find((key) => Object.hasOwn(snapshots, key)) ?? `${name}@${version}`];
  });
}

function follow(roots: readonly string[], snapshots: Readonly<Record<string, unknown>>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...roots];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const snapshot = asObject(snapshots[key]);
    for (const field of ["dependencies", "optionalDependencies"]) {
      waiting.push(...keysOf(asObject(snapshot?.[field]), snapshots));
    }
  }
  return new Set([...seen].map(plainKey));
}

/** `/@babel/core@7.1.0(react@18.0.0)` → `@babel/core@7.1.0`. */
function plainKey(key: string): string {
  return key
    .replace(/^\//, "")
    .replace(/\(.*$/, "")
    .replace(/^(@?[^@]+)\/(\d[^/@]*)$/, "$1@$2");
}

function parseYaml(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(parse(text, { maxAliasCount: 100 }));
  } catch {
    return undefined; // Somebody's broken file says nothing about what is installed.
  }
}
