import { Column } from "./columns.ts";
import { DiveTrees } from "./dive-tree.ts";
import { EntryList } from "./entry-list.ts";
import type { ImageFilesystem } from "./filesystem.ts";
import type { Image, LayerContents } from "./model.ts";
import { mayBeWhiteout } from "./whiteout.ts";

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
  const lists = layers.map((layer) => EntryList.from(layer.entries));
  const trees = new DiveTrees();
  const files = new FileSizes();
  const lastWhiteouts = lists.findLastIndex(hasWhiteouts);
  for (const [index, list] of lists.entries()) {
    trees.begin(list);
    countLayer(trees, files);
    // What is below is asked for by whiteouts alone.
    if (index < lastWhiteouts) trees.stack();
  }
  let user = 0;
  for (const list of lists.slice(1)) for (let at = 0; at < list.length; at++) user += list.size(at);
  const { least, all, wasted } = files.sums(trees.paths.count);
  trees.destroy();
  files.destroy();
  return {
    efficiency: all === 0 ? 1 : least / all,
    wastedBytes: wasted,
    userWastedPercent: user === 0 ? null : wasted / user,
  };
}

/** Folders count: one with nothing in it but a mark that dive leaves out is a whiteout too. */
function hasWhiteouts(list: EntryList): boolean {
  const { folders } = list;
  for (let at = 0; at < folders.count; at++) if (mayBeWhiteout(folders.nameRange(at))) return true;
  for (let at = 0; at < list.length; at++) if (mayBeWhiteout(list.nameRange(at))) return true;
  return false;
}

function countLayer(trees: DiveTrees, files: FileSizes): void {
  // Their order tells only where dive breaks off.
  const broken = [...whiteouts(trees)].some((node) => trees.hiddenBytes(node) === undefined);
  for (const node of broken ? trees.leavesInOrder() : trees.leaves()) {
    if (!trees.isWhiteout(node)) files.count(node, trees.size(node));
    else {
      const hidden = trees.hidden(node);
      const bytes = trees.hiddenBytes(node);
      // It breaks off here: the rest of the layer does not count (wagoodman/dive#715).
      if (bytes === undefined) {
        files.name(hidden);
        return;
      }
      files.count(hidden, bytes);
    }
  }
}

function* whiteouts(trees: DiveTrees): Iterable<number> {
  for (const node of trees.leaves()) if (trees.isWhiteout(node)) yield node;
}

/** Of each path its sizes in all layers. */
class FileSizes {
  /** -1: named, and never counted. */
  readonly #least = new Column();
  /** Of paths that were counted more than once: of all others it is the least. */
  readonly #sum = new Column();
  readonly #times = new Column();

  count(node: number, size: number): void {
    const least = this.#least.get(node);
    const times = this.#times.get(node);
    this.#times.set(node, times + 1);
    if (times === 0) this.#least.set(node, size);
    else {
      this.#sum.set(node, (times === 1 ? least : this.#sum.get(node)) + size);
      this.#least.set(node, Math.min(least, size));
    }
  }

  name(node: number): void {
    if (this.#times.get(node) === 0) this.#least.set(node, -1);
  }

  destroy(): void {
    for (const column of [this.#least, this.#sum, this.#times]) column.clear();
  }

  /** @param nodes how many there are */
  sums(nodes: number): { readonly least: number; readonly all: number; readonly wasted: number } {
    const sums = { least: 0, all: 0, wasted: 0 };
    for (let node = 0; node < nodes; node++) {
      const least = this.#least.get(node);
      const times = this.#times.get(node);
      sums.least += least;
      if (times === 1) sums.all += least;
      else if (times > 1) {
        sums.all += this.#sum.get(node);
        sums.wasted += this.#sum.get(node);
      }
    }
    return sums;
  }
}

/** Bytes that are pulled and that the final filesystem does not show: sizes of all layers minus what is seen. */
export function reclaimableBytes(filesystem: ImageFilesystem, image: Pick<Image, "layers">): number {
  return image.layers.reduce((sum, layer) => sum + layer.size, 0) - filesystem.shownBytes;
}
