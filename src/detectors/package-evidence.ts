import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import { baseName, cleanPath, parentPath } from "../image/path.ts";
import type { Package } from "../packages/model.ts";
import { broughtVersions } from "./brought.ts";
import type { Label } from "./evidence.ts";
import type { Evidence, SearchedImage } from "./model.ts";
import { isFolder } from "./paths.ts";

/** Evidence that a package database names; its main file is the program of its name, else its largest. */
export function packageEvidence(image: SearchedImage, item: Package, label: Partial<Label> = {}): Evidence {
  const main = mainFile(image.filesystem, item, [item.name, ...(label.programs ?? [])]);
  return {
    name: item.name,
    package: item.name,
    version: upstreamVersion(item.version),
    ...label,
    path: main?.path ?? item.database,
    layers: new Map([[item.layer, item.bytes]]),
    removed: isRemoved(image.filesystem, item, main),
    installed: item,
  };
}

/** The system's packages whose names a detector knows, as evidence. */
export function packagesEvidence(
  image: SearchedImage,
  isTool: (item: Package) => boolean,
  label: (item: Package) => Partial<Label> = () => ({}),
): Evidence[] {
  return image.packages.filter(isTool).map((item) => packageEvidence(image, item, label(item)));
}

/** Tools, and what comes along with them in the same layer and is no evidence alone. */
export function packagesWithCompanions(
  image: SearchedImage,
  tool: RegExp,
  companion: RegExp,
  label: (item: Package) => Partial<Label> = () => ({}),
): Evidence[] {
  const tools = packagesEvidence(image, (item) => tool.test(item.name), label);
  const layers = new Set(tools.flatMap((item) => [...item.layers.keys()]));
  const companions = packagesEvidence(
    image,
    (item) => companion.test(item.name) && !tool.test(item.name) && layers.has(item.layer),
    label,
  );
  return [...tools, ...companions];
}

/** The first of the programs that it has, else its largest program, else its largest file. */
function mainFile(
  filesystem: ImageFilesystem,
  item: Package,
  programs: readonly string[],
): PathHistory | undefined {
  let best: PathHistory | undefined;
  let bestRank = -1;
  for (const path of item.files) {
    const program = /(^|\/)s?bin\/[^/]+$/.test(path);
    // A program's link leads to the program; a library's leads into some other package.
    const history = program ? lastTarget(filesystem, path) : filesystem.lookup(path);
    if (!history || isFolder(history)) continue;
    const size = broughtVersions(history).at(-1)?.bytes ?? 0;
    const order = program ? programs.indexOf(baseName(path)) : -1;
    const rank = order >= 0 ? 3e15 - order * 1e12 : (program ? 1e15 : 0) + size;
    if (rank <= bestRank) continue;
    best = history;
    bestRank = rank;
  }
  return best;
}

/** Where a path's links lead, also when what they lead to was deleted. */
function lastTarget(filesystem: ImageFilesystem, path: string): PathHistory | undefined {
  let history = filesystem.lookup(path);
  for (let hops = 0; history && hops < 40; hops++) {
    const entry = history.versions.at(-1)?.entry;
    if (entry?.type !== "symlink") return history;
    history = filesystem.lookup(
      cleanPath(entry.link.startsWith("/") ? entry.link : `${parentPath(history.path)}/${entry.link}`),
    );
  }
  return undefined;
}

/** A package whose files survive is there, whatever became of its database; an upgraded one is not. */
function isRemoved(filesystem: ImageFilesystem, item: Package, main: PathHistory | undefined): boolean {
  if (item.removedIn !== null) {
    const { removedIn } = item;
    return !(main?.removedIn === null && main.versions.every((version) => version.layer < removedIn));
  }
  const files = item.files.filter(
    (path) => filesystem.paths.get(path)?.versions.at(-1)?.entry.type === "file",
  );
  return files.length > 0 && files.every((path) => filesystem.paths.get(path)?.removedIn !== null);
}

/** The version without Debian's epoch and revision, or Alpine's release: `12.2.0` of `4:12.2.0-3`. */
export function upstreamVersion(version: string): string {
  return version
    .replace(/^\d+:/, "")
    .replace(/-[^-]*$/, "")
    .replace(/[+~](dfsg|ds|really|deb|repack).*$/, "");
}

const owners = new WeakMap<readonly Package[], ReadonlyMap<string, Package>>();

/** The system's package that a file belongs to. */
export function ownerOf(image: SearchedImage, path: string): Package | undefined {
  let byFile = owners.get(image.packages);
  if (!byFile) {
    byFile = new Map(image.packages.flatMap((item) => item.files.map((file) => [file, item] as const)));
    owners.set(image.packages, byFile);
  }
  return byFile.get(path);
}
