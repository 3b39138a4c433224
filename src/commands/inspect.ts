import { ImageError } from "../errors.ts";
import { type LayerCache, userLayerCache } from "../image/layer-cache.ts";
import type { Image } from "../image/model.ts";
import { openSource } from "../image/open-source.ts";
import { cachedInspection } from "../inspect/cached-inspection.ts";
import { inspectedContent } from "../inspect/inspect.ts";
import type { Inspection } from "../inspect/model.ts";
import { compareImages } from "../judge/compare-images.ts";
import type { Invocation } from "../settings/from-arguments.ts";
import type { ImageChoice } from "../settings/image-choice.ts";
import type { CommandContext } from "./context.ts";
import { print } from "./print.ts";

/** `stagecheck inspect SOURCE`, with `--against SOURCE` or of each platform too. */
export async function inspectCommand(
  invocation: Extract<Invocation, { command: "inspect" }>,
  context: CommandContext,
): Promise<number> {
  const cache = await userLayerCache(context.env);
  const [platform] = invocation.given.build.platforms;
  const images = await readChosen(invocation.image, platform, cache, context);
  if (platform === "all") {
    const inspections: Inspection[] = [];
    for (const image of images) inspections.push(await inspect(cache, image));
    await print((format, options) => format.inspections(inspections, options), invocation, context);
    return 0;
  }
  const [image] = images as [Image];
  const inspection = await inspect(cache, image);
  if (invocation.against === null) {
    await print((format, options) => format.inspection(inspection, options), invocation, context);
    return 0;
  }
  const [other] = (await readChosen(invocation.against, platform, cache, context)) as [Image];
  const compared = compareImages(
    { image, inspection },
    { image: other, inspection: await inspect(cache, other) },
  );
  await print((format, options) => format.comparison(compared, options), invocation, context);
  return 0;
}

function inspect(cache: LayerCache, image: Image): Promise<Inspection> {
  return cachedInspection(cache, image, null, { search: true, stages: [], target: null });
}

/** The one image that is meant, for one platform or for each. */
async function readChosen(
  { source, name }: ImageChoice,
  platform: string | undefined,
  cache: LayerCache,
  context: CommandContext,
): Promise<readonly Image[]> {
  const opened = await openSource(source, { env: context.env, standardInput: context.stdin });
  if (name !== null && opened.source.kind === "engine") {
    throw new ImageError(`\`${source}\` is an image in the engine: there is none to choose from it`, {
      remedy: "Choose among images in an archive or a layout folder.",
    });
  }
  const references = name === null ? opened.references : [name];
  const images = await opened.source.read({
    select: inspectedContent,
    estimateDownload: true,
    cache,
    signal: context.signal,
    ...(references === undefined ? {} : { references }),
    ...(platform === undefined ? {} : { platform }),
  });
  if (images.length === 0) {
    throw new ImageError(`${source} holds no image`, {
      remedy: "Give an archive, a layout folder, or the name of an image in the engine.",
    });
  }
  // Of each platform one: the platforms of one image.
  const several = platform === "all" ? hasTwins(images) : images.length > 1;
  if (!several) return images;
  const holder = source === "-" ? "standard input" : source;
  const names = [
    // Images without a name go by that of what holds them.
    ...new Set(images.map(({ reference, digest }) => (reference === holder ? digest : reference))),
  ];
  throw new ImageError(`${holder} holds ${images.length} images`, {
    remedy: `Choose one with --image: ${names.map((one) => `\`${one ?? holder}\``).join(", ")}.`,
  });
}

function hasTwins(images: readonly Image[]): boolean {
  const platforms = new Set(images.map((image) => image.platform));
  const references = new Set(images.map((image) => image.reference));
  return references.size > 1 || platforms.size < images.length;
}
