import type { ContentSelector, LayerContents } from "../image/model.ts";
import type { Package, PackageManager, PackageNote } from "./model.ts";

/** One installed package as its database tells it. */
export interface PackageRecord
  extends Pick<Package, "name" | "version" | "section" | "provides" | "depends" | "recommends"> {
  /** False: it came along with another one. Null: nothing tells. */
  readonly requested: boolean | null;
  /** Path of the file that tells of it. */
  readonly database: string;
  /** Files (links too) as the database lists them, without leading `/`; folders may be among them. */
  readonly files: () => readonly string[];
}

/** What a database holds once a layer has been laid down. */
export interface PackageState<Installed> {
  readonly layer: number;
  /** By name, with the architecture where one package can be there for several. */
  readonly records: ReadonlyMap<string, Installed>;
  /** Not all of the database could be read: what is missing here need not have been removed. */
  readonly incomplete?: boolean;
}

export type DatabaseState = PackageState<PackageRecord>;

/** Reads one package manager's database in every version that the layers hold of it. */
export interface PackageDatabase {
  readonly manager: PackageManager;
  /** Which files of a layer are its database. */
  readonly content: ContentSelector;
  /** One state for each layer that writes to the database, in the order of layers. Never throws. */
  readonly states: (
    layers: readonly LayerContents[],
    note: (note: PackageNote) => void,
  ) => readonly DatabaseState[];
}

export function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** The bytes of a path in the newest of the layers up to `last` that has them. */
export function newestContent(
  layers: readonly LayerContents[],
  last: number,
  path: string,
): string | undefined {
  for (let index = last; index >= 0; index--) {
    const bytes = layers[index]?.contents.get(path);
    if (bytes) return decode(bytes);
  }
  return undefined;
}
