import type { FileVersion, PathHistory } from "./history.ts";
import type { EntryType } from "./model.ts";
import type { OverlayTree } from "./overlay-tree.ts";

/** Reads from the tree what is asked of it; millions of them come and go while an image is searched. */
export class NodeHistory implements PathHistory {
  readonly #tree: OverlayTree;
  readonly #node: number;
  #versions: readonly FileVersion[] | undefined;
  readonly path: string;

  constructor(tree: OverlayTree, node: number, path: string) {
    this.#tree = tree;
    this.#node = node;
    this.path = path;
  }

  get versions(): readonly FileVersion[] {
    this.#versions ??= this.#tree.versions(this.#node, this.path);
    return this.#versions;
  }

  get type(): EntryType {
    return this.#tree.type(this.#node);
  }

  get size(): number {
    return this.#tree.lastSize(this.#node);
  }

  get layer(): number {
    return this.#tree.lastLayer(this.#node);
  }

  get removedIn(): number | null {
    return this.#tree.removedIn(this.#node);
  }
}
