import { ElfReader, PT_LOAD } from "./elf-reader.ts";
import type { HeldParts } from "./held-parts.ts";

/** Where in an ELF file its parts lie. https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html */
export interface ElfLayout {
  /** Parts of the file that are loaded to be written to: a program's data. */
  readonly writable: readonly FileRange[];
  /** Parts of the file that are not loaded, and the table of its sections: what is there for tools. */
  readonly unloaded: readonly FileRange[];
  readonly sections: SectionTable;
  /** Of the file's class and order of bytes. */
  readonly reader: ElfReader;
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

const PF_W = 2;

/**
 * From the file's first bytes; undefined where they are no ELF file's.
 * @param size of the whole file
 */
export function readLayout(head: Buffer, size: number): ElfLayout | undefined {
  const read = ElfReader.open(head);
  if (!read) return undefined;
  const { wide } = read;
  const loaded = read
    .segments()
    .filter(({ type, offset, size }) => type === PT_LOAD && offset >= 0 && size > 0);
  const entrySize = read.half(wide ? 58 : 46);
  const sections = {
    offset: read.address(wide ? 40 : 32),
    entrySize,
    size: entrySize * read.half(wide ? 60 : 48),
    names: read.half(wide ? 62 : 50),
  };
  return {
    writable: loaded.filter(({ flags }) => flags & PF_W),
    unloaded: [...gapsBetween(loaded, size), ...(isWithin(sections, size) ? [sections] : [])],
    sections,
    reader: read,
  };
}

function isWithin({ offset, size }: FileRange, end: number): boolean {
  return offset >= 0 && size >= 0 && offset + size <= end;
}

/** What the ranges leave of a file. */
function gapsBetween(ranges: readonly FileRange[], fileSize: number): FileRange[] {
  const gaps: FileRange[] = [];
  let at = 0;
  const sorted = [...ranges, { offset: fileSize, size: 0 }].sort((one, other) => one.offset - other.offset);
  for (const { offset, size } of sorted) {
    const end = Math.min(offset, fileSize);
    if (end > at) gaps.push({ offset: at, size: end - at });
    at = Math.max(at, offset + size);
  }
  return gaps;
}

/** The bytes of a section, where it is among the parts that are held. */
export function findSection(
  held: HeldParts,
  { reader, sections }: ElfLayout,
  name: string,
): Buffer | undefined {
  const { entrySize, names } = sections;
  const { wide } = reader;
  const table = entrySize < (wide ? 64 : 40) ? undefined : held.slice(sections);
  if (!table) return undefined;
  const read = reader.of(table);
  const rangeOf = (index: number): FileRange => {
    const at = index * entrySize;
    return wide
      ? { offset: read.address(at + 24), size: read.address(at + 32) }
      : { offset: read.word(at + 16), size: read.word(at + 20) };
  };
  const strings = held.slice(rangeOf(names));
  const wanted = Buffer.from(`${name}\0`, "latin1");
  for (let index = 0; index < table.length / entrySize; index++) {
    const at = read.word(index * entrySize);
    if (strings?.subarray(at, at + wanted.length).equals(wanted)) return held.slice(rangeOf(index));
  }
  return undefined;
}
