/**
 * The tree that the tool `dive` (0.13.1) makes of a layer, with all its ways: its figures follow from them.
 * https://github.com/wagoodman/dive/tree/v0.13.1/dive/filetree
 */
import type { Entry } from "./model.ts";

const WHITEOUT = ".wh.";
const META_WHITEOUT = ".wh..wh.";

export class DiveNode {
  readonly name: string;
  readonly parent: DiveNode | undefined;
  readonly children = new Map<string, DiveNode>();
  size = 0;
  /** False for a folder that only its children's paths name. */
  folder = false;

  constructor(name: string, parent: DiveNode | undefined) {
    this.name = name;
    this.parent = parent;
  }

  get whiteout(): boolean {
    return this.name.startsWith(WHITEOUT);
  }

  /** Names up to here, without the whiteout's mark at the end. */
  path(): readonly string[] {
    const names: string[] = [];
    for (let node: DiveNode | undefined = this; node?.parent; node = node.parent) names.push(node.name);
    if (names[0]?.startsWith(WHITEOUT)) names[0] = names[0].slice(WHITEOUT.length);
    return names.reverse().filter((name) => name !== "");
  }

  find(path: readonly string[]): DiveNode | undefined {
    let node: DiveNode | undefined = this;
    for (const name of path) node = node?.children.get(name);
    return node;
  }

  /** Puts a node at a path; folders on the way are made, and known by name only. */
  add(path: readonly string[], size: number, folder: boolean): void {
    let node: DiveNode = this;
    for (const name of path) {
      let child = node.children.get(name);
      if (!child) {
        if (name.startsWith(META_WHITEOUT)) return;
        child = new DiveNode(name, node);
        node.children.set(name, child);
      }
      node = child;
    }
    if (node === this) return;
    node.size = size;
    node.folder = folder;
  }

  /** All nodes below, children first, names in the order of their bytes. */
  visit(): readonly DiveNode[] {
    const nodes: DiveNode[] = [];
    const open: DiveNode[] = [this];
    // Parents first and names backwards, then the whole turned round.
    for (let node = open.pop(); node; node = open.pop()) {
      if (node !== this) nodes.push(node);
      const names = [...node.children.keys()].sort(compareBytes);
      for (const name of names) open.push(node.children.get(name) as DiveNode);
    }
    return nodes.reverse();
  }

  /** Lays another layer's tree over this one. */
  stack(upper: DiveNode): void {
    for (const node of upper.visit()) {
      const path = node.path();
      if (!node.whiteout) this.add(path, node.size, node.folder);
      else {
        const found = this.find(path);
        found?.parent?.children.delete(found.name);
      }
    }
  }

  /** Sizes of this node and all below. */
  total(): number {
    let sum = this.size;
    for (const node of this.visit()) sum += node.size;
    return sum;
  }

  copy(parent?: DiveNode): DiveNode {
    const copy = new DiveNode(this.name, parent);
    copy.size = this.size;
    copy.folder = this.folder;
    for (const [name, child] of this.children) copy.children.set(name, child.copy(copy));
    return copy;
  }
}

export function diveTree(entries: readonly Entry[]): DiveNode {
  const root = new DiveNode("", undefined);
  for (const { path, size, type } of entries) root.add(path.split("/"), size, type === "directory");
  return root;
}

/** Go sorts text by its bytes, JavaScript by UTF-16: they differ beyond U+D7FF. */
function compareBytes(one: string, other: string): number {
  if (one === other) return 0;
  if (!/[\ud800-\uffff]/.test(one + other)) return one < other ? -1 : 1;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
