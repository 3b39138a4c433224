import { type FileHandle, open } from "node:fs/promises";

/** Bytes read from a file at once. */
export const READ_CHUNK = 1 << 20;

/** A file's part. */
export interface Place {
  readonly offset: number;
  readonly size: number;
}

/**
 * Reads the next piece while the last one is at work. There are two buffers: a piece is good until the one after the
 * next is asked for.
 */
export async function* readRange(file: FileHandle, { offset, size }: Place): AsyncGenerator<Buffer> {
  const end = offset + size;
  const buffers = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(READ_CHUNK, size)));
  const read = (position: number, turn: number): Promise<Buffer> => {
    const buffer = buffers[turn % 2] as Buffer;
    const bytes = buffer.subarray(0, Math.min(buffer.length, end - position));
    const done = readFully(file, bytes, position).then((length) => bytes.subarray(0, length));
    // Nobody may be left to wait for it.
    done.catch(() => undefined);
    return done;
  };
  let next = size > 0 ? read(offset, 0) : undefined;
  for (let [position, turn] = [offset, 1]; next; turn++) {
    const bytes: Buffer = await next;
    position += bytes.length;
    next = bytes.length > 0 && position < end ? read(position, turn) : undefined;
    yield bytes;
  }
}

/** A whole file, in the same way. */
export async function* readWhole(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    yield* readRange(file, { offset: 0, size: (await file.stat()).size });
  } finally {
    await file.close();
  }
}

/** @returns bytes read: fewer than asked for where the file ends */
export async function readFully(file: FileHandle, bytes: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
