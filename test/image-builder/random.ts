/** Random images that are the same for the same seed. */
import type { TarItem } from "./tar.ts";

/** Numbers in [0, 1): a 32-bit xorshift, good enough for tests and stable over versions of Node. */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

const NAMES = ["a", "b", "c", "bin", "usr", "a-b", "a.b", "é"];

export interface RandomOptions {
  readonly layers: number;
  readonly entries: number;
  /** Also whiteouts and opaque marks in layers above the first. */
  readonly whiteouts?: boolean;
  /** Also symlinks and hard links (to files of the same layer). */
  readonly links?: boolean;
}

/** Layers of files and folders in a small space of names, so that paths meet often. An engine can unpack them. */
export function randomLayers(seed: number, options: RandomOptions): TarItem[][] {
  const random = seeded(seed);
  return Array.from({ length: options.layers }, (_, index) => randomLayer(random, options, index > 0));
}

function randomLayer(random: () => number, options: RandomOptions, upper: boolean): TarItem[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const items: TarItem[] = [];
  const files: string[] = [];
  // Within a layer, a path is a folder or it is not.
  const folders = new Map<string, boolean>();
  const claim = (path: string, folder: boolean): boolean => {
    const parts = path.split("/");
    const parents = parts
      .map((_, depth) => parts.slice(0, depth).join("/"))
      .filter((parent) => parent !== "");
    if (parents.some((parent) => folders.get(parent) === false)) return false;
    if ((folders.get(path) ?? folder) !== folder) return false;
    for (const parent of parents) folders.set(parent, true);
    folders.set(path, folder);
    return true;
  };
  for (let number = 0; number < options.entries; number++) {
    const kind = random();
    const path = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(NAMES)).join("/");
    const parent = path.slice(0, path.lastIndexOf("/") + 1);
    if (options.whiteouts && upper && kind < 0.15) {
      const whiteout = `${parent}.wh.${path.slice(parent.length)}`;
      if (claim(whiteout, false)) items.push({ path: whiteout });
    } else if (options.whiteouts && upper && kind < 0.2) {
      if (claim(path, true)) items.push({ path: `${path}/.wh..wh..opq` });
    } else if (options.links && kind < 0.3) {
      const link = pick(["a", "../b", "/usr", "c/bin", "."]);
      if (claim(path, false)) items.push({ path, link });
    } else if (options.links && kind < 0.4 && files.length > 0) {
      const link = pick(files);
      if (claim(path, false)) items.push({ path, type: "hardlink", link });
    } else if (kind < 0.55) {
      if (claim(path, true)) items.push({ path: `${path}/` });
    } else {
      const content = "x".repeat(Math.floor(random() * 2000));
      if (!claim(path, false)) continue;
      files.push(path);
      items.push({ path, content });
    }
  }
  return items;
}
