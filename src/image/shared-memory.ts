/** What the thread at hand and those that read blobs share, and what they tell each other. */
import type { BlobFacts, BlobTask } from "./blob-digests.ts";
import type { Place } from "./file-range.ts";

/** A ring of pieces: used in turn, by who writes to them and by who reads them. */
export interface Ring {
  readonly pieces: number;
  readonly pieceBytes: number;
}

/** The tar: pieces small enough that a processor's cache still holds them when they are hashed. */
export const TAR: Ring = { pieces: 32, pieceBytes: 256 * 1024 };
/** A blob that comes as a stream. */
export const BLOB: Ring = { pieces: 8, pieceBytes: 512 * 1024 };

/** What a thread is started with. */
export interface SharedMemory {
  /** A {@link TAR} ring, written by the thread. */
  readonly tar: SharedArrayBuffer;
  /** Numbers of 32 bits: see {@link FREE} and {@link STOP}. */
  readonly control: SharedArrayBuffer;
}

/** Which number says how many pieces of the tar the thread may write to. It waits for a change of that. */
export const FREE = 0;
/** Which number is not zero when the thread is to end, as soon as it looks. */
export const STOP = 1;
/** Bytes of the two. */
export const CONTROL_BYTES = 8;

/** A part of a file that is open in this process. */
export interface OpenPlace extends Place {
  /** It stays open until the thread has answered, or has ended. */
  readonly fd: number;
}

/** To the thread. */
export type Request =
  /** All of a blob that lies in a file. */
  | { readonly kind: "read"; readonly task: BlobTask; readonly place: OpenPlace }
  /** A blob that comes in the pieces of a {@link BLOB} ring. */
  | { readonly kind: "begin"; readonly task: BlobTask; readonly blob: SharedArrayBuffer }
  | { readonly kind: "blob"; readonly piece: number; readonly length: number }
  | { readonly kind: "end" }
  /** The thread is to end: it is told so in {@link STOP} too, for when it is at work. */
  | { readonly kind: "stop" };

/** From the thread. */
export type Answer =
  | { readonly kind: "taken" }
  /** The next pieces of the tar, by the bytes that each has. */
  | { readonly kind: "tar"; readonly lengths: readonly number[] }
  | { readonly kind: "facts"; readonly facts: BlobFacts }
  | Failure;

export interface Failure {
  readonly kind: "failed";
  readonly message: string;
  /** Undefined: it is no fault of the image's, but one of the system's. */
  readonly remedy: string | undefined;
  /** Of the system: `EIO`. */
  readonly code: string | undefined;
}

export function newRing({ pieces, pieceBytes }: Ring): SharedArrayBuffer {
  return new SharedArrayBuffer(pieces * pieceBytes);
}

export function piecesOf(memory: SharedArrayBuffer, { pieces, pieceBytes }: Ring): readonly Buffer[] {
  return Array.from({ length: pieces }, (_, piece) => Buffer.from(memory, piece * pieceBytes, pieceBytes));
}
