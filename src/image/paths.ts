import type { PathHistory } from "./history.ts";
import type { OverlayTree } from "./overlay-tree.ts";
import { ROOT } from "./path-tree.ts";

/** Histories by path. Like a map, but nothing is kept: each history is made when it is asked for. */
export interface Paths extends Iterable<readonly [string, PathHistory]> {
  readonly size: number;
  get(path: string): PathHistory | undefined;
  keys(): Iterable<string>;
  values(): Iterable<PathHistory>;
}

/** All paths of a tree; a folder before what is in it, names in the order of their bytes. */
export function pathsOf(tree: OverlayTree): Paths {
  return {
    // The root is no path.
    get size() {
      return tree.paths.count - 1;
    },
    get: (path) => {
      const node = tree.paths.find(path);
      return node === undefined || node === ROOT ? undefined : tree.history(node);
    },
    *keys() {
      for (const { path } of walk(tree, ROOT)) yield path;
    },
    values: () => walk(tree, ROOT),
    *[Symbol.iterator]() {
      for (const history of walk(tree, ROOT)) yield [history.path, history] as const;
    },
  };
}

/** All at and below a node but the root itself, which no layer need name. */
export function* walk(
  tree: OverlayTree,
  start: number,
  enters: (folder: string) => boolean = () => true,
): Iterable<PathHistory> {
  const { paths } = tree;
  // Of each folder on the way down: its path, and what is left of its children, the next one last.
  const open: { readonly path: string; readonly left: number[] }[] = [];
  const descend = (node: number, path: string): void => {
    const children = paths.sortedChildren(node);
    if (children.length > 0) open.push({ path, left: children.toReversed() });
  };
  const path = paths.path(start);
  if (start !== ROOT) yield tree.history(start, path);
  descend(start, path);
  for (let folder = open.at(-1); folder; folder = open.at(-1)) {
    const node = folder.left.pop();
    if (node === undefined) {
      open.pop();
      continue;
    }
    const name = paths.name(node);
    const path = folder.path === "" ? name : `${folder.path}/${name}`;
    yield tree.history(node, path);
    if (paths.firstChild(node) !== ROOT && enters(path)) descend(node, path);
  }
}
