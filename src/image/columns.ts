/** Numbers and names of millions of things, in little more memory than their bytes and without copies as they grow. */
import { decodeName, encodeName } from "./path.ts";

const CHUNK_BITS = 14;
const CHUNK_LENGTH = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_LENGTH - 1;

type Chunk = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/**
 * One number for each index from 0; 0 where none was set. Any number goes, and each stretch of them takes the bytes
 * that its widest one needs: most are small.
 */
export class Column {
  readonly #chunks: (Chunk | undefined)[] = [];

  get(index: number): number {
    const chunk = this.#chunks[index >>> CHUNK_BITS];
    return chunk === undefined ? 0 : (chunk[index & CHUNK_MASK] as number);
  }

  set(index: number, value: number): void {
    const at = index >>> CHUNK_BITS;
    let chunk = this.#chunks[at];
    if (chunk === undefined) {
      if (value === 0) return;
      chunk = this.#widen(at, value);
    }
    chunk[index & CHUNK_MASK] = value;
    // A number that is too wide for the stretch is not what can be read from it.
    if (chunk[index & CHUNK_MASK] !== value) this.#widen(at, value)[index & CHUNK_MASK] = value;
  }

  /** Gives the memory back at once, not when garbage is collected; every number is 0 again. */
  clear(): void {
    for (const chunk of this.#chunks.splice(0)) if (chunk) free(chunk);
  }

  #widen(at: number, value: number): Chunk {
    const narrow = this.#chunks[at];
    const chunk = chunkFor(value);
    if (narrow) {
      chunk.set(narrow);
      free(narrow);
    }
    this.#chunks[at] = chunk;
    return chunk;
  }
}

function chunkFor(value: number): Chunk {
  if (value === (value & 0xff)) return new Uint8Array(CHUNK_LENGTH);
  if (value === (value & 0xffff)) return new Uint16Array(CHUNK_LENGTH);
  return value === value >>> 0 ? new Uint32Array(CHUNK_LENGTH) : new Float64Array(CHUNK_LENGTH);
}

/**
 * Detaches the buffer of an array that nobody uses any more. `ArrayBuffer.transfer` would say it more plainly; Node 20
 * has it not.
 */
export function free({ buffer }: Chunk | Int32Array | Buffer): void {
  if (buffer instanceof ArrayBuffer) structuredClone(null, { transfer: [buffer] });
}

/** A stretch of bytes that is not to be kept: the store may be written to in the meantime. */
export interface ByteRange {
  bytes: Buffer;
  start: number;
  end: number;
}

const WIDE = /[\x80-\xff]/;

const BLOCK_BITS = 16;
const BLOCK_BYTES = 1 << BLOCK_BITS;

/** Texts by the number of the order in which they were added, as the bytes that a tar has of them. */
export class NameStore {
  readonly #blocks: Buffer[] = [];
  /** Block and place within it. */
  readonly #addresses = new Column();
  readonly #lengths = new Column();
  #count = 0;
  #bytes = 0;
  /** Place within the last block that is free. */
  #free = BLOCK_BYTES;

  get count(): number {
    return this.#count;
  }

  /** Of all texts together. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Returns the text's number. */
  add({ bytes, start, end }: ByteRange): number {
    const length = end - start;
    const block = this.#room(length);
    for (let at = 0; at < length; at++) block[this.#free + at] = bytes[start + at] as number;
    return this.#added(length);
  }

  addText(text: string): number {
    const block = this.#room(text.length);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) {
        const bytes = encodeName(text);
        return this.add({ bytes, start: 0, end: bytes.length });
      }
      block[this.#free + at] = code;
    }
    return this.#added(text.length);
  }

  /** Fills in where the bytes of a text lie. */
  locate(index: number, range: ByteRange): ByteRange {
    const address = this.#addresses.get(index);
    range.bytes = this.#blocks[address >>> BLOCK_BITS] as Buffer;
    range.start = address & (BLOCK_BYTES - 1);
    range.end = range.start + this.#lengths.get(index);
    return range;
  }

  /** Every text, in order. Those of a block are cut from one, which costs a tenth of decoding each. */
  eachText(use: (text: string, index: number) => void): void {
    const range = newRange();
    let block: Buffer | undefined;
    let text = "";
    let isAscii = true;
    for (let index = 0; index < this.#count; index++) {
      const { bytes, start, end } = this.locate(index, range);
      if (bytes !== block && start < end) {
        block = bytes;
        text = bytes.toString("latin1");
        isAscii = !WIDE.test(text);
      }
      use(isAscii ? text.slice(start, end) : decodeName(bytes, start, end), index);
    }
  }

  /** As {@link Column.clear}: no text is left. */
  clear(): void {
    for (const block of this.#blocks.splice(0)) free(block);
    this.#addresses.clear();
    this.#lengths.clear();
    this.#count = 0;
    this.#bytes = 0;
    this.#free = BLOCK_BYTES;
  }

  /** Ends the last block at a text of any length: a longer one has a block of its own. */
  #room(length: number): Buffer {
    if (this.#free + length > BLOCK_BYTES) {
      this.#blocks.push(Buffer.from(new ArrayBuffer(Math.max(BLOCK_BYTES, length))));
      this.#free = 0;
    }
    return this.#blocks.at(-1) as Buffer;
  }

  #added(length: number): number {
    this.#addresses.set(this.#count, (((this.#blocks.length - 1) << BLOCK_BITS) | this.#free) >>> 0);
    this.#lengths.set(this.#count, length);
    this.#free += length;
    this.#bytes += length;
    return this.#count++;
  }
}

export function newRange(): ByteRange {
  return { bytes: Buffer.alloc(0), start: 0, end: 0 };
}
