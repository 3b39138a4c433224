import { ImageError } from "../errors.ts";
import type { PlannedImage, PlannedLayer } from "./candidates.ts";
import { cachedLayer } from "./layer-cache.ts";
import type { Image, LayerContents } from "./model.ts";
import { planImages } from "./plan-images.ts";
import { type BlobStore, estimates, type ReadOptions } from "./source.ts";

/** As many as inflating and hashing at once keep two processors busy with. */
const LAYERS_AT_ONCE = 2;

/** Reads the images of an archive or a layout: each layer once, whatever number of images share it. */
export async function readImages(store: BlobStore, options: ReadOptions): Promise<readonly Image[]> {
  const planned = await planImages(store, options);
  const wanted = new Map<string, PlannedLayer>();
  for (const layer of planned.flatMap((image) => image.layers)) wanted.set(keyOf(layer), layer);
  // Largest first: none is left to run alone at the end.
  const queue = [...wanted].sort(([, one], [, other]) => one.size - other.size);
  const layers = new Map<string, LayerContents>();
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      signal.throwIfAborted();
      layers.set(next[0], await readPlanned(store, next[1], { ...options, signal }));
    }
  };
  let failure: { readonly error: unknown } | undefined;
  const workers = Array.from({ length: LAYERS_AT_ONCE }, () =>
    work().catch((error: unknown) => {
      failure ??= { error };
      stop.abort();
    }),
  );
  // All of them have ended before the file is closed.
  await Promise.all(workers);
  if (failure) throw failure.error;
  return planned.map((image) => assemble(store, image, layers));
}

function keyOf(layer: PlannedLayer): string {
  return layer.digest ?? `${layer.diffId} ${layer.path}`;
}

async function readPlanned(
  store: BlobStore,
  layer: PlannedLayer,
  options: ReadOptions,
): Promise<LayerContents> {
  const { cache, select, signal } = options;
  const estimateDownload = estimates(options.estimateDownload, layer.digest ?? layer.diffId);
  const cached = await cachedLayer(cache, layer.digest ?? layer.diffId, estimateDownload);
  if (cached) return cached;
  const read = await store.layer(layer.path, {
    name: `Layer ${layer.digest ?? layer.path} of ${store.name}`,
    select,
    expectedDigest: layer.digest,
    estimateDownload,
    ...(signal === undefined ? {} : { signal }),
  });
  await cache?.set(read.digest ?? read.diffId, read);
  return read;
}

function assemble(store: BlobStore, image: PlannedImage, layers: ReadonlyMap<string, LayerContents>): Image {
  const { layers: planned, ...described } = image;
  return {
    ...described,
    layers: planned.map((one) => {
      const layer = layers.get(keyOf(one));
      if (layer?.diffId === one.diffId) return layer;
      throw new ImageError(
        `Layer ${one.digest ?? one.path} of ${store.name} is damaged: its uncompressed bytes have the digest ${layer?.diffId}, and the config says ${one.diffId}`,
        { remedy: "Export or pull the image again." },
      );
    }),
  };
}
