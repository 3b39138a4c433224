import { hash, type PathTree, ROOT, rangeOf, sameBytes } from "./path-tree.ts";

/** Of larger trees the names are cut out each time: as texts that stay they would take too much memory. */
const TEXTS_LIMIT = 100_000;

/**
 * The nodes of a tree by their names, in eight bytes each: who asks for a name looks at no other one.
 * It knows the tree as it is when the index is made.
 */
export class NameIndex {
  readonly #paths: PathTree;
  readonly #count: number;
  /** The hash of a name times `#count`, plus the node, in order: equal names stand together, by their nodes. */
  readonly #keys: Float64Array;
  /** Hashes are cut to what leaves keys exact. */
  readonly #hashes: number;
  /** Names by their nodes; the root has none. Made when a pattern is asked for. */
  #texts: string[] | undefined;

  constructor(paths: PathTree) {
    this.#paths = paths;
    this.#count = paths.count;
    this.#hashes = Math.min(2 ** 32, Math.floor(Number.MAX_SAFE_INTEGER / this.#count) - 1);
    this.#keys = new Float64Array(this.#count - 1);
    for (let node = 1; node < this.#count; node++) {
      this.#keys[node - 1] = ((hash(ROOT, paths.nameRange(node)) >>> 0) % this.#hashes) * this.#count + node;
    }
    this.#keys.sort();
  }

  /** All nodes of that name, or whose name matches, in the order of their paths. */
  named(name: string | RegExp): readonly number[] {
    const found = typeof name === "string" ? this.#ofName(name) : this.#matching(name);
    if (found.length < 2) return found;
    const keys = new Map(found.map((node) => [node, this.#paths.path(node).replaceAll("/", "\0")]));
    return found.sort((one, other) => ((keys.get(one) ?? "") < (keys.get(other) ?? "") ? -1 : 1));
  }

  #ofName(name: string): number[] {
    const wanted = rangeOf(name);
    const first = ((hash(ROOT, wanted) >>> 0) % this.#hashes) * this.#count;
    const found: number[] = [];
    for (let at = this.#lowerBound(first); at < this.#keys.length; at++) {
      const node = (this.#keys[at] as number) - first;
      if (node >= this.#count) break;
      if (sameBytes(this.#paths.nameRange(node), wanted)) found.push(node);
    }
    return found;
  }

  #matching(pattern: RegExp): number[] {
    const found: number[] = [];
    const test = (name: string, node: number): void => {
      // The tree may have grown since.
      if (node < this.#count && name.search(pattern) >= 0) found.push(node);
    };
    if (this.#count > TEXTS_LIMIT) this.#paths.eachName(test);
    else {
      const texts = this.#texts ?? this.#textsOf();
      for (let node = 1; node < this.#count; node++) test(texts[node] as string, node);
    }
    return found;
  }

  #textsOf(): string[] {
    const texts = [""];
    this.#paths.eachName((name, node) => {
      texts[node] = name;
    });
    this.#texts = texts;
    return texts;
  }

  /** Place of the first key that is not below the given one. */
  #lowerBound(key: number): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
