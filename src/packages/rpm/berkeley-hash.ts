import type { ReadHeaders } from "./model.ts";

const META = 72;
const PAGE_HEADER = 26;
const HASH_META = 8;
const HASH_PAGES: ReadonlySet<number> = new Set([2, 13]);
const OVERFLOW = 7;
const ON_PAGE = 1;
const OFF_PAGE = 3;
/** What rpm counts its packages by lies among them, under the key 0. */
const COUNTER = 4;

/** Whether the bytes begin as a hash of Berkeley DB does, in either order of bytes. */
export function isBerkeleyHash(bytes: Buffer): boolean {
  return bytes.length >= META && [bytes.readUInt32LE(12), bytes.readUInt32BE(12)].includes(0x061561);
}

/**
 * Reads `Packages` as rpm wrote it until 4.16: a hash whose values are the packages' headers. Its buckets do not
 * matter, all pages are gone through. https://github.com/berkeleydb/libdb/blob/v5.3.28/src/dbinc/db_page.h
 */
export const readBerkeleyHash: ReadHeaders = function* (bytes, fault) {
  const little = bytes.readUInt32LE(12) === 0x061561;
  const u16 = (page: Buffer, at: number) => (little ? page.readUInt16LE(at) : page.readUInt16BE(at));
  const u32 = (page: Buffer, at: number) => (little ? page.readUInt32LE(at) : page.readUInt32BE(at));
  const size = u32(bytes, 20);
  if (size < 512 || size > 65_536 || (size & (size - 1)) !== 0 || bytes[25] !== HASH_META) {
    return fault("its header names no page size that Berkeley DB has");
  }
  if (bytes[24] !== 0 || bytes[26] !== 0) return fault("it is encrypted, or has checksums of its pages");
  const last = u32(bytes, 32);
  const pageOf = (number: number) => {
    const page = bytes.subarray(number * size, (number + 1) * size);
    return page.length === size ? page : undefined;
  };
  const taken = new Set<number>();
  const follow = (first: number, length: number): Buffer | undefined => {
    const parts: Buffer[] = [];
    let left = length;
    for (let number = first; left > 0; ) {
      const page = taken.has(number) ? undefined : pageOf(number);
      if (!page || page[25] !== OVERFLOW) return undefined;
      taken.add(number);
      const part = page.subarray(PAGE_HEADER, PAGE_HEADER + Math.min(left, u16(page, 22)));
      if (part.length === 0) return undefined;
      parts.push(part);
      left -= part.length;
      number = u32(page, 16);
    }
    return Buffer.concat(parts);
  };
  let found = 0;
  for (let number = 1; number <= last; number++) {
    const page = pageOf(number);
    if (!page) return fault(`page ${number} is not there`);
    if (!HASH_PAGES.has(page[25] ?? 0)) continue;
    const items = u16(page, 20);
    if (PAGE_HEADER + items * 2 > size || items % 2 !== 0) {
      fault(`page ${number} is damaged`);
      continue;
    }
    // Keys and values by turns, filling the page from its end.
    for (let item = 1; item < items; item += 2) {
      const start = u16(page, PAGE_HEADER + item * 2);
      const value = page.subarray(start, u16(page, PAGE_HEADER + (item - 1) * 2));
      if (value[0] === ON_PAGE && value.length > 1) {
        found++;
        if (value.length > 1 + COUNTER) yield value.subarray(1);
        continue;
      }
      const header =
        value[0] === OFF_PAGE && value.length >= 12 ? follow(u32(value, 4), u32(value, 8)) : undefined;
      found++;
      if (header) yield header;
      else fault(`page ${number} is damaged`);
    }
  }
  // Berkeley DB's own count is not kept exactly, but it is not zero for nothing.
  if (found === 0 && u32(bytes, 88) > 0) fault("what it counts is not there");
};
