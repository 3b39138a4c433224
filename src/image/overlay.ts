import { ImageError } from "../errors.ts";
import { type ByteRange, Column } from "./columns.ts";
import { EntryList } from "./entry-list.ts";
import type { Entries, EntryType } from "./model.ts";
import { OverlayTree } from "./overlay-tree.ts";
import { type PathTree, ROOT, rangeOf } from "./path-tree.ts";
import { mayBeWhiteout, whiteoutOf } from "./whiteout.ts";

/** As the Linux kernel. */
const LINK_HOPS = 40;

/** Folders that no layer names: a few deep paths must not fill the memory. */
const UNNAMED_LIMIT = 2_000_000;

/**
 * Lays layers on each other as an engine does: a layer is unpacked in an empty folder of its own, and that folder is
 * laid over the ones below. So a path goes through the links of its own layer, and a folder takes the place of a
 * link or file of a lower one.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#applying-changesets
 */
export class Overlay {
  readonly tree = new OverlayTree();
  readonly #paths: PathTree = this.tree.paths;
  #list = new EntryList();
  /** By the layer's own number of a folder: the folder that this means, and when that was found. */
  #folders = new Column();
  #foundIn = new Column();
  /** Counts how often a link or folder was replaced: names may have led through it. */
  #turn = 0;
  #unnamed = 0;

  apply(entries: Entries): void {
    const list = EntryList.from(entries);
    this.#list = list;
    this.tree.begin(list);
    this.#folders = new Column();
    this.#foundIn = new Column();
    this.#turn = 1;
    const special = specialFolders(list);
    const whiteouts: { readonly folder: number; readonly name: string | undefined }[] = [];
    for (let index = 0; index < list.length; index++) {
      const whiteout =
        special.get(list.folder(index)) === 1 || mayBeWhiteout(list.nameRange(index))
          ? whiteoutOf(list.at(index))
          : null;
      if (whiteout === null) this.#write(index);
      else if (whiteout.kind !== "meta") {
        const name = whiteout.kind === "hide" ? whiteout.name : undefined;
        whiteouts.push({ folder: list.folder(index), name });
      }
    }
    // Whatever their place in the tar, they hide what lower layers have and nothing of their own.
    for (const { folder, name } of whiteouts) this.#hide(this.#folder(folder), name);
  }

  /**
   * What is there now at a path, through all links among its folders, and through links at its end with `last`;
   * undefined where nothing is, or links go in circles.
   */
  resolve(path: string, last: boolean): number | undefined {
    const parts = path.split("/").reverse();
    let node = ROOT;
    let hops = 0;
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      if (part === "" || part === ".") continue;
      if (part === "..") {
        node = this.#paths.parent(node);
        continue;
      }
      const child = this.#paths.child(node, rangeOf(part));
      if (child === ROOT || !this.tree.isThere(child)) return undefined;
      const target = parts.length === 0 && !last ? undefined : this.tree.target(child);
      if (target === undefined) node = child;
      else {
        if (++hops > LINK_HOPS) return undefined;
        if (target.startsWith("/")) node = ROOT;
        parts.push(...target.split("/").reverse());
      }
    }
    return node;
  }

  #write(index: number): void {
    const list = this.#list;
    const folder = this.#folder(list.folder(index));
    const node = this.#paths.enter(folder, list.nameRange(index));
    const type = list.type(index);
    const linked = type === "hardlink" ? this.resolve(list.at(index).link, false) : undefined;
    // Unpacking a link to itself changes nothing.
    if (linked === node) return;
    if (this.tree.isThere(node)) this.#replace(node, type);
    this.tree.write(node, type, index, linked === undefined ? 0 : this.tree.shown(linked));
  }

  #replace(node: number, by: EntryType): void {
    const type = this.tree.type(node);
    if (type === by && by !== "symlink") return;
    if (type === "directory") this.#removeBelow(node, false);
    if (type === "directory" || this.tree.target(node) !== undefined) this.#turn++;
  }

  /** The folder that the layer's own number of one means; made where it is not there. */
  #folder(folder: number): number {
    if (folder === ROOT) return ROOT;
    if (this.#foundIn.get(folder) === this.#turn) return this.#folders.get(folder);
    const names = this.#list.folders;
    // Deep ones are no reason for a deep stack: the way up first, then down again.
    const way: number[] = [];
    let at = folder;
    for (; at !== ROOT && this.#foundIn.get(at) !== this.#turn; at = names.parent(at)) way.push(at);
    let found = at === ROOT ? ROOT : this.#folders.get(at);
    for (let next = way.pop(); next !== undefined; next = way.pop()) {
      found = this.#enter(found, names.nameRange(next), 0);
      this.#folders.set(next, found);
      this.#foundIn.set(next, this.#turn);
    }
    return found;
  }

  #enter(parent: number, name: ByteRange, hops: number): number {
    const node = this.#paths.enter(parent, name);
    if (this.tree.isThere(node)) {
      if (this.tree.type(node) === "directory") {
        this.tree.touch(node);
        return node;
      }
      const target = this.tree.target(node);
      if (target !== undefined && this.tree.isTouched(node) && hops < LINK_HOPS) {
        return this.#through(parent, target, hops + 1);
      }
      this.#replace(node, "directory");
    }
    if (++this.#unnamed > UNNAMED_LIMIT) {
      throw new ImageError(
        `Layer ${this.tree.layer + 1} has too many files in folders that it does not name`,
      );
    }
    this.tree.write(node, "directory", undefined, 0);
    return node;
  }

  #through(from: number, target: string, hops: number): number {
    let node = target.startsWith("/") ? ROOT : from;
    for (const part of target.split("/")) {
      if (part === "..") node = this.#paths.parent(node);
      else if (part !== "" && part !== ".") node = this.#enter(node, rangeOf(part), hops);
    }
    return node;
  }

  #hide(folder: number, name: string | undefined): void {
    if (name === undefined) {
      this.#removeBelow(folder, true);
      return;
    }
    const node = this.#paths.child(folder, rangeOf(name));
    if (node === ROOT || !this.tree.isThere(node)) return;
    if (!this.tree.isTouched(node)) this.tree.remove(node);
    this.#removeBelow(node, true);
  }

  /** `older`: what this layer wrote stays. */
  #removeBelow(folder: number, older: boolean): void {
    const open = [folder];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (let child = this.#paths.firstChild(next); child !== ROOT; child = this.#paths.nextSibling(child)) {
        if (!this.tree.isThere(child)) continue;
        if (!older || !this.tree.isTouched(child)) this.tree.remove(child);
        open.push(child);
      }
    }
  }
}

/** 1 for folders in which entries may be whiteouts by the folder's name alone. */
function specialFolders({ folders }: EntryList): { readonly get: (folder: number) => number } {
  const special = new Column();
  for (let folder = 1; folder < folders.count; folder++) {
    const marked = special.get(folders.parent(folder)) === 1 || mayBeWhiteout(folders.nameRange(folder));
    if (marked) special.set(folder, 1);
  }
  return special;
}
