import { buildFilesystem, type ImageFilesystem, type PathHistory } from "../image/filesystem.ts";
import type { Image } from "../image/model.ts";

/** A file of the final filesystem that is larger than in the image that it is compared with. */
export interface FileGrowth {
  /** Begins with `/`. */
  readonly path: string;
  /** Bytes; null where there was no such file. */
  readonly before: number | null;
  readonly after: number;
  readonly change: number;
}

/** As many are told. */
const FILES_TOLD = 20;

/** The files that grew most or are new, the largest growth first. Bytes of hard links count under one name. */
export function compareFiles(image: Image, against: Image): readonly FileGrowth[] {
  const before = buildFilesystem(against);
  let told: FileGrowth[] = [];
  let least = 0;
  for (const history of buildFilesystem(image).paths.values()) {
    const after = shownSize(history);
    if (after === null || after <= least) continue;
    const size = sizeIn(before, history.path);
    const change = after - (size ?? 0);
    if (change <= least) continue;
    told.push({ path: `/${history.path}`, before: size, after, change });
    // Sorted now and then: all that grew may be very many.
    if (told.length < 2 * FILES_TOLD) continue;
    told = largest(told);
    least = told.at(-1)?.change ?? 0;
  }
  return largest(told);
}

function largest(files: readonly FileGrowth[]): FileGrowth[] {
  return files.toSorted((one, other) => other.change - one.change).slice(0, FILES_TOLD);
}

function sizeIn(filesystem: ImageFilesystem, path: string): number | null {
  const history = filesystem.paths.get(path);
  return history ? shownSize(history) : null;
}

/** Bytes of a regular file that is there; null for all else. */
function shownSize(history: PathHistory): number | null {
  if (history.removedIn !== null) return null;
  const entry = history.versions.at(-1)?.entry;
  return entry?.type === "file" ? entry.size : null;
}
