import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import { baseName, cleanPath, parentPath } from "../image/path.ts";
import type { Package } from "../packages/model.ts";
import { Relations } from "../packages/relations.ts";
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

/** Names of packages, by what they are to a detector. */
export interface PackageNames {
  readonly tool: RegExp;
  /** What comes along with tools in the same layer and is no evidence alone. */
  readonly companion: RegExp;
  /** Companions only where nothing that is installed needs them but the tools and their companions. */
  readonly library?: RegExp;
}

/** Tools, and what came along with them. */
export function packagesWithCompanions(
  image: SearchedImage,
  { tool, companion, library }: PackageNames,
  label: (item: Package) => Partial<Label> = () => ({}),
): Evidence[] {
  const tools = packagesEvidence(image, (item) => tool.test(item.name), label);
  const layers = new Set(tools.flatMap((item) => [...item.layers.keys()]));
  const cameAlong = (item: Package): boolean => !tool.test(item.name) && layers.has(item.layer);
  const found = [
    ...tools,
    ...packagesEvidence(image, (item) => companion.test(item.name) && cameAlong(item), label),
  ];
  if (!library || tools.length === 0) return found;
  const libraries = image.packages.filter((item) => library.test(item.name) && cameAlong(item));
  const theirs = new Set([...found.map(({ name }) => name), ...libraries.map(({ name }) => name)]);
  const others = image.packages.filter(({ name, removedIn }) => removedIn === null && !theirs.has(name));
  const needed = new Relations([...others, ...libraries]).reachedFrom(others);
  const own = libraries.filter((item) => !needed.has(item));
  return [...found, ...own.map((item) => packageEvidence(image, item, label(item)))];
}

const PROGRAM = /(^|\/)s?bin\/[^/]+$/;

/** The first of the programs that it has, else its largest program, else its largest file. */
function mainFile(
  filesystem: ImageFilesystem,
  item: Package,
  programs: readonly string[],
): PathHistory | undefined {
  let first: PathHistory | undefined;
  let firstOrder = programs.length;
  let largest: PathHistory | undefined;
  for (const path of item.files) {
    if (!PROGRAM.test(path)) continue;
    // A program's link leads to the program; a library's leads into some other package.
    const history = lastTarget(filesystem, path);
    if (!history || isFolder(history)) continue;
    const order = programs.indexOf(baseName(path));
    if (order >= 0 && order < firstOrder) [first, firstOrder] = [history, order];
    largest = larger(largest, history);
  }
  if (largest) return first ?? largest;
  for (const path of item.files) {
    const history = filesystem.paths.get(path);
    if (history && !isFolder(history)) largest = larger(largest, history);
  }
  return largest;
}

function larger(one: PathHistory | undefined, other: PathHistory): PathHistory {
  return one && one.size >= other.size ? one : other;
}

/** Where a path's links lead, also when what they lead to was deleted. */
function lastTarget(filesystem: ImageFilesystem, path: string): PathHistory | undefined {
  let history = filesystem.lookup(path);
  for (let hops = 0; history && hops < 40; hops++) {
    if (history.type !== "symlink") return history;
    const link = history.versions.at(-1)?.entry.link ?? "";
    history = filesystem.lookup(
      cleanPath(link.startsWith("/") ? link : `${parentPath(history.path)}/${link}`),
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
  let isGone = false;
  for (const path of item.files) {
    const history = filesystem.paths.get(path);
    if (history?.type !== "file") continue;
    if (history.removedIn === null) return false;
    isGone = true;
  }
  return isGone;
}

/** The version without Debian's epoch and revision, or Alpine's release: `12.2.0` of `4:12.2.0-3`. */
export function upstreamVersion(version: string): string {
  return version
    .replace(/^\d+:/, "")
    .replace(/-[^-]*$/, "")
    .replace(/[+~](dfsg|ds|really|deb|repack).*$/, "");
}

const owners = new WeakMap<readonly Package[], Map<string, Package>>();

/** The system's package that a file belongs to. */
export function ownerOf(image: SearchedImage, path: string): Package | undefined {
  let byFile = owners.get(image.packages);
  if (!byFile) {
    byFile = new Map();
    for (const item of image.packages) for (const file of item.files) byFile.set(file, item);
    owners.set(image.packages, byFile);
  }
  return byFile.get(path);
}
