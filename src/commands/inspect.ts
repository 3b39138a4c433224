import { ImageError } from "../errors.ts";
import { userLayerCache } from "../image/layer-cache.ts";
import { openSource } from "../image/open-source.ts";
import { cachedInspection } from "../inspect/cached-inspection.ts";
import { inspectedContent } from "../inspect/inspect.ts";
import type { Invocation } from "../settings/from-arguments.ts";
import type { CommandContext } from "./context.ts";
import { print } from "./print.ts";

/** `stagecheck inspect SOURCE` */
export async function inspectCommand(
  invocation: Extract<Invocation, { command: "inspect" }>,
  context: CommandContext,
): Promise<number> {
  const cache = await userLayerCache(context.env);
  const opened = await openSource(invocation.source, { env: context.env, standardInput: context.stdin });
  const [platform] = invocation.given.build.platforms;
  const images = await opened.source.read({
    select: inspectedContent,
    estimateDownload: true,
    cache,
    signal: context.signal,
    ...(opened.references === undefined ? {} : { references: opened.references }),
    ...(platform === undefined ? {} : { platform }),
  });
  const [image, ...others] = images;
  if (!image || others.length > 0) {
    throw new ImageError(
      image ? `${invocation.source} holds ${images.length} images` : `${invocation.source} holds no image`,
      {
        remedy: image
          ? `Save one of them alone: ${images.map(({ reference }) => reference).join(", ")}.`
          : "Give an archive, a layout folder, or the name of an image in the engine.",
      },
    );
  }
  const inspection = await cachedInspection(cache, image, null, { search: true, stages: [], target: null });
  await print((format, options) => format.inspection(inspection, options), invocation, context);
  return 0;
}
