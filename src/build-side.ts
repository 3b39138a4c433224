import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type BuildJob, buildTargets } from "./build/build-targets.ts";
import type { BuiltTarget } from "./build/buildx.ts";
import type { BuildEngine } from "./build/engine.ts";
import { type Layouts, removePlaceholders } from "./build/layouts.ts";
import { planTargets } from "./build/plan.ts";
import type { Stage } from "./dockerfile/model.ts";
import type { LayerCache } from "./image/layer-cache.ts";
import { readBuiltImages } from "./inspect/built-images.ts";
import type { MeasuredStage } from "./judge/model.ts";
import { measureStage } from "./measure-stage.ts";
import type { Slots } from "./process/slots.ts";
import type { ProgressListener, Side } from "./progress/model.ts";
import type { RepositoryDockerfiles } from "./repository.ts";
import type { BuildSettings } from "./settings/model.ts";

export interface SideRequest {
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
  /** Where images are exported to, for all sides. */
  readonly layouts: Layouts;
  /** Layers read before, by digest; all sides share it. */
  readonly layers: LayerCache;
  /** How many builds run at once, of all sides. */
  readonly slots: Slots;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
}

/** One side whose targets are built. Its images lie in the engine and wait, or were exported and are being read. */
export interface BuiltSide {
  readonly request: SideRequest;
  readonly jobs: readonly BuildJob[];
  readonly built: readonly BuiltTarget[];
  /** By index of the job; null where the images lie in the engine. */
  readonly exported: readonly Promise<MeasuredStage>[] | null;
}

/**
 * plan → build, and inspect as soon as a target is exported. What fails is part of the answer.
 * @param loaded gets the names of images that are loaded into the engine
 * @param onLast called when no target waits any more and the last ones are being built
 */
export async function buildSide(
  request: SideRequest,
  loaded: string[],
  onLast?: () => void,
): Promise<BuiltSide> {
  const { repository, root, side, engine } = request;
  const jobs = repository.dockerfiles.flatMap((dockerfile) =>
    planTargets(dockerfile, request.build, root)
      .filter(({ stage }) => request.wanted?.(stage) ?? true)
      .map((target): BuildJob => ({ dockerfile, target })),
  );
  const run = randomBytes(6).toString("hex");
  const reference = (index: number): string => `stagecheck:${run}-${side}-${index}`;
  if (!engine.exportsOci) loaded.push(...jobs.map((_, index) => reference(index)));
  const exported: Promise<MeasuredStage>[] = [];
  try {
    const built = await buildTargets({
      ...request,
      jobs,
      settings: request.build,
      temporary: join(request.temporary, "builds", side),
      reference,
      ...(onLast && { onLast }),
      onBuilt: (index, target, again) => {
        const job = jobs[index];
        if (!engine.exportsOci || !job) return;
        const stage = measureExported(request, job, target, again);
        stage.catch(() => undefined);
        exported[index] = stage;
      },
    });
    return { request, jobs, built, exported: engine.exportsOci ? exported : null };
  } catch (error) {
    // Nothing is read any more when what it reads is removed.
    await Promise.allSettled(exported);
    throw error;
  }
}

/** Measures an exported image; it is exported once more with all its layers where one that was known is not. */
async function measureExported(
  request: SideRequest,
  job: BuildJob,
  built: BuiltTarget,
  again: () => Promise<BuiltTarget>,
): Promise<MeasuredStage> {
  const { layers, layouts } = request;
  const read = async (target: BuiltTarget) => {
    const [image] = await readBuiltImages({
      ...request,
      images: [{ location: target.location, ships: job.target.stage.ships }],
      platform: request.build.platforms[0] ?? null,
    });
    return image;
  };
  const image = await read(built);
  if (image?.image !== null) return measureStage(job, built, image, layers);
  const isNeeded = async (digest: string): Promise<boolean> => (await layers.get(digest)) === undefined;
  await removePlaceholders(layouts, isNeeded);
  // Another target that failed at the same time may have taken them back before.
  if (!layouts.incomplete) return measureStage(job, built, image, layers);
  const rebuilt = await again();
  return measureStage(job, { ...rebuilt, outcome: built.outcome }, await read(rebuilt), layers);
}
