import type { ImageLocation } from "../build/buildx.ts";
import { describeError, ImageError } from "../errors.ts";
import { groupBy } from "../grouping.ts";
import { engineImages } from "../image/engine.ts";
import type { LayerCache } from "../image/layer-cache.ts";
import type { Image } from "../image/model.ts";
import { ociLayout } from "../image/oci-layout.ts";
import { query } from "../process/query.ts";
import { inspectedContent } from "./inspect.ts";

/** A built target's image as it was read, or why it could not be. */
export type BuiltImage = { readonly image: Image } | { readonly image: null; readonly error: string };

export interface WantedImage {
  /** Null where none was built. */
  readonly location: ImageLocation | null;
  /** Then its download size is estimated where the builder did not compress it. */
  readonly ships: boolean;
}

export interface ReadBuiltRequest {
  readonly images: readonly WantedImage[];
  readonly layers: LayerCache;
  /** `os/arch[/variant]` that was built for; null: the builder's own. */
  readonly platform: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Called with each image as soon as it is known, or why it is not. */
  readonly onRead?: (index: number, built: BuiltImage) => void;
}

interface Wanted {
  readonly index: number;
  readonly location: ImageLocation;
  readonly ships: boolean;
}

/** Images that are read in one go: from one place. */
function batches(request: ReadBuiltRequest): ReadonlyMap<string, readonly Wanted[]> {
  const wanted = request.images.flatMap(({ location, ships }, index) =>
    location === null ? [] : [{ index, location, ships }],
  );
  return groupBy(wanted, ({ location }) => (location.kind === "oci-layout" ? location.folder : ""));
}

/**
 * Layers whose download size has to be estimated: those of shipping images that the engine holds plain. What else is
 * in the same archive is not worth running gzip over.
 */
async function layersToEstimate(
  batch: readonly Wanted[],
  { env }: ReadBuiltRequest,
): Promise<ReadonlySet<string>> {
  const references = batch.flatMap(({ location, ships }) =>
    ships && location.kind === "engine" ? [location.reference] : [],
  );
  if (references.length === 0) return new Set();
  const args = [
    "image",
    "inspect",
    "--format",
    "{{range .RootFS.Layers}}{{println .}}{{end}}",
    "--",
    ...references,
  ];
  const { stdout } = await query("docker", args, { env });
  return new Set(stdout.split("\n").filter((line) => line !== ""));
}

async function readBatch(
  batch: readonly Wanted[],
  request: ReadBuiltRequest,
  onRead: (reference: string, image: Image) => void,
): Promise<readonly Image[]> {
  const [first] = batch;
  if (!first) return [];
  const source =
    first.location.kind === "oci-layout"
      ? ociLayout(first.location.folder)
      : engineImages({ env: request.env, onRead });
  return source.read({
    select: inspectedContent,
    references: batch.map(({ location }) => location.reference),
    estimateDownload: await layersToEstimate(batch, request),
    cache: request.layers,
    cachedMayBeAbsent: true,
    signal: request.signal,
    ...(request.platform === null ? {} : { platform: request.platform }),
  });
}

/**
 * Reads the images of built targets, each layer once. One image that cannot be read does not cost the others.
 * @returns by index of the target; nothing where no image was built
 */
export async function readBuiltImages(
  request: ReadBuiltRequest,
): Promise<readonly (BuiltImage | undefined)[]> {
  const result: (BuiltImage | undefined)[] = [];
  const tell = (index: number, built: BuiltImage): void => {
    if (result[index]) return;
    result[index] = built;
    request.onRead?.(index, built);
  };
  const read = async (batch: readonly Wanted[]): Promise<void> => {
    const indexes = new Map(batch.map(({ index, location }) => [location.reference, index]));
    const onRead = (reference: string, image: Image): void => {
      const index = indexes.get(reference);
      if (index !== undefined) tell(index, { image });
    };
    try {
      const images = await readBatch(batch, request, onRead);
      for (const [position, { index }] of batch.entries()) {
        const image = images[position];
        tell(
          index,
          image ? { image } : { image: null, error: "The image was built and then was not there." },
        );
      }
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      for (const one of batch.filter(({ index }) => !result[index])) {
        if (batch.length === 1) tell(one.index, { image: null, error: describeError(error) });
        else await read([one]);
      }
    }
  };
  for (const batch of batches(request).values()) await read(batch);
  return result;
}
