import type { Entry, EntryType } from "./model.ts";

/** One version of a path: which layer wrote it. */
export interface FileVersion {
  readonly layer: number;
  readonly entry: Entry;
}

/** All that the layers say of one path, oldest first. */
export interface PathHistory {
  /** Cleaned, with links among its parent folders resolved: `usr/bin/gcc`, never `bin/gcc` where /bin is a link. */
  readonly path: string;
  /** A folder that no layer names, but has files in, counts as written by the first of these layers. */
  readonly versions: readonly FileVersion[];
  /** Type, size and layer of the last version: these cost next to nothing, and versions are made when asked for. */
  readonly type: EntryType;
  /** Bytes of a regular file; 0 for everything else. */
  readonly size: number;
  readonly layer: number;
  /** Index of the layer that deleted it for good; null: it is in the final filesystem. */
  readonly removedIn: number | null;
}
