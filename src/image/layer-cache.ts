import type { LayerContents } from "./model.ts";

/**
 * Layers that were read before, by the digest of the blob as it lay there (the diffId where it lay there plain).
 * A cache belongs to one content selector: what was kept of the files is in what it holds.
 */
export interface LayerCache {
  get(digest: string): LayerContents | undefined | Promise<LayerContents | undefined>;
  set(digest: string, layer: LayerContents): void | Promise<void>;
}

/** For one run: each layer is read once, whatever number of images share it. */
export function memoryLayerCache(): LayerCache {
  const layers = new Map<string, LayerContents>();
  return {
    get: (digest) => layers.get(digest),
    set: (digest, layer) => {
      layers.set(digest, layer);
    },
  };
}

/** A cached layer serves unless its download size is asked for and was not measured. */
export async function cachedLayer(
  cache: LayerCache | undefined,
  digest: string | undefined,
  estimateDownload: boolean | undefined,
): Promise<LayerContents | undefined> {
  if (cache === undefined || digest === undefined) return undefined;
  const layer = await cache.get(digest);
  const measured = layer?.downloadSizeExact || layer?.downloadSizeEstimated;
  return estimateDownload && !measured ? undefined : layer;
}
