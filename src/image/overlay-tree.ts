import { Column } from "./columns.ts";
import type { EntryList } from "./entry-list.ts";
import type { FileVersion, PathHistory } from "./history.ts";
import type { Entry, EntryType } from "./model.ts";
import { NodeHistory } from "./node-history.ts";
import { PathTree, ROOT } from "./path-tree.ts";

/** A version's number; 0: none. */
type Version = number;

const TYPES: readonly EntryType[] = ["other", "directory", "file", "symlink", "hardlink"];

/** What `#state` holds of a path that is there; of one that a layer removed, that layer's index and two more. */
const THERE = 1;

/** In place of an entry: a folder that no layer names. */
const UNNAMED = 0;

/**
 * Every path that the layers laid down so far hold, with all its versions. A path is the number that `paths` has
 * for it; histories are made when they are asked for, so that a path costs little more than its name.
 */
export class OverlayTree {
  readonly paths = new PathTree();
  readonly #layers: EntryList[] = [];
  /** The first version of each layer. */
  readonly #firstVersions: Version[] = [];
  /** Each version's place among its layer's entries, counted from 1. */
  readonly #entries = new Column();
  readonly #previous = new Column();
  #versions: Version = 0;
  readonly #last = new Column();
  readonly #state = new Column();
  readonly #type = new Column();
  readonly #touched = new Column();
  /** Versions whose bytes a layer has not: it holds the path again, and of a repeated path the last is kept. */
  readonly #repeated = new Set<Version>();
  /** Hard links' versions → the version of the file or symlink that they are another name of. */
  readonly #linked = new Map<Version, Version>();

  constructor() {
    this.#state.set(ROOT, THERE);
    this.#type.set(ROOT, TYPES.indexOf("directory"));
  }

  /** Versions written from now on are of this layer. */
  begin(layer: EntryList): void {
    this.#layers.push(layer);
    this.#firstVersions.push(this.#versions + 1);
  }

  /** Index of the layer at hand. */
  get layer(): number {
    return this.#layers.length - 1;
  }

  isThere(node: number): boolean {
    return this.#state.get(node) === THERE;
  }

  type(node: number): EntryType {
    return TYPES[this.#type.get(node)] as EntryType;
  }

  /** Whether the layer at hand wrote it, or something below it. */
  isTouched(node: number): boolean {
    return this.#touched.get(node) === this.layer + 1;
  }

  touch(node: number): void {
    this.#touched.set(node, this.layer + 1);
  }

  /** @param index of the entry in the layer at hand; undefined: a folder that it does not name */
  write(node: number, type: EntryType, index: number | undefined, linked: Version): void {
    if (type === "file" && index !== undefined) this.#noteRepeated(node, index);
    const version = ++this.#versions;
    this.#entries.set(version, index === undefined ? UNNAMED : index + 1);
    this.#previous.set(version, this.#last.get(node));
    this.#last.set(node, version);
    this.#state.set(node, THERE);
    this.#type.set(node, TYPES.indexOf(type));
    this.touch(node);
    if (linked !== 0) this.#linked.set(version, linked);
  }

  remove(node: number): void {
    this.#state.set(node, this.layer + 2);
  }

  /** The version whose bytes or target a path shows: its own, or that of what it is a hard link to; 0: neither. */
  shown(node: number): Version {
    return this.#shownBy(this.#last.get(node), this.type(node));
  }

  /** The same where it is a file; 0 for all else. */
  shownFile(node: number): Version {
    const version = this.shown(node);
    return version !== 0 && this.#typeOf(version) === "file" ? version : 0;
  }

  /** The versions whose bytes some hard link shows. */
  linkedVersions(): ReadonlySet<Version> {
    return new Set(this.#linked.values());
  }

  /** What a symlink says; also of a hard link to one. */
  target(node: number): string | undefined {
    const type = this.type(node);
    if (type !== "symlink" && type !== "hardlink") return undefined;
    const version = this.shown(node);
    const entry = version === 0 ? undefined : this.entry(version);
    return entry?.type === "symlink" ? entry.link : undefined;
  }

  /** Of a path's versions the last that was a file, or a hard link to one; 0: none. */
  lastFile(node: number): Version {
    for (let version = this.#last.get(node); version !== 0; version = this.#previous.get(version)) {
      const shown = this.#shownBy(version, this.#typeOf(version));
      if (shown !== 0 && this.#typeOf(shown) === "file") return shown;
    }
    return 0;
  }

  /** The layer and the path in it that a file's bytes were kept under, if they were; undefined: another file's are. */
  keptAt(version: Version): { readonly layer: number; readonly path: string } | undefined {
    if (version === 0 || this.#repeated.has(version)) return undefined;
    return { layer: this.layerOf(version), path: this.entry(version).path };
  }

  #noteRepeated(node: number, index: number): void {
    const first = this.#firstVersions.at(-1) ?? 0;
    let path: string | undefined;
    for (
      let earlier = this.#last.get(node);
      earlier >= first && earlier !== 0;
      earlier = this.#previous.get(earlier)
    ) {
      if (this.#typeOf(earlier) !== "file") continue;
      path ??= this.#layers.at(-1)?.at(index).path;
      if (this.entry(earlier).path === path) this.#repeated.add(earlier);
    }
  }

  /** Bytes of a regular file's version. */
  size(version: Version): number {
    return this.#layers[this.layerOf(version)]?.size(this.#entries.get(version) - 1) ?? 0;
  }

  /** An entry of a layer; not of a folder that none names. */
  entry(version: Version): Entry {
    const layer = this.#layers[this.layerOf(version)] as EntryList;
    return layer.at(this.#entries.get(version) - 1);
  }

  layerOf(version: Version): number {
    let [low, high] = [0, this.#firstVersions.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#firstVersions[middle] as Version) <= version) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @param path the node's, where it is known */
  history(node: number, path = this.paths.path(node)): PathHistory {
    return new NodeHistory(this, node, path);
  }

  versions(node: number, path: string): readonly FileVersion[] {
    const versions: FileVersion[] = [];
    for (let version = this.#last.get(node); version !== 0; version = this.#previous.get(version)) {
      const entry: Entry =
        this.#entries.get(version) === UNNAMED
          ? { path, type: "directory", size: 0, mode: 0o755, link: "" }
          : this.entry(version);
      versions.push({ layer: this.layerOf(version), entry });
    }
    return versions.reverse();
  }

  /** Bytes of the last version; 0 for all but regular files. */
  lastSize(node: number): number {
    const version = this.#last.get(node);
    return this.#typeOf(version) === "file" ? this.size(version) : 0;
  }

  /** The layer of the last version. */
  lastLayer(node: number): number {
    return this.layerOf(this.#last.get(node));
  }

  removedIn(node: number): number | null {
    return this.isThere(node) ? null : this.#state.get(node) - 2;
  }

  #typeOf(version: Version): EntryType {
    const place = this.#entries.get(version);
    if (place === UNNAMED) return "directory";
    return this.#layers[this.layerOf(version)]?.type(place - 1) ?? "other";
  }

  #shownBy(version: Version, type: EntryType): Version {
    if (type === "file" || type === "symlink") return version;
    return type === "hardlink" ? (this.#linked.get(version) ?? 0) : 0;
  }
}
