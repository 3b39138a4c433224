import { ImageError } from "../errors.ts";
import type { FileVersion, PathHistory } from "./history.ts";
import type { Entry } from "./model.ts";
import { baseName, parentPath } from "./path.ts";
import { whiteoutOf } from "./whiteout.ts";

/** One path and what it holds now, while layers are laid on each other. */
export interface Node extends PathHistory {
  readonly path: string;
  versions: readonly FileVersion[];
  removedIn: number | null;
  type: Entry["type"];
  /** Last layer that wrote it, or something below it. */
  touched: number;
  children: Map<string, Node> | undefined;
  /** The version whose bytes it shows; of a hard link, its target's. */
  source: FileVersion | undefined;
  /** What a symlink says; also of a hard link to one. */
  target: string | undefined;
}

/** As the Linux kernel. */
const LINK_HOPS = 40;

/** Characters in the paths of folders that no layer names: a few deep paths must not fill the memory. */
const UNNAMED_LIMIT = 100_000_000;

/**
 * Lays layers on each other as an engine does: a layer is unpacked in an empty folder of its own, and that folder is
 * laid over the ones below. So a path goes through the links of its own layer, and a folder takes the place of a
 * link or file of a lower one.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#applying-changesets
 */
export class Overlay {
  readonly root: Node = newNode("");
  /** Hard links' versions → the version that has their bytes. */
  readonly hardLinks = new Map<FileVersion, FileVersion>();
  #layer = -1;
  /** The folders met in this layer, by the path that its entries call them. */
  #folders = new Map<string, Node>();
  #unnamed = 0;

  constructor() {
    this.root.type = "directory";
    this.root.removedIn = null;
  }

  apply(entries: readonly Entry[]): void {
    this.#layer++;
    this.#folders = new Map();
    const whiteouts: { readonly folder: string; readonly name: string | undefined }[] = [];
    for (const entry of entries) {
      const whiteout = whiteoutOf(entry);
      if (whiteout === null) this.#write(entry);
      else if (whiteout.kind !== "meta") {
        const name = whiteout.kind === "hide" ? whiteout.name : undefined;
        whiteouts.push({ folder: parentPath(entry.path), name });
      }
    }
    // Whatever their place in the tar, they hide what lower layers have and nothing of their own.
    for (const { folder, name } of whiteouts) this.#hide(this.#folder(folder), name);
  }

  /** The node at a path taken literally, whether it is there or was; links are not followed. */
  find(path: string): Node | undefined {
    if (path === "") return this.root;
    let node: Node | undefined = this.root;
    for (const part of path.split("/")) {
      node = node.children?.get(part);
      if (!node) return undefined;
    }
    return node;
  }

  /**
   * What is there now at a path, through all links among its folders, and through links at its end with `last`;
   * undefined where nothing is, or links go in circles.
   */
  resolve(path: string, last: boolean): Node | undefined {
    const parts = path.split("/").reverse();
    let node = this.root;
    let hops = 0;
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      if (part === "" || part === ".") continue;
      if (part === "..") {
        node = this.find(parentPath(node.path)) ?? this.root;
        continue;
      }
      const child = node.children?.get(part);
      if (child?.removedIn !== null) return undefined;
      if (child.target === undefined || (parts.length === 0 && !last)) node = child;
      else {
        if (++hops > LINK_HOPS) return undefined;
        if (child.target.startsWith("/")) node = this.root;
        parts.push(...child.target.split("/").reverse());
      }
    }
    return node;
  }

  #write(entry: Entry): void {
    const folder = this.#folder(parentPath(entry.path));
    const name = baseName(entry.path);
    const node = folder.children?.get(name) ?? this.#add(folder, name, entry.path);
    const linked = entry.type === "hardlink" ? this.resolve(entry.link, false) : undefined;
    // Unpacking a link to itself changes nothing.
    if (linked === node) return;
    if (node.removedIn === null) this.#replace(node, entry.type);
    const version: FileVersion = { layer: this.#layer, entry };
    addVersion(node, version);
    node.removedIn = null;
    node.touched = this.#layer;
    node.type = entry.type;
    node.target = entry.type === "symlink" ? entry.link : linked?.target;
    node.source = entry.type === "file" ? version : linked?.source;
    if (linked?.source) this.hardLinks.set(version, linked.source);
  }

  #replace(node: Node, by: Entry["type"]): void {
    if (node.type === by && by !== "symlink") return;
    if (node.type === "directory") this.#removeBelow(node, false);
    // Names may have led through it.
    if (node.type === "directory" || node.target !== undefined) this.#folders.clear();
  }

  /** The folder that an entry's parent path means in this layer; made where it is not there. */
  #folder(path: string): Node {
    if (path === "") return this.root;
    const known = this.#folders.get(path);
    if (known) return known;
    const folder = this.#enter(this.#folder(parentPath(path)), baseName(path), 0);
    this.#folders.set(path, folder);
    return folder;
  }

  #enter(parent: Node, name: string, hops: number): Node {
    const path = parent.path === "" ? name : `${parent.path}/${name}`;
    const node = parent.children?.get(name) ?? this.#add(parent, name, path);
    if (node.removedIn === null) {
      if (node.type === "directory") {
        node.touched = this.#layer;
        return node;
      }
      if (node.target !== undefined && node.touched === this.#layer && hops < LINK_HOPS) {
        return this.#through(parent, node.target, hops + 1);
      }
    }
    this.#unnamed += path.length;
    if (this.#unnamed > UNNAMED_LIMIT) {
      throw new ImageError(`Layer ${this.#layer + 1} has too many files in folders that it does not name`);
    }
    const entry: Entry = { path, type: "directory", size: 0, mode: 0o755, link: "" };
    if (node.removedIn === null) this.#replace(node, "directory");
    addVersion(node, { layer: this.#layer, entry });
    node.removedIn = null;
    node.touched = this.#layer;
    node.type = "directory";
    node.target = undefined;
    node.source = undefined;
    return node;
  }

  #through(from: Node, target: string, hops: number): Node {
    let node = target.startsWith("/") ? this.root : from;
    for (const part of target.split("/")) {
      if (part === "..") node = this.find(parentPath(node.path)) ?? this.root;
      else if (part !== "" && part !== ".") node = this.#enter(node, part, hops);
    }
    return node;
  }

  #add(parent: Node, name: string, entryPath: string): Node {
    const path = parent.path === "" ? name : `${parent.path}/${name}`;
    // Equal in nearly all cases: then one text serves both.
    const node = newNode(path === entryPath ? entryPath : path);
    parent.children ??= new Map();
    parent.children.set(name, node);
    return node;
  }

  #hide(folder: Node, name: string | undefined): void {
    if (name === undefined) this.#removeBelow(folder, true);
    else {
      const node = folder.children?.get(name);
      if (node?.removedIn !== null) return;
      if (node.touched < this.#layer) node.removedIn = this.#layer;
      this.#removeBelow(node, true);
    }
  }

  /** `older`: what this layer wrote stays. */
  #removeBelow(folder: Node, older: boolean): void {
    const open = [folder];
    for (let next = open.pop(); next; next = open.pop()) {
      for (const child of next.children?.values() ?? []) {
        if (child.removedIn !== null) continue;
        if (!older || child.touched < this.#layer) child.removedIn = this.#layer;
        if (child.children) open.push(child);
      }
    }
  }
}

/** Nearly all have one: an array that grew by `push` would take many times the memory. */
function addVersion(node: Node, version: FileVersion): void {
  node.versions = node.versions.length === 0 ? [version] : [...node.versions, version];
}

const NONE: readonly FileVersion[] = [];

function newNode(path: string): Node {
  return {
    path,
    versions: NONE,
    removedIn: -1,
    type: "other",
    touched: -1,
    children: undefined,
    source: undefined,
    target: undefined,
  };
}
