/** The parts of an ELF file that say what it needs to run. https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html */
export interface ElfHead {
  /** e_machine: 62 x86-64, 183 AArch64, … */
  readonly machine: number;
  /** The program loader that PT_INTERP names; null: none, it is static or a shared object. */
  readonly interpreter: string | null;
  /** DT_NEEDED names; null where the bytes at hand do not hold them. */
  readonly needed: readonly string[] | null;
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
/** More names, or longer ones, are no program's: a made-up file must not cost time. */
const MAX_NEEDED = 1000;
const MAX_STRING = 4096;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

export function isElf(bytes: Uint8Array | undefined): bytes is Uint8Array {
  return bytes?.[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}

/** Reads as much as the bytes at hand allow; undefined where they are no ELF header at all. */
export function readElf(bytes: Uint8Array): ElfHead | undefined {
  if (!isElf(bytes) || bytes.length < 64) return undefined;
  const wide = bytes[4] === 2;
  const little = bytes[5] === 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => {
    if (at + (wide ? 8 : 4) > bytes.length) return Number.NaN;
    return wide ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
  };
  const segments = readSegments(view, wide, little, word);
  const interp = segments.find((segment) => segment.type === PT_INTERP);
  return {
    machine: view.getUint16(18, little),
    interpreter: interp ? readString(bytes, interp.offset) : null,
    needed: readNeeded(bytes, segments, wide, word),
  };
}

function readSegments(
  view: DataView,
  wide: boolean,
  little: boolean,
  word: (at: number) => number,
): Segment[] {
  const start = word(wide ? 32 : 28);
  const entrySize = view.getUint16(wide ? 54 : 42, little);
  const count = view.getUint16(wide ? 56 : 44, little);
  const segments: Segment[] = [];
  for (let index = 0; index < count && entrySize >= (wide ? 56 : 32); index++) {
    const at = start + index * entrySize;
    if (!(at + entrySize <= view.byteLength)) break;
    segments.push({
      type: view.getUint32(at, little),
      offset: word(at + (wide ? 8 : 4)),
      address: word(at + (wide ? 16 : 8)),
      size: word(at + (wide ? 32 : 16)),
    });
  }
  return segments;
}

function readNeeded(
  bytes: Uint8Array,
  segments: readonly Segment[],
  wide: boolean,
  word: (at: number) => number,
): string[] | null {
  const dynamic = segments.find((segment) => segment.type === PT_DYNAMIC);
  if (!dynamic) return segments.length > 0 ? [] : null;
  const step = wide ? 8 : 4;
  const offsets: number[] = [];
  let table = Number.NaN;
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 2 * step) {
    const tag = word(at);
    const value = word(at + step);
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
