import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ImageError } from "../errors.ts";
import { fileIdentity } from "./file-identity.ts";
import { readWhole } from "./file-range.ts";
import { JSON_BYTES_LIMIT } from "./json.ts";
import { asImageError, hashBlob, readLayerFile } from "./layer.ts";
import { readImages } from "./read-images.ts";
import type { BlobStore, ImageSource } from "./source.ts";

/**
 * An OCI layout folder, of one image or many.
 * https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export function ociLayout(folder: string): ImageSource {
  return { kind: "layout", read: (options) => readImages(folderStore(folder), options) };
}

/** Paths come from digests and the layout's own fixed names: none leads out of the folder. */
function folderStore(folder: string): BlobStore {
  const size = async (path: string): Promise<number | undefined> => {
    try {
      const found = await stat(join(folder, path));
      return found.isFile() ? found.size : undefined;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      throw asImageError(join(folder, path), error);
    }
  };
  return {
    name: folder,
    seekable: true,
    size,
    json: async (path) => {
      const bytes = await size(path);
      if (bytes === undefined) return undefined;
      if (bytes > JSON_BYTES_LIMIT) throw tooLarge(join(folder, path));
      return readFile(join(folder, path)).catch((error: unknown) => {
        throw asImageError(join(folder, path), error);
      });
    },
    layer: async (path, options) => {
      const file = await open(join(folder, path)).catch((error: unknown) => {
        throw asImageError(options.name, error);
      });
      try {
        return await readLayerFile(file, { offset: 0, size: (await file.stat()).size }, options);
      } finally {
        await file.close();
      }
    },
    hash: (path, signal) => hashBlob(readWhole(join(folder, path)), signal),
    identity: async (path) => fileIdentity(await stat(join(folder, path), { bigint: true })),
  };
}

export function tooLarge(name: string): ImageError {
  return new ImageError(`${name} is too large to be a manifest or config`);
}
