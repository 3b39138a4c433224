import type { LayerAttribution } from "../build/model.ts";
import type { LayerCache } from "../image/layer-cache.ts";
import type { Image } from "../image/model.ts";
import { type InspectOptions, inspectImage } from "./inspect.ts";
import { INSPECTION_SCHEMA, type Inspection } from "./model.ts";

/**
 * {@link inspectImage}, or what it said before of the same: its answer depends on nothing but what is in the key, and
 * the layers' digests stand for all that they hold.
 */
export async function cachedInspection(
  cache: LayerCache,
  image: Image,
  attribution: readonly LayerAttribution[] | null,
  options: InspectOptions,
): Promise<Inspection> {
  const { reference, layers, ...rest } = image;
  const digests = layers.map(({ entries: _, contents: __, ...layer }) => layer);
  const stages = options.stages.map(({ index, name, base }) => ({ index, name, base }));
  const key = { ...rest, layers: digests, attribution, options: { ...options, stages } };
  const known = (await cache.recall("inspection", key)) as Inspection | undefined;
  if (known?.schema === INSPECTION_SCHEMA) return { ...known, reference };
  const inspection = inspectImage(image, attribution, options);
  await cache.remember("inspection", key, inspection);
  return inspection;
}
