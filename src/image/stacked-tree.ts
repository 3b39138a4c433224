import { Column } from "./columns.ts";
import { type PathTree, ROOT } from "./path-tree.ts";

/** Layers' trees laid over each other. */
export class StackedTree {
  readonly #paths: PathTree;
  readonly #there = new Column();
  readonly #size = new Column();
  readonly #folder = new Column();
  begun = false;

  constructor(paths: PathTree) {
    this.#paths = paths;
    this.#there.set(ROOT, 1);
  }

  put(node: number, size: number, folder: boolean): void {
    this.begun = true;
    for (let at = node; this.#there.get(at) === 0; at = this.#paths.parent(at)) {
      this.#there.set(at, 1);
      this.#size.set(at, 0);
      this.#folder.set(at, 0);
    }
    this.#size.set(node, size);
    this.#folder.set(node, folder ? 1 : 0);
  }

  remove(node: number): void {
    if (node !== ROOT) for (const at of this.#below(node)) this.#there.set(at, 0);
  }

  /** Sizes of a folder and all below; 0 for all but folders, undefined for what is not there. */
  total(node: number): number | undefined {
    if (this.#there.get(node) === 0) return undefined;
    if (this.#folder.get(node) === 0) return 0;
    let sum = 0;
    for (const at of this.#below(node)) sum += this.#size.get(at);
    return sum;
  }

  /** A node and all below that is there, if it is. */
  #below(node: number): readonly number[] {
    const found = this.#there.get(node) === 0 ? [] : [node];
    for (let index = 0; index < found.length; index++) {
      let child = this.#paths.firstChild(found[index] as number);
      for (; child !== ROOT; child = this.#paths.nextSibling(child)) {
        if (this.#there.get(child) === 1) found.push(child);
      }
    }
    return found;
  }
}
