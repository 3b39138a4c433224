import type { FileRange } from "./elf-layout.ts";

/** Some parts of a file: they are written to it as the file goes by. */
export class HeldParts {
  readonly #parts: readonly { readonly offset: number; readonly bytes: Buffer }[];

  constructor(ranges: readonly FileRange[]) {
    // Zeros cost no memory until they are written to.
    this.#parts = ranges.map(({ offset, size }) => ({ offset, bytes: Buffer.alloc(size) }));
  }

  /** @param at where in the file the bytes lie */
  write(bytes: Buffer, at: number): void {
    for (const part of this.#parts) {
      const from = Math.max(0, part.offset - at);
      const to = Math.min(bytes.length, part.offset + part.bytes.length - at);
      if (from < to) bytes.copy(part.bytes, at + from - part.offset, from, to);
    }
  }

  /** Undefined where they are not all among the parts. */
  slice({ offset, size }: FileRange): Buffer | undefined {
    for (const part of this.#parts) {
      const start = offset - part.offset;
      if (size >= 0 && start >= 0 && start + size <= part.bytes.length) {
        return part.bytes.subarray(start, start + size);
      }
    }
    return undefined;
  }
}
