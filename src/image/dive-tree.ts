/**
 * The trees that the tool `dive` (0.13.1) makes of layers, with all their ways: its figures follow from them.
 * https://github.com/wagoodman/dive/tree/v0.13.1/dive/filetree
 */
import { type ByteRange, Column, newRange } from "./columns.ts";
import type { EntryList } from "./entry-list.ts";
import { PathTree, ROOT } from "./path-tree.ts";
import { StackedTree } from "./stacked-tree.ts";

const WHITEOUT = Buffer.from(".wh.");
const META_WHITEOUT = Buffer.from(".wh..wh.");

/** A layer's tree as it is walked: nodes are those of `paths`. */
export class DiveTrees {
  readonly paths = new PathTree();
  /** The layer whose tree holds a node; layers count from 1. */
  readonly #layerOf = new Column();
  /** The layer in whose tree a node has children. */
  readonly #parentIn = new Column();
  readonly #size = new Column();
  readonly #folder = new Column();
  #layer = 0;
  #nodes: number[] = [];
  readonly #stacked = new StackedTree(this.paths);

  /** Makes the tree of the next layer, in place of the last one's. */
  begin(list: EntryList): void {
    this.#layer++;
    this.#nodes = [];
    const folders = new Column();
    const known = new Column();
    known.set(ROOT, 1);
    const folderOf = (folder: number): number => {
      if (known.get(folder) === 1) return folders.get(folder);
      const way: number[] = [];
      for (let at = folder; known.get(at) !== 1; at = list.folders.parent(at)) way.push(at);
      let node = folders.get(list.folders.parent(way.at(-1) as number));
      for (let next = way.pop(); next !== undefined; next = way.pop()) {
        node = this.#enter(node, list.folders.nameRange(next));
        folders.set(next, node);
        known.set(next, 1);
      }
      return node;
    };
    for (let index = 0; index < list.length; index++) {
      const node = this.#enter(folderOf(list.folder(index)), list.nameRange(index));
      if (node === BEYOND) continue;
      this.#size.set(node, list.size(index));
      this.#folder.set(node, list.type(index) === "directory" ? 1 : 0);
    }
  }

  /** The nodes of the layer's tree that have no children; in no order. */
  *leaves(): Iterable<number> {
    for (const node of this.#nodes) if (!this.#hasChildren(node)) yield node;
  }

  /** The same in dive's order: what is in a folder before what follows it, names in the order of their bytes. */
  *leavesInOrder(): Iterable<number> {
    for (const node of this.#visit()) if (!this.#hasChildren(node)) yield node;
  }

  /** The node's own size; 0 for a folder that only its children's paths name. */
  size(node: number): number {
    return this.#size.get(node);
  }

  isWhiteout(node: number): boolean {
    return startsWith(this.paths.nameRange(node), WHITEOUT);
  }

  /** What a whiteout names: the path without its mark. */
  hidden(node: number): number {
    const { bytes, start, end } = this.paths.nameRange(node);
    const name = { ...newRange(), bytes, start: start + WHITEOUT.length, end };
    const parent = this.paths.parent(node);
    return name.start === name.end ? parent : this.paths.enter(parent, name);
  }

  /** Bytes of all that lower layers have there; undefined where they have nothing. */
  hiddenBytes(node: number): number | undefined {
    // The first layer's whiteouts are looked up in the first layer.
    if (this.#layer === 1 && !this.#stacked.begun) this.#stack(() => false);
    return this.#stacked.total(this.hidden(node));
  }

  /** Lays the layer's tree over the stack of those before. */
  stack(): void {
    this.#stack((node) => this.isWhiteout(node));
  }

  /** Gives the memory back; of no use any more. */
  destroy(): void {
    this.paths.destroy();
    for (const column of [this.#layerOf, this.#parentIn, this.#size, this.#folder]) column.clear();
  }

  #stack(hides: (node: number) => boolean): void {
    const whiteouts = this.#nodes.some(hides);
    for (const node of whiteouts ? this.#visit() : this.#nodes) {
      if (hides(node)) this.#stacked.remove(this.hidden(node));
      else this.#stacked.put(node, this.size(node), this.#folder.get(node) === 1);
    }
  }

  /** The node of that name in the layer's tree; made where it is not there. */
  #enter(parent: number, name: ByteRange): number {
    if (parent === BEYOND || startsWith(name, META_WHITEOUT)) return BEYOND;
    const node = this.paths.enter(parent, name);
    if (this.#layerOf.get(node) !== this.#layer) {
      this.#layerOf.set(node, this.#layer);
      this.#size.set(node, 0);
      this.#folder.set(node, 0);
      this.#nodes.push(node);
      this.#parentIn.set(parent, this.#layer);
    }
    return node;
  }

  #hasChildren(node: number): boolean {
    return this.#parentIn.get(node) === this.#layer;
  }

  /** All nodes of the layer's tree, children first. Nodes of other layers may be entered in the meantime. */
  *#visit(): Iterable<number> {
    for (let node = this.#deepestFirst(ROOT); node !== ROOT; ) {
      yield node;
      const next = this.#fromHereOn(this.paths.nextSibling(node));
      node = next === ROOT ? this.paths.parent(node) : this.#deepestFirst(next);
    }
  }

  /** Down through the first child of each folder. */
  #deepestFirst(node: number): number {
    let at = node;
    while (this.#hasChildren(at)) {
      this.paths.sortChildren(at);
      at = this.#fromHereOn(this.paths.firstChild(at));
    }
    return at;
  }

  /** The first of these siblings that the layer's tree holds, or {@link ROOT}. */
  #fromHereOn(sibling: number): number {
    let at = sibling;
    while (at !== ROOT && this.#layerOf.get(at) !== this.#layer) at = this.paths.nextSibling(at);
    return at;
  }
}

/** In place of a node: a path through a mark of a union filesystem, which dive leaves out. */
const BEYOND = -1;

function startsWith({ bytes, start, end }: ByteRange, mark: Buffer): boolean {
  if (end - start < mark.length) return false;
  for (let at = 0; at < mark.length; at++) if (bytes[start + at] !== mark[at]) return false;
  return true;
}
