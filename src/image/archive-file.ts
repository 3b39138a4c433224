import { type FileHandle, open } from "node:fs/promises";
import { ArchiveLinks, archiveWalker } from "./archive-store.ts";
import { fileIdentity } from "./file-identity.ts";
import { type Place, readFully, readRange } from "./file-range.ts";
import { JSON_BYTES_LIMIT } from "./json.ts";
import { asImageError, hashBlob, readLayerFile } from "./layer.ts";
import { tooLarge } from "./oci-layout.ts";
import { readImages } from "./read-images.ts";
import type { BlobStore, ImageSource } from "./source.ts";
import { BLOCK } from "./tar-header.ts";

/**
 * A Docker or OCI archive that lies there as a plain tar. Only its headers are read to find the way: layers
 * that nobody wants are passed over, and several are read at once.
 */
export function archiveFile(path: string): ImageSource {
  return {
    kind: "archive",
    read: async (options) => {
      const file = await open(path).catch((error: unknown) => {
        throw asImageError(path, error);
      });
      try {
        return await readImages(await fileStore(path, file), options);
      } finally {
        await file.close();
      }
    },
  };
}

const NOWHERE: Place = { offset: 0, size: 0 };

async function fileStore(name: string, file: FileHandle): Promise<BlobStore> {
  const places = new Map<string, Place>();
  const links = new ArchiveLinks();
  await findFiles(name, file, places, links);
  const place = (path: string): Place | undefined => places.get(links.follow(path));
  return {
    name,
    seekable: true,
    size: async (path) => place(path)?.size,
    json: async (path) => {
      const found = place(path);
      if (!found) return undefined;
      if (found.size > JSON_BYTES_LIMIT) throw tooLarge(`${path} of ${name}`);
      const bytes = Buffer.alloc(found.size);
      await readFully(file, bytes, found.offset);
      return bytes;
    },
    layer: (path, options) => readLayerFile(file, place(path) ?? NOWHERE, options),
    hash: (path, signal) => hashBlob(readRange(file, place(path) ?? NOWHERE), signal),
    identity: async (path) => {
      const { offset, size } = place(path) ?? NOWHERE;
      const whole = fileIdentity(await file.stat({ bigint: true }));
      return whole && `${whole}:${offset}+${size}`;
    },
  };
}

/** Reads headers, jumps over what they announce. A file cut off within an entry is an error here. */
async function findFiles(
  name: string,
  file: FileHandle,
  places: Map<string, Place>,
  links: ArchiveLinks,
): Promise<void> {
  const { size: end } = await file.stat();
  const buffer = Buffer.alloc(64 * BLOCK);
  let position = 0;
  let jump = 0;
  const walker = archiveWalker(name, {
    entry: (entry) => {
      links.add(entry);
      if (entry.type === "file") places.set(entry.path, { offset: position, size: entry.stored });
      jump = entry.stored;
      return false;
    },
  });
  // Block by block within what was read, so that an entry's place is known when it is met.
  while (position < end && !walker.ended) {
    const length = await readFully(file, buffer, position);
    for (let at = 0; at < length && !walker.ended; ) {
      const step = Math.min(BLOCK, length - at);
      jump = 0;
      position += step;
      walker.write(buffer.subarray(at, at + step));
      at += step;
      // Far jumps leave the buffer: go on from there.
      const far = Math.min(jump - (jump % BLOCK), end - position);
      if (far > length - at) {
        walker.pass(far);
        position += far;
        break;
      }
    }
  }
  walker.end();
}
