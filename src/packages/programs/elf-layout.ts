import { ElfReader, PT_LOAD } from "./elf-reader.ts";

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

const PF_X = 1;
const PF_W = 2;

/** From the file's first bytes; undefined where they are no ELF file's. */
export function readLayout(head: Buffer): ElfLayout | undefined {
  const read = ElfReader.open(head);
  if (!read) return undefined;
  const { wide } = read;
  const loaded = read.segments().filter(({ type, size }) => type === PT_LOAD && size > 0);
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
  const read = ElfReader.open(file);
  if (!read) return undefined;
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
