import { createHash, type Hash } from "node:crypto";
import { ImageError } from "../errors.ts";
import { type Compression, Decompressor, GzipCounter, MAGIC_BYTES, sniffCompression } from "./compression.ts";
import { hashFor, verifyDigest } from "./digest.ts";
import { EntryCollector } from "./entry-collector.ts";
import type { ContentSelector, LayerContents } from "./model.ts";
import { TarWalker } from "./tar.ts";

export interface LayerOptions {
  /** How messages call it: `Layer sha256:…`. */
  readonly name: string;
  readonly select: ContentSelector;
  /** Digest of the blob, compressed or not; a mismatch is an {@link ImageError}. */
  readonly expectedDigest?: string | undefined;
  /**
   * For a layer that lies there plain: run gzip over it to say what a pull would transfer. It costs far more time
   * than all the rest. Without it, `downloadSize` of such a layer is the size of its tar.
   */
  readonly estimateDownload?: boolean | undefined;
}

/**
 * Reads a layer that is written to it in chunks: digest, diffId, entries and the contents that the selector asks
 * for, in one pass and in memory that the layer's size does not change. Throws {@link ImageError}s.
 */
export class LayerReader {
  readonly #options: LayerOptions;
  readonly #collector: EntryCollector;
  readonly #walker: TarWalker;
  readonly #blobHash = createHash("sha256");
  readonly #otherHash: Hash | undefined;
  readonly #tarHash = createHash("sha256");
  #blobBytes = 0;
  #tarBytes = 0;
  #start: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #compression: Compression | undefined;
  #decompressor: Decompressor | undefined;
  #counter: GzipCounter | undefined;

  constructor(options: LayerOptions) {
    this.#options = options;
    this.#collector = new EntryCollector(options.name, options.select);
    this.#walker = new TarWalker(options.name, this.#collector);
    const expected = options.expectedDigest;
    this.#otherHash = expected && !expected.startsWith("sha256:") ? hashFor(expected) : undefined;
  }

  async write(chunk: Buffer): Promise<void> {
    this.#blobBytes += chunk.length;
    this.#blobHash.update(chunk);
    this.#otherHash?.update(chunk);
    if (this.#compression !== undefined) return this.#take(chunk);
    this.#start = this.#start.length === 0 ? chunk : Buffer.concat([this.#start, chunk]);
    if (this.#start.length >= MAGIC_BYTES) await this.#begin();
  }

  async end(): Promise<LayerContents> {
    if (this.#compression === undefined) await this.#begin();
    await this.#decompressor?.end();
    const blobDigest = `sha256:${this.#blobHash.digest("hex")}`;
    const { name, expectedDigest } = this.#options;
    // Told before the tar's own faults: a wrong digest says more than a strange header.
    if (expectedDigest) {
      const other = this.#otherHash;
      const actual = other ? `${expectedDigest.split(":")[0]}:${other.digest("hex")}` : blobDigest;
      verifyDigest(name, actual, expectedDigest);
    }
    this.#walker.end();
    const plain = this.#compression === "none";
    const estimate = await this.#counter?.end();
    return {
      diffId: plain ? blobDigest : `sha256:${this.#tarHash.digest("hex")}`,
      digest: plain ? null : blobDigest,
      tarBytes: plain ? this.#blobBytes : this.#tarBytes,
      ...this.#collector.finish(),
      downloadSize: estimate ?? this.#blobBytes,
      downloadSizeExact: !plain,
      ...(estimate === undefined ? {} : { downloadSizeEstimated: true }),
    };
  }

  /** Frees what native code holds, after an error or when nobody wants the rest. */
  destroy(): void {
    this.#decompressor?.destroy();
    this.#counter?.destroy();
  }

  async #begin(): Promise<void> {
    const compression = sniffCompression(this.#start);
    this.#compression = compression;
    if (compression !== "none") {
      this.#decompressor = new Decompressor(this.#options.name, compression, (chunk) => {
        this.#tarBytes += chunk.length;
        this.#tarHash.update(chunk);
        this.#walker.write(chunk);
      });
    } else if (this.#options.estimateDownload) this.#counter = new GzipCounter();
    const start = this.#start;
    this.#start = Buffer.alloc(0);
    if (start.length > 0) await this.#take(start);
  }

  async #take(chunk: Buffer): Promise<void> {
    if (this.#decompressor) return this.#decompressor.write(chunk);
    const counted = this.#counter?.write(chunk);
    this.#walker.write(chunk);
    await counted;
  }
}

/** Reads a whole layer from a stream of its blob's bytes. */
export async function readLayer(
  chunks: AsyncIterable<Uint8Array>,
  options: LayerOptions & { readonly signal?: AbortSignal | undefined },
): Promise<LayerContents> {
  const reader = new LayerReader(options);
  try {
    for await (const chunk of chunks) {
      options.signal?.throwIfAborted();
      await reader.write(asBuffer(chunk));
    }
    return await reader.end();
  } catch (error) {
    reader.destroy();
    throw asImageError(options.name, error);
  }
}

/** sha256 of a blob. */
export async function hashBlob(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return `sha256:${hash.digest("hex")}`;
}

export function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** What the file system or a pipe says becomes an error that names the image's part; our own errors stay. */
export function asImageError(name: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (!(error instanceof Error) || typeof code !== "string" || !/^E[A-Z]+$/.test(code)) return error;
  return new ImageError(`${name} cannot be read (${code})`, { cause: error });
}
