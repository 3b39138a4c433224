import { createHash, randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

export interface CacheFolderOptions {
  /** Absolute; made when something is written. */
  readonly folder: string;
  /** Name of the program's own part of it: no program reads what another one wrote. Letters and digits. */
  readonly program: string;
  /** Most that the files of all programs hold together; the least recently used go first. */
  readonly limitBytes: number;
}

/**
 * Values by key in a folder that several processes use at once. Whatever goes wrong costs time alone: what cannot be
 * read, or is not what was written, is not there; what cannot be written is not kept.
 */
export interface CacheFolder {
  read(kind: string, key: string): Promise<Buffer | undefined>;
  write(kind: string, key: string, value: readonly Uint8Array[]): Promise<void>;
  /** The keys that have a value of this kind; whether it can be read is not known. */
  keys(kind: string): Promise<readonly string[]>;
}

/** Larger values are not kept, and larger files not read. */
export const VALUE_LIMIT_BYTES = 64_000_000;

const MAGIC = Buffer.from("stagecheck cache 1\n");
const HASH_BYTES = 32;

/** Bytes written at once, or a part that has more. */
const WRITE_BYTES = 1 << 20;

/** A value counts as used again when it was not for this long: most reads write nothing. */
const TOUCH_AFTER_MS = 10 * 60_000;
/** A file without its final name is left over when it is older. */
const UNFINISHED_MS = 60 * 60_000;
/** Smallest space on a disk. */
const DISK_BLOCK = 4096;

export function openCacheFolder({ folder, program, limitBytes }: CacheFolderOptions): CacheFolder {
  const own = join(folder, program);
  const path = (kind: string, key: string): string => join(own, `${kind}-${key.replace(":", "-")}`);
  /** Bytes written since the folder's size was last looked at. */
  let unseen = Number.POSITIVE_INFINITY;
  return {
    read: async (kind, key) => {
      const file = path(kind, key);
      const bytes = await readBounded(file).catch(() => undefined);
      if (!bytes || bytes.length < MAGIC.length + HASH_BYTES) return undefined;
      const value = bytes.subarray(MAGIC.length + HASH_BYTES);
      const written = bytes.subarray(MAGIC.length, MAGIC.length + HASH_BYTES);
      if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
      return checksum(kind, key, [value]).equals(written) ? value : undefined;
    },
    write: async (kind, key, value) => {
      const size = value.reduce((sum, part) => sum + part.length, 0);
      if (size > VALUE_LIMIT_BYTES) return;
      const unfinished = join(own, `.${process.pid}-${randomBytes(6).toString("hex")}`);
      try {
        // At once: the steps are short, and to wait for another thread at each takes longer, with all else at work.
        // The names and texts of images are nobody else's business.
        mkdirSync(own, { recursive: true, mode: 0o700 });
        writeParts(unfinished, [MAGIC, checksum(kind, key, value), ...value]);
        renameSync(unfinished, path(kind, key));
        unseen += Math.max(size, DISK_BLOCK);
        if (unseen < limitBytes / 16) return;
        unseen = 0;
        await trim(folder, limitBytes);
      } catch {
        await rm(unfinished, { force: true }).catch(() => undefined);
      }
    },
    keys: async (kind) => {
      const names = await readdir(own).catch(() => []);
      return names
        .filter((name) => name.startsWith(`${kind}-`))
        .map((name) => name.slice(kind.length + 1).replace("-", ":"));
    },
  };
}

/** Small parts together: there are thousands of them. */
function writeParts(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, "wx", 0o600);
  try {
    let [batch, bytes]: [Uint8Array[], number] = [[], 0];
    for (const part of parts) {
      batch.push(part);
      bytes += part.length;
      if (bytes < WRITE_BYTES) continue;
      writeFileSync(file, Buffer.concat(batch));
      [batch, bytes] = [[], 0];
    }
    writeFileSync(file, Buffer.concat(batch));
  } finally {
    closeSync(file);
  }
}

async function readBounded(path: string): Promise<Buffer | undefined> {
  const file = await open(path, "r");
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > VALUE_LIMIT_BYTES + MAGIC.length + HASH_BYTES) return undefined;
    if (Date.now() - found.mtimeMs > TOUCH_AFTER_MS) await file.utimes(new Date(), new Date());
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Of the name too: a value under another's name is none. */
function checksum(kind: string, key: string, value: readonly Uint8Array[]): Buffer {
  const hash = createHash("sha256").update(`${kind} ${key}\n`);
  for (const part of value) hash.update(part);
  return hash.digest();
}

interface Found {
  readonly path: string;
  readonly bytes: number;
  readonly used: number;
}

/** Removes what was not used for longest, down to nine tenths of the limit, and what was never finished. */
async function trim(folder: string, limitBytes: number): Promise<void> {
  const found: Found[] = [];
  for (const program of await readdir(folder)) {
    for (const name of await readdir(join(folder, program)).catch(() => [])) {
      const path = join(folder, program, name);
      const file = await stat(path).catch(() => undefined);
      if (!file?.isFile()) continue;
      if (name.startsWith(".") && Date.now() - file.mtimeMs > UNFINISHED_MS) await rm(path, { force: true });
      else found.push({ path, bytes: Math.max(file.size, DISK_BLOCK), used: file.mtimeMs });
    }
  }
  let bytes = found.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= limitBytes) return;
  for (const file of found.sort((one, other) => one.used - other.used)) {
    if (bytes <= limitBytes * 0.9) return;
    await rm(file.path, { force: true });
    bytes -= file.bytes;
  }
}
