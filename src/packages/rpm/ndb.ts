import type { ReadHeaders } from "./model.ts";

const PAGE = 4096;
const SLOT = 16;
const BLOCK = 16;
/** The file's own header has the place of the first two slots. */
const FIRST_SLOT = 2;
const VERSION = 0;
const BLOB_HEAD = 16;
const BLOB_TAIL = 12;

/**
 * Reads `Packages.db`, as SUSE's rpm writes it: pages of slots, one for each package, that say where in the file its
 * header lies. https://github.com/rpm-software-management/rpm/blob/master/lib/backend/ndb/rpmpkg.c
 */
export const readNdb: ReadHeaders = function* (bytes, fault) {
  if (bytes.length < PAGE) return fault("it is cut off");
  if (bytes.readUInt32LE(4) !== VERSION) return fault("its version is not known");
  if (bytes.readUInt32LE(12) === 0) return fault("its header is damaged");
  const slots = (bytes.readUInt32LE(12) * PAGE) / SLOT;
  let left = bytes.length;
  for (let slot = FIRST_SLOT; slot < slots; slot++) {
    const at = slot * SLOT;
    if (at + SLOT > bytes.length) return fault("it is cut off");
    if (bytes.toString("latin1", at, at + 4) !== "Slot") {
      fault("a slot is damaged");
      continue;
    }
    const number = bytes.readUInt32LE(at + 4);
    const offset = bytes.readUInt32LE(at + 8) * BLOCK;
    const length = bytes.readUInt32LE(at + 12) * BLOCK;
    if (number === 0 && offset === 0 && length === 0) continue;
    // Sound ones do not overlap, so all together are no longer than the file.
    left -= length;
    if (left < 0) return fault("packages overlap each other");
    const header = readBlob(bytes, number, offset, length);
    if (header) yield header;
    else fault(`package ${number} is damaged`);
  }
};

/** Between a head and a tail that name it; its adler32 is at the beginning of the tail. */
function readBlob(bytes: Buffer, number: number, offset: number, length: number): Buffer | undefined {
  const end = offset + length;
  if (length < BLOB_HEAD + BLOB_TAIL || end > bytes.length) return undefined;
  const size = bytes.readUInt32LE(offset + 12);
  if (
    bytes.toString("latin1", offset, offset + 4) !== "BlbS" ||
    bytes.readUInt32LE(offset + 4) !== number ||
    size > length - BLOB_HEAD - BLOB_TAIL ||
    bytes.readUInt32LE(end - 8) !== size ||
    bytes.toString("latin1", end - 4, end) !== "BlbE"
  ) {
    return undefined;
  }
  const sum = bytes.readUInt32LE(end - BLOB_TAIL);
  if (adler32(bytes.subarray(offset, end - BLOB_TAIL)) !== sum) return undefined;
  return bytes.subarray(offset + BLOB_HEAD, offset + BLOB_HEAD + size);
}

const ADLER_MODULUS = 65_521;
/** So many bytes can be summed before the sums must be cut. https://www.rfc-editor.org/rfc/rfc1950#section-9 */
const ADLER_RUN = 5552;

function adler32(bytes: Buffer): number {
  let low = 1;
  let high = 0;
  for (let start = 0; start < bytes.length; start += ADLER_RUN) {
    for (const byte of bytes.subarray(start, start + ADLER_RUN)) {
      low += byte;
      high += low;
    }
    low %= ADLER_MODULUS;
    high %= ADLER_MODULUS;
  }
  return high * 65_536 + low;
}
