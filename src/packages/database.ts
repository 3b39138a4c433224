import type { ContentSelector, LayerContents } from "../image/model.ts";
import type { PackageManager } from "./model.ts";

/** One installed package as its database tells it. */
export interface PackageRecord {
  readonly name: string;
  readonly version: string;
  /** dpkg's Section; `""` elsewhere. */
  readonly section: string;
  /** Files (links too) as the database lists them, without leading `/`; folders may be among them. */
  readonly files: () => readonly string[];
}

/** What a database holds once a layer has been laid down. */
export interface DatabaseState {
  readonly layer: number;
  /** By name, with the architecture where one package can be there for several. */
  readonly records: ReadonlyMap<string, PackageRecord>;
}

/** Reads one package manager's database in every version that the layers hold of it. */
export interface PackageDatabase {
  readonly manager: PackageManager;
  /** Which files of a layer are its database. */
  readonly content: ContentSelector;
  /** One state for each layer that writes to the database, in the order of layers. */
  readonly states: (layers: readonly LayerContents[]) => readonly DatabaseState[];
}

export function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
