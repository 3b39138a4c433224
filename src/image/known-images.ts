/** Images of the engine that were read before: an id means the same image for ever. */
import { query } from "../process/query.ts";
import type { EngineCommand } from "./engine-address.ts";
import { askForAll, imagePath } from "./engine-socket.ts";
import { JsonValue } from "./json.ts";
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

/** An engine, and the socket that it is behind, if that is how it is reached. */
export interface AskedEngine extends EngineCommand {
  readonly socket: string | undefined;
}

/**
 * Asks the engine what the names mean now. Empty where it does not know all of them, or does not answer: what is
 * wrong is told when they are to be saved.
 */
export async function engineImageIds(
  engine: AskedEngine,
  references: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, EngineImageId>> {
  try {
    const ask =
      engine.socket === undefined
        ? askCommand(engine, references)
        : askApi(engine.socket, references, signal);
    const { images, server } = await ask;
    if (server === "" || images.length !== references.length) return new Map();
    return new Map(
      references.map((reference, index) => [
        reference,
        imageId(new JsonValue(images[index], reference), server),
      ]),
    );
  } catch {
    signal?.throwIfAborted();
    return new Map();
  }
}

/** Of what an engine says of an image. https://docs.docker.com/reference/api/engine/ */
function imageId(image: JsonValue, server: string): EngineImageId {
  // Engines that are to come have no such driver where containerd keeps the images.
  const driver = image.get("GraphDriver");
  return {
    id: image.get("Id").text(),
    server,
    storageDriver: driver.absent ? "" : driver.get("Name").textOr(""),
    diffIds: image.get("RootFS").get("Layers").texts(),
  };
}

interface Described {
  readonly images: readonly unknown[];
  readonly server: string;
}

async function askCommand(
  { command, env }: EngineCommand,
  references: readonly string[],
): Promise<Described> {
  const [inspected, version] = await Promise.all([
    query(command, ["image", "inspect", "--format", "{{json .}}", "--", ...references], { env }),
    query(command, ["version", "--format", "{{.Server.Version}}"], { env }),
  ]);
  const lines = inspected.exitCode === 0 ? inspected.stdout.split("\n").filter((line) => line !== "") : [];
  return { images: lines.map((line): unknown => JSON.parse(line)), server: version.stdout.trim() };
}

async function askApi(
  socket: string,
  references: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Described> {
  const paths = references.map((reference) => imagePath(reference, "json"));
  const [version, ...images] = await askForAll(socket, ["/version", ...paths], signal);
  return { images, server: new JsonValue(version, "version").get("Version").text() };
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
