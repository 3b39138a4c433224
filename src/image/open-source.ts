import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { ImageError } from "../errors.ts";
import { archiveFile } from "./archive-file.ts";
import { archiveStream } from "./archive-stream.ts";
import { MAGIC_BYTES, sniffCompression } from "./compression.ts";
import { engineImages } from "./engine.ts";
import { asImageError } from "./layer.ts";
import { ociLayout } from "./oci-layout.ts";
import { releasedChunks } from "./released-chunks.ts";
import type { ImageSource } from "./source.ts";

export interface OpenOptions {
  /** The environment for `docker`, where SOURCE is an image in the engine. */
  readonly env: Readonly<Record<string, string>>;
  /** What `-` reads. */
  readonly standardInput: AsyncIterable<Uint8Array>;
}

/** An opened SOURCE, and the images to ask it for; undefined: all it holds. */
export interface OpenedSource {
  readonly source: ImageSource;
  readonly references: readonly string[] | undefined;
}

/**
 * Opens what `stagecheck inspect` was given: `-`, a folder, a file, or else an image in the engine. What is there
 * decides, never how it is called. Throws an {@link ImageError} for a folder or file that is no image.
 */
export async function openSource(text: string, options: OpenOptions): Promise<OpenedSource> {
  if (text === "-") return all(archiveStream("standard input", releasedChunks(options.standardInput)));
  const found = await stat(text).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return undefined;
    throw asImageError(text, error);
  });
  if (found?.isDirectory()) return all(await openFolder(text));
  if (found?.isFile()) return all(await openFile(text));
  // A named pipe, or what a shell puts in place of `<(…)`.
  if (found) return all(archiveStream(text, releasedChunks(createReadStream(text))));
  if (/^\.{0,2}\//.test(text)) {
    throw new ImageError(`There is no file or folder \`${text}\``, { remedy: "Check the path." });
  }
  return { source: engineImages({ env: options.env }), references: [text] };
}

function all(source: ImageSource): OpenedSource {
  return { source, references: undefined };
}

async function openFolder(path: string): Promise<ImageSource> {
  if (await isFile(join(path, "index.json"))) return ociLayout(path);
  throw new ImageError(`The folder \`${path}\` is no OCI layout: it has no index.json`, {
    remedy: "Give a folder made by `buildx build --output type=oci,tar=false`, or an archive.",
  });
}

async function openFile(path: string): Promise<ImageSource> {
  const start = Buffer.alloc(MAGIC_BYTES);
  const file = await open(path).catch((error: unknown) => {
    throw asImageError(path, error);
  });
  try {
    await file.read(start, 0, MAGIC_BYTES, 0);
  } finally {
    await file.close();
  }
  // Within a compressed archive nothing can be passed over: it is read as a stream.
  return sniffCompression(start) === "none"
    ? archiveFile(path)
    : archiveStream(path, releasedChunks(createReadStream(path)));
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
