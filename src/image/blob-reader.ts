import { BlobDigests, type BlobFacts, type BlobTask } from "./blob-digests.ts";
import { Decompressor } from "./compression.ts";

/** Works through a layer's blob that is written to it in chunks, and hands on the bytes of its tar in their order. */
export interface BlobReader {
  /** The chunk may be used again when it is done. Rejects with what `tar` threw too. */
  write(chunk: Buffer): Promise<void>;
  end(): Promise<BlobFacts>;
  /** Frees what native code holds, after an error or when nobody wants the rest. */
  destroy(): void;
}

/** Takes the tar's bytes: a view that is used again. */
export type TarOutput = (bytes: Buffer) => void;

/** Reads a blob on the thread at hand. */
export function readHere(task: BlobTask, tar: TarOutput): BlobReader {
  const digests = new BlobDigests(task);
  const { name, compression } = task;
  const decompressor =
    compression === "none"
      ? undefined
      : new Decompressor(name, compression, (bytes) => {
          digests.tar(bytes);
          tar(bytes);
        });
  return {
    write: async (chunk) => {
      digests.blob(chunk);
      if (!decompressor) tar(chunk);
      await decompressor?.write(chunk);
    },
    end: async () => {
      await decompressor?.end();
      return digests.facts();
    },
    destroy: () => decompressor?.destroy(),
  };
}
