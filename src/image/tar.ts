import { ImageError } from "../errors.ts";
import { ExtendedHeaders, type TarEntry } from "./tar-entry.ts";
import { BLOCK, HeaderFault, isZeroBlock, parseHeader, type RawHeader } from "./tar-header.ts";

/** As Go's archive/tar: no real name is longer, and a hostile one must not fill the memory. */
const EXTENDED_HEADER_LIMIT = 1 << 20;

export interface TarVisitor {
  /** Called for each entry; `true`: its bytes are wanted. */
  readonly entry: (entry: TarEntry) => boolean;
  /** A piece of the wanted bytes, in order. A view of the chunk that was written: copy it to keep it. */
  readonly body?: (bytes: Buffer) => void;
  /** All the wanted bytes have been there. */
  readonly bodyEnd?: () => void;
  /** A global PAX header went by; it changes nothing here. */
  readonly globalHeader?: () => void;
}

/** An extended header's body while it comes in. */
interface ExtendedBody {
  readonly typeflag: string;
  readonly bytes: Buffer;
  filled: number;
}

/**
 * Walks a tar that is written to it in chunks, and keeps nothing. USTAR, V7, star, PAX, GNU long names, base-256
 * numbers, GNU sparse files (the bytes counted are the file's true size, as Go and GNU tar tell it).
 * Throws an {@link ImageError} that begins with the tar's name and says at which byte.
 */
export class TarWalker {
  readonly #name: string;
  readonly #visitor: TarVisitor;
  /** Bytes of the tar before the chunk at hand. */
  #offset = 0;
  readonly #block = Buffer.alloc(BLOCK);
  #blockFilled = 0;
  /** Bytes to pass over before anything else, after the body. */
  #skip = 0;
  #bodyLeft = 0;
  #inBody = false;
  #current = "";
  #extended: ExtendedBody | undefined;
  readonly #headers = new ExtendedHeaders();
  /** A header whose sparse map goes on in further blocks. */
  #sparse: RawHeader | undefined;
  #zeroBlocks = 0;

  constructor(name: string, visitor: TarVisitor) {
    this.#name = name;
    this.#visitor = visitor;
  }

  /** The tar's end mark has been seen; what follows is padding. */
  get ended(): boolean {
    return this.#zeroBlocks === 2;
  }

  write(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && !this.ended) {
      if (this.#inBody) at += this.#takeBody(chunk, at);
      else if (this.#extended) at += this.#takeExtended(chunk, at, this.#extended);
      else if (this.#skip > 0) {
        const taken = Math.min(this.#skip, chunk.length - at);
        this.#skip -= taken;
        at += taken;
      } else at += this.#takeBlock(chunk, at);
    }
    this.#offset += chunk.length;
  }

  /** Says that the next bytes, part of a body that nobody wants, are not going to be written. */
  pass(bytes: number): void {
    if (bytes > this.#skip) throw new RangeError("Only what is skipped can be passed over");
    this.#skip -= bytes;
    this.#offset += bytes;
  }

  /** No more bytes. A tar may lack its end mark; it may not end within an entry. */
  end(): void {
    if (this.ended) return;
    const within =
      this.#skip > 0 ||
      this.#inBody ||
      this.#extended !== undefined ||
      this.#sparse !== undefined ||
      this.#headers.pending;
    if (within || this.#blockFilled > 0) {
      throw new ImageError(`${this.#name} is cut off after ${this.#offset} bytes${this.#within()}`, {
        remedy: "Export or pull the image again.",
      });
    }
  }

  #within(): string {
    return this.#current === "" ? "" : `, in or after \`${this.#current}\``;
  }

  #takeBody(chunk: Buffer, at: number): number {
    const taken = Math.min(this.#bodyLeft, chunk.length - at);
    if (taken > 0) this.#visitor.body?.(chunk.subarray(at, at + taken));
    this.#bodyLeft -= taken;
    if (this.#bodyLeft === 0) this.#endBody();
    return taken;
  }

  #endBody(): void {
    this.#inBody = false;
    this.#visitor.bodyEnd?.();
  }

  #takeExtended(chunk: Buffer, at: number, extended: ExtendedBody): number {
    const taken = chunk.copy(extended.bytes, extended.filled, at);
    extended.filled += taken;
    if (extended.filled === extended.bytes.length) {
      this.#extended = undefined;
      this.#guard(at, () => this.#applyExtended(extended.typeflag, extended.bytes));
    }
    return taken;
  }

  #applyExtended(typeflag: string, bytes: Buffer): void {
    if (typeflag === "g") this.#visitor.globalHeader?.();
    else this.#headers.add(typeflag, bytes);
  }

  #takeBlock(chunk: Buffer, at: number): number {
    if (this.#blockFilled === 0 && chunk.length - at >= BLOCK) {
      this.#useBlock(chunk, at, at);
      return BLOCK;
    }
    const taken = chunk.copy(this.#block, this.#blockFilled, at);
    this.#blockFilled += taken;
    if (this.#blockFilled === BLOCK) {
      this.#blockFilled = 0;
      this.#useBlock(this.#block, 0, at + taken - BLOCK);
    }
    return taken;
  }

  #useBlock(bytes: Buffer, at: number, place: number): void {
    const sparse = this.#sparse;
    if (sparse) {
      if (bytes[at + 504] !== 0) return;
      this.#sparse = undefined;
      this.#guard(place, () => this.#startEntry(sparse));
    } else if (bytes[at] === 0 && isZeroBlock(bytes, at)) this.#zeroBlocks++;
    else {
      this.#guard(place, () => {
        if (this.#zeroBlocks > 0) throw new HeaderFault("a lone block of zeros");
        this.#startHeader(parseHeader(bytes, at));
      });
    }
  }

  #startHeader(header: RawHeader): void {
    if ("xgLK".includes(header.typeflag)) {
      if (header.size > EXTENDED_HEADER_LIMIT) throw new HeaderFault("an extended header of more than 1 MiB");
      this.#extended = { typeflag: header.typeflag, bytes: Buffer.alloc(header.size), filled: 0 };
      this.#skip = padding(header.size);
      if (header.size === 0) {
        this.#extended = undefined;
        this.#applyExtended(header.typeflag, Buffer.alloc(0));
      }
    } else if (header.sparse?.extended) this.#sparse = header;
    else this.#startEntry(header);
  }

  #startEntry(header: RawHeader): void {
    const entry = this.#headers.take(header);
    const { path, stored } = entry;
    this.#current = path;
    const wanted = this.#visitor.entry(entry);
    this.#skip = padding(stored) + (wanted ? 0 : stored);
    if (wanted) {
      this.#inBody = true;
      this.#bodyLeft = stored;
      if (stored === 0) this.#endBody();
    }
  }

  #guard(at: number, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof HeaderFault)) throw error;
      throw new ImageError(
        `${this.#name} has ${error.message} at byte ${this.#offset + at}${this.#within()}`,
        {
          remedy: "The image is damaged, or no image; export or pull it again.",
        },
      );
    }
  }
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
