import type { FileVersion, PathHistory } from "./history.ts";
import type { Image } from "./model.ts";
import { type Node, Overlay } from "./overlay.ts";
import { baseName, cleanPath, parentPath } from "./path.ts";

export type { PathHistory } from "./history.ts";

/** The union of all layers, with what the final filesystem shows. Paths may begin with `/`. */
export interface ImageFilesystem {
  /** Every path that any layer holds, folders too; a folder before what is in it, names in order. */
  readonly paths: ReadonlyMap<string, PathHistory>;
  /** Bytes of the regular files that the final filesystem shows, hard links once. */
  readonly shownBytes: number;
  /** The history of a path that is there or was. Links among its folders are followed, a link at its end is not. */
  lookup(path: string): PathHistory | undefined;
  /** Direct children's names of a folder, those removed included; in order. */
  children(path: string): readonly string[];
  /** Everything at and below a path, those removed included; in the order of `paths`. */
  below(path: string): readonly PathHistory[];
  /** Follows symlinks (and hard links) in the final filesystem; undefined where a link dangles or loops. */
  resolve(path: string): PathHistory | undefined;
  /** Bytes kept while reading, of the last version that was a file; undefined: none were. */
  content(path: string): Uint8Array | undefined;
}

/** Lays an image's layers on each other. Throws an `ImageError` for a hostile tree that would fill the memory. */
export function buildFilesystem(image: Pick<Image, "layers">): ImageFilesystem {
  const overlay = new Overlay();
  for (const layer of image.layers) overlay.apply(layer.entries);
  const find = (path: string): Node | undefined => {
    const clean = cleanPath(path);
    const found = overlay.find(clean);
    if (found || clean === "") return found;
    return overlay.resolve(parentPath(clean), true)?.children?.get(baseName(clean));
  };
  let paths: ReadonlyMap<string, PathHistory> | undefined;
  let shownBytes: number | undefined;
  return {
    get paths() {
      paths ??= new Map(walk(overlay.root).map((node) => [node.path, node]));
      return paths;
    },
    get shownBytes() {
      shownBytes ??= sumShown(overlay);
      return shownBytes;
    },
    lookup: (path) => {
      const node = find(path);
      return node === overlay.root ? undefined : node;
    },
    children: (path) => sortedNames(find(path)),
    below: (path) => {
      const node = find(path);
      return node ? walk(node) : [];
    },
    resolve: (path) => {
      const node = overlay.resolve(cleanPath(path), true);
      if (!node || node === overlay.root) return undefined;
      if (node.type !== "hardlink" || !node.source) return node;
      const target = overlay.find(node.source.entry.path);
      return target?.removedIn === null && target.source === node.source ? target : node;
    },
    content: (path) => {
      const version = lastFile(find(path), overlay.hardLinks);
      return version && image.layers[version.layer]?.contents.get(version.entry.path);
    },
  };
}

/** All at and below a node but the root itself, which no layer need name. */
function walk(start: Node): readonly Node[] {
  const nodes: Node[] = [];
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.path !== "") nodes.push(node);
    if (!node.children) continue;
    const names = sortedNames(node);
    for (let index = names.length - 1; index >= 0; index--) {
      const child = node.children.get(names[index] as string);
      if (child) open.push(child);
    }
  }
  return nodes;
}

function sortedNames(node: Node | undefined): readonly string[] {
  return [...(node?.children?.keys() ?? [])].sort();
}

function sumShown(overlay: Overlay): number {
  const linked = new Set(overlay.hardLinks.values());
  const shown = new Set<FileVersion>();
  const open = [overlay.root];
  let bytes = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.source && linked.has(node.source)) shown.add(node.source);
    else bytes += node.source?.entry.size ?? 0;
    for (const child of node.children?.values() ?? []) if (child.removedIn === null) open.push(child);
  }
  for (const { entry } of shown) bytes += entry.size;
  return bytes;
}

/** Of a path's versions the last that was a file, or a hard link to one. */
function lastFile(
  node: Node | undefined,
  hardLinks: ReadonlyMap<FileVersion, FileVersion>,
): FileVersion | undefined {
  for (const version of node?.versions.toReversed() ?? []) {
    if (version.entry.type === "file") return version;
    const linked = hardLinks.get(version);
    if (linked) return linked;
  }
  return undefined;
}
