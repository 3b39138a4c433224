import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";

/** Longer than nearly every file that is read whole. */
const CHUNK_BYTES = 65_536;

/** One for all: nothing is kept of it. */
const chunk = Buffer.allocUnsafe(CHUNK_BYTES);

export interface Beginning {
  readonly text: string;
  /** There was no more. */
  readonly whole: boolean;
  /** No byte of it was broken UTF-8, which the text has replacement characters for. */
  readonly utf8: boolean;
}

/**
 * The beginning of a file as UTF-8, `limit` bytes at most.
 * At once and not in steps: a repository has thousands of small files, and to wait for each costs more than to read it.
 * @throws what `node:fs` throws
 */
export function readBeginning(path: string, limit: number): Beginning {
  const file = openSync(path, "r");
  try {
    const length = Math.min(chunk.length, limit + 1);
    const first = readSync(file, chunk, 0, length, null);
    if (first < length) return beginning(chunk, first, true);
    const parts = [Buffer.from(chunk.subarray(0, first))];
    let total = first;
    while (total <= limit) {
      const read = readSync(file, chunk, 0, Math.min(chunk.length, limit + 1 - total), null);
      if (read === 0) break;
      parts.push(Buffer.from(chunk.subarray(0, read)));
      total += read;
    }
    const bytes = Buffer.concat(parts);
    return beginning(bytes, Math.min(total, limit), total <= limit);
  } finally {
    closeSync(file);
  }
}

function beginning(bytes: Buffer, length: number, whole: boolean): Beginning {
  const text = bytes.toString("utf8", 0, length);
  // Broken UTF-8 comes out as this character, which few texts have themselves.
  return { text, whole, utf8: !text.includes("\uFFFD") || isUtf8(bytes.subarray(0, length)) };
}
