import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BUILDS_AT_ONCE } from "../../src/build/build-targets.ts";
import type { Store } from "../engine/recipe.ts";
import { buildBare, targetsOf } from "./bare-build.ts";
import { emptyCache } from "./layer-cache.ts";
import { measureProcess } from "./measured-process.ts";
import type { Comparison, Contestant } from "./model.ts";

const cli = join(import.meta.dirname, "..", "..", "dist", "cli.js");

const BASE = "golang:1.24";
const STAGES = 60;

function dockerfile(stages: number): string {
  return Array.from({ length: stages }, (_, n) => `FROM ${BASE} AS s${n}\nRUN echo ${n} > /made\n`).join("");
}

/** Many stages that share one large base image: it is read once. */
export function manyStages(store: Store): Comparison {
  return {
    title: `${STAGES} stages of one base image, all steps cached, layer cache empty (${store} store)`,
    store,
    rounds: 1,
    bases: async () => [BASE],
    prepare: async (bench) => {
      const contestants: Contestant[] = [];
      for (const stages of [1, STAGES]) {
        const root = join(bench.temporary, `stages-${stages}`);
        await mkdir(root);
        await writeFile(join(root, "Dockerfile"), dockerfile(stages));
        const targets = await targetsOf(root, bench.env);
        const bare = () =>
          buildBare(targets, BUILDS_AT_ONCE, () => "type=cacheonly", bench.env, bench.signal);
        await bare();
        const count = stages === 1 ? "one stage" : `${stages} stages`;
        contestants.push(
          { name: `docker buildx build, nothing handed over: ${count}`, run: bare },
          {
            name: `stagecheck check: ${count}`,
            reference: stages === 1,
            run: async () => {
              const args = [cli, "check", root, "--baseline", "none"];
              const env = await emptyCache(bench);
              return measureProcess(process.execPath, args, { ...bench, env, statuses: [0, 1] });
            },
          },
        );
      }
      return contestants;
    },
  };
}
