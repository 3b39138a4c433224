import type { BlobFacts, BlobTask } from "./blob-digests.ts";
import type { BlobReader, TarOutput } from "./blob-reader.ts";
import type { BlobWorker } from "./blob-worker.ts";
import type { OpenPlace } from "./shared-memory.ts";
import { canDecompressSync } from "./sync-decompressor.ts";
import {
  endWorker,
  freeWorker,
  giveBack,
  nextWorker,
  orAborted,
  startWorkers,
  THREADS,
} from "./worker-pool.ts";

/** To start a thread takes as long as some megabytes do. */
const WORTH_A_THREAD = 8_000_000;

/**
 * Starts the threads that blobs of these sizes are worth: until the first of them is read, they are ready.
 */
export function startThreads(sizes: readonly number[]): void {
  startWorkers(sizes.filter((bytes) => bytes >= WORTH_A_THREAD).length);
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
  const worker = isWorthAThread(task, bytes) ? freeWorker() : undefined;
  worker?.begin(task, tar);
  return worker && readerOf(worker, task, tar);
}

function isWorthAThread({ compression }: BlobTask, bytes = 0): boolean {
  return bytes >= WORTH_A_THREAD && (compression === "none" || canDecompressSync(compression));
}

function readerOf(worker: BlobWorker, { compression }: BlobTask, tar: TarOutput): BlobReader {
  // Afterwards the thread is somebody else's.
  let mine = true;
  return {
    write: async (chunk) => {
      // Of a plain blob the thread says nothing but digests: its tar is here already.
      if (compression === "none") tar(chunk);
      await worker.write(chunk);
    },
    end: async () => {
      worker.endStream();
      const facts = await worker.end();
      mine = false;
      giveBack(worker);
      return facts;
    },
    destroy: () => {
      if (mine) void endWorker(worker);
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
  const worker = await nextWorker(place.size, signal);
  try {
    worker.read(task, place, tar);
    const facts = await orAborted(worker.end(), signal);
    giveBack(worker);
    return facts;
  } catch (error) {
    await endWorker(worker);
    throw error;
  }
}
