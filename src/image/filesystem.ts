import type { Entry, Image } from "./model.ts";

/** One version of a path: which layer wrote it. */
export interface FileVersion {
  readonly layer: number;
  readonly entry: Entry;
}

/** All that the layers say of one path, oldest first. */
export interface PathHistory {
  /** Cleaned, with links among its parent folders resolved: `usr/bin/gcc`, never `bin/gcc` where /bin is a link. */
  readonly path: string;
  readonly versions: readonly FileVersion[];
  /** Index of the layer that deleted it for good; null: it is in the final filesystem. */
  readonly removedIn: number | null;
}

/** The union of all layers, with what the final filesystem shows. */
export interface ImageFilesystem {
  /** Every path that any layer holds, folders too; in the order of paths. */
  readonly paths: ReadonlyMap<string, PathHistory>;
  /** The history of a path if it is (or, with `removed`, was) there. */
  lookup(path: string): PathHistory | undefined;
  /** Direct children's names of a folder, those removed included. */
  children(path: string): readonly string[];
  /** Everything at and below a path, those removed included. */
  below(path: string): readonly PathHistory[];
  /** Follows symlinks (and hard links) in the final filesystem; undefined where a link dangles or loops. */
  resolve(path: string): PathHistory | undefined;
  /** Bytes kept while reading, of the last version that was a file; undefined: none were. */
  content(path: string): Uint8Array | undefined;
}

export type BuildFilesystem = (image: Image) => ImageFilesystem;
