import { ImageError } from "../errors.ts";
import { startThreads } from "./blob-threads.ts";
import { demandLayer, type PlannedImage, type PlannedLayer } from "./candidates.ts";
import { verifyDigest } from "./digest.ts";
import { cachedLayer, type LayerCache } from "./layer-cache.ts";
import type { Image, LayerContents } from "./model.ts";
import { planImages } from "./plan-images.ts";
import { type BlobStore, estimates, type ReadOptions } from "./source.ts";

/** As many as inflating and hashing at once keep two processors busy with, and one that waits for its turn. */
const LAYERS_AT_ONCE = 3;

/** Reads the images of an archive or a layout: each layer once, whatever number of images share it. */
export async function readImages(store: BlobStore, options: ReadOptions): Promise<readonly Image[]> {
  const planned = await planImages(store, options);
  const wanted = new Map<string, PlannedLayer>();
  for (const layer of planned.flatMap((image) => image.layers)) wanted.set(keyOf(layer), layer);
  const layers = new Map<string, LayerContents>();
  if (options.cachedMayBeAbsent) {
    for (const [key, layer] of wanted) {
      const cached = await cachedPlanned(layer, options);
      if (!cached) continue;
      layers.set(key, cached);
      wanted.delete(key);
    }
  }
  if (store.seekable) await startThreadsFor(wanted, options.cache);
  for (const layer of wanted.values()) await demandLayer(store, layer);
  // Largest first: none is left to run alone at the end.
  const queue = [...wanted].sort(([, one], [, other]) => one.size - other.size);
  const half = queue.reduce((sum, [, { size }]) => sum + size, 0) / 2;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      signal.throwIfAborted();
      const [key, layer] = next;
      const read = (): Promise<LayerContents> =>
        readPlanned(store, layer, layer.size > half, { ...options, signal });
      layers.set(key, await (options.cache?.share(key, read) ?? read()));
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

/** Before the layers are looked at: a thread takes its time to start. */
async function startThreadsFor(
  layers: ReadonlyMap<string, PlannedLayer>,
  cache: LayerCache | undefined,
): Promise<void> {
  const known = new Set(await cache?.known());
  const unknown = [...layers.values()].filter(({ digest, diffId }) => !known.has(digest ?? diffId));
  startThreads(unknown.map(({ size }) => size));
}

function keyOf(layer: PlannedLayer): string {
  return layer.digest ?? `${layer.diffId} ${layer.path}`;
}

function cachedPlanned(layer: PlannedLayer, options: ReadOptions): Promise<LayerContents | undefined> {
  const digest = layer.digest ?? layer.diffId;
  return cachedLayer(options.cache, digest, estimates(options.estimateDownload, digest));
}

async function readPlanned(
  store: BlobStore,
  layer: PlannedLayer,
  largest: boolean,
  options: ReadOptions,
): Promise<LayerContents> {
  const { cache, select, signal } = options;
  const name = `Layer ${layer.digest ?? layer.path} of ${store.name}`;
  const cached = await cachedPlanned(layer, options);
  if (cached && (await verify(store, layer, name, options))) return cached;
  const identity = cache && (await store.identity(layer.path));
  const read = await store.layer(layer.path, {
    name,
    select,
    expectedDigest: layer.digest,
    bytes: layer.size,
    largest,
    estimateDownload: estimates(options.estimateDownload, layer.digest ?? layer.diffId),
    ...(signal === undefined ? {} : { signal }),
  });
  if (read !== cached) await cache?.set(read);
  await rememberVerified(store, layer.path, identity, read.digest ?? read.diffId, cache);
  return read;
}

/**
 * Whether a layer's bytes are those that the cache tells of: the file is the one that was hashed before, or they are
 * hashed now. Throws where they are not what the manifest says; without a manifest that says, reading will tell.
 */
async function verify(
  store: BlobStore,
  { path, digest, diffId }: PlannedLayer,
  name: string,
  { cache, signal }: ReadOptions,
): Promise<boolean> {
  const identity = await store.identity(path);
  const expected = digest ?? diffId;
  if (identity !== undefined && (await cache?.recall("verified", identity)) === expected) return true;
  const actual = await store.hash(path, signal);
  // A stream: what it says of its layers was found as they went by.
  if (actual === undefined) return false;
  if (digest !== undefined) verifyDigest(name, actual, digest);
  if (actual !== expected) return false;
  await rememberVerified(store, path, identity, actual, cache);
  return true;
}

/** @param identity what it was before the bytes were read */
async function rememberVerified(
  store: BlobStore,
  path: string,
  identity: string | undefined,
  digest: string,
  cache: LayerCache | undefined,
): Promise<void> {
  if (identity === undefined || (await store.identity(path)) !== identity) return;
  await cache?.remember("verified", identity, digest);
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
