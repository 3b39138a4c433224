/** What the readers of ELF files share. https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html */

/** Shorter files have no header of the 64-bit class. */
const SMALLEST = 64;

/** A part of the file that is loaded, or that tells how. */
export interface Segment {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  /** Where it is loaded to. */
  readonly address: number;
  readonly size: number;
}

export const PT_LOAD = 1;

export function isElf(bytes: Uint8Array | undefined): bytes is Uint8Array {
  return bytes?.[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}

/** Reads numbers as the file's class and order of bytes have them; NaN beyond the bytes at hand. */
export class ElfReader {
  /** Of the 64-bit class. */
  readonly wide: boolean;
  readonly #view: DataView;
  readonly #little: boolean;

  private constructor(bytes: Uint8Array, wide: boolean, little: boolean) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.wide = wide;
    this.#little = little;
  }

  /** @param bytes a file's first ones; undefined where they are no ELF header */
  static open(bytes: Uint8Array): ElfReader | undefined {
    return isElf(bytes) && bytes.length >= SMALLEST
      ? new ElfReader(bytes, bytes[4] === 2, bytes[5] === 1)
      : undefined;
  }

  /** The same for other bytes of that file. */
  of(bytes: Uint8Array): ElfReader {
    return new ElfReader(bytes, this.wide, this.#little);
  }

  half(at: number): number {
    return this.#has(at, 2) ? this.#view.getUint16(at, this.#little) : Number.NaN;
  }

  word(at: number): number {
    return this.#has(at, 4) ? this.#view.getUint32(at, this.#little) : Number.NaN;
  }

  /** As wide as the file's class. */
  address(at: number): number {
    if (!this.wide) return this.word(at);
    return this.#has(at, 8) ? Number(this.#view.getBigUint64(at, this.#little)) : Number.NaN;
  }

  /** As far as the bytes at hand hold them whole. */
  segments(): Segment[] {
    const { wide } = this;
    const start = this.address(wide ? 32 : 28);
    const entrySize = this.half(wide ? 54 : 42);
    const count = this.half(wide ? 56 : 44);
    const segments: Segment[] = [];
    for (let index = 0; index < count && entrySize >= (wide ? 56 : 32); index++) {
      const at = start + index * entrySize;
      if (!this.#has(at, entrySize)) break;
      segments.push({
        type: this.word(at),
        flags: this.word(at + (wide ? 4 : 24)),
        offset: this.address(at + (wide ? 8 : 4)),
        address: this.address(at + (wide ? 16 : 8)),
        size: this.address(at + (wide ? 32 : 16)),
      });
    }
    return segments;
  }

  #has(at: number, size: number): boolean {
    return at >= 0 && at + size <= this.#view.byteLength;
  }
}
