/** Images of the engine that were read before: an id means the same image for ever. */
import { query } from "../process/query.ts";
import { cachedLayer, type LayerCache } from "./layer-cache.ts";
import type { Image, ImageConfig, LayerContents } from "./model.ts";
import { estimates, type ReadOptions } from "./source.ts";

/** What decides how the engine saves an image. */
export interface EngineImageId {
  /** Of the config or the manifest, as the engine's store has it. */
  readonly id: string;
  readonly server: string;
  readonly storageDriver: string;
  /** Of the platform that the engine takes, where it has several. */
  readonly diffIds: readonly string[];
}

interface KnownImage {
  readonly digest: string | null;
  readonly platform: string;
  readonly config: ImageConfig;
  /** Digests of the blobs, of plain ones the diffIds. */
  readonly layers: readonly string[];
}

const INSPECT =
  '{"id":{{json .Id}},"storageDriver":{{json .GraphDriver.Name}},"diffIds":{{json .RootFS.Layers}}}';

/**
 * Asks the engine what the names mean now. Empty where it does not know all of them, or does not answer: what is
 * wrong is told when they are to be saved.
 */
export async function engineImageIds(
  command: string,
  references: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, EngineImageId>> {
  const [inspected, version] = await Promise.all([
    query(command, ["image", "inspect", "--format", INSPECT, "--", ...references], { env }),
    query(command, ["version", "--format", "{{.Server.Version}}"], { env }),
  ]);
  const server = version.stdout.trim();
  const lines = inspected.stdout.split("\n").filter((line) => line !== "");
  if (inspected.exitCode !== 0 || server === "" || lines.length !== references.length) return new Map();
  try {
    const ids = lines.map((line): EngineImageId => ({ ...(JSON.parse(line) as EngineImageId), server }));
    return new Map(references.map((reference, index) => [reference, ids[index] as EngineImageId]));
  } catch {
    return new Map();
  }
}

function keyOf(id: EngineImageId, { platform }: ReadOptions): unknown {
  return [id, platform ?? null];
}

/** The image of that id, if it and all its layers are known. */
export async function recallImage(
  id: EngineImageId,
  reference: string,
  options: ReadOptions & { readonly cache: LayerCache },
): Promise<Image | undefined> {
  const { cache } = options;
  const known = (await cache.recall("image", keyOf(id, options))) as KnownImage | undefined;
  if (!known) return undefined;
  const layers: LayerContents[] = [];
  for (const digest of known.layers) {
    const layer = await cachedLayer(cache, digest, estimates(options.estimateDownload, digest));
    if (!layer) return undefined;
    layers.push(layer);
  }
  const { digest, platform, config } = known;
  return { reference, digest, platform, config, layers };
}

export async function rememberImage(
  id: EngineImageId,
  image: Image,
  options: ReadOptions & { readonly cache: LayerCache },
): Promise<void> {
  const { digest, platform, config, layers } = image;
  // Of several platforms, another one than the engine's own.
  if (config.diffIds.join() !== id.diffIds.join()) return;
  const known: KnownImage = {
    digest,
    platform,
    config,
    layers: layers.map((layer) => layer.digest ?? layer.diffId),
  };
  await options.cache.remember("image", keyOf(id, options), known);
}
