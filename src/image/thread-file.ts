/** The door of a thread. It is a file of its own as the bundle of the command is in parts, and its first one is started. */
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { SharedMemory } from "./blob-thread.ts";

export const BLOB_THREAD = "stagecheck blobs";

/** The file to start as a thread: this one, or the bundle that it is a part of. */
export const THREAD_FILE = new URL(import.meta.url);

// What is sent before the import is done waits in the port.
if (!isMainThread && parentPort && isMemory(workerData)) {
  const [port, memory] = [parentPort, workerData];
  void import("./blob-thread.ts").then(({ serve }) => serve(port, memory));
}

function isMemory(data: unknown): data is SharedMemory {
  return typeof data === "object" && data !== null && (data as SharedMemory).purpose === BLOB_THREAD;
}
