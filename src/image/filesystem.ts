import type { PathHistory } from "./history.ts";
import type { Image } from "./model.ts";
import { NameIndex } from "./name-index.ts";
import { Overlay } from "./overlay.ts";
import type { OverlayTree } from "./overlay-tree.ts";
import { baseName, cleanPath, parentPath } from "./path.ts";
import { ROOT, rangeOf } from "./path-tree.ts";
import { type Paths, pathsOf, walk } from "./paths.ts";

export type { PathHistory } from "./history.ts";

/** The union of all layers, with what the final filesystem shows. Paths may begin with `/`. */
export interface ImageFilesystem {
  /** Every path that any layer holds, folders too; a folder before what is in it, names in order. */
  readonly paths: Paths;
  /** Bytes of the regular files that the final filesystem shows, hard links once. */
  readonly shownBytes: number;
  /** The history of a path that is there or was. Links among its folders are followed, a link at its end is not. */
  lookup(path: string): PathHistory | undefined;
  /** Direct children's names of a folder, those removed included; in order. */
  children(path: string): readonly string[];
  /**
   * Everything at and below a path, those removed included; in the order of `paths`. Made as it is asked for: there
   * can be millions.
   * @param enters whether to go on below a folder, by its path; default: below all
   */
  below(path: string, enters?: (folder: string) => boolean): Iterable<PathHistory>;
  /** All whose last part is this name (or matches), those removed included; in the order of `paths`. */
  named(name: string | RegExp): readonly PathHistory[];
  /** Follows symlinks (and hard links) in the final filesystem; undefined where a link dangles or loops. */
  resolve(path: string): PathHistory | undefined;
  /** Bytes kept while reading, of the last version that was a file; undefined: none were. */
  content(path: string): Uint8Array | undefined;
}

/** Lays an image's layers on each other. Throws an `ImageError` for a hostile tree that would fill the memory. */
export function buildFilesystem(image: Pick<Image, "layers">): ImageFilesystem {
  const overlay = new Overlay();
  for (const layer of image.layers) overlay.apply(layer.entries);
  const { tree } = overlay;
  const find = (path: string): number | undefined => {
    const clean = cleanPath(path);
    const found = tree.paths.find(clean);
    if (found !== undefined) return found;
    const folder = overlay.resolve(parentPath(clean), true);
    const node = folder === undefined ? ROOT : tree.paths.child(folder, rangeOf(baseName(clean)));
    return node === ROOT ? undefined : node;
  };
  const historyOf = (node: number | undefined): PathHistory | undefined =>
    node === undefined || node === ROOT ? undefined : tree.history(node);
  /** Asked for again and again. A pattern cannot be mistaken for a name: it begins with `/`. */
  const names = new Map<string, readonly PathHistory[]>();
  let index: NameIndex | undefined;
  let shownBytes: number | undefined;
  return {
    paths: pathsOf(tree),
    get shownBytes() {
      shownBytes ??= sumShown(tree);
      return shownBytes;
    },
    lookup: (path) => historyOf(find(path)),
    children: (path) => {
      const node = find(path);
      return node === undefined ? [] : tree.paths.sortedChildren(node).map((child) => tree.paths.name(child));
    },
    below: (path, enters) => {
      const node = find(path);
      return node === undefined ? [] : walk(tree, node, enters);
    },
    named: (name) => {
      const key = String(name);
      let found = names.get(key);
      if (found) return found;
      index ??= new NameIndex(tree.paths);
      found = index.named(name).map((node) => tree.history(node));
      names.set(key, found);
      return found;
    },
    resolve: (path) => {
      const node = overlay.resolve(cleanPath(path), true);
      return historyOf(node === undefined ? undefined : linkedFile(tree, node));
    },
    content: (path) => {
      const node = find(path);
      const kept = node === undefined ? undefined : tree.keptAt(tree.lastFile(node));
      return kept && image.layers[kept.layer]?.contents.get(kept.path);
    },
  };
}

/** Of a hard link the file that it is another name of, where that still stands under its own; else the node. */
function linkedFile(tree: OverlayTree, node: number): number {
  if (tree.type(node) !== "hardlink") return node;
  const version = tree.shownFile(node);
  const target = version === 0 ? undefined : tree.paths.find(tree.entry(version).path);
  if (target === undefined || !tree.isThere(target)) return node;
  return tree.shownFile(target) === version ? target : node;
}

function sumShown(tree: OverlayTree): number {
  const { paths } = tree;
  const linked = tree.linkedVersions();
  const shown = new Set<number>();
  const open: number[] = [ROOT];
  let bytes = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const version = tree.shownFile(node);
    if (version !== 0) {
      if (linked.has(version)) shown.add(version);
      else bytes += tree.size(version);
    }
    for (let child = paths.firstChild(node); child !== ROOT; child = paths.nextSibling(child)) {
      if (tree.isThere(child)) open.push(child);
    }
  }
  for (const version of shown) bytes += tree.size(version);
  return bytes;
}
