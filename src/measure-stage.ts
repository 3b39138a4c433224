import { attributeLayers } from "./build/attribution.ts";
import type { BuildJob } from "./build/build-targets.ts";
import type { BuiltTarget } from "./build/buildx.ts";
import { readMaterials, readProvenance } from "./build/provenance.ts";
import { normalizeReference } from "./dockerfile/image-reference.ts";
import type { Stage } from "./dockerfile/model.ts";
import type { LayerCache } from "./image/layer-cache.ts";
import type { BuiltImage } from "./inspect/built-images.ts";
import { cachedInspection } from "./inspect/cached-inspection.ts";
import type { MeasuredStage } from "./judge/model.ts";

/** inspect: what is in a built target's image, and which line brought it. */
export async function measureStage(
  job: BuildJob,
  built: BuiltTarget,
  read: BuiltImage | undefined,
  layers: LayerCache,
): Promise<MeasuredStage> {
  const { dockerfile, target } = job;
  const digests = readMaterials(built.metadata);
  const stage: Stage = {
    ...target.stage,
    images: target.stage.images.map((image) => {
      const digest = digests.get(normalizeReference(image.reference));
      return digest === undefined ? image : { ...image, digest };
    }),
  };
  const measured = { ...stage, build: built.outcome, image: null, findings: [] };
  if (read === undefined) return measured;
  if (read.image === null) return { ...measured, imageError: read.error };
  const steps = readProvenance(built.metadata, read.image.layers.length);
  const attribution = steps && attributeLayers(dockerfile, stage.index, steps);
  const {
    schema: _,
    findings,
    ...image
  } = await cachedInspection(layers, read.image, attribution, {
    search: stage.ships,
    stages: dockerfile.stages,
    instructions: dockerfile.parsed.instructions,
    target: stage.index,
  });
  return { ...measured, image, findings };
}
