/** PAX extended headers. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03 */
import { decodeName } from "./path.ts";
import { HeaderFault } from "./tar-header.ts";

/** What of an extended header bears on names and sizes; everything else (times, owners, xattrs) is passed over. */
export interface PaxRecords {
  readonly path?: string;
  readonly linkpath?: string;
  readonly size?: number;
  /** True size of a sparse file, in any of GNU's three PAX forms. */
  readonly sparseSize?: number;
  /** True name of a sparse file (forms 0.1 and 1.0). */
  readonly sparseName?: string;
}

/** Reads records `LENGTH KEY=VALUE\n`. Throws a {@link HeaderFault}. */
export function parsePax(bytes: Buffer): PaxRecords {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === 0 && bytes.subarray(at).every((byte) => byte === 0)) break;
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : decimal(bytes.toString("latin1", at, space));
    const end = at + length;
    const equals = bytes.indexOf(0x3d, space + 1);
    if (!(end <= bytes.length) || equals < 0 || equals >= end - 1 || bytes[end - 1] !== 0x0a) {
      throw new HeaderFault("an extended header that is malformed");
    }
    const key = decodeName(bytes, space + 1, equals);
    if (KEYS.has(key)) {
      const value = decodeName(bytes, equals + 1, end - 1);
      if (value.includes("\0")) throw new HeaderFault("an extended header that is malformed");
      // An empty value takes the record back.
      if (value === "") records.delete(key);
      else records.set(key, value);
    }
    at = end;
  }
  const path = records.get("path");
  const linkpath = records.get("linkpath");
  const size = records.get("size");
  const sparseSize = records.get("GNU.sparse.realsize") ?? records.get("GNU.sparse.size");
  const sparseName = records.get("GNU.sparse.name");
  return {
    ...(path === undefined ? {} : { path }),
    ...(linkpath === undefined ? {} : { linkpath }),
    ...(size === undefined ? {} : { size: sizeOf(size) }),
    ...(sparseSize === undefined ? {} : { sparseSize: sizeOf(sparseSize) }),
    ...(sparseName === undefined ? {} : { sparseName }),
  };
}

const KEYS = new Set([
  "path",
  "linkpath",
  "size",
  "GNU.sparse.realsize",
  "GNU.sparse.size",
  "GNU.sparse.name",
]);

function sizeOf(text: string): number {
  const value = decimal(text);
  if (!Number.isSafeInteger(value)) throw new HeaderFault("an extended header whose size is out of range");
  return value;
}

function decimal(text: string): number {
  return /^\d{1,20}$/.test(text) ? Number(text) : Number.NaN;
}
