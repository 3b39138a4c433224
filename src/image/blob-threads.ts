import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ImageError } from "../errors.ts";
import type { BlobFacts, BlobTask } from "./blob-digests.ts";
import type { BlobReader, TarOutput } from "./blob-reader.ts";
import { type Answer, PIECE_BYTES, PIECES, pieceOf, type Request, type SharedMemory } from "./blob-thread.ts";
import { canDecompressSync } from "./sync-decompressor.ts";
import { BLOB_THREAD, THREAD_FILE } from "./thread-file.ts";

/** With fewer processors a thread only takes the time of others. */
const THREADS = availableParallelism() > 1 ? 2 : 0;

/** To start a thread takes as long as some megabytes do. */
const WORTH_A_THREAD = 8_000_000;

/** Threads that have nothing to do: they end with the process. */
const idle: BlobThread[] = [];
let started = 0;

/**
 * Reads a blob in a thread of its own, where that pays and one is free; undefined: it is to be read here.
 * @param bytes of the blob; undefined: not known
 */
export function readInThread(
  task: BlobTask,
  bytes: number | undefined,
  tar: TarOutput,
): BlobReader | undefined {
  if (bytes === undefined || bytes < WORTH_A_THREAD) return undefined;
  if (task.compression !== "none" && !canDecompressSync(task.compression)) return undefined;
  const thread = idle.pop() ?? (started < THREADS ? new BlobThread() : undefined);
  thread?.begin(task, tar);
  return thread && readerOf(thread, task, tar);
}

function readerOf(thread: BlobThread, { compression }: BlobTask, tar: TarOutput): BlobReader {
  // Afterwards the thread is somebody else's.
  let mine = true;
  return {
    write: async (chunk) => {
      // Of a plain blob the thread says nothing but digests: its tar is here already.
      if (compression === "none") tar(chunk);
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        await thread.write(chunk.subarray(at, at + PIECE_BYTES));
      }
    },
    end: async () => {
      const facts = await thread.end();
      mine = false;
      return facts;
    },
    destroy: () => {
      if (mine) thread.destroy();
      mine = false;
    },
  };
}

/** A thread and the memory that it shares with this one. It works on one blob after another. */
class BlobThread {
  readonly #memory: SharedMemory = {
    purpose: BLOB_THREAD,
    blob: new SharedArrayBuffer(PIECES * PIECE_BYTES),
    tar: new SharedArrayBuffer(PIECES * PIECE_BYTES),
    free: new SharedArrayBuffer(4),
  };
  readonly #worker = new Worker(THREAD_FILE, {
    workerData: this.#memory,
    // It makes little that lasts: collected early, it takes little memory.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  readonly #blob = pieces(this.#memory.blob);
  readonly #tar = pieces(this.#memory.tar);
  readonly #freeTar = new Int32Array(this.#memory.free);
  #output: TarOutput = () => undefined;
  /** Pieces of the blob that wait for the thread. */
  #waiting = 0;
  #next = 0;
  #failure: { readonly error: unknown } | undefined;
  #facts: BlobFacts | undefined;
  /** Called when anything of the above has changed. */
  #changed: () => void = () => undefined;

  constructor() {
    started++;
    this.#freeTar[0] = PIECES;
    this.#worker.on("message", (answer: Answer) => {
      this.#take(answer);
      this.#changed();
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("A thread that reads layers has ended")));
  }

  begin(task: BlobTask, output: TarOutput): void {
    this.#worker.ref();
    this.#output = output;
    this.#facts = undefined;
    this.#post({ kind: "begin", task });
  }

  async write(bytes: Buffer): Promise<void> {
    await this.#until(() => this.#waiting < PIECES);
    bytes.copy(this.#blob[this.#next] as Buffer);
    this.#waiting++;
    this.#post({ kind: "blob", piece: this.#next, length: bytes.length });
    this.#next = (this.#next + 1) % PIECES;
  }

  async end(): Promise<BlobFacts> {
    this.#post({ kind: "end" });
    await this.#until(() => this.#facts !== undefined);
    this.#output = () => undefined;
    this.#worker.unref();
    idle.push(this);
    return this.#facts as BlobFacts;
  }

  /** Ends a thread that was not asked for its last word. */
  destroy(): void {
    started--;
    this.#worker.removeAllListeners();
    void this.#worker.terminate();
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
    else if (answer.kind === "tar") this.#takeTar(answer.piece, answer.length);
    else if (answer.kind === "facts") this.#facts = answer.facts;
    else {
      const { message, remedy } = answer;
      this.#fail(new ImageError(message, remedy === undefined ? {} : { remedy }));
    }
  }

  #takeTar(piece: number, length: number): void {
    try {
      if (!this.#failure) this.#output((this.#tar[piece] as Buffer).subarray(0, length));
    } catch (error) {
      this.#fail(error);
    }
    Atomics.add(this.#freeTar, 0, 1);
    Atomics.notify(this.#freeTar, 0);
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    const place = idle.indexOf(this);
    if (place >= 0) {
      idle.splice(place, 1);
      this.destroy();
    }
    this.#changed();
  }

  #post(request: Request): void {
    this.#worker.postMessage(request);
  }
}

function pieces(memory: SharedArrayBuffer): readonly Buffer[] {
  return Array.from({ length: PIECES }, (_, piece) => pieceOf(memory, piece));
}
