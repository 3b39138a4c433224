import type { Hash } from "node:crypto";
import { sniffCompression } from "./compression.ts";
import { digestOfPath, hashFor, verifyDigest } from "./digest.ts";
import { JSON_BYTES_LIMIT } from "./json.ts";
import { LayerReader } from "./layer.ts";
import { cachedLayer } from "./layer-cache.ts";
import type { LayerContents } from "./model.ts";
import { estimates, type ReadOptions } from "./source.ts";
import { BLOCK, isZeroBlock, looksLikeHeader } from "./tar-header.ts";

/** What became of a file of the archive while it went by. */
export type StreamedFile = { readonly size: number } & (
  | { readonly kind: "json"; readonly bytes: Buffer }
  | { readonly kind: "layer"; readonly layer: LayerContents }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "other" }
);

/** A layer that was read before: its bytes are hashed alone. */
interface CachedLayer {
  readonly layer: LayerContents;
  readonly digest: string;
  readonly name: string;
  /** Null: nobody doubts them. */
  readonly hash: Hash | null;
}

/** One file of the archive: sniffed by its first block, then kept, walked or passed over. */
export class StreamedFileReader {
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
      this.#start = Buffer.concat([this.#start, bytes]);
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
