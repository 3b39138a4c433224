import { archiveStream } from "./archive-stream.ts";
import { ENGINE_ARCHIVE, engineSocket } from "./engine-address.ts";
import { readFromCommand } from "./engine-command.ts";
import { divideAmongSaves } from "./engine-saves.ts";
import { type Answer, askSocket } from "./engine-socket.ts";
import { type AskedEngine, engineImageIds, recallImage, rememberImage } from "./known-images.ts";
import type { Image } from "./model.ts";
import type { ImageSource, ReadOptions } from "./source.ts";

export interface EngineOptions {
  /** The environment of the `docker` command: which engine, which context. */
  readonly env: Readonly<Record<string, string>>;
  /** The command; default `docker`. */
  readonly command?: string;
  /** Called with each image as soon as it is read: those of one save do not wait for those of another. */
  readonly onRead?: (reference: string, image: Image) => void;
}

/**
 * Images in the engine, streamed without a temporary copy: by its API where it is behind a Unix socket, else by
 * `docker save`. `references` must be given when it is read. Throws an {@link ImageError} where the engine does not
 * have one of them or breaks off, an {@link EngineError} where there is no engine to ask.
 */
export function engineImages({ command = "docker", env, onRead }: EngineOptions): ImageSource {
  return {
    kind: "engine",
    read: async (wanted) => {
      const references = [...new Set(wanted.references ?? [])];
      if (references.length === 0) return [];
      const engine = { command, env, socket: await engineSocket({ command, env }) };
      const images = await readKnown(engine, references, wanted, onRead);
      return (wanted.references ?? []).flatMap((reference) => images.get(reference) ?? []);
    },
  };
}

/** Has only those images saved of which anything is not known. */
async function readKnown(
  engine: AskedEngine,
  references: readonly string[],
  wanted: ReadOptions,
  onRead: EngineOptions["onRead"],
): Promise<ReadonlyMap<string, Image>> {
  const { cache, signal } = wanted;
  const images = new Map<string, Image>();
  const found = (reference: string, image: Image | undefined): void => {
    if (!image) return;
    images.set(reference, image);
    onRead?.(reference, image);
  };
  const read = async (missing: readonly string[]): Promise<void> => {
    const saves = (await divideAmongSaves(engine, missing, signal)).map(async (group) => {
      const saved = await readSaved(engine, { ...wanted, references: group });
      for (const [index, reference] of group.entries()) found(reference, saved[index]);
    });
    // What is wrong with one save costs nothing of the others.
    for (const save of await Promise.allSettled(saves)) if (save.status === "rejected") throw save.reason;
  };
  if (!cache) {
    await read(references);
    return images;
  }
  const options = { ...wanted, cache };
  const ids = await engineImageIds(engine, references, signal);
  for (const [reference, id] of ids) {
    found(reference, await recallImage(id, reference, options));
  }
  const missing = references.filter((reference) => !images.has(reference));
  if (missing.length === 0) return images;
  await read(missing);
  const after = await engineImageIds(engine, references, signal);
  for (const reference of missing) {
    const [image, id] = [images.get(reference), ids.get(reference)];
    // In the meantime the name can have been given to another image.
    if (image && id && after.get(reference)?.id === id.id) await rememberImage(id, image, options);
  }
  return images;
}

async function readSaved(engine: AskedEngine, wanted: ReadOptions): Promise<readonly Image[]> {
  const names = (wanted.references ?? []).map((reference) => `names=${encodeURIComponent(reference)}`);
  const answer = await answered(engine, `/images/get?${names.join("&")}`, wanted);
  try {
    if (answer?.status === 200) return await archiveStream(ENGINE_ARCHIVE, answer.body).read(wanted);
  } finally {
    answer?.close();
  }
  // It says what is wrong, as its users know it.
  return readFromCommand(engine, wanted);
}

/** Undefined where the API cannot be asked. */
async function answered(
  { socket }: AskedEngine,
  path: string,
  { signal }: ReadOptions,
): Promise<Answer | undefined> {
  try {
    return socket === undefined ? undefined : await askSocket(socket, path, signal);
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}
