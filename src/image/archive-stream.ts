import { ImageError } from "../errors.ts";
import { ArchiveLinks, archiveWalker } from "./archive-store.ts";
import { type Compression, Decompressor, MAGIC_BYTES, sniffCompression } from "./compression.ts";
import { JSON_BYTES_LIMIT } from "./json.ts";
import { asBuffer, asImageError, readLayer } from "./layer.ts";
import { tooLarge } from "./oci-layout.ts";
import { readImages } from "./read-images.ts";
import type { BlobStore, ImageSource, ReadOptions } from "./source.ts";
import { type StreamedFile, StreamedFileReader } from "./streamed-file.ts";

/** Bytes of JSON kept together: attestations can be many and large. */
const ALL_JSON_LIMIT = 16 * JSON_BYTES_LIMIT;

/**
 * A Docker or OCI archive that comes as a stream, read in one pass without a copy. Its files may stand in any
 * order: what is JSON is kept, what is a layer is walked as it goes by. The whole may be compressed.
 */
export function archiveStream(name: string, chunks: AsyncIterable<Uint8Array>): ImageSource {
  return {
    kind: "archive",
    read: async (options) => {
      const files = new Map<string, StreamedFile>();
      const links = new ArchiveLinks();
      try {
        await readFiles(name, chunks, options, files, links);
      } catch (error) {
        throw asImageError(name, error);
      }
      return readImages(streamedStore(name, files, links), options);
    },
  };
}

function streamedStore(
  name: string,
  files: ReadonlyMap<string, StreamedFile>,
  links: ArchiveLinks,
): BlobStore {
  const find = (path: string): StreamedFile | undefined => files.get(links.follow(path));
  return {
    name,
    seekable: false,
    size: async (path) => find(path)?.size,
    json: async (path) => {
      const file = find(path);
      if (file?.kind === "json") return file.bytes;
      if (file && file.size > JSON_BYTES_LIMIT) throw tooLarge(`${path} of ${name}`);
      // Too short for anything, or no JSON: reading it says what is wrong.
      return file ? Buffer.alloc(0) : undefined;
    },
    layer: async (path, options) => {
      const file = find(path);
      if (file?.kind === "layer") return file.layer;
      if (file?.kind === "failed") throw file.error;
      if (file?.size === 0) return readLayer(nothing(), options);
      throw new ImageError(`${options.name} is no layer`, { remedy: "Export or pull the image again." });
    },
    hash: async () => undefined,
    identity: async () => undefined,
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The walker works through a chunk at once; what takes time is done between two chunks. */
type Event =
  | { readonly kind: "begin"; readonly path: string; readonly size: number }
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "end" };

async function readFiles(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  files: Map<string, StreamedFile>,
  links: ArchiveLinks,
): Promise<void> {
  let events: Event[] = [];
  const walker = archiveWalker(name, {
    entry: (entry) => {
      links.add(entry);
      if (entry.type !== "file") return false;
      events.push({ kind: "begin", path: entry.path, size: entry.stored });
      return true;
    },
    body: (bytes) => events.push({ kind: "bytes", bytes }),
    bodyEnd: () => events.push({ kind: "end" }),
  });
  const budget = { json: ALL_JSON_LIMIT };
  let file: StreamedFileReader | undefined;
  const work = async (chunk: Buffer): Promise<void> => {
    options.signal?.throwIfAborted();
    walker.write(chunk);
    const now = events;
    events = [];
    for (const event of now) {
      if (event.kind === "begin")
        file = new StreamedFileReader(name, event.path, event.size, options, budget);
      else if (event.kind === "bytes") await file?.write(event.bytes);
      else if (file) files.set(file.path, await file.end());
    }
  };
  try {
    await forEachPlainChunk(name, chunks, work);
    walker.end();
  } finally {
    file?.destroy();
  }
}

/** Hands on the chunks of the archive itself, whatever it is compressed with. */
async function forEachPlainChunk(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  work: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  let start = Buffer.alloc(0);
  let compression: Compression | undefined;
  let decompressor: Decompressor | undefined;
  const take = async (chunk: Buffer): Promise<void> => {
    if (compression !== undefined) return decompressor ? decompressor.write(chunk) : work(chunk);
    start = Buffer.concat([start, chunk]);
    if (start.length < MAGIC_BYTES) return;
    compression = sniffCompression(start);
    if (compression !== "none") decompressor = new Decompressor(name, compression, work);
    await take(start);
  };
  try {
    for await (const chunk of chunks) await take(asBuffer(chunk));
    await decompressor?.end();
    if (compression === undefined && start.length > 0) await work(start);
  } finally {
    decompressor?.destroy();
  }
}
