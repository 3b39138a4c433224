import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { ImageError } from "../errors.ts";
import { Changes } from "../process/changes.ts";
import type { BlobFacts, BlobTask } from "./blob-digests.ts";
import type { TarOutput } from "./blob-reader.ts";
import {
  type Answer,
  BLOB,
  CONTROL_BYTES,
  type Failure,
  FREE,
  newRing,
  type OpenPlace,
  piecesOf,
  type Request,
  type SharedMemory,
  STOP,
  TAR,
} from "./shared-memory.ts";

/** The thread's program: a source beside this one, or a bundle beside the one that this is a part of. */
const HERE = new URL(import.meta.url);
const THREAD_FILE = new URL(`blob-thread${extname(HERE.pathname)}`, HERE);

/** A thread and the memory that it shares with this one. It works on one blob after another. */
export class BlobWorker {
  readonly #memory: SharedMemory = { tar: newRing(TAR), control: new SharedArrayBuffer(CONTROL_BYTES) };
  readonly #worker = new Worker(THREAD_FILE, {
    workerData: this.#memory,
    // It makes little that lasts: collected early, it takes little memory.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  readonly #tar = piecesOf(this.#memory.tar, TAR);
  readonly #control = new Int32Array(this.#memory.control);
  /** The next piece of the tar. */
  #nextTar = 0;
  /** For blobs that come as a stream. */
  #blobMemory: SharedArrayBuffer | undefined;
  #blob: readonly Buffer[] = [];
  /** The piece of the blob that is being filled, and how far. */
  #next = 0;
  #filled = 0;
  /** Pieces of the blob that wait for the thread. */
  #waiting = 0;
  #output: TarOutput = () => undefined;
  #failure: { readonly error: unknown } | undefined;
  #facts: BlobFacts | undefined;
  /** It is ending: what it says is of no interest any more. */
  #ending = false;
  readonly #exit: Promise<void>;
  readonly #failed: (worker: BlobWorker) => void;
  readonly #changes = new Changes();

  /** @param failed told whenever it fails: where nobody waits for an answer, nobody else is */
  constructor(failed: (worker: BlobWorker) => void) {
    this.#failed = failed;
    this.#control[FREE] = TAR.pieces;
    this.#worker.on("message", (answer: Answer) => {
      if (this.#ending) return;
      this.#take(answer);
      this.#changes.tell();
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#exit = new Promise((resolve) => {
      this.#worker.on("exit", () => {
        this.#fail(new Error("A thread that reads layers has ended"));
        resolve();
      });
    });
    // Until it has work it keeps no process from its end: after the listeners, as one for messages would take this back.
    this.#worker.unref();
  }

  read(task: BlobTask, place: OpenPlace, output: TarOutput): void {
    this.#begin({ kind: "read", task, place }, output);
  }

  begin(task: BlobTask, output: TarOutput): void {
    this.#blobMemory ??= newRing(BLOB);
    this.#blob = piecesOf(this.#blobMemory, BLOB);
    this.#next = 0;
    this.#filled = 0;
    this.#begin({ kind: "begin", task, blob: this.#blobMemory }, output);
  }

  /** The thread gets full pieces: what comes from a pipe comes in many small ones, and each message takes time. */
  async write(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      if (this.#filled === 0) await this.#until(() => this.#waiting < BLOB.pieces);
      const copied = bytes.copy(this.#blob[this.#next] as Buffer, this.#filled, at);
      at += copied;
      this.#filled += copied;
      if (this.#filled === BLOB.pieceBytes) this.#postPiece();
    }
    if (this.#failure) throw this.#failure.error;
  }

  endStream(): void {
    if (this.#filled > 0) this.#postPiece();
    this.#post({ kind: "end" });
  }

  async end(): Promise<BlobFacts> {
    await this.#until(() => this.#facts !== undefined);
    this.#output = () => undefined;
    this.#worker.unref();
    return this.#facts as BlobFacts;
  }

  /**
   * Ends the thread, whatever it does, before its next piece. It is not terminated from here: where that meets zlib
   * half made, Node ends the whole process (`Assertion failed: init_done_ && "close before init"`).
   */
  async terminate(): Promise<void> {
    this.#ending = true;
    this.#worker.ref();
    Atomics.store(this.#control, STOP, 1);
    // It may wait for a free piece, or be about to.
    this.#giveFree();
    this.#post({ kind: "stop" });
    await this.#exit;
  }

  #postPiece(): void {
    this.#waiting++;
    this.#post({ kind: "blob", piece: this.#next, length: this.#filled });
    this.#next = (this.#next + 1) % BLOB.pieces;
    this.#filled = 0;
  }

  #begin(request: Request, output: TarOutput): void {
    this.#worker.ref();
    this.#output = output;
    this.#facts = undefined;
    this.#post(request);
  }

  async #until(holds: () => boolean): Promise<void> {
    await this.#changes.until(() => this.#failure !== undefined || holds());
    if (this.#failure) throw this.#failure.error;
  }

  #take(answer: Answer): void {
    if (answer.kind === "taken") this.#waiting--;
    else if (answer.kind === "tar") for (const length of answer.lengths) this.#takeTar(length);
    else if (answer.kind === "facts") this.#facts = answer.facts;
    else this.#fail(errorOf(answer));
  }

  #takeTar(length: number): void {
    try {
      if (!this.#failure) this.#output((this.#tar[this.#nextTar] as Buffer).subarray(0, length));
    } catch (error) {
      this.#fail(error);
    }
    this.#nextTar = (this.#nextTar + 1) % TAR.pieces;
    this.#giveFree();
  }

  #giveFree(): void {
    Atomics.add(this.#control, FREE, 1);
    Atomics.notify(this.#control, FREE);
  }

  #fail(error: unknown): void {
    if (this.#ending) return;
    this.#failure ??= { error };
    this.#failed(this);
    this.#changes.tell();
  }

  #post(request: Request): void {
    this.#worker.postMessage(request);
  }
}

function errorOf({ message, remedy, code }: Failure): Error {
  if (code !== undefined) return Object.assign(new Error(message), { code });
  return new ImageError(message, remedy === undefined ? {} : { remedy });
}
