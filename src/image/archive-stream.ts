import type { Hash } from "node:crypto";
import { ImageError } from "../errors.ts";
import { ArchiveLinks, archiveWalker } from "./archive-store.ts";
import { type Compression, Decompressor, MAGIC_BYTES, sniffCompression } from "./compression.ts";
import { digestOfPath, hashFor, verifyDigest } from "./digest.ts";
import { JSON_BYTES_LIMIT } from "./json.ts";
import { asBuffer, asImageError, LayerReader, readLayer } from "./layer.ts";
import { cachedLayer } from "./layer-cache.ts";
import type { LayerContents } from "./model.ts";
import { tooLarge } from "./oci-layout.ts";
import { readImages } from "./read-images.ts";
import { type BlobStore, estimates, type ImageSource, type ReadOptions } from "./source.ts";
import { BLOCK, isZeroBlock, looksLikeHeader } from "./tar-header.ts";

/** Bytes of JSON kept together: attestations can be many and large. */
const ALL_JSON_LIMIT = 16 * JSON_BYTES_LIMIT;

/**
 * A Docker or OCI archive that comes as a stream, read in one pass without a copy. Its files may stand in any
 * order: what is JSON is kept, what is a layer is walked as it goes by. The whole may be compressed.
 */
export function archiveStream(name: string, chunks: AsyncIterable<Uint8Array>): ImageSource {
  return {
    kind: "archive",
    read: async (options) => {
      const files = new Map<string, StreamedFile>();
      const links = new ArchiveLinks();
      try {
        await readFiles(name, chunks, options, files, links);
      } catch (error) {
        throw asImageError(name, error);
      }
      return readImages(streamedStore(name, files, links), options);
    },
  };
}

/** What became of a file of the archive while it went by. */
type StreamedFile = { readonly size: number } & (
  | { readonly kind: "json"; readonly bytes: Buffer }
  | { readonly kind: "layer"; readonly layer: LayerContents }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "other" }
);

function streamedStore(
  name: string,
  files: ReadonlyMap<string, StreamedFile>,
  links: ArchiveLinks,
): BlobStore {
  const find = (path: string): StreamedFile | undefined => files.get(links.follow(path));
  return {
    name,
    size: async (path) => find(path)?.size,
    json: async (path) => {
      const file = find(path);
      if (file?.kind === "json") return file.bytes;
      if (file && file.size > JSON_BYTES_LIMIT) throw tooLarge(`${path} of ${name}`);
      // Too short for anything, or no JSON: reading it says what is wrong.
      return file ? Buffer.alloc(0) : undefined;
    },
    layer: async (path, options) => {
      const file = find(path);
      if (file?.kind === "layer") return file.layer;
      if (file?.kind === "failed") throw file.error;
      if (file?.size === 0) return readLayer(nothing(), options);
      throw new ImageError(`${options.name} is no layer`, { remedy: "Export or pull the image again." });
    },
    hash: async () => undefined,
    identity: async () => undefined,
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The walker works through a chunk at once; what takes time is done between two chunks. */
type Event =
  | { readonly kind: "begin"; readonly path: string; readonly size: number }
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "end" };

async function readFiles(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  files: Map<string, StreamedFile>,
  links: ArchiveLinks,
): Promise<void> {
  let events: Event[] = [];
  const walker = archiveWalker(name, {
    entry: (entry) => {
      links.add(entry);
      if (entry.type !== "file") return false;
      events.push({ kind: "begin", path: entry.path, size: entry.stored });
      return true;
    },
    body: (bytes) => events.push({ kind: "bytes", bytes }),
    bodyEnd: () => events.push({ kind: "end" }),
  });
  const budget = { json: ALL_JSON_LIMIT };
  let file: FileReader | undefined;
  const work = async (chunk: Buffer): Promise<void> => {
    options.signal?.throwIfAborted();
    walker.write(chunk);
    const now = events;
    events = [];
    for (const event of now) {
      if (event.kind === "begin") file = new FileReader(name, event.path, event.size, options, budget);
      else if (event.kind === "bytes") await file?.write(event.bytes);
      else if (file) files.set(file.path, await file.end());
    }
  };
  try {
    await forEachPlainChunk(name, chunks, work);
    walker.end();
  } finally {
    file?.destroy();
  }
}

/** Hands on the chunks of the archive itself, whatever it is compressed with. */
async function forEachPlainChunk(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  work: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  let start = Buffer.alloc(0);
  let compression: Compression | undefined;
  let decompressor: Decompressor | undefined;
  const take = async (chunk: Buffer): Promise<void> => {
    if (compression !== undefined) return decompressor ? decompressor.write(chunk) : work(chunk);
    start = Buffer.concat([start, chunk]);
    if (start.length < MAGIC_BYTES) return;
    compression = sniffCompression(start);
    if (compression !== "none") decompressor = new Decompressor(name, compression, work);
    await take(start);
  };
  try {
    for await (const chunk of chunks) await take(asBuffer(chunk));
    await decompressor?.end();
    if (compression === undefined && start.length > 0) await work(start);
  } finally {
    decompressor?.destroy();
  }
}

/** A layer that was read before: its bytes are hashed alone. */
interface CachedLayer {
  readonly layer: LayerContents;
  readonly digest: string;
  readonly name: string;
  /** Null: nobody doubts them. */
  readonly hash: Hash | null;
}

/** One file of the archive: sniffed by its first block, then kept, walked or passed over. */
class FileReader {
  readonly path: string;
  readonly #name: string;
  readonly #size: number;
  readonly #options: ReadOptions;
  readonly #budget: { json: number };
  #start: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #kind: "unknown" | "json" | "layer" | "other" | "failed" = "unknown";
  #pieces: Buffer[] = [];
  #reader: LayerReader | undefined;
  #cached: CachedLayer | undefined;
  #error: unknown;

  constructor(name: string, path: string, size: number, options: ReadOptions, budget: { json: number }) {
    this.#name = name;
    this.path = path;
    this.#size = size;
    this.#options = options;
    this.#budget = budget;
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.#kind === "unknown") {
      this.#start = this.#start.length === 0 ? bytes : Buffer.concat([this.#start, bytes]);
      if (this.#start.length >= Math.min(BLOCK, this.#size)) await this.#begin();
    } else await this.#take(bytes);
  }

  async end(): Promise<StreamedFile> {
    const size = this.#size;
    if (this.#kind === "json") return { kind: "json", size, bytes: Buffer.concat(this.#pieces) };
    if (this.#kind === "layer") {
      try {
        return { kind: "layer", size, layer: await this.#endLayer() };
      } catch (error) {
        this.#fail(error);
      }
    }
    return this.#kind === "failed" ? { kind: "failed", size, error: this.#error } : { kind: "other", size };
  }

  destroy(): void {
    this.#reader?.destroy();
  }

  async #begin(): Promise<void> {
    const start = this.#start;
    this.#start = Buffer.alloc(0);
    const { select, cache, cachedMayBeAbsent } = this.#options;
    const digest = digestOfPath(this.path);
    const estimateDownload = estimates(this.#options.estimateDownload, digest);
    if (isLayer(start)) {
      this.#kind = "layer";
      const name = `Layer ${digest ?? this.path} of ${this.#name}`;
      const layer = await cachedLayer(cache, digest, estimateDownload);
      if (layer && digest !== undefined) {
        this.#cached = { layer, digest, name, hash: cachedMayBeAbsent ? null : hashFor(digest) };
      } else
        this.#reader = new LayerReader({
          name,
          select,
          expectedDigest: digest,
          bytes: this.#size,
          estimateDownload,
        });
    } else if (isJson(start) && this.#size <= Math.min(JSON_BYTES_LIMIT, this.#budget.json)) {
      this.#kind = "json";
      this.#budget.json -= this.#size;
    } else this.#kind = "other";
    await this.#take(start);
  }

  async #take(bytes: Buffer): Promise<void> {
    if (this.#kind === "json") this.#pieces.push(Buffer.from(bytes));
    if (this.#kind !== "layer") return;
    try {
      this.#cached?.hash?.update(bytes);
      await this.#reader?.write(bytes);
    } catch (error) {
      this.#fail(error);
    }
  }

  #endLayer(): Promise<LayerContents> | LayerContents {
    const cached = this.#cached;
    if (!cached) return (this.#reader as LayerReader).end();
    const { layer, digest, name, hash } = cached;
    if (hash) verifyDigest(name, `${digest.slice(0, digest.indexOf(":"))}:${hash.digest("hex")}`, digest);
    return layer;
  }

  /** Nobody may want this file: the error is told when somebody does. */
  #fail(error: unknown): void {
    this.#kind = "failed";
    this.#error = error;
    this.#reader?.destroy();
    this.#reader = undefined;
  }
}

function isLayer(start: Buffer): boolean {
  if (sniffCompression(start) !== "none") return true;
  return start.length >= BLOCK && (isZeroBlock(start, 0) || looksLikeHeader(start, 0));
}

function isJson(start: Buffer): boolean {
  return /^[ \t\r\n]*[[{]/.test(start.toString("latin1", 0, BLOCK));
}
