import { groupBy } from "../grouping.ts";
import { plainInstruction } from "./instruction-text.ts";
import type { ImageSummary, InspectedLayer } from "./model.ts";

/** A layer in one image or both. Bytes are those of its regular files; null where it is not there. */
export interface LayerChange {
  /** `changed`: made by the same instruction, of other bytes. */
  readonly status: "same" | "changed" | "added" | "gone";
  /** Index in the image. */
  readonly layer: number | null;
  /** Index in the image that it is compared with. */
  readonly against: number | null;
  /** The instruction, where it is known. */
  readonly text: string | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number;
}

/** Layers of two images side by side, base first: paired by the digest of their tar, then by their instruction. */
export function compareLayers(
  image: Pick<ImageSummary, "layers">,
  against: Pick<ImageSummary, "layers">,
): readonly LayerChange[] {
  const partners = new Map<number, number>();
  pair(image.layers, against.layers, partners, ({ diffId }) => diffId);
  pair(
    image.layers,
    against.layers,
    partners,
    ({ instruction }) => plainInstruction(instruction?.text ?? "") || undefined,
  );
  const taken = new Set(partners.values());
  const gone = against.layers.flatMap((_, index) => (taken.has(index) ? [] : [index])).reverse();
  const changes: LayerChange[] = [];
  const goneBefore = (limit: number): void => {
    while ((gone.at(-1) ?? Number.POSITIVE_INFINITY) < limit) {
      changes.push(describe(null, gone.pop() ?? null, image, against));
    }
  };
  for (const index of image.layers.keys()) {
    const partner = partners.get(index);
    if (partner !== undefined) goneBefore(partner);
    changes.push(describe(index, partner ?? null, image, against));
  }
  goneBefore(Number.POSITIVE_INFINITY);
  return changes;
}

/** Pairs what is left with the same key, the first with the first. */
function pair(
  layers: readonly InspectedLayer[],
  others: readonly InspectedLayer[],
  partners: Map<number, number>,
  keyOf: (layer: InspectedLayer) => string | undefined,
): void {
  const taken = new Set(partners.values());
  const waiting = groupBy(
    [...others.keys()].filter((index) => !taken.has(index)),
    (index) => keyOf(others[index] as InspectedLayer),
  );
  for (const [index, layer] of layers.entries()) {
    const key = keyOf(layer);
    if (key === undefined || partners.has(index)) continue;
    const partner = waiting.get(key)?.shift();
    if (partner !== undefined) partners.set(index, partner);
  }
}

function describe(
  layer: number | null,
  against: number | null,
  image: Pick<ImageSummary, "layers">,
  other: Pick<ImageSummary, "layers">,
): LayerChange {
  const now = layer === null ? undefined : image.layers[layer];
  const then = against === null ? undefined : other.layers[against];
  return {
    status: now ? (then ? (now.diffId === then.diffId ? "same" : "changed") : "added") : "gone",
    layer,
    against,
    text: (now ?? then)?.instruction?.text ?? null,
    before: then?.size ?? null,
    after: now?.size ?? null,
    change: (now?.size ?? 0) - (then?.size ?? 0),
  };
}
