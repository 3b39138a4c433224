import { isBerkeleyHash, readBerkeleyHash } from "./berkeley-hash.ts";
import { type RpmHeader, type RpmPackage, readRpmHeader } from "./header.ts";
import type { ReadHeaders } from "./model.ts";
import { readNdb } from "./ndb.ts";
import { resolveRelations } from "./relations.ts";
import { readSqlite } from "./sqlite.ts";

/** What a database file tells of itself. Plain data, so that it can be kept instead of the file. */
export interface RpmDatabase {
  readonly packages: readonly RpmPackage[];
  /** A clause on what could not be read of it; undefined: all of it was. */
  readonly fault?: string;
}

/** Bytes of all files' paths and relations together; no system comes near, and a made-up database must not fill the memory. */
const PATHS_LIMIT = 100_000_000;

/** Reads all of a database that can be read; never throws. */
export function readRpmDatabase(bytes: Buffer): RpmDatabase {
  const read = readerFor(bytes);
  if (!read) return { packages: [], fault: "it is in none of the forms that rpm writes" };
  const headers: RpmHeader[] = [];
  let first: string | undefined;
  const fault = (reason: string): void => {
    first ??= reason;
  };
  let paths = 0;
  for (const header of read(bytes, fault)) {
    const found = readRpmHeader(header);
    if (!found) {
      fault("a package's header is damaged");
      continue;
    }
    paths += pathBytes(found) + relationBytes(found);
    if (paths > PATHS_LIMIT) {
      fault("it lists more than any system has");
      break;
    }
    headers.push(found);
  }
  const packages = resolveRelations(headers);
  return first === undefined ? { packages } : { packages, fault: first };
}

/** Tells the form by its magic number; the file's name says little, and an old one may be left beside a new one. */
function readerFor(bytes: Buffer): ReadHeaders | undefined {
  if (bytes.toString("latin1", 0, 16) === "SQLite format 3\0") return readSqlite;
  if (bytes.toString("latin1", 0, 4) === "RpmP") return readNdb;
  return isBerkeleyHash(bytes) ? readBerkeleyHash : undefined;
}

function pathBytes({ folders, files }: RpmHeader): number {
  return files.reduce((sum, [folder, name]) => sum + (folders[folder]?.length ?? 0) + name.length, 0);
}

function relationBytes({ provides, requires, recommends }: RpmHeader): number {
  return [...provides, ...requires, ...recommends].reduce((sum, name) => sum + name.length, 0);
}

/** The bytes to keep instead of the file's. */
export function encodeDatabase(database: RpmDatabase): Uint8Array {
  return Buffer.from(JSON.stringify(database));
}

/** Back from {@link encodeDatabase}; what was kept can have been damaged since. */
export function decodeDatabase(bytes: Uint8Array): RpmDatabase {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as RpmDatabase;
  } catch {
    return { packages: [], fault: "what was kept of it is damaged" };
  }
}
