import { ElfReader, PT_LOAD, type Segment } from "../packages/programs/elf-reader.ts";

/** The parts of an ELF file that say what it needs to run. https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html */
export interface ElfHead {
  /** e_machine: 62 x86-64, 183 AArch64, … */
  readonly machine: number;
  /** The program loader that PT_INTERP names; null: none, it is static or a shared object. */
  readonly interpreter: string | null;
  /** DT_NEEDED names; null where the bytes at hand do not hold them. */
  readonly needed: readonly string[] | null;
}

const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
/** More names, or longer ones, are no program's: a made-up file must not cost time. */
const MAX_NEEDED = 1000;
const MAX_STRING = 4096;

/** Reads as much as the bytes at hand allow; undefined where they are no ELF header at all. */
export function readElf(bytes: Uint8Array): ElfHead | undefined {
  const read = ElfReader.open(bytes);
  if (!read) return undefined;
  const segments = read.segments();
  const interp = segments.find((segment) => segment.type === PT_INTERP);
  return {
    machine: read.half(18),
    interpreter: interp ? readString(bytes, interp.offset) : null,
    needed: readNeeded(bytes, segments, read),
  };
}

function readNeeded(bytes: Uint8Array, segments: readonly Segment[], read: ElfReader): string[] | null {
  const dynamic = segments.find((segment) => segment.type === PT_DYNAMIC);
  if (!dynamic) return segments.length > 0 ? [] : null;
  const step = read.wide ? 8 : 4;
  const offsets: number[] = [];
  let table = Number.NaN;
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 2 * step) {
    const tag = read.address(at);
    const value = read.address(at + step);
    if (Number.isNaN(tag) || Number.isNaN(value)) return null;
    if (tag === 0) break;
    if (tag === DT_NEEDED && offsets.push(value) > MAX_NEEDED) return null;
    if (tag === DT_STRTAB) table = value;
  }
  const home = segments.find(
    ({ type, address, size }) => type === PT_LOAD && table >= address && table < address + size,
  );
  if (!home) return offsets.length === 0 ? [] : null;
  const names = offsets.map((offset) => readString(bytes, table - home.address + home.offset + offset));
  return names.every((name) => name !== null) ? names : null;
}

function readString(bytes: Uint8Array, start: number): string | null {
  if (!(start >= 0 && start < bytes.length)) return null;
  const text = bytes.subarray(start, start + MAX_STRING);
  const end = text.indexOf(0);
  return end < 0 ? null : Buffer.from(text.subarray(0, end)).toString("latin1");
}
