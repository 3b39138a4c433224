/** What the OCI image spec's config holds of interest. https://github.com/opencontainers/image-spec/blob/main/config.md */
export interface ImageConfig {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly env: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly workingDir: string;
  readonly user: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly diffIds: readonly string[];
  readonly history: readonly HistoryEntry[];
}

export interface HistoryEntry {
  readonly createdBy: string;
  readonly comment: string;
  readonly emptyLayer: boolean;
}

export type EntryType = "file" | "directory" | "symlink" | "hardlink" | "other";

/** One entry of a layer's tar, whiteouts included as they stand there. */
export interface Entry {
  /** Cleaned: no leading `/` or `./`, no trailing `/`, no `.` or `..` parts. */
  readonly path: string;
  readonly type: EntryType;
  /** Bytes of a regular file; 0 for everything else. Of a sparse file its true size, holes included. */
  readonly size: number;
  readonly mode: number;
  /** Target of a symlink (as written) or hard link (cleaned path); `""` for others. */
  readonly link: string;
}

/** Entries in the order of the tar: an array, or the list that a layer's reader packs them into. */
export interface Entries extends Iterable<Entry> {
  readonly length: number;
}

/** How much of a file's bytes to keep while the layer streams by. */
export type ContentAmount = "none" | "head" | "whole";

/** What is needed of a file: its bytes as they are, or what is made of them while they stream by. */
export type ContentNeed = ContentAmount | ContentExtract;

/** Makes a few bytes of a file's many, so that a large file costs memory only while it streams by. */
export interface ContentExtract {
  /** Names the kind: what is kept is found in `LayerContents.contents` under {@link extractKey}. */
  readonly name: string;
  /** A larger file is not read. */
  readonly limit: number;
  /** What is kept of the bytes themselves, beside the extract. */
  readonly keep: ContentAmount;
  readonly start: (size: number) => Extraction;
}

export interface Extraction {
  /** All the file's bytes in order. A view that is reused: copy what is to stay. */
  readonly write: (bytes: Buffer) => void;
  /** What is to be kept; undefined: nothing. Never throws, whatever the file held. */
  readonly end: () => Uint8Array | undefined;
}

/** No path has a NUL, so an extract is never mistaken for a file's own bytes. */
export function extractKey(path: string, name: string): string {
  return `${path}\0${name}`;
}

/** Bytes kept of a file for `head`. Enough for an ELF header and its program headers. */
export const HEAD_BYTES = 4096;

/** Files larger than this are never kept whole: memory stays bounded, whatever an image holds. */
export const WHOLE_BYTES_LIMIT = 16_000_000;

/** Says for a path of a layer (cleaned, as `Entry.path`) what is needed of its bytes. Knows nothing of other layers. */
export type ContentSelector = (path: string, size: number) => ContentNeed;

/** One that asks for bytes as they are. */
export type AmountSelector = (path: string, size: number) => ContentAmount;

/** All that is known of a layer from reading it once; depends on its bytes alone, so it can be shared by digest. */
export interface LayerContents {
  /** sha256 of the uncompressed tar: `sha256:…`. */
  readonly diffId: string;
  /** sha256 of the blob where it was compressed, else null. */
  readonly digest: string | null;
  /** Bytes of the uncompressed tar. */
  readonly tarBytes: number;
  /** Sum of the bytes of regular files in the tar, a repeated path each time. */
  readonly size: number;
  /** Regular-file entries, whiteouts not counted. */
  readonly files: number;
  /** Compressed bytes; where the blob lay there plain, what gzip at its default level makes of it, by `GzipEstimate`. */
  readonly downloadSize: number;
  readonly downloadSizeExact: boolean;
  /**
   * True: a plain layer, whose download size was asked for. Neither exact nor estimated: nobody asked for it,
   * and `downloadSize` is the size of the plain tar.
   */
  readonly downloadSizeEstimated?: boolean;
  /** In the order of the tar. */
  readonly entries: Entries;
  /** By `Entry.path` (extracts by {@link extractKey}); the last one of a repeated path wins. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Set where bytes that were asked for were not kept: too many of them, too large a file, or a sparse one. */
  readonly contentsIncomplete?: boolean;
  /** Set where the tar has a global PAX header. It means nothing here, but other tools refuse such a layer. */
  readonly globalHeader?: boolean;
}

/** One image for one platform, all its layers read. */
export interface Image {
  /** How the user or we named it. */
  readonly reference: string;
  /** Digest of the platform's manifest, null where there is none (old docker archives). */
  readonly digest: string | null;
  /** `os/arch[/variant]`. */
  readonly platform: string;
  /** Where one platform was chosen among several: the others that are there. */
  readonly otherPlatforms?: readonly string[];
  readonly config: ImageConfig;
  readonly layers: readonly LayerContents[];
}
