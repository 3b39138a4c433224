import type { PathHistory } from "../image/filesystem.ts";
import { broughtVersions } from "./brought.ts";
import type { Evidence, SearchedImage } from "./model.ts";
import { filesBelow, hardLinkTarget } from "./paths.ts";

/** Parts of a tree that another line brought, smaller than this, are not worth a finding of their own. */
const PART_FLOOR = 100_000;

/** A cache smaller than this is not worth a line in anybody's review. */
const CACHE_FLOOR = 1_000_000;

/** What a detector says of a tree; where its bytes lie is measured. */
export type Label = Omit<Evidence, "layers" | "removed">;

/**
 * Evidence for a set of files that belong together, split by the layer that brought them and by whether they
 * survive: each part is evidence of its own. `main` is the file that proves the thing is there; parts without
 * it count only when they are large.
 */
export function treeEvidence(
  label: Label,
  files: Iterable<PathHistory>,
  main?: (path: string) => boolean,
  floor = PART_FLOOR,
): Evidence[] {
  const parts = new Map<
    string,
    { layer: number; removed: boolean; bytes: Map<number, number>; main: boolean }
  >();
  const seen = new Set<string>();
  for (const history of files) {
    if (seen.has(history.path)) continue;
    seen.add(history.path);
    for (const { layer, bytes, copies, removed } of broughtVersions(history)) {
      const key = `${layer} ${removed}`;
      const part = parts.get(key) ?? { layer, removed, bytes: new Map([[layer, 0]]), main: false };
      parts.set(key, part);
      for (const holder of [layer, ...copies]) part.bytes.set(holder, (part.bytes.get(holder) ?? 0) + bytes);
      part.main ||= main === undefined || main(history.path);
    }
  }
  return [...parts.values()]
    .filter((part) => part.main || (part.bytes.get(part.layer) ?? 0) >= floor)
    .map((part) => ({ ...label, layers: part.bytes, removed: part.removed }));
}

/** Everything below a folder as one piece of evidence (or one for each layer that brought a part of it). */
export function folderEvidence(
  image: SearchedImage,
  label: Label,
  main?: (path: string) => boolean,
): Evidence[] {
  return treeEvidence(label, filesBelow(image.filesystem, label.path), main);
}

/** A cache: evidence by its size alone, so a tool's empty or nearly empty folder is none. */
export function cacheEvidence(label: Label, files: Iterable<PathHistory>): Evidence[] {
  return treeEvidence({ programs: [], ...label }, files, () => false, CACHE_FLOOR);
}

/** One file; the file behind it where it is a hard link. */
export function fileEvidence(image: SearchedImage, label: Label): Evidence[] {
  const history = image.filesystem.lookup(label.path);
  if (!history) return [];
  const target = hardLinkTarget(image.filesystem, history);
  return treeEvidence(label, [target ?? history]);
}
