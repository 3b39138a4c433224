import { connect, type Socket } from "node:net";
import { ImageError } from "../errors.ts";
import { Changes } from "../process/changes.ts";
import { createSlots } from "../process/slots.ts";

/** Taken from the socket at once: as much as waits there, no more than this. */
const PIECE_BYTES = 512 * 1024;
/** No engine's answer begins with more. */
const HEAD_LIMIT = 64 * 1024;
/** What is known of an image in JSON: a few thousand bytes. */
const JSON_PIECE_BYTES = 16 * 1024;
const JSON_LIMIT = 4_000_000;
/** Small questions asked at once. */
const QUESTIONS = 16;

export interface Answer {
  readonly status: number;
  /** Pieces of what was asked for. Each is overwritten by the next one. */
  readonly body: AsyncIterable<Buffer>;
  /** To be called when nothing more of it is wanted. */
  readonly close: () => void;
}

/**
 * Asks the engine's API behind a Unix socket for one path. It asks by HTTP/1.0: there the end of the connection is the
 * end of the answer, which needs no taking apart, and one buffer takes all of it in turn
 * (https://www.rfc-editor.org/rfc/rfc1945#section-7.2). Rejects where nobody answers, or nothing that can be read so.
 */
export async function askSocket(
  socketPath: string,
  path: string,
  signal: AbortSignal | undefined,
  pieceBytes = PIECE_BYTES,
): Promise<Answer> {
  const pieces = new SocketPieces(socketPath, pieceBytes, signal);
  pieces.socket.write(`GET ${path} HTTP/1.0\r\nHost: docker\r\n\r\n`);
  try {
    let head = Buffer.alloc(0);
    for (;;) {
      const piece = await pieces.next();
      if (piece === undefined) throw new ImageError("The engine's answer ends in its head");
      head = Buffer.concat([head, piece]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0 && head.length < HEAD_LIMIT) continue;
      const text = head.toString("latin1", 0, end);
      const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(text) ?? [];
      const isWhole = !/^transfer-encoding:/im.test(text);
      if (status === undefined || !isWhole)
        throw new ImageError("The engine does not answer as HTTP/1.0 has it");
      return {
        status: Number(status),
        body: body(head.subarray(end + 4), pieces),
        close: () => pieces.socket.destroy(),
      };
    }
  } catch (error) {
    pieces.socket.destroy();
    throw error;
  }
}

/** `references/with:names/json`, as the engine's API calls what it knows of an image. */
export function imagePath(reference: string, what: string): string {
  return `/images/${reference.split("/").map(encodeURIComponent).join("/")}/${what}`;
}

/** As {@link askForJson}, for each path, some at once. */
export async function askForAll(
  socketPath: string,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly unknown[]> {
  const slots = createSlots(QUESTIONS);
  return Promise.all(paths.map((path) => slots.run(() => askForJson(socketPath, path, signal))));
}

/** The JSON that the engine has for a path; undefined where it says anything but 200. Rejects as {@link askSocket}. */
async function askForJson(
  socketPath: string,
  path: string,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { status, body, close } = await askSocket(socketPath, path, signal, JSON_PIECE_BYTES);
  try {
    if (status !== 200) return undefined;
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of body) {
      bytes += piece.length;
      if (bytes > JSON_LIMIT) return undefined;
      pieces.push(Buffer.from(piece));
    }
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } finally {
    close();
  }
}

async function* body(first: Buffer, pieces: SocketPieces): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let piece = await pieces.next(); piece; piece = await pieces.next()) yield piece;
}

/** What comes out of a socket, one piece after the other. */
class SocketPieces {
  readonly socket: Socket;
  #piece: Buffer | undefined;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  readonly #changes = new Changes();

  constructor(path: string, pieceBytes: number, signal: AbortSignal | undefined) {
    const buffer = Buffer.allocUnsafeSlow(pieceBytes);
    const callback = (length: number): boolean => {
      this.#piece = buffer.subarray(0, length);
      this.#changes.tell();
      // The next one is for when this one is done with.
      return false;
    };
    this.socket = connect({ path, onread: { buffer, callback }, ...(signal && { signal }) });
    this.socket.on("error", (error) => {
      this.#failure = { error: signal?.aborted ? signal.reason : error };
      this.#changes.tell();
    });
    this.socket.on("close", () => {
      this.#ended = true;
      this.#changes.tell();
    });
  }

  /** The next piece, which the one after it overwrites; undefined: there is no more. */
  async next(): Promise<Buffer | undefined> {
    this.#piece = undefined;
    this.socket.resume();
    await this.#changes.until(() => this.#piece !== undefined || this.#ended || this.#failure !== undefined);
    if (this.#failure) throw this.#failure.error;
    return this.#piece;
  }
}
