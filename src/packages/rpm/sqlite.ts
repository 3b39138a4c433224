import type { ReadHeaders } from "./model.ts";

const SCHEMA_PAGE = 1;
const FILE_HEADER = 100;
const INTERIOR = 5;
const LEAF = 13;

/**
 * Reads the column of blobs of rpm's table `Packages` out of an SQLite file's bytes. An own reader: Node's opens
 * files, and what an image holds is not written to a disk of ours.
 * https://www.sqlite.org/fileformat2.html
 */
export const readSqlite: ReadHeaders = function* (bytes, fault) {
  const pages = new Pages(bytes, fault);
  if (!pages.usable) return fault("its header names no page size that SQLite has");
  if (pages.cutOff) fault("it is cut off");
  let root: number | undefined;
  for (const row of tableRows(pages, SCHEMA_PAGE)) {
    const [type, name, , page] = readRecord(row);
    if (type?.toString() === "table" && name?.toString() === "Packages" && page) root = toNumber(page);
  }
  if (root === undefined) return fault("it has no table `Packages`");
  for (const row of tableRows(pages, root)) {
    const header = readRecord(row)[1];
    if (header) yield header;
    else fault("a row is damaged");
  }
};

/** The file's pages, each given out once: nothing in a sound file points to a page twice. */
class Pages {
  readonly #bytes: Buffer;
  readonly #size: number;
  readonly #seen = new Set<number>();
  readonly fault: (reason: string) => void;
  /** Bytes of a page that hold something; 0 where this is no SQLite file. */
  readonly usable: number;
  /** The file's header counts more pages than there are. */
  readonly cutOff: boolean;

  constructor(bytes: Buffer, fault: (reason: string) => void) {
    this.#bytes = bytes;
    this.fault = fault;
    const header = bytes.length >= FILE_HEADER;
    const size = header ? bytes.readUInt16BE(16) : 0;
    this.#size = size === 1 ? 65_536 : size;
    const sound = this.#size >= 512 && (this.#size & (this.#size - 1)) === 0;
    this.usable = sound ? this.#size - (bytes[20] ?? 0) : 0;
    // The count holds where the two numbers of changes are the same.
    const counted = header && bytes.readUInt32BE(24) === bytes.readUInt32BE(92);
    this.cutOff = counted && bytes.readUInt32BE(28) * this.#size > bytes.length;
  }

  take(page: number): Buffer | undefined {
    const start = (page - 1) * this.#size;
    const known = page >= 1 && start + this.#size <= this.#bytes.length;
    if (!known || this.#seen.has(page)) {
      this.fault(known ? `page ${page} belongs to two places` : `page ${page} is not there`);
      return undefined;
    }
    this.#seen.add(page);
    return this.#bytes.subarray(start, start + this.usable);
  }
}

/** Payloads of a table's rows; what is damaged is told and passed over. */
function* tableRows(pages: Pages, root: number): Iterable<Buffer> {
  const open = [root];
  for (let page = open.pop(); page !== undefined; page = open.pop()) {
    const bytes = pages.take(page);
    if (!bytes) continue;
    const start = page === SCHEMA_PAGE ? FILE_HEADER : 0;
    const type = bytes[start];
    const cells = start + (type === INTERIOR ? 12 : 8);
    const count = cells <= bytes.length ? bytes.readUInt16BE(start + 3) : 0;
    // A page without cells has no content either; SQLite keeps to that when it deletes the last one.
    const content = count === 0 && start + 7 <= bytes.length ? bytes.readUInt16BE(start + 5) || 65_536 : 0;
    const isKnown = type === INTERIOR || type === LEAF;
    if (!isKnown || cells + count * 2 > bytes.length || (count === 0 && content < bytes.length)) {
      pages.fault(`page ${page} is damaged`);
      continue;
    }
    const children: number[] = [];
    for (let cell = 0; cell < count; cell++) {
      const at = bytes.readUInt16BE(cells + cell * 2);
      if (type === INTERIOR) {
        if (at + 4 <= bytes.length) children.push(bytes.readUInt32BE(at));
        else pages.fault(`page ${page} is damaged`);
        continue;
      }
      const row = readPayload(pages, bytes, at);
      if (row) yield row;
      else pages.fault(`page ${page} is damaged`);
    }
    if (type === INTERIOR) children.push(bytes.readUInt32BE(start + 8));
    open.push(...children.reverse());
  }
}

/** A leaf's cell: length, row id, then as much as fits; the rest lies in a chain of overflow pages. */
function readPayload(pages: Pages, page: Buffer, at: number): Buffer | undefined {
  const length = readVarint(page, at);
  const row = length && readVarint(page, length.end);
  if (!length || !row) return undefined;
  const { usable } = pages;
  const most = usable - 35;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const spilled = least + ((length.value - least) % (usable - 4));
  const here = length.value <= most ? length.value : spilled <= most ? spilled : least;
  const first = page.subarray(row.end, row.end + here);
  if (first.length < here) return undefined;
  if (here === length.value) return first;
  if (row.end + here + 4 > page.length) return undefined;
  const parts = [first];
  let left = length.value - here;
  let next = page.readUInt32BE(row.end + here);
  while (left > 0) {
    const bytes = pages.take(next);
    if (!bytes) return undefined;
    const part = bytes.subarray(4, 4 + left);
    parts.push(part);
    left -= part.length;
    next = bytes.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** The values of texts, blobs and whole numbers of a row; undefined for everything else. */
function readRecord(row: Buffer): (Buffer | undefined)[] {
  const header = readVarint(row, 0);
  const values: (Buffer | undefined)[] = [];
  if (!header || header.value > row.length) return values;
  let at = header.end;
  let body = header.value;
  while (at < header.value) {
    const type = readVarint(row, at);
    if (!type) break;
    at = type.end;
    const size = valueSize(type.value);
    const value = row.subarray(body, body + size);
    body += size;
    values.push(value.length === size && size > 0 ? value : undefined);
  }
  return values;
}

function valueSize(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0;
}

function toNumber(value: Buffer): number {
  return value.length <= 6 ? value.readUIntBE(0, value.length) : 0;
}

/** Seven bits a byte, highest first; the ninth byte has eight. Larger than any file: undefined. */
function readVarint(bytes: Buffer, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 127);
    if (value > Number.MAX_SAFE_INTEGER) return undefined;
    if (byte < 128) return { value, end: at + 1 };
  }
  return undefined;
}
