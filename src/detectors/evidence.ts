import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import { baseName, cleanPath, parentPath } from "../image/path.ts";
import type { Package } from "../packages/model.ts";
import type { Evidence, SearchedImage } from "./model.ts";

/** Parts of a tree that another line brought, smaller than this, are not worth a finding of their own. */
const PART_FLOOR = 100_000;

/** A cache smaller than this is not worth a line in anybody's review. */
const CACHE_FLOOR = 1_000_000;

/** What a detector says of a tree; where its bytes lie is measured. */
export type Label = Omit<Evidence, "layers" | "removed">;

/** One version of a file that one layer brought. */
interface Brought {
  readonly layer: number;
  readonly bytes: number;
  /** Layers that hold it again though nothing changed but owner or mode. */
  readonly copies: readonly number[];
  /** Deleted or replaced by a later layer. */
  readonly removed: boolean;
}

/**
 * Which layers brought a file. A later layer that holds it again with as many bytes copied it up (chown, chmod);
 * one that holds other bytes wrote it anew, and the bytes before are there for nothing.
 */
export function broughtVersions(history: PathHistory): Brought[] {
  const brought: { layer: number; bytes: number; copies: number[]; removed: boolean }[] = [];
  let last: (typeof brought)[number] | undefined;
  for (const { layer, entry } of history.versions) {
    if (entry.type === "directory") continue;
    const bytes = entry.type === "file" ? entry.size : 0;
    if (last && last.bytes === bytes) {
      last.copies.push(layer);
      continue;
    }
    if (last) last.removed = true;
    last = { layer, bytes, copies: [], removed: false };
    brought.push(last);
  }
  if (last && history.removedIn !== null) last.removed = true;
  return brought;
}

/**
 * Evidence for a set of files that belong together, split by the layer that brought them and by whether they
 * survive: each part is evidence of its own. `main` is the file that proves the thing is there; parts without
 * it count only when they are large.
 */
export function treeEvidence(
  label: Label,
  files: Iterable<PathHistory>,
  main?: (path: string) => boolean,
  floor = PART_FLOOR,
): Evidence[] {
  const parts = new Map<
    string,
    { layer: number; removed: boolean; bytes: Map<number, number>; main: boolean }
  >();
  const seen = new Set<string>();
  for (const history of files) {
    if (seen.has(history.path)) continue;
    seen.add(history.path);
    for (const { layer, bytes, copies, removed } of broughtVersions(history)) {
      const key = `${layer} ${removed}`;
      const part = parts.get(key) ?? { layer, removed, bytes: new Map([[layer, 0]]), main: false };
      parts.set(key, part);
      for (const holder of [layer, ...copies]) part.bytes.set(holder, (part.bytes.get(holder) ?? 0) + bytes);
      part.main ||= main === undefined || main(history.path);
    }
  }
  return [...parts.values()]
    .filter((part) => part.main || (part.bytes.get(part.layer) ?? 0) >= floor)
    .map((part) => ({ ...label, layers: part.bytes, removed: part.removed }));
}

/** Everything below a folder as one piece of evidence (or one for each layer that brought a part of it). */
export function folderEvidence(
  image: SearchedImage,
  label: Label,
  main?: (path: string) => boolean,
): Evidence[] {
  return treeEvidence(label, filesBelow(image.filesystem, label.path), main);
}

/** A cache: evidence by its size alone, so a tool's empty or nearly empty folder is none. */
export function cacheEvidence(label: Label, files: Iterable<PathHistory>): Evidence[] {
  return treeEvidence({ programs: [], ...label }, files, () => false, CACHE_FLOOR);
}

/** One file; the file behind it where it is a hard link. */
export function fileEvidence(image: SearchedImage, label: Label): Evidence[] {
  const history = image.filesystem.lookup(label.path);
  if (!history) return [];
  const target = hardLinkTarget(image.filesystem, history);
  return treeEvidence(label, [target ?? history]);
}

export function filesBelow(filesystem: ImageFilesystem, path: string): PathHistory[] {
  return filesystem.below(path).filter((history) => !isFolder(history));
}

export function isFolder(history: PathHistory): boolean {
  return history.versions.at(-1)?.entry.type === "directory";
}

/** A regular file (a hard link is one) that is in the final filesystem. */
export function isPresentFile(history: PathHistory | undefined): history is PathHistory {
  const type = history?.versions.at(-1)?.entry.type;
  return history?.removedIn === null && (type === "file" || type === "hardlink");
}

export function hardLinkTarget(filesystem: ImageFilesystem, history: PathHistory): PathHistory | undefined {
  const entry = history.versions.at(-1)?.entry;
  return entry?.type === "hardlink" ? filesystem.lookup(entry.link) : undefined;
}

/** Evidence that a package database names; its main file is the program of its name, else its largest. */
export function packageEvidence(image: SearchedImage, item: Package, label: Partial<Label> = {}): Evidence {
  const main = mainFile(image.filesystem, item, [item.name, ...(label.programs ?? [])]);
  return {
    name: item.name,
    package: item.name,
    version: upstreamVersion(item.version),
    ...label,
    path: main?.path ?? (item.manager === "dpkg" ? "var/lib/dpkg/status" : "lib/apk/db/installed"),
    layers: new Map([[item.layer, item.bytes]]),
    removed: isRemoved(image.filesystem, item, main),
  };
}

/** Packages whose names a detector knows, as evidence. */
export function packagesEvidence(
  image: SearchedImage,
  isTool: (item: Package) => boolean,
  label: (item: Package) => Partial<Label> = () => ({}),
): Evidence[] {
  return image.packages.filter(isTool).map((item) => packageEvidence(image, item, label(item)));
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

/** The package that a file belongs to. */
export function ownerOf(image: SearchedImage, path: string): Package | undefined {
  let byFile = owners.get(image.packages);
  if (!byFile) {
    byFile = new Map(image.packages.flatMap((item) => item.files.map((file) => [file, item] as const)));
    owners.set(image.packages, byFile);
  }
  return byFile.get(path);
}

export function named(image: SearchedImage, name: string | RegExp): readonly PathHistory[] {
  return image.filesystem.named(name);
}

/** The folder `levels` above a path; `""` is the root. */
export function parent(path: string, levels = 1): string {
  return path.split("/").slice(0, -levels).join("/");
}

/** Bytes kept of the newest version of a file, as text. */
export function textOf(filesystem: ImageFilesystem, path: string): string | undefined {
  const bytes = filesystem.content(path);
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** Every version that any layer holds of a file, as text, oldest first; as far as their bytes were kept. */
export function textsOf(image: SearchedImage, path: string): string[] {
  const texts: string[] = [];
  for (const { layer, entry } of image.filesystem.lookup(path)?.versions ?? []) {
    const bytes = image.layers[layer]?.contents.get(entry.path);
    if (bytes) texts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  }
  return texts;
}

/** The value of an environment variable of the image's config. */
export function environment(image: SearchedImage, name: string): string | undefined {
  const setting = image.config.env.find((line) => line.startsWith(`${name}=`));
  return setting?.slice(name.length + 1);
}

/** `true` for the folders of a system rather than of one program: their whole tree is nobody's evidence. */
export function isSystemPrefix(folder: string): boolean {
  return /^(usr(\/local)?|opt|app|home(\/[^/]+)?|root(\/\.local)?|)$/.test(folder);
}
