import { type DiveNode, diveTree } from "./dive-tree.ts";
import type { ImageFilesystem } from "./filesystem.ts";
import type { Image, LayerContents } from "./model.ts";

/** What the tool `dive` (0.13.1) says of an image, under its names; null where it says nothing. */
export interface DiveFigures {
  /** Smallest size of every path over the sum of its sizes in all layers: 1 is best. */
  readonly efficiency: number | null;
  /** All bytes of paths that more than one layer has, the copy that stays counted too. */
  readonly wastedBytes: number | null;
  /** Wasted bytes over the bytes of all layers but the first. A fraction, which can exceed 1. */
  readonly userWastedPercent: number | null;
}

const NO_FIGURES: DiveFigures = { efficiency: null, wastedBytes: null, userWastedPercent: null };

/**
 * dive's figures, by its own arithmetic with all its ways.
 * https://github.com/wagoodman/dive/blob/v0.13.1/dive/filetree/efficiency.go
 */
export function diveFigures(layers: readonly Pick<LayerContents, "entries" | "globalHeader">[]): DiveFigures {
  // It fails on images without layers and on layers with a global PAX header.
  if (layers.length === 0 || layers.some((layer) => layer.globalHeader)) return NO_FIGURES;
  const trees = layers.map((layer) => diveTree(layer.entries));
  const files = new Map<string, { sum: number; least: number; times: number }>();
  let stacked: DiveNode | undefined;
  let stackedLayers = 0;
  for (const [index, tree] of trees.entries()) {
    for (const node of tree.visit()) {
      if (node.children.size > 0) continue;
      const path = node.path();
      let size = node.size;
      if (node.whiteout) {
        stacked ??= (trees[0] as DiveNode).copy();
        for (; stackedLayers < index; stackedLayers++) stacked.stack(trees[stackedLayers] as DiveNode);
        const hidden = stacked.find(path);
        // It breaks off here: the rest of the layer does not count (wagoodman/dive#715).
        if (!hidden) {
          if (!files.has(path.join("/"))) files.set(path.join("/"), { sum: 0, least: -1, times: 0 });
          break;
        }
        size = hidden.folder ? hidden.total() : 0;
      }
      count(files, path.join("/"), size);
    }
  }
  return figures(layers, [...files.values()]);
}

function count(
  files: Map<string, { sum: number; least: number; times: number }>,
  path: string,
  size: number,
): void {
  const known = files.get(path);
  if (!known) files.set(path, { sum: size, least: size, times: 1 });
  else {
    known.sum += size;
    known.least = known.least < 0 ? size : Math.min(known.least, size);
    known.times++;
  }
}

function figures(
  layers: readonly Pick<LayerContents, "entries">[],
  files: readonly { readonly sum: number; readonly least: number; readonly times: number }[],
): DiveFigures {
  let least = 0;
  let all = 0;
  let wasted = 0;
  for (const file of files) {
    least += file.least;
    all += file.sum;
    if (file.times >= 2) wasted += file.sum;
  }
  let user = 0;
  for (const layer of layers.slice(1)) for (const entry of layer.entries) user += entry.size;
  return {
    efficiency: all === 0 ? 1 : least / all,
    wastedBytes: wasted,
    userWastedPercent: user === 0 ? null : wasted / user,
  };
}

/** Bytes that are pulled and that the final filesystem does not show: sizes of all layers minus what is seen. */
export function reclaimableBytes(filesystem: ImageFilesystem, image: Pick<Image, "layers">): number {
  return image.layers.reduce((sum, layer) => sum + layer.size, 0) - filesystem.shownBytes;
}
