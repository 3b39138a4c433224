/** What was read of a layer's tar as bytes for a cache, and back. Whether it lay there compressed is not in it. */
import { VALUE_LIMIT_BYTES } from "./cache-folder.ts";
import { isDigest } from "./digest.ts";
import { EntryList } from "./entry-list.ts";
import type { LayerContents } from "./model.ts";
import { type PackedCounts, packEntries, packedBytes, unpackEntries } from "./packed-entries.ts";

/** A layer without the form that its blob had. */
export type TarContents = Pick<
  LayerContents,
  "diffId" | "tarBytes" | "size" | "files" | "entries" | "contents" | "contentsIncomplete" | "globalHeader"
>;

const LENGTH_BYTES = 4;
/** Of contents that are written at once. */
const PIECE_BYTES = 262_144;

/** What stands before the entries and the contents. */
interface Written {
  readonly diffId: string;
  readonly tarBytes: number;
  readonly size: number;
  readonly files: number;
  readonly contentsIncomplete: boolean;
  readonly globalHeader: boolean;
  readonly counts: PackedCounts;
  readonly contents: readonly (readonly [path: string, bytes: number])[];
}

/** @returns undefined for a layer too large to be kept */
export function encodeLayer(layer: TarContents): readonly Uint8Array[] | undefined {
  const { contents } = layer;
  const entries = EntryList.from(layer.entries);
  let bytes = packedBytes(entries);
  for (const content of contents.values()) bytes += content.length;
  if (bytes > VALUE_LIMIT_BYTES) return undefined;
  const written: Written = {
    diffId: layer.diffId,
    tarBytes: layer.tarBytes,
    size: layer.size,
    files: layer.files,
    contentsIncomplete: layer.contentsIncomplete ?? false,
    globalHeader: layer.globalHeader ?? false,
    counts: { folders: entries.folders.count, entries: entries.length },
    contents: [...contents].map(([path, { length }]) => [path, length]),
  };
  const json = Buffer.from(JSON.stringify(written));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return [length, json, packEntries(entries), ...joined(contents.values())];
}

/** The same bytes in few pieces: each one is written by itself. */
function joined(contents: Iterable<Uint8Array>): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  let bytes = 0;
  const join = (): void => {
    if (bytes > 0) pieces.push(Buffer.concat(small));
    small = [];
    bytes = 0;
  };
  for (const content of contents) {
    if (content.length >= PIECE_BYTES || bytes >= PIECE_BYTES) join();
    if (content.length >= PIECE_BYTES) pieces.push(content);
    else {
      small.push(content);
      bytes += content.length;
    }
  }
  join();
  return pieces;
}

/** Reads it without trust. @returns undefined where it is not what {@link encodeLayer} writes of this layer */
export function decodeLayer(bytes: Buffer, diffId: string): TarContents | undefined {
  try {
    return decode(bytes, diffId);
  } catch {
    return undefined;
  }
}

function decode(bytes: Buffer, diffId: string): TarContents {
  const start = LENGTH_BYTES + bytes.readUInt32LE(0);
  const layer = object<Written>(JSON.parse(bytes.toString("utf8", LENGTH_BYTES, start)));
  demand(layer.diffId === diffId && isDigest(diffId));
  const counts = object<PackedCounts>(layer.counts);
  const packed = bytes.subarray(start);
  const unpacked = unpackEntries(packed, { folders: count(counts.folders), entries: count(counts.entries) });
  if (!unpacked) throw new TypeError("no entries");
  const { entries, files, fileBytes } = unpacked;
  const size = count(layer.size);
  // Whiteouts can hold bytes and are no files; the root can be named and is no entry.
  demand(count(layer.files) <= files && fileBytes <= size);
  return {
    diffId,
    tarBytes: count(layer.tarBytes),
    size,
    files: count(layer.files),
    entries,
    contents: contentsOf(layer, packed.subarray(unpacked.length)),
    ...(layer.contentsIncomplete === true ? { contentsIncomplete: true } : {}),
    ...(layer.globalHeader === true ? { globalHeader: true } : {}),
  };
}

function contentsOf(layer: Partial<Record<keyof Written, unknown>>, bytes: Buffer): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  let at = 0;
  for (const item of array(layer.contents)) {
    const [path, length] = array(item);
    const end = at + count(length);
    demand(end <= bytes.length);
    contents.set(text(path), bytes.subarray(at, end));
    at = end;
  }
  demand(at === bytes.length);
  return contents;
}

function demand(holds: boolean): void {
  if (!holds) throw new TypeError("not what was written");
}

function object<Shape>(value: unknown): Partial<Record<keyof Shape, unknown>> {
  demand(typeof value === "object" && value !== null && !Array.isArray(value));
  return value as Partial<Record<keyof Shape, unknown>>;
}

function array(value: unknown): readonly unknown[] {
  demand(Array.isArray(value));
  return value as readonly unknown[];
}

function text(value: unknown): string {
  demand(typeof value === "string");
  return value as string;
}

function count(value: unknown): number {
  demand(Number.isSafeInteger(value) && (value as number) >= 0);
  return value as number;
}
