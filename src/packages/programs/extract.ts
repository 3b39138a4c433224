import type { ContentExtract, Extraction } from "../../image/model.ts";
import { readCargoAuditData } from "./cargo-audit-data.ts";
import { type ElfLayout, type FileRange, readLayout } from "./elf-layout.ts";
import { GoBuildInfoScanner } from "./go-build-info.ts";
import type { ProgramInfo } from "./model.ts";

/** Enough for a program's headers. */
const HEAD = 4096;
/** What Rust's programs tell stands at no place known before; larger ones are not held until it is. */
const HELD_LIMIT = 64_000_000;

/** Keeps of a program what its linker wrote about it. */
export const programExtract: ContentExtract = {
  name: "program",
  limit: Number.MAX_SAFE_INTEGER,
  keep: "none",
  start: (size) => new ProgramExtraction(size),
};

/** Type and owner of the note that Go's linker puts first: such a program is none of Rust. */
const GO_NOTE = Buffer.from("\x04\0\0\0Go\0\0", "latin1");

class ProgramExtraction implements Extraction {
  readonly #size: number;
  #head: Buffer[] = [];
  #at = 0;
  #layout: ElfLayout | undefined;
  #go: GoBuildInfoScanner | undefined;
  #held: Buffer | undefined;
  /** It is no program. */
  #done = false;

  constructor(size: number) {
    this.#size = size;
  }

  readonly write = (bytes: Buffer): void => {
    if (this.#done) return;
    if (this.#layout) {
      this.#take(bytes);
      return;
    }
    this.#head.push(Buffer.from(bytes));
    const seen = this.#head.reduce((sum, { length }) => sum + length, 0);
    if (seen < Math.min(HEAD, this.#size)) return;
    const head = Buffer.concat(this.#head);
    this.#head = [];
    this.#layout = readLayout(head);
    if (!this.#layout) {
      this.#done = true;
      return;
    }
    this.#go = new GoBuildInfoScanner(this.#layout.writable);
    // Zeros cost no memory until they are written to.
    if (this.#size <= HELD_LIMIT && !head.includes(GO_NOTE)) this.#held = Buffer.alloc(this.#size);
    this.#take(head);
  };

  readonly end = (): Uint8Array | undefined => {
    const layout = this.#layout;
    if (!layout) return undefined;
    const go = this.#go?.end();
    const rust = go === undefined && this.#held ? readCargoAuditData(this.#held, layout) : undefined;
    const info: ProgramInfo | undefined = go ? { go } : rust && { rust };
    return info && Buffer.from(JSON.stringify(info));
  };

  #take(bytes: Buffer): void {
    this.#go?.write(bytes, this.#at);
    if (this.#held) hold(bytes, this.#at, this.#held, this.#layout?.code ?? []);
    this.#at += bytes.length;
  }
}

/** Copies what is not code: most of a program is. */
function hold(bytes: Buffer, at: number, held: Buffer, code: readonly FileRange[]): void {
  const end = at + bytes.length;
  if (code.some(({ offset, size }) => offset <= at && end <= offset + size)) return;
  bytes.copy(held, at);
}
