/** The threads that read blobs: few, and each works on one blob after another. */
import { availableParallelism } from "node:os";
import { BlobWorker } from "./blob-worker.ts";

/** With fewer processors a thread only takes the time of others. */
export const THREADS = availableParallelism() > 1 ? 2 : 0;

/** Threads that have nothing to do: they end with the process. */
const idle: BlobWorker[] = [];
let started = 0;
/** Who waits for a thread, and for how large a blob. */
const waiting: { readonly bytes: number; readonly resolve: () => void }[] = [];

/** So many are ready when the first of them is asked for. */
export function startWorkers(count: number): void {
  while (started < Math.min(count, THREADS)) idle.push(newWorker());
}

/** It is to be given back, or ended. */
export function freeWorker(): BlobWorker | undefined {
  return idle.pop() ?? (started < THREADS ? newWorker() : undefined);
}

/** As {@link freeWorker}, as soon as there is one; the largest blob has the first. Rejects with the signal's reason. */
export async function nextWorker(bytes: number, signal: AbortSignal | undefined): Promise<BlobWorker> {
  for (;;) {
    signal?.throwIfAborted();
    const worker = freeWorker();
    if (worker) return worker;
    await orAborted(new Promise<void>((resolve) => waiting.push({ bytes, resolve })), signal);
  }
}

export function giveBack(worker: BlobWorker): void {
  idle.push(worker);
  wake();
}

/** Ends one that still works, or has failed. */
export async function endWorker(worker: BlobWorker): Promise<void> {
  await worker.terminate();
  started--;
  wake();
}

/** Rejects with the signal's reason as soon as there is one. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
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

function newWorker(): BlobWorker {
  started++;
  return new BlobWorker((failed) => {
    const place = idle.indexOf(failed);
    if (place < 0) return;
    idle.splice(place, 1);
    void endWorker(failed);
  });
}

/** Tells those who wait that there is, or may be, a thread for one of them. */
function wake(): void {
  for (const { resolve } of waiting.splice(0).sort((one, other) => other.bytes - one.bytes)) resolve();
}
