import zlib from "node:zlib";
import type { LayerContents } from "../image/model.ts";
import { type DatabaseState, decode, type PackageDatabase, type PackageRecord } from "./database.ts";
import type { PackageNote } from "./model.ts";

/** Where the slice `base-files_chisel` puts it. */
const MANIFEST = "var/lib/chisel/manifest.wall";
/** Many times that of the largest image of slices. */
const LIMIT = 64_000_000;

/**
 * Ubuntu's chiselled images: parts of packages, and a manifest of them.
 * https://documentation.ubuntu.com/chisel/en/latest/reference/manifest/
 */
export const chisel: PackageDatabase = {
  manager: "chisel",
  content: (path) => (path === MANIFEST ? "whole" : "none"),
  states: (layers, note) => layers.flatMap((layer, index) => readState(layer, index, note)),
};

function readState(
  layer: LayerContents,
  index: number,
  note: (note: PackageNote) => void,
): readonly DatabaseState[] {
  const bytes = layer.contents.get(MANIFEST);
  if (!bytes) return [];
  const text = decompress(bytes);
  const { records, fault } =
    typeof text === "string" ? readManifest(text) : { records: new Map<string, PackageRecord>(), ...text };
  if (fault !== undefined) note({ path: MANIFEST, layer: index, reason: fault });
  return [{ layer: index, records, incomplete: fault !== undefined }];
}

function decompress(bytes: Uint8Array): string | { readonly fault: string } {
  if (typeof zlib.zstdDecompressSync !== "function") {
    return { fault: "it is compressed with zstd, which this version of Node cannot read; use Node 24" };
  }
  try {
    // Of one that is cut off, what is there; its first line says how many there should be.
    const finishFlush = zlib.constants.ZSTD_e_flush;
    return decode(zlib.zstdDecompressSync(bytes, { maxOutputLength: LIMIT, finishFlush }));
  } catch {
    return { fault: "it cannot be decompressed" };
  }
}

/** One JSON object a line; the first says how many lines there are. */
export function readManifest(text: string): {
  readonly records: ReadonlyMap<string, PackageRecord>;
  readonly fault?: string;
} {
  const lines = text.split("\n").filter((line) => line !== "");
  const entries = lines.map(parseLine);
  const files = new Map<string, string[]>();
  const records = new Map<string, PackageRecord>();
  for (const entry of entries) {
    const { kind, name, version, path, slices } = entry ?? {};
    if (kind === "package" && typeof name === "string" && typeof version === "string") {
      const listed: string[] = [];
      files.set(name, listed);
      const relations = { provides: [name], depends: [], recommends: [] };
      const fields = { section: "", requested: null, database: MANIFEST, ...relations };
      records.set(name, { name, version, ...fields, files: () => listed });
    }
    if (kind !== "path" || typeof path !== "string" || path.endsWith("/") || !Array.isArray(slices)) continue;
    // A slice is named `<package>_<part>`. Lines are sorted, so packages stand before paths.
    const owners = new Set(slices.map((slice) => String(slice).split("_", 1)[0] ?? ""));
    for (const owner of owners) files.get(owner)?.push(path.replace(/^\/+/, ""));
  }
  const whole = entries[0]?.["count"] === lines.length && !entries.includes(undefined);
  return whole ? { records } : { records, fault: "it is cut off, or a line of it is damaged" };
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined; // Counted as damaged by the caller.
  }
}
