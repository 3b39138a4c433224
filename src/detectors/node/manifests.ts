import type { DevelopmentPackage } from "../development-package.ts";
import { asObject, asString, parseObject } from "../json.ts";
import type { SearchedImage } from "../model.ts";
import { isFolder, parent } from "../paths.ts";
import { textOf } from "../texts.ts";
import { packageFolder, packageName } from "./package-folder.ts";

/**
 * Where the installer left no record: what only the devDependencies of the `package.json` beside node_modules lead
 * to, following the manifests of the packages that are really there as Node resolves them.
 * https://nodejs.org/api/modules.html#loading-from-node_modules-folders
 */
export function fromManifests(image: SearchedImage, modules: string): DevelopmentPackage[] {
  const project = parent(modules);
  const manifest = readManifest(image, project);
  const roots = Object.keys(asObject(manifest?.["devDependencies"]) ?? {});
  if (!manifest || roots.length === 0) return [];
  const production = new Set<string>();
  follow(image, [project, ...linkedPackages(image, modules)], production);
  const development = new Set<string>();
  follow(
    image,
    roots.flatMap((name) => resolveFrom(image, project, name) ?? []),
    development,
  );
  return [...development]
    .filter((path) => !production.has(path) && packageFolder(path) === path)
    .map((path) => ({
      path,
      name: packageName(path),
      version: asString(readManifest(image, path)?.["version"]),
    }));
}

/** Adds the folders of all packages that the given ones need to run. */
function follow(image: SearchedImage, folders: readonly string[], reached: Set<string>): void {
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (reached.has(folder)) continue;
    reached.add(folder);
    const manifest = readManifest(image, folder);
    if (!manifest) continue;
    for (const name of needed(manifest)) {
      const found = resolveFrom(image, folder, name);
      if (found !== undefined) waiting.push(found);
    }
  }
}

/** Optional peers are kept by nobody: npm leaves them out unless something else needs them. */
function needed(manifest: Readonly<Record<string, unknown>>): string[] {
  const optional = asObject(manifest["peerDependenciesMeta"]) ?? {};
  const peers = Object.keys(asObject(manifest["peerDependencies"]) ?? {}).filter(
    (name) => asObject(optional[name])?.["optional"] !== true,
  );
  return [
    ...Object.keys(asObject(manifest["dependencies"]) ?? {}),
    ...Object.keys(asObject(manifest["optionalDependencies"]) ?? {}),
    ...peers,
  ];
}

export function resolveFrom(image: SearchedImage, folder: string, name: string): string | undefined {
  if (!/^(@[^/]+\/)?[^/.][^/]*$/.test(name)) return undefined;
  for (let at: string | undefined = folder; at !== undefined; at = at === "" ? undefined : parent(at)) {
    if (/(^|\/)node_modules$/.test(at)) continue;
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    const found = image.filesystem.lookup(path);
    if (!found) continue;
    const real = image.filesystem.resolve(path) ?? found;
    return real.path;
  }
  return undefined;
}

/** Members of a workspace are links out of node_modules: what they need to run is not for development. */
function linkedPackages(image: SearchedImage, modules: string): string[] {
  const names = image.filesystem
    .children(modules)
    .flatMap((name) =>
      name.startsWith("@")
        ? image.filesystem.children(`${modules}/${name}`).map((inner) => `${name}/${inner}`)
        : [name],
    );
  return names.flatMap((name) => {
    const path = `${modules}/${name}`;
    if (image.filesystem.lookup(path)?.type !== "symlink") return [];
    const target = image.filesystem.resolve(path);
    return target && isFolder(target) && !target.path.startsWith(`${modules}/`) ? [target.path] : [];
  });
}

export function readManifest(
  image: SearchedImage,
  folder: string,
): Readonly<Record<string, unknown>> | undefined {
  return parseObject(textOf(image.filesystem, folder === "" ? "package.json" : `${folder}/package.json`));
}
