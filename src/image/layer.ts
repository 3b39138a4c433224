import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { ImageError } from "../errors.ts";
import type { BlobFacts, BlobTask } from "./blob-digests.ts";
import { type BlobReader, readHere } from "./blob-reader.ts";
import { readFileInThread, readInThread } from "./blob-threads.ts";
import { type Compression, MAGIC_BYTES, sniffCompression } from "./compression.ts";
import { verifyDigest } from "./digest.ts";
import { EntryCollector } from "./entry-collector.ts";
import { type Place, readFully, readRange } from "./file-range.ts";
import type { ContentSelector, LayerContents } from "./model.ts";
import { TarWalker } from "./tar.ts";

export interface LayerOptions {
  /** How messages call it: `Layer sha256:…`. */
  readonly name: string;
  readonly select: ContentSelector;
  /** Digest of the blob, compressed or not; a mismatch is an {@link ImageError}. */
  readonly expectedDigest?: string | undefined;
  /** Of the blob, where they are known: a large one is worth a thread. What the blob really has is counted. */
  readonly bytes?: number | undefined;
  /** Whether there is more of it than of all that is read beside it: two threads share it then. */
  readonly largest?: boolean | undefined;
  /**
   * For a layer that lies there plain: say what gzip would make of it, which a pull would transfer. It costs more time
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
  #start: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #compression: Compression | undefined;
  #blob: BlobReader | undefined;

  constructor(options: LayerOptions) {
    this.#options = options;
    this.#collector = new EntryCollector(options.name, options.select);
    this.#walker = new TarWalker(options.name, this.#collector);
  }

  async write(chunk: Buffer): Promise<void> {
    if (this.#blob) return this.#blob.write(chunk);
    this.#start = Buffer.concat([this.#start, chunk]);
    if (this.#start.length >= MAGIC_BYTES) await this.#begin().write(this.#takeStart());
  }

  async end(): Promise<LayerContents> {
    const blob = this.#blob ?? this.#begin();
    const start = this.#takeStart();
    if (start.length > 0) await blob.write(start);
    return this.#finish(await blob.end());
  }

  /**
   * Lets threads read all of the blob where it lies in a file; then nothing is to be written, and no end to be told.
   * Undefined: no thread is there for it.
   */
  async readFile(
    file: FileHandle,
    place: Place,
    signal: AbortSignal | undefined,
  ): Promise<LayerContents | undefined> {
    const start = Buffer.alloc(Math.min(MAGIC_BYTES, place.size));
    const length = await readFully(file, start, place.offset);
    const task = this.#task(start.subarray(0, length));
    const options = { shared: this.#options.largest ?? false, signal };
    const facts = await readFileInThread(task, { ...place, fd: file.fd }, this.#tar, options);
    return facts && this.#finish(facts);
  }

  /** Frees what native code holds, after an error or when nobody wants the rest. */
  destroy(): void {
    this.#blob?.destroy();
  }

  #finish({ digest, otherDigest, diffId, blobBytes, tarBytes, gzipBytes }: BlobFacts): LayerContents {
    const { name, expectedDigest } = this.#options;
    // Told before the tar's own faults: a wrong digest says more than a strange header.
    if (expectedDigest) verifyDigest(name, otherDigest ?? digest, expectedDigest);
    this.#walker.end();
    const plain = this.#compression === "none";
    return {
      diffId,
      digest: plain ? null : digest,
      tarBytes,
      ...this.#collector.finish(),
      downloadSize: gzipBytes ?? blobBytes,
      downloadSizeExact: !plain,
      ...(gzipBytes === undefined ? {} : { downloadSizeEstimated: true }),
    };
  }

  readonly #tar = (piece: Buffer): void => this.#walker.write(piece);

  #begin(): BlobReader {
    const task = this.#task(this.#start);
    this.#blob = readInThread(task, this.#options.bytes, this.#tar) ?? readHere(task, this.#tar);
    return this.#blob;
  }

  #task(start: Buffer): BlobTask {
    const { name, expectedDigest, estimateDownload } = this.#options;
    this.#compression = sniffCompression(start);
    return {
      name,
      compression: this.#compression,
      algorithm: expectedDigest?.startsWith("sha512:") ? "sha512" : undefined,
      estimate: estimateDownload ?? false,
    };
  }

  #takeStart(): Buffer {
    const start = this.#start;
    this.#start = Buffer.alloc(0);
    return start;
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

/** The same of a blob that lies in a file, which may be closed when this is done. */
export async function readLayerFile(
  file: FileHandle,
  place: Place,
  options: LayerOptions & { readonly signal?: AbortSignal | undefined },
): Promise<LayerContents> {
  const { name, signal } = options;
  try {
    const read = await new LayerReader(options).readFile(file, place, signal);
    if (read) return read;
  } catch (error) {
    throw asImageError(name, error);
  }
  return readLayer(readRange(file, place), options);
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
