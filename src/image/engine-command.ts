import { EngineError, ImageError } from "../errors.ts";
import { startChild } from "../process/child.ts";
import { archiveStream } from "./archive-stream.ts";
import { ENGINE_ARCHIVE, type EngineCommand } from "./engine-address.ts";
import type { Image } from "./model.ts";
import { releasedChunks } from "./released-chunks.ts";
import type { ReadOptions } from "./source.ts";

/** Bytes kept of what the command says on standard error. */
const STDERR_TAIL = 4096;

/**
 * Reads what `docker save` writes. Throws an {@link ImageError} where the engine does not have one of the images or
 * breaks off, an {@link EngineError} where there is no engine to ask.
 */
export async function readFromCommand(engine: EngineCommand, wanted: ReadOptions): Promise<readonly Image[]> {
  const { references = [] } = wanted;
  const stop = new AbortController();
  const signal = wanted.signal ? AbortSignal.any([wanted.signal, stop.signal]) : stop.signal;
  const child = startChild(engine.command, ["save", "--", ...references], {
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
    yield* releasedChunks(child.stdout);
    ended = true;
  };
  let failure: { readonly error: unknown } | undefined;
  let images: readonly Image[] = [];
  try {
    images = await archiveStream(ENGINE_ARCHIVE, output()).read({ ...wanted, signal });
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
