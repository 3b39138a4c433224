import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { attributeLayers } from "./build/attribution.ts";
import { type BuildJob, buildTargets } from "./build/build-targets.ts";
import type { BuiltTarget } from "./build/buildx.ts";
import type { BuildEngine } from "./build/engine.ts";
import { prepareLayouts, removePlaceholders } from "./build/layouts.ts";
import { withLoadedImages } from "./build/loaded-images.ts";
import { planTargets } from "./build/plan.ts";
import { readMaterials, readProvenance } from "./build/provenance.ts";
import { normalizeReference } from "./dockerfile/image-reference.ts";
import type { Stage } from "./dockerfile/model.ts";
import type { LayerCache } from "./image/layer-cache.ts";
import { type BuiltImage, readBuiltImages } from "./inspect/built-images.ts";
import { cachedInspection } from "./inspect/cached-inspection.ts";
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

async function measureStage(
  job: BuildJob,
  built: BuiltTarget,
  read: BuiltImage | null,
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
  if (read === null) return measured;
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

/** plan → build → inspect: every stage of every Dockerfile of one folder. What fails is part of the answer. */
export async function measure(request: MeasureRequest): Promise<readonly MeasuredDockerfile[]> {
  const { repository, root, side, engine, env, signal, onProgress, layers } = request;
  const jobs = repository.dockerfiles.flatMap((dockerfile) =>
    planTargets(dockerfile, request.build, root)
      .filter(({ stage }) => request.wanted?.(stage) ?? true)
      .map((target): BuildJob => ({ dockerfile, target })),
  );
  const run = randomBytes(6).toString("hex");
  const reference = (index: number): string => `stagecheck:${run}-${side}-${index}`;
  const loaded = engine.exportsOci ? [] : jobs.map((_, index) => reference(index));
  const layouts = join(request.temporary, "layouts");
  await prepareLayouts(layouts, engine.exportsOci ? await layers.known() : []);
  const readAll = (indices: readonly number[], built: readonly BuiltTarget[]) =>
    readBuiltImages({
      built,
      ships: (position) => jobs[indices[position] ?? -1]?.target.stage.ships ?? false,
      layers,
      platform: request.build.platforms[0] ?? null,
      env,
      signal,
    });
  const measureOne = (index: number, built: BuiltTarget, image: BuiltImage | undefined) =>
    measureStage(jobs[index] as BuildJob, built, image ?? null, layers);
  let removed = false;
  /** Measures an exported image; it is exported once more with all its layers where one that was known is not. */
  const measureExported = async (
    index: number,
    built: BuiltTarget,
    again: () => Promise<BuiltTarget>,
  ): Promise<MeasuredStage> => {
    const [image] = await readAll([index], [built]);
    if (image?.image !== null) return measureOne(index, built, image);
    const isNeeded = async (digest: string): Promise<boolean> => (await layers.get(digest)) === undefined;
    // Another target that failed at the same time may have taken them back before.
    removed = (await removePlaceholders(layouts, isNeeded)) || removed;
    if (!removed) return measureOne(index, built, image);
    const rebuilt = await again();
    const [second] = await readAll([index], [rebuilt]);
    return measureOne(index, { ...rebuilt, outcome: built.outcome }, second);
  };
  return withLoadedImages(loaded, env, async () => {
    const exported: Promise<MeasuredStage>[] = [];
    const built = await buildTargets({
      engine,
      root,
      side,
      jobs,
      settings: request.build,
      env,
      temporary: join(request.temporary, "builds", side),
      layouts,
      reference,
      signal,
      onProgress,
      onBuilt: (index, target, again) => {
        // What lies in the engine is read with one command in the end.
        if (!engine.exportsOci) return;
        const stage = measureExported(index, target, again);
        stage.catch(() => undefined);
        exported[index] = stage;
      },
    }).finally(() => Promise.allSettled(exported));
    const indices = built.map((_, index) => index);
    const images = engine.exportsOci ? [] : await readAll(indices, built);
    const measured = engine.exportsOci
      ? await Promise.all(exported)
      : await Promise.all(built.map((target, index) => measureOne(index, target, images[index])));
    return repository.dockerfiles.map(({ path, context, contextReason, parsed }): MeasuredDockerfile => {
      const { error, skipped } = parsed;
      const fault = error ? { error } : skipped === undefined ? {} : { skipped };
      const stages = measured.filter((_, index) => jobs[index]?.dockerfile.path === path);
      return { path, context, contextReason, ...fault, stages };
    });
  });
}
