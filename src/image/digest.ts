import { createHash, type Hash } from "node:crypto";
import { ImageError } from "../errors.ts";

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** The hash that a digest was made with; the digest is well formed. */
export function hashFor(digest: string): Hash {
  return createHash(digest.slice(0, digest.indexOf(":")));
}

export function sha256Of(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Throws an {@link ImageError} where the bytes of `name` are not those that the digest stands for. */
export function verifyBytes(name: string, bytes: Uint8Array, digest: string): void {
  const algorithm = digest.slice(0, digest.indexOf(":"));
  verifyDigest(name, `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`, digest);
}

export function verifyDigest(name: string, actual: string, expected: string): void {
  if (actual === expected) return;
  throw new ImageError(`${name} is damaged: its bytes have the digest ${actual}, not ${expected}`, {
    remedy: "Export or pull the image again.",
  });
}

/** Where an OCI layout holds a blob. */
export function blobPath(digest: string): string {
  return `blobs/${digest.replace(":", "/")}`;
}

/** The digest that a path of an OCI layout names; undefined for every other path. */
export function digestOfPath(path: string): string | undefined {
  const match = /^blobs\/(sha256|sha512)\/([0-9a-f]+)$/.exec(path);
  const digest = match ? `${match[1]}:${match[2]}` : "";
  return isDigest(digest) ? digest : undefined;
}
