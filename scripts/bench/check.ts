import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { BUILDS_AT_ONCE } from "../../src/build/build-targets.ts";
import { withLoadedImages } from "../../src/build/loaded-images.ts";
import { basesOfFixtures } from "../bases/fixture-bases.ts";
import { sampleFolder } from "../demo/sample-repository.ts";
import type { Store } from "../engine/recipe.ts";
import { buildBare, type Output, targetsOf } from "./bare-build.ts";
import { emptyCache, keptCache } from "./layer-cache.ts";
import { measureProcess } from "./measured-process.ts";
import type { Bench, Comparison, Contestant, Sample } from "./model.ts";
import { copySamples, type SampleCopies } from "./sample-copies.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

interface Participant {
  readonly name: string;
  readonly reference?: boolean;
  readonly run: (samples: SampleCopies, bench: Bench) => Promise<Sample>;
}

/** The change's targets, then those of the state before it, as a check does. */
async function buildBoth(
  { repository, before }: SampleCopies,
  { env, signal }: Bench,
  atOnce: number,
  output: Output,
): Promise<Sample> {
  let seconds = 0;
  for (const root of [repository, before]) {
    seconds += (await buildBare(await targetsOf(root, env), atOnce, output, env, signal)).seconds;
  }
  return { seconds, peakBytes: null };
}

const imageName = (index: number): string => `stagecheck-bench:${index}`;

/** Hands the images over as a check has them handed over, but all of them compressed where there is a choice. */
async function buildAndHandOver(samples: SampleCopies, bench: Bench): Promise<Sample> {
  if (bench.store !== "containerd") return buildIntoEngine(samples, bench, BUILDS_AT_ONCE);
  // A fresh folder, or nothing would be sent the second time.
  const layouts = await mkdtemp(join(bench.temporary, "layouts-"));
  return buildBoth(samples, bench, BUILDS_AT_ONCE, (index, worker) => {
    return `type=oci,tar=false,dest=${join(layouts, String(worker))},name=${imageName(index)}`;
  });
}

/** As `docker build` leaves them. */
async function buildIntoEngine(samples: SampleCopies, bench: Bench, atOnce: number): Promise<Sample> {
  const names = Array.from({ length: 64 }, (_, index) => imageName(index));
  const env = Object.fromEntries(Object.entries(bench.env).map(([key, value]) => [key, value ?? ""]));
  return withLoadedImages(env, (loaded) => {
    loaded.push(...names);
    return buildBoth(samples, bench, atOnce, (index) => `type=docker,name=${imageName(index)}`);
  });
}

function buildForTheCache(samples: SampleCopies, bench: Bench): Promise<Sample> {
  return buildBoth(samples, bench, BUILDS_AT_ONCE, () => "type=cacheonly");
}

/** What is run on the sample side by side. */
const participants: readonly Participant[] = [
  {
    name: "docker buildx build, one target after another",
    reference: true,
    run: (samples, bench) => buildIntoEngine(samples, bench, 1),
  },
  { name: `${BUILDS_AT_ONCE} of them at once, images handed over`, run: buildAndHandOver },
  { name: `${BUILDS_AT_ONCE} of them at once, nothing handed over (cacheonly)`, run: buildForTheCache },
  {
    name: "stagecheck check, layer cache empty",
    run: async (samples, bench) => runCheck(samples, bench, await emptyCache(bench)),
  },
  {
    name: "stagecheck check, layers of an earlier run known",
    run: (samples, bench) => runCheck(samples, bench, keptCache(bench)),
  },
];

function runCheck({ repository }: SampleCopies, { signal }: Bench, env: NodeJS.ProcessEnv): Promise<Sample> {
  const args = [cli, "check", repository, "--baseline", "main"];
  return measureProcess(process.execPath, args, { env, signal, statuses: [1] });
}

/** All steps in the build cache. */
function checkCached(store: Store): Comparison {
  return {
    title: `The sample, before and after its change; ${store} store, all steps cached`,
    store,
    rounds: 2,
    bases,
    prepare: async (bench) => {
      const samples = await copySamples(bench.temporary, false);
      await buildForTheCache(samples, bench);
      await runCheck(samples, bench, keptCache(bench));
      return participants.map(
        ({ name, reference = false, run }): Contestant => ({
          name,
          reference,
          run: () => run(samples, bench),
        }),
      );
    },
  };
}

/** No step in the build cache: each participant builds the sample with a variable of its own. */
function checkCold(store: Store): Comparison {
  return {
    title: `The sample, before and after its change; ${store} store, no step cached`,
    store,
    rounds: 2,
    bases,
    prepare: async (bench) => {
      // An earlier change's run: it knows the base images.
      await runCheck(await copySamples(bench.temporary, true), bench, keptCache(bench));
      return participants.map(
        ({ name, reference = false, run }): Contestant => ({
          name,
          reference,
          run: async () => run(await copySamples(bench.temporary, true), bench),
        }),
      );
    },
  };
}

async function bases(): Promise<readonly string[]> {
  const sides = await Promise.all(
    [sampleFolder("base"), sampleFolder("head")].map((side) => basesOfFixtures(side)),
  );
  return sides.flat();
}

export const checks = [checkCached, checkCold] as const;
