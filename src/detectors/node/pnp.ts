import { cleanPath } from "../../image/path.ts";
import type { DevelopmentPackage } from "../development-package.ts";
import { asObject, asString, parseObject } from "../json.ts";
import type { SearchedImage } from "../model.ts";
import { parent } from "../paths.ts";
import { textOf } from "../texts.ts";
import { readManifest } from "./manifests.ts";

/** A package that Yarn's Plug'n'Play serves from a zip file (or an unplugged folder). */
interface Registered {
  readonly name: string;
  readonly reference: string;
  /** As written: relative to the project, with a `/` at its end. */
  readonly location: string;
  readonly dependencies: readonly (readonly [name: string, reference: string])[];
}

/**
 * Packages that only the devDependencies of a project's workspaces lead to, by the map that Yarn leaves in `.pnp.cjs`
 * (or `.pnp.data.json`). The map does not tell them apart; the workspaces' manifests do, and of one whose manifest is
 * not in the image everything counts as needed. https://yarnpkg.com/advanced/pnp-spec
 */
export function fromPlugAndPlay(image: SearchedImage, file: string): DevelopmentPackage[] {
  const project = parent(file);
  const registered = readRegistry(runtimeState(textOf(image.filesystem, file)));
  const byKey = new Map(registered.map((item) => [keyOf(item.name, item.reference), item]));
  const production: string[] = [];
  const development: string[] = [];
  for (const item of registered) {
    if (!isWorkspace(item)) continue;
    const manifest = readManifest(image, cleanPath(`${project}/${item.location}`));
    const own = asObject(manifest?.["devDependencies"]) ?? {};
    const needed = asObject(manifest?.["dependencies"]) ?? {};
    for (const [name, reference] of item.dependencies) {
      const isDevelopment =
        manifest !== undefined && Object.hasOwn(own, name) && !Object.hasOwn(needed, name);
      (isDevelopment ? development : production).push(keyOf(name, reference));
    }
  }
  const kept = follow(production, byKey);
  const found = new Map<string, DevelopmentPackage>();
  const keptPaths = new Set([...kept].map((item) => pathOf(project, item.location)));
  for (const item of follow(development, byKey)) {
    const path = pathOf(project, item.location);
    if (isWorkspace(item) || keptPaths.has(path)) continue;
    found.set(path, { path, name: item.name, version: /npm:([^/#]+)$/.exec(item.reference)?.[1] });
  }
  return [...found.values()];
}

function keyOf(name: string, reference: string): string {
  return `${name}\n${reference}`;
}

function isWorkspace({ reference }: Registered): boolean {
  return reference === "" || reference.startsWith("workspace:");
}

function follow(roots: readonly string[], byKey: ReadonlyMap<string, Registered>): Set<Registered> {
  const reached = new Set<Registered>();
  const waiting = [...roots];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const item = byKey.get(key);
    if (!item || reached.has(item)) continue;
    reached.add(item);
    // What another workspace needs is judged by its own manifest.
    if (isWorkspace(item)) continue;
    for (const [name, reference] of item.dependencies) waiting.push(keyOf(name, reference));
  }
  return reached;
}

/** JSON in a string of JavaScript, each line ended by a backslash; earlier versions wrote it as a plain object. */
function runtimeState(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith("{")) return parseObject(text);
  const quoted = between(text, /RAW_RUNTIME_STATE\s*=\s*'/, "';\n");
  if (quoted !== undefined) return parseObject(quoted.replace(/\\\r?\n/g, "").replace(/\\(['\\])/g, "$1"));
  const plain = between(text, /hydrateRuntimeState\((?=\{)/, ", {\n");
  return parseObject(plain);
}

/** From the first match of `start` to the first `end` behind it. */
function between(text: string, start: RegExp, end: string): string | undefined {
  const match = start.exec(text);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  const to = text.indexOf(end, from);
  return to < 0 ? undefined : text.slice(from, to);
}

function readRegistry(state: Readonly<Record<string, unknown>> | undefined): Registered[] {
  return pairs(state?.["packageRegistryData"]).flatMap(([name, store]) =>
    pairs(store).flatMap(([reference, value]) => {
      const item = asObject(value);
      const location = asString(item?.["packageLocation"]);
      if (location === undefined) return [];
      const dependencies = pairs(item?.["packageDependencies"]).flatMap(
        ([dependency, target]): (readonly [string, string])[] => {
          if (typeof dependency !== "string") return [];
          if (typeof target === "string") return [[dependency, target]];
          const [alias, aliased] = Array.isArray(target) ? target : [];
          return typeof alias === "string" && typeof aliased === "string" ? [[alias, aliased]] : [];
        },
      );
      return [{ name: asString(name) ?? "", reference: asString(reference) ?? "", location, dependencies }];
    }),
  );
}

function pairs(value: unknown): (readonly [unknown, unknown])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => (Array.isArray(item) ? [[item[0], item[1]] as const] : []));
}

/** The zip file, or the unplugged folder; `__virtual__/<hash>/<n>` stands for n folders up. */
function pathOf(project: string, location: string): string {
  const real = location.replace(/(?:\$\$virtual|__virtual__)\/[^/]+\/(\d+)\//, (_, levels: string) =>
    "../".repeat(Math.min(Number(levels), 40)),
  );
  const [zip] = /^.*?\.zip(?=\/)/.exec(real) ?? [];
  return cleanPath(`${project}/${zip ?? real.replace(/\/node_modules\/.*$/, "")}`);
}
