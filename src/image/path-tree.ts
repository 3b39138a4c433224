import { type ByteRange, Column, free, NameStore, newRange } from "./columns.ts";
import { decodeName, encodeName } from "./path.ts";

/** The root of every tree. As an answer: there is none. */
export const ROOT = 0;

const SLASH = 0x2f;

const FIRST_SLOTS = 64;

/**
 * Paths in some forty bytes each: every folder and file is a number, and what is known of it stands in columns by
 * that number. A parent's number is smaller than its children's.
 */
export class PathTree {
  readonly #names = new NameStore();
  readonly #parents = new Column();
  readonly #firstChild = new Column();
  readonly #nextSibling = new Column();
  /** Children in the order of their names: 1 where they are. */
  readonly #sorted = new Column();
  /** Open addressing by parent and name. */
  #slots = new Int32Array(FIRST_SLOTS);
  /** Some bits of the hash of what a slot holds: most others are told by them, without a look at far-off memory. */
  #tags = new Uint8Array(FIRST_SLOTS);
  readonly #here = newRange();
  readonly #there = newRange();

  constructor() {
    this.#names.addText("");
  }

  /** Number of nodes, the root counted. */
  get count(): number {
    return this.#names.count;
  }

  /** Bytes of all names together. */
  get nameBytes(): number {
    return this.#names.bytes;
  }

  parent(node: number): number {
    return this.#parents.get(node);
  }

  /** The child of that name, or {@link ROOT} where there is none. */
  child(parent: number, name: ByteRange): number {
    return this.#slots[this.#slot(hash(parent, name), parent, name)] as number;
  }

  /** The child of that name, made where there is none. */
  enter(parent: number, name: ByteRange): number {
    const hashed = hash(parent, name);
    const slot = this.#slot(hashed, parent, name);
    const known = this.#slots[slot] as number;
    if (known !== ROOT) return known;
    const node = this.#names.add(name);
    this.#parents.set(node, parent);
    this.#nextSibling.set(node, this.#firstChild.get(parent));
    this.#firstChild.set(parent, node);
    this.#sorted.set(parent, 0);
    this.#slots[slot] = node;
    this.#tags[slot] = tagOf(hashed);
    if (this.count * 3 > this.#slots.length * 2) this.#grow();
    return node;
  }

  /** The node at a clean path, taken literally; undefined where there is none. */
  find(path: string): number | undefined {
    if (path === "") return ROOT;
    let node = ROOT;
    for (const name of parts(path)) {
      node = this.child(node, name);
      if (node === ROOT) return undefined;
    }
    return node;
  }

  /** The node at a clean path; made, with its parents, where there is none. */
  enterPath(path: string): number {
    let node = ROOT;
    if (path !== "") for (const name of parts(path)) node = this.enter(node, name);
    return node;
  }

  /** Where the bytes of a node's name lie; valid until the tree grows or is asked again. */
  nameRange(node: number): ByteRange {
    return this.#names.locate(node, this.#here);
  }

  name(node: number): string {
    const { bytes, start, end } = this.nameRange(node);
    return decodeName(bytes, start, end);
  }

  /** All names but the root's, by the order of their nodes. */
  eachName(use: (name: string, node: number) => void): void {
    this.#names.eachText((name, node) => {
      if (node !== ROOT) use(name, node);
    });
  }

  path(node: number): string {
    const names: string[] = [];
    for (let at = node; at !== ROOT; at = this.parent(at)) names.push(this.name(at));
    return names.reverse().join("/");
  }

  /** The first of a node's children, or {@link ROOT}; in the order in which they are linked. */
  firstChild(node: number): number {
    return this.#firstChild.get(node);
  }

  /** The one after it, or {@link ROOT}. */
  nextSibling(node: number): number {
    return this.#nextSibling.get(node);
  }

  /** In the order of their names' bytes. */
  sortedChildren(node: number): readonly number[] {
    this.sortChildren(node);
    return this.#children(node);
  }

  /** Links a node's children in the order of their names' bytes; one that is entered later comes first. */
  sortChildren(node: number): void {
    if (this.#sorted.get(node) === 1) return;
    const children = this.#children(node);
    children.sort((one, other) => compareRanges(this.nameRange(one), this.#names.locate(other, this.#there)));
    let next = ROOT;
    for (const child of children.reverse()) {
      this.#nextSibling.set(child, next);
      next = child;
    }
    this.#firstChild.set(node, next);
    this.#sorted.set(node, 1);
  }

  #children(node: number): number[] {
    const children: number[] = [];
    for (let child = this.firstChild(node); child !== ROOT; child = this.nextSibling(child)) {
      children.push(child);
    }
    return children;
  }

  /** Gives the memory back; the tree is of no use any more. */
  destroy(): void {
    this.#names.clear();
    for (const column of [this.#parents, this.#firstChild, this.#nextSibling, this.#sorted]) column.clear();
    this.#resize(0);
  }

  /** Where the child of that name stands in the table, or would. */
  #slot(hashed: number, parent: number, name: ByteRange): number {
    const mask = this.#slots.length - 1;
    const tag = tagOf(hashed);
    for (let slot = hashed & mask; ; slot = (slot + 1) & mask) {
      const found = this.#tags[slot];
      if (found === NO_TAG) return slot;
      if (found !== tag) continue;
      const node = this.#slots[slot] as number;
      if (this.#parents.get(node) !== parent) continue;
      if (sameBytes(this.#names.locate(node, this.#there), name)) return slot;
    }
  }

  #grow(): void {
    this.#resize(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    const range = newRange();
    for (let node = 1; node < this.count; node++) {
      // All are different: they need not be compared.
      const hashed = hash(this.parent(node), this.#names.locate(node, range));
      let slot = hashed & mask;
      while (this.#tags[slot] !== NO_TAG) slot = (slot + 1) & mask;
      this.#slots[slot] = node;
      this.#tags[slot] = tagOf(hashed);
    }
  }

  #resize(slots: number): void {
    free(this.#slots);
    free(this.#tags);
    this.#slots = new Int32Array(slots);
    this.#tags = new Uint8Array(slots);
  }
}

/** Of an empty slot. */
const NO_TAG = 0;

/** Bits that the place in the table is not made of, and never {@link NO_TAG}. */
function tagOf(hashed: number): number {
  return (hashed >>> 25) + 1;
}

/** A text as the bytes of one name. */
export function rangeOf(name: string): ByteRange {
  const bytes = encodeName(name);
  return { bytes, start: 0, end: bytes.length };
}

function* parts(path: string): Iterable<ByteRange> {
  const bytes = encodeName(path);
  const range: ByteRange = { bytes, start: 0, end: 0 };
  for (let start = 0; start <= bytes.length; start = range.end + 1) {
    const slash = bytes.indexOf(SLASH, start);
    range.start = start;
    range.end = slash < 0 ? bytes.length : slash;
    yield range;
  }
}

/** FNV-1a, as a signed number: those are passed on without being put on the heap. https://www.rfc-editor.org/rfc/rfc9923 */
export function hash(parent: number, { bytes, start, end }: ByteRange): number {
  let value = Math.imul(parent ^ 0x811c9dc5, 0x01000193);
  for (let at = start; at < end; at++) value = Math.imul(value ^ (bytes[at] as number), 0x01000193);
  return value ^ (value >>> 15);
}

export function sameBytes(one: ByteRange, other: ByteRange): boolean {
  const length = one.end - one.start;
  if (length !== other.end - other.start) return false;
  for (let at = 0; at < length; at++) {
    if (one.bytes[one.start + at] !== other.bytes[other.start + at]) return false;
  }
  return true;
}

function compareRanges(one: ByteRange, other: ByteRange): number {
  const length = Math.min(one.end - one.start, other.end - other.start);
  for (let at = 0; at < length; at++) {
    const difference = (one.bytes[one.start + at] as number) - (other.bytes[other.start + at] as number);
    if (difference !== 0) return difference;
  }
  return one.end - one.start - (other.end - other.start);
}
