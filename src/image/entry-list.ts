import { type ByteRange, Column, NameStore, newRange } from "./columns.ts";
import type { Entries, Entry, EntryType } from "./model.ts";
import { decodeName } from "./path.ts";
import { PathTree } from "./path-tree.ts";

/** Their places are what is stored: here, and in the cache of layers. */
const ENTRY_TYPES: readonly EntryType[] = ["file", "directory", "symlink", "hardlink", "other"];
/** Above the bits of the mode. */
const TYPE_SHIFT = 12;
const MODE_MASK = 0o7777;

/** No name has a zero byte: it parts a name from what it links to. */
const LINK_MARK = "\0";

/** An entry as a list keeps it. */
export interface PackedEntry {
  /** The number in `folders` of the folder that it lies in. */
  readonly folder: number;
  /** The place of its type above the twelve bits of its mode. */
  readonly typeAndMode: number;
  readonly size: number;
  /** The last part of its path; of a link with a zero byte and its target behind, where it has one. */
  readonly text: ByteRange;
}

/** Undefined for a number that stands for no type. */
export function typeOf(typeAndMode: number): EntryType | undefined {
  return ENTRY_TYPES[typeAndMode >> TYPE_SHIFT];
}

function typeAndMode(type: EntryType, mode: number): number {
  return (ENTRY_TYPES.indexOf(type) << TYPE_SHIFT) | (mode & MODE_MASK);
}

/**
 * Entries in the order in which they were added, in some forty bytes each instead of several hundred. What it gives
 * are new objects, equal to those that were added.
 */
export class EntryList implements Entries {
  /** The folders that entries' paths name; not every one need have an entry. */
  readonly folders = new PathTree();
  readonly #names = new NameStore();
  readonly #folder = new Column();
  readonly #typeAndMode = new Column();
  readonly #size = new Column();
  readonly #range = newRange();
  /** The folder that was met last: the next entry is in the same as a rule. */
  #lastPath = "";
  #lastFolder = 0;
  /** The folder that was asked for last: who asks for the next entry mostly means the same. */
  #askedPath = "";
  #askedFolder = 0;

  static from(entries: Entries): EntryList {
    if (entries instanceof EntryList) return entries;
    const list = new EntryList();
    for (const entry of entries) list.push(entry);
    return list;
  }

  get length(): number {
    return this.#names.count;
  }

  push({ path, type, size, mode, link }: Entry): void {
    const slash = Math.max(0, path.lastIndexOf("/"));
    if (slash !== this.#lastPath.length || !path.startsWith(this.#lastPath)) {
      this.#lastPath = path.slice(0, slash);
      this.#lastFolder = this.folders.enterPath(this.#lastPath);
    }
    const name = slash === 0 ? path : path.slice(slash + 1);
    const index = this.#names.addText(link === "" ? name : name + LINK_MARK + link);
    this.#describe(index, this.#lastFolder, typeAndMode(type, mode), size);
  }

  /** Adds what {@link packed} gave of an entry. */
  pushPacked({ folder, typeAndMode, size, text }: PackedEntry): void {
    this.#describe(this.#names.add(text), folder, typeAndMode, size);
  }

  /** The n-th entry as it is kept; its text is valid until the list is asked again. */
  packed(index: number): PackedEntry {
    return {
      folder: this.folder(index),
      typeAndMode: this.#typeAndMode.get(index),
      size: this.size(index),
      text: this.#names.locate(index, this.#range),
    };
  }

  /** Bytes of all entries' texts together. */
  get textBytes(): number {
    return this.#names.bytes;
  }

  at(index: number): Entry {
    const folder = this.folder(index);
    if (folder !== this.#askedFolder) {
      this.#askedFolder = folder;
      this.#askedPath = this.folders.path(folder);
    }
    return this.#make(index, this.#askedPath);
  }

  *[Symbol.iterator](): Iterator<Entry> {
    let folder = 0;
    let path = "";
    for (let index = 0; index < this.length; index++) {
      const next = this.folder(index);
      if (next !== folder) {
        folder = next;
        path = this.folders.path(folder);
      }
      yield this.#make(index, path);
    }
  }

  /** The number in `folders` of the folder that the n-th entry lies in. */
  folder(index: number): number {
    return this.#folder.get(index);
  }

  type(index: number): EntryType {
    return typeOf(this.#typeAndMode.get(index)) as EntryType;
  }

  size(index: number): number {
    return this.#size.get(index);
  }

  /** The last part of the n-th entry's path; valid until the list is asked again. */
  nameRange(index: number): ByteRange {
    const range = this.#names.locate(index, this.#range);
    const type = this.type(index);
    if (type === "symlink" || type === "hardlink") {
      const mark = range.bytes.indexOf(0, range.start);
      if (mark >= 0 && mark < range.end) range.end = mark;
    }
    return range;
  }

  #describe(index: number, folder: number, typeAndMode: number, size: number): void {
    this.#folder.set(index, folder);
    this.#typeAndMode.set(index, typeAndMode);
    this.#size.set(index, size);
  }

  #make(index: number, folder: string): Entry {
    const text = this.#text(index);
    const mark = text.indexOf(LINK_MARK);
    const name = mark < 0 ? text : text.slice(0, mark);
    return {
      path: folder === "" ? name : `${folder}/${name}`,
      type: this.type(index),
      size: this.size(index),
      mode: this.#typeAndMode.get(index) & MODE_MASK,
      link: mark < 0 ? "" : text.slice(mark + 1),
    };
  }

  #text(index: number): string {
    const { bytes, start, end } = this.#names.locate(index, this.#range);
    return decodeName(bytes, start, end);
  }
}
