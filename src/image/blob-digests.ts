import { createHash, type Hash } from "node:crypto";
import type { Compression } from "./compression.ts";
import { GzipEstimate } from "./gzip-estimate.ts";

/** What is to be done with a layer's blob. */
export interface BlobTask {
  /** How messages call it: `Layer sha256:…`. */
  readonly name: string;
  readonly compression: Compression;
  /** A digest's algorithm that is asked for beside sha256. */
  readonly algorithm?: "sha512" | undefined;
  /** Whether to say what gzip would make of a plain blob. */
  readonly estimate: boolean;
  /** Of a compressed blob, one half of the work alone: two threads can share it. Default: both. */
  readonly half?: "blob" | "tar";
}

/** What is known of a blob when all of it has gone by. */
export interface BlobFacts {
  /** sha256 of the blob as it lies there: `sha256:…`. */
  readonly digest: string;
  /** The same by the algorithm that was asked for. */
  readonly otherDigest?: string;
  /** sha256 of the plain tar. */
  readonly diffId: string;
  readonly blobBytes: number;
  readonly tarBytes: number;
  /** Of a plain blob, where it was asked for: what gzip makes of it, about. */
  readonly gzipBytes?: number;
}

/** Counts and hashes a blob and its tar as they go by. */
export class BlobDigests {
  readonly #task: BlobTask;
  readonly #plain: boolean;
  readonly #blob = createHash("sha256");
  readonly #other: Hash | undefined;
  readonly #tar = createHash("sha256");
  readonly #gzip: GzipEstimate | undefined;
  #blobBytes = 0;
  #tarBytes = 0;

  constructor(task: BlobTask) {
    this.#task = task;
    this.#plain = task.compression === "none";
    this.#other = task.algorithm && createHash(task.algorithm);
    this.#gzip = this.#plain && task.estimate ? new GzipEstimate() : undefined;
  }

  /** The next bytes of the blob. Of a plain one they are the tar's too. */
  blob(bytes: Uint8Array): void {
    this.#blobBytes += bytes.length;
    if (this.#task.half === "tar") return;
    this.#blob.update(bytes);
    this.#other?.update(bytes);
    this.#gzip?.write(bytes);
  }

  /** The next bytes of the tar of a compressed blob. */
  tar(bytes: Uint8Array): void {
    this.#tarBytes += bytes.length;
    this.#tar.update(bytes);
  }

  facts(): BlobFacts {
    const digest = `sha256:${this.#blob.digest("hex")}`;
    const gzipBytes = this.#gzip?.end();
    return {
      digest,
      ...(this.#other && { otherDigest: `${this.#task.algorithm}:${this.#other.digest("hex")}` }),
      diffId: this.#plain ? digest : `sha256:${this.#tar.digest("hex")}`,
      blobBytes: this.#blobBytes,
      tarBytes: this.#plain ? this.#blobBytes : this.#tarBytes,
      ...(gzipBytes === undefined ? {} : { gzipBytes }),
    };
  }
}
