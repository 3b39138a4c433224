import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { attributeLayers } from "./build/attribution.ts";
import { type BuildJob, buildTargets } from "./build/build-targets.ts";
import type { BuiltTarget } from "./build/buildx.ts";
import type { BuildEngine } from "./build/engine.ts";
import { withLoadedImages } from "./build/loaded-images.ts";
import { planTargets } from "./build/plan.ts";
import { readMaterials, readProvenance } from "./build/provenance.ts";
import { normalizeReference } from "./dockerfile/image-reference.ts";
import type { Stage } from "./dockerfile/model.ts";
import type { LayerCache } from "./image/layer-cache.ts";
import { type BuiltImage, readBuiltImages } from "./inspect/built-images.ts";
import { inspectImage } from "./inspect/inspect.ts";
import type { MeasuredDockerfile, MeasuredStage } from "./judge/model.ts";
import type { ProgressListener, Side } from "./progress/model.ts";
import type { RepositoryDockerfiles } from "./repository.ts";
import type { BuildSettings } from "./settings/model.ts";

export interface MeasureRequest {
  readonly engine: BuildEngine;
  /** Folder that the Dockerfiles' paths are relative to. */
  readonly root: string;
  readonly side: Side;
  readonly repository: RepositoryDockerfiles;
  /** Which stages are built; default: all. */
  readonly wanted?: (stage: Stage) => boolean;
  readonly build: BuildSettings;
  readonly env: Readonly<Record<string, string>>;
  readonly temporary: string;
  /** Layers read before, by digest; head and baseline share it. */
  readonly layers: LayerCache;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
}

function measureStage(job: BuildJob, built: BuiltTarget, read: BuiltImage | null): MeasuredStage {
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
  if (read === null) return measured;
  if (read.image === null) return { ...measured, imageError: read.error };
  const steps = readProvenance(built.metadata, read.image.layers.length);
  const attribution = steps && attributeLayers(dockerfile, stage.index, steps);
  const {
    schema: _,
    findings,
    ...image
  } = inspectImage(read.image, attribution, {
    search: stage.ships,
    stages: dockerfile.stages,
    target: stage.index,
  });
  return { ...measured, image, findings };
}

/** plan → build → inspect: every stage of every Dockerfile of one folder. What fails is part of the answer. */
export async function measure(request: MeasureRequest): Promise<readonly MeasuredDockerfile[]> {
  const { repository, root, side, engine, env, signal, onProgress } = request;
  const jobs = repository.dockerfiles.flatMap((dockerfile) =>
    planTargets(dockerfile, request.build, root)
      .filter(({ stage }) => request.wanted?.(stage) ?? true)
      .map((target): BuildJob => ({ dockerfile, target })),
  );
  const run = randomBytes(6).toString("hex");
  const reference = (index: number): string => `stagecheck:${run}-${side}-${index}`;
  const loaded = engine.exportsOci ? [] : jobs.map((_, index) => reference(index));
  return withLoadedImages(loaded, env, async () => {
    const built = await buildTargets({
      engine,
      root,
      side,
      jobs,
      settings: request.build,
      env,
      temporary: join(request.temporary, "builds", side),
      layouts: join(request.temporary, "layouts"),
      reference,
      signal,
      onProgress,
    });
    const images = await readBuiltImages({
      built,
      ships: (index) => jobs[index]?.target.stage.ships ?? false,
      layers: request.layers,
      platform: request.build.platforms[0] ?? null,
      env,
      signal,
    });
    return repository.dockerfiles.map(({ path, context, contextReason, parsed }): MeasuredDockerfile => {
      const stages = jobs.flatMap((job, index) => {
        const result = built[index];
        return job.dockerfile.path === path && result
          ? [measureStage(job, result, images[index] ?? null)]
          : [];
      });
      const { error, skipped } = parsed;
      const fault = error ? { error } : skipped === undefined ? {} : { skipped };
      return { path, context, contextReason, ...fault, stages };
    });
  });
}
