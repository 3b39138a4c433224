import { withLoadedImages } from "./build/loaded-images.ts";
import { type BuiltSide, buildSide, type SideRequest } from "./build-side.ts";
import { readBuiltImages } from "./inspect/built-images.ts";
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
 * inspect: all images of all sides. Those that lie in the engine are read with one command: it hands over a layer
 * that several of them hold once.
 */
export async function measureSides(
  sides: readonly BuiltSide[],
): Promise<readonly (readonly MeasuredDockerfile[])[]> {
  const inEngine = sides.filter(({ exported }) => exported === null);
  const read = await readFromEngine(inEngine);
  const measured: (readonly MeasuredDockerfile[])[] = [];
  for (const side of sides) {
    const stages = await Promise.all(side.exported ?? (read.get(side) ?? []).map((measure) => measure()));
    measured.push(byDockerfile(side, stages));
  }
  return measured;
}

type Measuring = () => Promise<MeasuredStage>;

async function readFromEngine(
  sides: readonly BuiltSide[],
): Promise<ReadonlyMap<BuiltSide, readonly Measuring[]>> {
  const [first] = sides;
  if (!first) return new Map();
  const { request } = first;
  const images = await readBuiltImages({
    ...request,
    images: sides.flatMap(({ built, jobs }) =>
      built.map(({ location }, index) => ({ location, ships: jobs[index]?.target.stage.ships ?? false })),
    ),
    platform: request.build.platforms[0] ?? null,
  });
  let next = 0;
  return new Map(
    sides.map((side) => [
      side,
      side.built.map((built, index): Measuring => {
        const image = images[next++];
        return () =>
          measureStage(side.jobs[index] as (typeof side.jobs)[number], built, image, request.layers);
      }),
    ]),
  );
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
