/** What runs in a thread of its own beside the one that reads an image: hashing and decompressing of large blobs. */
import type { MessagePort } from "node:worker_threads";
import { ImageError } from "../errors.ts";
import { BlobDigests, type BlobFacts, type BlobTask } from "./blob-digests.ts";
import { SyncDecompressor } from "./sync-decompressor.ts";
import type { BLOB_THREAD } from "./thread-file.ts";

/** Pieces of memory that both threads see: small enough for a processor's cache, and few messages. */
export const PIECE_BYTES = 512 * 1024;
/** Enough of them that neither waits for the other. */
export const PIECES = 8;

/** What the thread is started with. */
export interface SharedMemory {
  readonly purpose: typeof BLOB_THREAD;
  /** Of {@link PIECES} pieces: the blob, written by the reader. */
  readonly blob: SharedArrayBuffer;
  /** The same for the tar, written by the thread. */
  readonly tar: SharedArrayBuffer;
  /** One number of 32 bits: pieces of the tar that the thread may write to. */
  readonly free: SharedArrayBuffer;
}

/** To the thread. Pieces are used in turn. */
export type Request =
  | { readonly kind: "begin"; readonly task: BlobTask }
  | { readonly kind: "blob"; readonly piece: number; readonly length: number }
  | { readonly kind: "end" };

/** From the thread. */
export type Answer =
  | { readonly kind: "taken" }
  | { readonly kind: "tar"; readonly piece: number; readonly length: number }
  | { readonly kind: "facts"; readonly facts: BlobFacts }
  | { readonly kind: "failed"; readonly message: string; readonly remedy: string | undefined };

/** The n-th piece of shared memory. */
export function pieceOf(memory: SharedArrayBuffer, piece: number): Buffer {
  return Buffer.from(memory, piece * PIECE_BYTES, PIECE_BYTES);
}

/** Answers what comes by the port until the thread ends. */
export function serve(port: MessagePort, memory: SharedMemory): void {
  const answer = (message: Answer): void => port.postMessage(message);
  const blob = Array.from({ length: PIECES }, (_, piece) => pieceOf(memory.blob, piece));
  let work: BlobWork | undefined;
  port.on("message", (request: Request) => {
    try {
      if (request.kind === "begin") work = new BlobWork(request.task, memory, answer);
      else if (request.kind === "blob") {
        work?.write((blob[request.piece] as Buffer).subarray(0, request.length));
        answer({ kind: "taken" });
      } else if (work) answer({ kind: "facts", facts: work.end() });
    } catch (error) {
      work = undefined;
      if (!(error instanceof ImageError)) throw error;
      answer({ kind: "failed", message: error.message, remedy: error.remedy });
    }
  });
}

/** One blob. */
class BlobWork {
  readonly #digests: BlobDigests;
  readonly #decompressor: SyncDecompressor | undefined;

  constructor(task: BlobTask, memory: SharedMemory, answer: (message: Answer) => void) {
    const { name, compression } = task;
    this.#digests = new BlobDigests(task);
    if (compression === "none") return;
    const tar = Array.from({ length: PIECES }, (_, piece) => pieceOf(memory.tar, piece));
    const free = new Int32Array(memory.free);
    let piece = 0;
    const room = (): Buffer => {
      while (Atomics.load(free, 0) === 0) Atomics.wait(free, 0, 0);
      return tar[piece] as Buffer;
    };
    this.#decompressor = new SyncDecompressor(name, compression, room, (length) => {
      Atomics.sub(free, 0, 1);
      this.#digests.tar((tar[piece] as Buffer).subarray(0, length));
      answer({ kind: "tar", piece, length });
      piece = (piece + 1) % PIECES;
    });
  }

  write(bytes: Buffer): void {
    this.#digests.blob(bytes);
    this.#decompressor?.write(bytes);
  }

  end(): BlobFacts {
    this.#decompressor?.end();
    return this.#digests.facts();
  }
}
