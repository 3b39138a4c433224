import type { ContentExtract } from "../image/model.ts";

/** Holds a file's bytes until all of them are there, and keeps what `make` makes of them. `make` never throws. */
export function wholeFile(
  name: string,
  limit: number,
  make: (bytes: Buffer) => Uint8Array | undefined,
): ContentExtract {
  return {
    name,
    limit,
    keep: "none",
    start: (size) => {
      const bytes = Buffer.allocUnsafeSlow(size);
      let filled = 0;
      return {
        write: (chunk) => {
          filled += chunk.copy(bytes, filled);
        },
        end: () => make(bytes),
      };
    },
  };
}
