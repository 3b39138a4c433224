/**
 * What runs in a thread of its own beside the one that reads an image: hashing and decompressing of large blobs. A
 * program of its own, so that a thread starts in little time.
 */
import { readSync } from "node:fs";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { ImageError } from "../errors.ts";
import { BlobDigests, type BlobFacts, type BlobTask } from "./blob-digests.ts";
import {
  type Answer,
  BLOB,
  type Failure,
  FREE,
  type OpenPlace,
  piecesOf,
  type Request,
  type SharedMemory,
  STOP,
  TAR,
} from "./shared-memory.ts";
import { SyncDecompressor } from "./sync-decompressor.ts";

/** Pieces of the tar that are told of at once: each message costs both sides time. */
const TOLD_AT_ONCE = TAR.pieces / 4;

function serve(port: MessagePort, memory: SharedMemory): void {
  const answer = (message: Answer): void => port.postMessage(message);
  const tar = new TarPieces(memory, answer);
  let blob: readonly Buffer[] = [];
  let work: BlobWork | undefined;
  port.on("message", (request: Request) => {
    try {
      if (request.kind === "stop") port.close();
      else if (request.kind === "read")
        answer({ kind: "facts", facts: readBlob(request.task, request.place, tar) });
      else if (request.kind === "begin") {
        blob = piecesOf(request.blob, BLOB);
        work = new BlobWork(request.task, tar);
      } else if (request.kind === "blob") {
        work?.write((blob[request.piece] as Buffer).subarray(0, request.length));
        tar.tell();
        answer({ kind: "taken" });
      } else if (work) answer({ kind: "facts", facts: work.end() });
    } catch (error) {
      work = undefined;
      // The message that says so is on its way, or has come.
      if (error instanceof Stopped) return;
      tar.tell();
      answer(failureOf(error));
    }
  });
}

function failureOf(error: unknown): Failure {
  const { message, code } = error as NodeJS.ErrnoException;
  if (error instanceof ImageError) return { kind: "failed", message, remedy: error.remedy, code: undefined };
  if (code === undefined) throw error;
  return { kind: "failed", message, remedy: undefined, code };
}

/** Nobody wants what this thread does. */
class Stopped extends Error {}

/** The shared memory that the tar is written to. */
class TarPieces {
  readonly #pieces: readonly Buffer[];
  readonly #control: Int32Array;
  readonly #answer: (message: Answer) => void;
  #piece = 0;
  /** Of pieces that are full and not told of. */
  #lengths: number[] = [];

  constructor({ tar, control }: SharedMemory, answer: (message: Answer) => void) {
    this.#pieces = piecesOf(tar, TAR);
    this.#control = new Int32Array(control);
    this.#answer = answer;
  }

  /** The next piece, as soon as the other side has done with it. */
  next(): Buffer {
    if (Atomics.load(this.#control, FREE) === 0) this.tell();
    while (Atomics.load(this.#control, FREE) === 0) Atomics.wait(this.#control, FREE, 0);
    this.throwIfStopped();
    return this.#pieces[this.#piece] as Buffer;
  }

  /** Hands over so many bytes of that piece. They stay as they are until the next one is asked for. */
  fill(length: number): Buffer {
    const bytes = (this.#pieces[this.#piece] as Buffer).subarray(0, length);
    Atomics.sub(this.#control, FREE, 1);
    this.#piece = (this.#piece + 1) % TAR.pieces;
    if (this.#lengths.push(length) >= TOLD_AT_ONCE) this.tell();
    return bytes;
  }

  throwIfStopped(): void {
    if (Atomics.load(this.#control, STOP) !== 0) throw new Stopped();
  }

  tell(): void {
    if (this.#lengths.length > 0) this.#answer({ kind: "tar", lengths: this.#lengths });
    this.#lengths = [];
  }
}

/** One blob. */
class BlobWork {
  readonly #tar: TarPieces;
  readonly #digests: BlobDigests;
  readonly #decompressor: SyncDecompressor | undefined;

  constructor(task: BlobTask, tar: TarPieces) {
    const { name, compression } = task;
    this.#tar = tar;
    this.#digests = new BlobDigests(task);
    if (compression === "none" || task.half === "blob") return;
    this.#decompressor = new SyncDecompressor(
      name,
      compression,
      () => tar.next(),
      (length) => this.#digests.tar(tar.fill(length)),
    );
  }

  write(bytes: Buffer): void {
    this.#tar.throwIfStopped();
    this.#digests.blob(bytes);
    this.#decompressor?.write(bytes);
  }

  end(): BlobFacts {
    this.#decompressor?.end();
    this.#tar.tell();
    return this.#digests.facts();
  }
}

/** Reads as far as the file goes: a blob that is cut off has another digest. */
function readBlob(task: BlobTask, { fd, offset, size }: OpenPlace, tar: TarPieces): BlobFacts {
  const work = new BlobWork(task, tar);
  const end = offset + size;
  const plain = task.compression === "none";
  // What is plain is the tar.
  const input = plain ? undefined : Buffer.allocUnsafeSlow(Math.min(BLOB.pieceBytes, size));
  for (let position = offset; position < end; ) {
    const buffer = input ?? tar.next();
    const length = readSync(fd, buffer, 0, Math.min(buffer.length, end - position), position);
    if (length === 0) break;
    position += length;
    work.write(plain ? tar.fill(length) : buffer.subarray(0, length));
  }
  return work.end();
}

if (parentPort) serve(parentPort, workerData as SharedMemory);
