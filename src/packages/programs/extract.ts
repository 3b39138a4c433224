import type { ContentExtract, Extraction } from "../../image/model.ts";
import { readCargoAuditData } from "./cargo-audit-data.ts";
import { type ElfLayout, readLayout } from "./elf-layout.ts";
import { GoBuildInfoScanner } from "./go-build-info.ts";
import { HeldParts } from "./held-parts.ts";
import type { ProgramInfo } from "./model.ts";

/** Enough for a program's headers. */
const HEAD = 4096;
/**
 * What Rust's programs tell stands at no place known before, among all that is not loaded. More, such as what debuggers
 * need, is not held until it is.
 */
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
  #held: HeldParts | undefined;
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
    this.#layout = readLayout(head, this.#size);
    if (!this.#layout) {
      this.#done = true;
      return;
    }
    this.#go = new GoBuildInfoScanner(this.#layout.writable);
    const { unloaded } = this.#layout;
    const held = unloaded.reduce((sum, { size }) => sum + size, 0);
    if (held <= HELD_LIMIT && !head.includes(GO_NOTE)) this.#held = new HeldParts(unloaded);
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
    this.#held?.write(bytes, this.#at);
    this.#at += bytes.length;
  }
}
