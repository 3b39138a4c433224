import type { BuildJob } from "./build/build-targets.ts";
import type { BuiltTarget } from "./build/buildx.ts";
import { withLoadedImages } from "./build/loaded-images.ts";
import { type BuiltSide, buildSide, type SideRequest } from "./build-side.ts";
import { type BuiltImage, readBuiltImages } from "./inspect/built-images.ts";
import type { MeasuredDockerfile, MeasuredStage } from "./judge/model.ts";
import { measureStage } from "./measure-stage.ts";

export type MeasureRequest = SideRequest;

/** plan → build → inspect: every stage of every Dockerfile of one folder. What fails is part of the answer. */
export async function measure(request: MeasureRequest): Promise<readonly MeasuredDockerfile[]> {
  return withLoadedImages(request.env, async (loaded) => {
    const [measured] = await measureSides([await buildSide(request, loaded)]);
    return measured ?? [];
  });
}

/**
 * inspect: all images of all sides. Those that lie in the engine are read together: it hands over a layer that
 * several of them hold once.
 */
export async function measureSides(
  sides: readonly BuiltSide[],
): Promise<readonly (readonly MeasuredDockerfile[])[]> {
  const waiting = sides.flatMap((side) => (side.exported === null ? targetsOf(side) : []));
  const stages = await measureInEngine(waiting);
  const stagesOf = (side: BuiltSide) =>
    side.exported ?? stages.filter((_, index) => waiting[index]?.side === side);
  return Promise.all(sides.map(async (side) => byDockerfile(side, await Promise.all(stagesOf(side)))));
}

interface WaitingTarget {
  readonly side: BuiltSide;
  readonly job: BuildJob;
  readonly built: BuiltTarget;
}

function targetsOf(side: BuiltSide): readonly WaitingTarget[] {
  return side.jobs.flatMap((job, index) => {
    const built = side.built[index];
    return built ? { side, job, built } : [];
  });
}

/** What was read first is looked into while the others are read. */
async function measureInEngine(targets: readonly WaitingTarget[]): Promise<readonly MeasuredStage[]> {
  const [first] = targets;
  if (!first) return [];
  const { request } = first.side;
  const measure = ({ job, built, side }: WaitingTarget, image: BuiltImage | undefined) =>
    measureStage(job, built, image, side.request.layers);
  const begun: Promise<MeasuredStage>[] = [];
  try {
    await readBuiltImages({
      ...request,
      images: targets.map(({ built, job }) => ({ location: built.location, ships: job.target.stage.ships })),
      platform: request.build.platforms[0] ?? null,
      onRead: (index, image) => {
        const stage = measure(targets[index] as WaitingTarget, image);
        stage.catch(() => undefined);
        begun[index] = stage;
      },
    });
  } finally {
    // What fails is told when all has ended.
    await Promise.allSettled(begun);
  }
  return Promise.all(targets.map((target, index) => begun[index] ?? measure(target, undefined)));
}

function byDockerfile(
  { request, jobs }: BuiltSide,
  measured: readonly MeasuredStage[],
): readonly MeasuredDockerfile[] {
  return request.repository.dockerfiles.map(
    ({ path, context, contextReason, parsed }): MeasuredDockerfile => {
      const { error, skipped } = parsed;
      const fault = error ? { error } : skipped === undefined ? {} : { skipped };
      const stages = measured.filter((_, index) => jobs[index]?.dockerfile.path === path);
      return { path, context, contextReason, ...fault, stages };
    },
  );
}
