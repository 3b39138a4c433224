/** Where in an ELF file its parts lie. https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html */
export interface ElfLayout {
  /** Parts of the file that are loaded to be written to: a program's data. */
  readonly writable: readonly FileRange[];
  /** Parts that hold nothing but code; none where the linker put constants beside the code. */
  readonly code: readonly FileRange[];
  readonly sections: SectionTable;
}

export interface FileRange {
  readonly offset: number;
  readonly size: number;
}

interface SectionTable extends FileRange {
  readonly entrySize: number;
  /** Index of the section that holds the sections' names. */
  readonly names: number;
}

const PT_LOAD = 1;
const PF_X = 1;
const PF_W = 2;
const SMALLEST = 64;

/** Reads numbers as the file's class and order of bytes have them; NaN beyond the bytes at hand. */
class Reader {
  readonly #bytes: Buffer;
  readonly wide: boolean;
  readonly #little: boolean;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.wide = bytes[4] === 2;
    this.#little = bytes[5] === 1;
  }

  half(at: number): number {
    if (!this.#has(at, 2)) return Number.NaN;
    return this.#little ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at);
  }

  word(at: number): number {
    if (!this.#has(at, 4)) return Number.NaN;
    return this.#little ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }

  address(at: number): number {
    if (!this.wide) return this.word(at);
    if (!this.#has(at, 8)) return Number.NaN;
    return Number(this.#little ? this.#bytes.readBigUInt64LE(at) : this.#bytes.readBigUInt64BE(at));
  }

  #has(at: number, size: number): boolean {
    return at >= 0 && at + size <= this.#bytes.length;
  }
}

/** From the file's first bytes; undefined where they are no ELF file's. */
export function readLayout(head: Buffer): ElfLayout | undefined {
  if (head.length < SMALLEST || head.toString("latin1", 0, 4) !== "\x7fELF") return undefined;
  const read = new Reader(head);
  const { wide } = read;
  const start = read.address(wide ? 32 : 28);
  const entrySize = read.half(wide ? 54 : 42);
  const count = read.half(wide ? 56 : 44);
  const loaded: (FileRange & { readonly flags: number })[] = [];
  for (let index = 0; index < count && entrySize >= (wide ? 56 : 32); index++) {
    const at = start + index * entrySize;
    const flags = read.word(at + (wide ? 4 : 24));
    const [offset, size] = wide
      ? [read.address(at + 8), read.address(at + 32)]
      : [read.word(at + 4), read.word(at + 16)];
    if (read.word(at) === PT_LOAD && size > 0) loaded.push({ flags, offset, size });
  }
  const sectionSize = read.half(wide ? 58 : 46);
  const isSeparate = loaded.some(({ flags }) => (flags & (PF_X | PF_W)) === 0);
  return {
    writable: loaded.filter(({ flags }) => flags & PF_W),
    code: isSeparate ? loaded.filter(({ flags }) => flags & PF_X) : [],
    sections: {
      offset: read.address(wide ? 40 : 32),
      entrySize: sectionSize,
      size: sectionSize * read.half(wide ? 60 : 48),
      names: read.half(wide ? 62 : 50),
    },
  };
}

/** The bytes of a section, out of the whole file. */
export function findSection(file: Buffer, { sections }: ElfLayout, name: string): Buffer | undefined {
  const read = new Reader(file);
  const { wide } = read;
  const { offset: table, size, entrySize, names } = sections;
  if (entrySize < (wide ? 64 : 40) || !(table + size <= file.length)) return undefined;
  const rangeOf = (index: number): FileRange => {
    const at = table + index * entrySize;
    return wide
      ? { offset: read.address(at + 24), size: read.address(at + 32) }
      : { offset: read.word(at + 16), size: read.word(at + 20) };
  };
  const strings = slice(file, rangeOf(names));
  const wanted = Buffer.from(`${name}\0`, "latin1");
  for (let index = 0; index < size / entrySize; index++) {
    const at = read.word(table + index * entrySize);
    if (strings?.subarray(at, at + wanted.length).equals(wanted)) return slice(file, rangeOf(index));
  }
  return undefined;
}

function slice(file: Buffer, { offset, size }: FileRange): Buffer | undefined {
  return offset >= 0 && size >= 0 && offset + size <= file.length
    ? file.subarray(offset, offset + size)
    : undefined;
}
