import type { BigIntStats } from "node:fs";

/** Coarser than any file system's clock: what is written later than this has another time. */
const CLOCK_TICK_MS = 2000;

/**
 * Names the bytes of a file as long as nobody writes to it. Undefined where the next write may have the very same
 * time as the last one: too soon after it.
 */
export function fileIdentity(found: BigIntStats, now = Date.now()): string | undefined {
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = found;
  if (now - Number(ctimeMs) < CLOCK_TICK_MS) return undefined;
  return [dev, ino, size, mtimeNs, ctimeNs].join(":");
}
