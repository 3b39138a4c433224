import type { LayerCache } from "./layer-cache.ts";
import type { ContentSelector, Image, LayerContents } from "./model.ts";

export interface ReadOptions {
  readonly select: ContentSelector;
  /** The images wanted, in the order wanted: names, digests, ids. Default: all, each once. */
  readonly references?: readonly string[];
  /**
   * `os/arch[/variant]` of multi-platform images, or `all` for each. Default: this machine's, else the first.
   * Named and not there is an error.
   */
  readonly platform?: string;
  /**
   * See {@link LayerOptions.estimateDownload}: of every layer, or of those with one of these digests (the diffId where
   * a layer lies there plain).
   */
  readonly estimateDownload?: boolean | ReadonlySet<string>;
  readonly cache?: LayerCache;
  /**
   * Layers that the cache knows are not looked at, and need not be there: for what a builder has just handed over.
   * Otherwise their bytes are hashed, as long as nothing tells that they are those that were hashed before.
   */
  readonly cachedMayBeAbsent?: boolean;
  readonly signal?: AbortSignal;
}

/** Where images come from: an archive, a layout folder, an engine. */
export interface ImageSource {
  readonly kind: "archive" | "layout" | "engine";
  /**
   * Reads the images: every layer once, every digest and diffId checked. Throws `ImageError`s; a source that is a
   * stream can be read once.
   */
  read(options: ReadOptions): Promise<readonly Image[]>;
}

/** The files of an archive or a layout, by path. */
export interface BlobStore {
  /** As messages call it: a path, `standard input`. */
  readonly name: string;
  /** Whether layers are read when they are asked for; of a stream, they have gone by. */
  readonly seekable: boolean;
  /** Bytes of a file; undefined where there is none. */
  size(path: string): Promise<number | undefined>;
  /** A small file, whole; undefined where there is none. */
  json(path: string): Promise<Buffer | undefined>;
  /** A layer that is there. */
  layer(path: string, options: StoredLayerOptions): Promise<LayerContents>;
  /** sha256 of a file's bytes; undefined where they have gone by. */
  hash(path: string, signal: AbortSignal | undefined): Promise<string | undefined>;
  /** A name for a file's bytes that they lose when anybody writes to them; undefined where there is none. */
  identity(path: string): Promise<string | undefined>;
}

/** Whether a layer's download size is to be estimated; one whose digest is not told is, to be safe. */
export function estimates(wanted: ReadOptions["estimateDownload"], digest: string | undefined): boolean {
  if (typeof wanted !== "object") return wanted === true;
  return digest === undefined || wanted.has(digest);
}

export interface StoredLayerOptions extends Pick<ReadOptions, "select" | "signal"> {
  readonly estimateDownload: boolean;
  readonly name: string;
  readonly expectedDigest?: string | undefined;
  readonly bytes?: number | undefined;
  readonly largest?: boolean | undefined;
}
