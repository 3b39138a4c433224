/** What was read of a layer's tar as bytes for a cache, and back. Whether it lay there compressed is not in it. */
import { setImmediate } from "node:timers/promises";
import { VALUE_LIMIT_BYTES } from "./cache-folder.ts";
import { isDigest } from "./digest.ts";
import { ENTRY_TYPES, EntryList } from "./entry-list.ts";
import type { Entries, EntryType, LayerContents } from "./model.ts";

/** A layer without the form that its blob had. */
export type TarContents = Pick<
  LayerContents,
  "diffId" | "tarBytes" | "size" | "files" | "entries" | "contents" | "contentsIncomplete" | "globalHeader"
>;

const LENGTH_BYTES = 4;
/** Entries that are taken in few milliseconds. */
const AT_A_TURN = 1000;

/** Columns, so that no key is written for each entry. */
interface Written {
  readonly diffId: string;
  readonly tarBytes: number;
  readonly size: number;
  readonly files: number;
  readonly contentsIncomplete: boolean;
  readonly globalHeader: boolean;
  readonly paths: readonly string[];
  /** A digit for each entry: its place in `ENTRY_TYPES`. */
  readonly types: string;
  readonly sizes: readonly number[];
  readonly modes: readonly number[];
  /** Of links alone, in their order. */
  readonly links: readonly string[];
  readonly contents: readonly (readonly [path: string, bytes: number])[];
}

/**
 * Leaves others their turn: layers are read meanwhile.
 * @returns undefined for a layer too large to be kept
 */
export async function encodeLayer(layer: TarContents): Promise<readonly Uint8Array[] | undefined> {
  const { entries, contents } = layer;
  let bytes = 0;
  for (const content of contents.values()) bytes += content.length;
  const columns = await columnsOf(entries, VALUE_LIMIT_BYTES - bytes);
  if (!columns) return undefined;
  const written: Written = {
    diffId: layer.diffId,
    tarBytes: layer.tarBytes,
    size: layer.size,
    files: layer.files,
    contentsIncomplete: layer.contentsIncomplete ?? false,
    globalHeader: layer.globalHeader ?? false,
    ...columns,
    contents: [...contents].map(([path, { length }]) => [path, length]),
  };
  const json = Buffer.from(JSON.stringify(written));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return [length, json, ...contents.values()];
}

type Columns = Pick<Written, "paths" | "types" | "sizes" | "modes" | "links">;

/** @returns undefined where they take more than so many bytes */
async function columnsOf(entries: Entries, limit: number): Promise<Columns | undefined> {
  const [paths, types, links]: [string[], number[], string[]] = [[], [], []];
  const [sizes, modes]: [number[], number[]] = [[], []];
  let bytes = 0;
  for (const { path, type, size, mode, link } of entries) {
    bytes += path.length + link.length + 16;
    if (bytes > limit) return undefined;
    paths.push(path);
    types.push(ENTRY_TYPES.indexOf(type));
    sizes.push(size);
    modes.push(mode);
    if (isLink(type)) links.push(link);
    if (paths.length % AT_A_TURN === 0) await setImmediate();
  }
  return { paths, types: types.join(""), sizes, modes, links };
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
  const written: unknown = JSON.parse(bytes.toString("utf8", LENGTH_BYTES, start));
  const layer = object(written);
  demand(layer.diffId === diffId && isDigest(diffId));
  const { entries, files, bytes: fileBytes } = entriesOf(layer);
  const size = count(layer.size);
  // Whiteouts can hold bytes and are no files; the root can be named and is no entry.
  demand(count(layer.files) <= files && fileBytes <= size);
  return {
    diffId,
    tarBytes: count(layer.tarBytes),
    size,
    files: count(layer.files),
    entries,
    contents: contentsOf(layer, bytes.subarray(start)),
    ...(layer.contentsIncomplete === true ? { contentsIncomplete: true } : {}),
    ...(layer.globalHeader === true ? { globalHeader: true } : {}),
  };
}

/** The entries, with how many of them are regular files and what these hold. */
function entriesOf(layer: Partial<Record<keyof Written, unknown>>): {
  readonly entries: EntryList;
  readonly files: number;
  readonly bytes: number;
} {
  const paths = array(layer.paths);
  const types = text(layer.types);
  const sizes = array(layer.sizes);
  const modes = array(layer.modes);
  const links = array(layer.links);
  demand([types.length, sizes.length, modes.length].every((length) => length === paths.length));
  const entries = new EntryList();
  let [link, files, bytes] = [0, 0, 0];
  for (const [index, path] of paths.entries()) {
    const type = ENTRY_TYPES[types.charCodeAt(index) - 48];
    if (type === undefined) throw new TypeError("no type of an entry");
    const size = count(sizes[index]);
    if (type === "file") {
      files++;
      bytes += size;
    }
    entries.push({
      path: text(path),
      type,
      size,
      mode: count(modes[index]),
      link: isLink(type) ? text(links[link++]) : "",
    });
  }
  demand(link === links.length);
  return { entries, files, bytes };
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

function isLink(type: EntryType): boolean {
  return type === "symlink" || type === "hardlink";
}

function demand(holds: boolean): void {
  if (!holds) throw new TypeError("not what was written");
}

function object(value: unknown): Partial<Record<keyof Written, unknown>> {
  demand(typeof value === "object" && value !== null && !Array.isArray(value));
  return value as Partial<Record<keyof Written, unknown>>;
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
