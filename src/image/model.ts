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

/** How much of a file's bytes to keep while the layer streams by. */
export type ContentNeed = "none" | "head" | "whole";

/** Bytes kept of a file for `head`. Enough for an ELF header and its program headers. */
export const HEAD_BYTES = 4096;

/** Files larger than this are never kept whole: memory stays bounded, whatever an image holds. */
export const WHOLE_BYTES_LIMIT = 16_000_000;

/** Says for a path of a layer (cleaned, as `Entry.path`) what is needed of its bytes. Knows nothing of other layers. */
export type ContentSelector = (path: string, size: number) => ContentNeed;

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
  /** Compressed bytes; where the blob lay there plain, what gzip at its default level makes of it. */
  readonly downloadSize: number;
  readonly downloadSizeExact: boolean;
  /**
   * True: a plain layer, and gzip was run over it. Neither exact nor estimated: nobody asked for the download size,
   * and `downloadSize` is the size of the plain tar.
   */
  readonly downloadSizeEstimated?: boolean;
  /** In the order of the tar. */
  readonly entries: readonly Entry[];
  /** By `Entry.path`; the last one of a repeated path wins. */
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
  readonly config: ImageConfig;
  readonly layers: readonly LayerContents[];
}
