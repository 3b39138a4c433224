/**
 * One 512-byte header block of a tar: V7, POSIX ustar, GNU and star.
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
import { decodeName } from "./path.ts";

export const BLOCK = 512;

/** What the block itself says; extended headers may overrule it. */
export interface RawHeader {
  /** As written, with the ustar prefix. */
  readonly name: string;
  readonly link: string;
  readonly typeflag: string;
  /** Bytes that follow the header. */
  readonly size: number;
  readonly mode: number;
  /** Old GNU sparse files alone: true size, and whether blocks with more of the map follow. */
  readonly sparse: { readonly size: number; readonly extended: boolean } | undefined;
}

/** Why a block is no header: a short phrase, to be put into a sentence. */
export class HeaderFault extends Error {}

/** Reads the header at `at`; the buffer holds the whole block. Throws a {@link HeaderFault}. */
export function parseHeader(bytes: Buffer, at: number): RawHeader {
  verifyChecksum(bytes, at);
  const typeflag = String.fromCharCode(bytes[at + 156] as number);
  const gnu = matches(bytes, at + 257, "ustar  \0");
  let name = text(bytes, at, 100);
  if (!gnu && matches(bytes, at + 257, "ustar\0")) {
    const prefix = text(bytes, at + 345, matches(bytes, at + 508, "tar\0") ? 131 : 155);
    if (prefix !== "") name = `${prefix}/${name}`;
  }
  return {
    name,
    link: text(bytes, at + 157, 100),
    typeflag,
    size: parseNumber(bytes, at + 124, 12, "size"),
    mode: parseNumber(bytes, at + 100, 8, "mode"),
    sparse:
      typeflag === "S"
        ? { size: parseNumber(bytes, at + 483, 12, "size"), extended: bytes[at + 482] !== 0 }
        : undefined,
  };
}

export function isZeroBlock(bytes: Buffer, at: number): boolean {
  for (let index = at; index < at + BLOCK; index++) if (bytes[index] !== 0) return false;
  return true;
}

/** Whether the block would pass as a header: for telling a tar from other data. */
export function looksLikeHeader(bytes: Buffer, at: number): boolean {
  try {
    parseHeader(bytes, at);
    return true;
  } catch {
    return false;
  }
}

/** Old tars summed signed bytes: both sums are right. */
function verifyChecksum(bytes: Buffer, at: number): void {
  const written = parseNumber(bytes, at + 148, 8, "checksum");
  if (written !== sumOf(bytes, at) && written !== signedSumOf(bytes, at)) {
    throw new HeaderFault("a header whose checksum is wrong");
  }
}

/** Of the block's bytes, those of the checksum itself taken as blanks. */
function sumOf(bytes: Buffer, at: number): number {
  let sum = 8 * 0x20;
  for (let index = at; index < at + BLOCK; index++) sum += bytes[index] as number;
  for (let index = at + 148; index < at + 156; index++) sum -= bytes[index] as number;
  return sum;
}

function signedSumOf(bytes: Buffer, at: number): number {
  let sum = sumOf(bytes, at);
  for (let index = at; index < at + BLOCK; index++) {
    const isOfChecksum = index >= at + 148 && index < at + 156;
    if ((bytes[index] as number) >= 0x80 && !isOfChecksum) sum -= 256;
  }
  return sum;
}

/** Octal digits, or base 256 where the first bit is set (GNU: values that do not fit). */
function parseNumber(bytes: Buffer, at: number, length: number, field: string): number {
  const first = bytes[at] as number;
  if (first & 0x80) {
    let value = first & 0x7f;
    for (let index = at + 1; index < at + length; index++) value = value * 256 + (bytes[index] as number);
    if (!Number.isSafeInteger(value)) throw new HeaderFault(`a header whose ${field} is out of range`);
    return value;
  }
  let end = at + length;
  let index = at;
  while (index < end && (bytes[index] === 0x20 || bytes[index] === 0)) index++;
  while (end > index && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  let value = 0;
  for (; index < end && bytes[index] !== 0; index++) {
    const digit = (bytes[index] as number) - 0x30;
    if (digit < 0 || digit > 7) throw new HeaderFault(`a header whose ${field} is not a number`);
    value = value * 8 + digit;
  }
  return value;
}

function text(bytes: Buffer, at: number, length: number): string {
  let end = at;
  while (end < at + length && bytes[end] !== 0) end++;
  return decodeName(bytes, at, end);
}

function matches(bytes: Buffer, at: number, magic: string): boolean {
  for (let index = 0; index < magic.length; index++) {
    if (bytes[at + index] !== magic.charCodeAt(index)) return false;
  }
  return true;
}
