import { EngineError, ImageError } from "../errors.ts";
import { startChild } from "../process/child.ts";
import { archiveStream } from "./archive-stream.ts";
import { engineImageIds, recallImage, rememberImage } from "./known-images.ts";
import type { Image } from "./model.ts";
import type { ImageSource, ReadOptions } from "./source.ts";

export interface EngineOptions {
  /** The environment of the `docker` command: which engine, which context. */
  readonly env: Readonly<Record<string, string>>;
  /** The command; default `docker`. */
  readonly command?: string;
}

/** Bytes kept of what the command says on standard error. */
const STDERR_TAIL = 4096;

/**
 * Images in the engine, by `docker save`, streamed without a temporary copy. `references` must be given when it
 * is read. Throws an {@link ImageError} where the engine does not have one of them or breaks off, an
 * {@link EngineError} where there is no engine to ask.
 */
export function engineImages(options: EngineOptions): ImageSource {
  return { kind: "engine", read: (wanted) => readKnown(options, wanted) };
}

/** Has only those images saved of which anything is not known. */
async function readKnown(engine: EngineOptions, wanted: ReadOptions): Promise<readonly Image[]> {
  const { cache } = wanted;
  const references = [...new Set(wanted.references ?? [])];
  if (!cache || references.length === 0) return save(engine, wanted);
  const options = { ...wanted, cache };
  const ask = () => engineImageIds(engine.command ?? "docker", references, engine.env);
  const ids = await ask();
  const images = new Map<string, Image>();
  for (const [reference, id] of ids) {
    const image = await recallImage(id, reference, options);
    if (image) images.set(reference, image);
  }
  const missing = references.filter((reference) => !images.has(reference));
  if (missing.length > 0) {
    const saved = await save(engine, { ...wanted, references: missing });
    const after = await ask();
    for (const [index, reference] of missing.entries()) {
      const image = saved[index];
      const id = ids.get(reference);
      if (!image) continue;
      images.set(reference, image);
      // In the meantime the name can have been given to another image.
      if (id && after.get(reference)?.id === id.id) await rememberImage(id, image, options);
    }
  }
  return (wanted.references ?? []).flatMap((reference) => images.get(reference) ?? []);
}

async function save(engine: EngineOptions, wanted: ReadOptions): Promise<readonly Image[]> {
  const references = [...new Set(wanted.references ?? [])];
  if (references.length === 0) return [];
  const stop = new AbortController();
  const signal = wanted.signal ? AbortSignal.any([wanted.signal, stop.signal]) : stop.signal;
  const child = startChild(engine.command ?? "docker", ["save", "--", ...references], {
    env: engine.env,
    signal,
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-STDERR_TAIL);
  });
  const exit = child.exit.then(
    (code) => ({ code, error: undefined }),
    (error: unknown) => ({ code: null, error }),
  );
  let ended = false;
  const output = async function* (): AsyncGenerator<Uint8Array> {
    yield* child.stdout;
    ended = true;
  };
  let failure: { readonly error: unknown } | undefined;
  let images: readonly Image[] = [];
  try {
    images = await archiveStream("The engine's archive", output()).read({ ...wanted, signal });
  } catch (error) {
    failure = { error };
    if (!ended) stop.abort();
  }
  const { code, error } = await exit;
  wanted.signal?.throwIfAborted();
  if (error !== undefined) throw cannotStart(error);
  // Broken off by us: what the command says of that is of no interest.
  if (failure && !ended) throw failure.error;
  // What the command says explains the archive that it left unfinished.
  if (code !== 0) throw describeFailure(references, code, stderr);
  if (failure) throw failure.error;
  return images;
}

function cannotStart(cause: unknown): EngineError {
  const absent = (cause as NodeJS.ErrnoException).code === "ENOENT";
  return new EngineError(
    absent ? "The command `docker` was not found" : "The command `docker` could not be started",
    {
      cause,
      remedy: "Install Docker, or give an image archive or an OCI layout folder.",
    },
  );
}

function describeFailure(
  references: readonly string[],
  code: number | null,
  stderr: string,
): EngineError | ImageError {
  const said = stderr.trim().split("\n").at(-1)?.trim() ?? "";
  const how = code === null ? "was ended by a signal" : `failed with exit status ${code}`;
  const names = references.map((reference) => `\`${reference}\``).join(", ");
  if (/no such image|reference does not exist|not found/i.test(said)) {
    return new ImageError(
      `The engine does not have ${references.length === 1 ? names : `all of ${names}`}: ${said}`,
      {
        remedy: "Build or pull it first; a file or folder must exist under the name given.",
      },
    );
  }
  if (/cannot connect|connection refused|is the docker daemon running|permission denied/i.test(said)) {
    return new EngineError(`The container engine does not answer: ${said}`, {
      remedy: "Start Docker, or give an image archive or an OCI layout folder.",
    });
  }
  return new ImageError(`\`docker save\` of ${names} ${how}${said === "" ? "" : `: ${said}`}`);
}
