import zlib from "node:zlib";
import { ImageError } from "../errors.ts";

export type Compression = "gzip" | "zstd" | "none";

/** Bytes needed by {@link sniffCompression}. */
export const MAGIC_BYTES = 4;

/** Tells the compression by its magic number, never by a name or media type. */
export function sniffCompression(start: Uint8Array): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return "gzip";
  if (start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd) return "zstd";
  return isSkippableFrame(start) ? "zstd" : "none";
}

/** https://www.rfc-editor.org/rfc/rfc8878#section-3.1.2 */
function isSkippableFrame(start: Uint8Array): boolean {
  return ((start[0] ?? 0) & 0xf0) === 0x50 && start[1] === 0x2a && start[2] === 0x4d && start[3] === 0x18;
}

const AGAIN = "Export or pull the image again.";

/** Large enough that the cost of a call does not count, small enough to stay in the processor's cache. */
const OUTPUT_CHUNK = 256 * 1024;

type Outcome =
  | { readonly kind: "taken" }
  | { readonly kind: "ended" }
  | { readonly kind: "failed"; error: Error };

type Output = (chunk: Buffer) => void | Promise<void>;

/**
 * Decompresses what is written to it, on a thread of its own, through all gzip members and zstd frames.
 * `output` is called for each piece and may take its time; if it throws, the write at hand rejects with that.
 * Broken or cut-off data rejects with an {@link ImageError} that begins with `name`.
 */
export class Decompressor {
  readonly #name: string;
  readonly #compression: "gzip" | "zstd";
  readonly #output: Output;
  #stream: zlib.Gunzip | zlib.ZstdDecompress;
  #settle: ((outcome: Outcome) => void) | undefined;
  #queue: Buffer[] = [];
  #waiting: Promise<void> | undefined;
  /** The data has ended; only zeros may follow. */
  #done = false;
  #failure: Error | undefined;

  constructor(name: string, compression: "gzip" | "zstd", output: Output) {
    this.#name = name;
    this.#compression = compression;
    this.#output = output;
    this.#stream = this.#open();
  }

  async write(chunk: Buffer): Promise<void> {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#done) return onlyZeros(this.#name, this.#compression, rest);
      const before = this.#stream.bytesWritten;
      const outcome = await this.#step((done) => this.#stream.write(rest, done));
      if (outcome.kind === "failed") throw this.#describe(outcome.error);
      if (outcome.kind === "taken") return;
      // Node's stream ends with a frame if more follows in the same write: go on with what it left.
      rest = rest.subarray(this.#stream.bytesWritten - before);
      if (goesOn(rest, this.#compression)) this.#stream = this.#open();
      else this.#done = true;
    }
  }

  async end(): Promise<void> {
    if (this.#done) return;
    const outcome = await this.#step(() => this.#stream.end());
    if (outcome.kind === "failed") throw this.#describe(outcome.error);
  }

  /** Ends the thread's work; nothing more comes. */
  destroy(): void {
    this.#stream.destroy();
  }

  #open(): zlib.Gunzip | zlib.ZstdDecompress {
    const stream = this.#create();
    stream.on("data", (chunk: Buffer) => {
      if (this.#queue.push(chunk) === 1) queueMicrotask(() => this.#flush());
    });
    stream.on("end", () => this.#settle?.({ kind: "ended" }));
    stream.on("error", (error) => this.#settle?.({ kind: "failed", error }));
    return stream;
  }

  #create(): zlib.Gunzip | zlib.ZstdDecompress {
    if (this.#compression === "gzip") return zlib.createGunzip({ chunkSize: OUTPUT_CHUNK });
    if (typeof zlib.createZstdDecompress !== "function") {
      throw new ImageError(`${this.#name} is compressed with zstd, which this version of Node cannot read`, {
        remedy: "Use Node 24.",
      });
    }
    return zlib.createZstdDecompress({ chunkSize: OUTPUT_CHUNK });
  }

  /** Runs after the thread was given its next piece of work, so that both work at once. */
  #flush(): void {
    while (this.#queue.length > 0 && !this.#waiting && !this.#failure) {
      try {
        const busy = this.#output(this.#queue.shift() as Buffer);
        if (busy) this.#waitFor(busy);
      } catch (error) {
        this.#fail(error);
      }
    }
  }

  /** Holds the thread until the receiver is ready, so that what a little data inflates to never piles up. */
  #waitFor(busy: Promise<void>): void {
    const stream = this.#stream.pause();
    const ready = (): void => {
      this.#waiting = undefined;
      this.#flush();
      if (!this.#waiting) stream.resume();
    };
    this.#waiting = busy.then(ready, (error: unknown) => {
      this.#waiting = undefined;
      this.#fail(error);
    });
  }

  #fail(error: unknown): void {
    this.#failure = error as Error;
    this.#settle?.({ kind: "failed", error: this.#failure });
    this.#stream.destroy();
  }

  async #step(action: (done: () => void) => void): Promise<Outcome> {
    if (this.#failure) return { kind: "failed", error: this.#failure };
    const outcome = await new Promise<Outcome>((resolve) => {
      this.#settle = resolve;
      action(() => resolve({ kind: "taken" }));
    });
    this.#settle = undefined;
    this.#flush();
    while (this.#waiting) await this.#waiting;
    if (this.#failure) return { kind: "failed", error: this.#failure };
    return outcome;
  }

  #describe(error: Error): Error {
    this.#failure = error;
    if (error instanceof ImageError) return error;
    const describe = (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR" ? cutOff : damagedData;
    return describe(this.#name, this.#compression, error);
  }
}

/** Whether what follows the end of a member or frame is another one. */
export function goesOn(rest: Uint8Array, compression: Compression): boolean {
  return rest.length < MAGIC_BYTES ? rest[0] !== 0 : sniffCompression(rest) === compression;
}

/** Throws where something else than padding follows the compressed data. */
export function onlyZeros(name: string, compression: Compression, bytes: Uint8Array): void {
  if (bytes.every((byte) => byte === 0)) return;
  throw new ImageError(`${name} is damaged: something else follows its ${compression} data`, {
    remedy: AGAIN,
  });
}

export function cutOff(name: string, compression: Compression, cause: Error): ImageError {
  return new ImageError(`${name} is cut off: its ${compression} data does not end`, { cause, remedy: AGAIN });
}

export function damagedData(name: string, compression: Compression, cause: Error): ImageError {
  const message = `${name} is damaged: its ${compression} data cannot be decompressed`;
  return new ImageError(message, { cause, remedy: AGAIN });
}
