import type { PathHistory } from "../image/filesystem.ts";

/** One version of a file that one layer brought. */
interface Brought {
  readonly layer: number;
  readonly bytes: number;
  /** Layers that hold it again though nothing changed but owner or mode. */
  readonly copies: readonly number[];
  /** Deleted or replaced by a later layer. */
  readonly removed: boolean;
}

/**
 * Which layers brought a file. A later layer that holds it again with as many bytes copied it up (chown, chmod);
 * one that holds other bytes wrote it anew, and the bytes before are there for nothing.
 */
export function broughtVersions(history: PathHistory): Brought[] {
  const brought: { layer: number; bytes: number; copies: number[]; removed: boolean }[] = [];
  let last: (typeof brought)[number] | undefined;
  for (const { layer, entry } of history.versions) {
    if (entry.type === "directory") continue;
    const bytes = entry.type === "file" ? entry.size : 0;
    if (last && last.bytes === bytes) {
      last.copies.push(layer);
      continue;
    }
    if (last) last.removed = true;
    last = { layer, bytes, copies: [], removed: false };
    brought.push(last);
  }
  if (last && history.removedIn !== null) last.removed = true;
  return brought;
}
