import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { ImageError } from "../errors.ts";
import type { BlobFacts, BlobTask } from "./blob-digests.ts";
import type { BlobReader, TarOutput } from "./blob-reader.ts";
import {
  type Answer,
  BLOB,
  type Failure,
  newRing,
  type OpenPlace,
  piecesOf,
  type Request,
  type SharedMemory,
  TAR,
} from "./shared-memory.ts";
import { canDecompressSync } from "./sync-decompressor.ts";

/** With fewer processors a thread only takes the time of others. */
const THREADS = availableParallelism() > 1 ? 2 : 0;

/** To start a thread takes as long as some megabytes do. */
const WORTH_A_THREAD = 8_000_000;

/** The thread's program: a source beside this one, or a bundle beside the one that this is a part of. */
const HERE = new URL(import.meta.url);
const THREAD_FILE = new URL(`blob-thread${extname(HERE.pathname)}`, HERE);

/** Threads that have nothing to do: they end with the process. */
const idle: BlobThread[] = [];
let started = 0;
/** Who waits for a thread, and for how large a blob. */
const waiting: { readonly bytes: number; readonly resolve: () => void }[] = [];

/**
 * Starts the threads that blobs of these sizes are worth: until the first of them is read, they are ready.
 */
export function startThreads(sizes: readonly number[]): void {
  const worth = sizes.filter((bytes) => bytes >= WORTH_A_THREAD).length;
  while (started < Math.min(worth, THREADS)) idle.push(new BlobThread());
}

/**
 * Reads a blob in a thread of its own, where that pays and one is free; undefined: it is to be read here.
 * @param bytes of the blob; undefined: not known
 */
export function readInThread(
  task: BlobTask,
  bytes: number | undefined,
  tar: TarOutput,
): BlobReader | undefined {
  const thread = isWorthAThread(task, bytes) ? freeThread() : undefined;
  thread?.begin(task, tar);
  return thread && readerOf(thread, task, tar);
}

function isWorthAThread({ compression }: BlobTask, bytes = 0): boolean {
  return bytes >= WORTH_A_THREAD && (compression === "none" || canDecompressSync(compression));
}

function freeThread(): BlobThread | undefined {
  return idle.pop() ?? (started < THREADS ? new BlobThread() : undefined);
}

function readerOf(thread: BlobThread, { compression }: BlobTask, tar: TarOutput): BlobReader {
  // Afterwards the thread is somebody else's.
  let mine = true;
  return {
    write: async (chunk) => {
      // Of a plain blob the thread says nothing but digests: its tar is here already.
      if (compression === "none") tar(chunk);
      for (let at = 0; at < chunk.length; at += BLOB.pieceBytes) {
        await thread.write(chunk.subarray(at, at + BLOB.pieceBytes));
      }
    },
    end: async () => {
      thread.endStream();
      const facts = await thread.end();
      mine = false;
      return facts;
    },
    destroy: () => {
      if (mine) void thread.destroy();
      mine = false;
    },
  };
}

export interface FileReadOptions {
  /** Whether two threads are to read a compressed blob: one of them hashes it, the other does the rest. */
  readonly shared: boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads a blob where it lies in a file, in a thread that may have to be waited for; undefined: it is to be read here.
 * When this is done, in whatever way, no thread uses the file any more.
 */
export async function readFileInThread(
  task: BlobTask,
  place: OpenPlace,
  tar: TarOutput,
  { shared, signal }: FileReadOptions,
): Promise<BlobFacts | undefined> {
  if (THREADS === 0 || !isWorthAThread(task, place.size)) return undefined;
  if (!shared || task.compression === "none") return readPart(task, place, tar, signal);
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let failure: { readonly error: unknown } | undefined;
  const read = (half: "tar" | "blob"): Promise<BlobFacts | undefined> =>
    readPart({ ...task, half }, place, tar, either).catch((error: unknown) => {
      failure ??= { error };
      stop.abort();
      return undefined;
    });
  const [rest, hashed] = await Promise.all([read("tar"), read("blob")]);
  if (failure) throw failure.error;
  return rest && { ...rest, ...hashed, diffId: rest.diffId, tarBytes: rest.tarBytes };
}

async function readPart(
  task: BlobTask,
  place: OpenPlace,
  tar: TarOutput,
  signal: AbortSignal | undefined,
): Promise<BlobFacts> {
  const thread = await nextThread(place.size, signal);
  try {
    thread.read(task, place, tar);
    return await orAborted(thread.end(), signal);
  } catch (error) {
    await thread.destroy();
    throw error;
  }
}

/** Rejects with the signal's reason. */
async function nextThread(bytes: number, signal: AbortSignal | undefined): Promise<BlobThread> {
  for (;;) {
    signal?.throwIfAborted();
    const thread = freeThread();
    if (thread) return thread;
    await new Promise<void>((resolve) => {
      waiting.push({ bytes, resolve });
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}

/** Tells those who wait that there is, or may be, a thread for one of them: the largest blob first. */
function wake(): void {
  for (const { resolve } of waiting.splice(0).sort((one, other) => other.bytes - one.bytes)) resolve();
}

/** Rejects with the signal's reason as soon as there is one. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
  }
}

/** A thread and the memory that it shares with this one. It works on one blob after another. */
class BlobThread {
  readonly #memory: SharedMemory = { tar: newRing(TAR), free: new SharedArrayBuffer(4) };
  readonly #worker = new Worker(THREAD_FILE, {
    workerData: this.#memory,
    // It makes little that lasts: collected early, it takes little memory.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  readonly #tar = piecesOf(this.#memory.tar, TAR);
  readonly #freeTar = new Int32Array(this.#memory.free);
  /** The next piece of the tar. */
  #nextTar = 0;
  /** For blobs that come as a stream. */
  #blobMemory: SharedArrayBuffer | undefined;
  #blob: readonly Buffer[] = [];
  /** The next piece of the blob. */
  #next = 0;
  /** Pieces of the blob that wait for the thread. */
  #waiting = 0;
  #output: TarOutput = () => undefined;
  #failure: { readonly error: unknown } | undefined;
  #facts: BlobFacts | undefined;
  /** Called when anything of the above has changed. */
  #changed: () => void = () => undefined;

  constructor() {
    started++;
    this.#freeTar[0] = TAR.pieces;
    this.#worker.on("message", (answer: Answer) => {
      this.#take(answer);
      this.#changed();
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("A thread that reads layers has ended")));
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
    this.#begin({ kind: "begin", task, blob: this.#blobMemory }, output);
  }

  async write(bytes: Buffer): Promise<void> {
    await this.#until(() => this.#waiting < BLOB.pieces);
    bytes.copy(this.#blob[this.#next] as Buffer);
    this.#waiting++;
    this.#post({ kind: "blob", piece: this.#next, length: bytes.length });
    this.#next = (this.#next + 1) % BLOB.pieces;
  }

  endStream(): void {
    this.#post({ kind: "end" });
  }

  async end(): Promise<BlobFacts> {
    await this.#until(() => this.#facts !== undefined);
    this.#output = () => undefined;
    this.#worker.unref();
    idle.push(this);
    wake();
    return this.#facts as BlobFacts;
  }

  /** Ends a thread that was not asked for its last word. */
  async destroy(): Promise<void> {
    started--;
    this.#worker.removeAllListeners();
    await this.#worker.terminate();
    wake();
  }

  #begin(request: Request, output: TarOutput): void {
    this.#worker.ref();
    this.#output = output;
    this.#facts = undefined;
    this.#post(request);
  }

  async #until(holds: () => boolean): Promise<void> {
    while (this.#failure === undefined && !holds()) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
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
    Atomics.add(this.#freeTar, 0, 1);
    Atomics.notify(this.#freeTar, 0);
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    const place = idle.indexOf(this);
    if (place >= 0) {
      idle.splice(place, 1);
      void this.destroy();
    }
    this.#changed();
  }

  #post(request: Request): void {
    this.#worker.postMessage(request);
  }
}

function errorOf({ message, remedy, code }: Failure): Error {
  if (code !== undefined) return Object.assign(new Error(message), { code });
  return new ImageError(message, remedy === undefined ? {} : { remedy });
}
