import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { ProgressListener, Side } from "../progress/model.ts";
import type { BuildSettings } from "../settings/model.ts";
import { type BuildRequest, type BuiltTarget, buildTarget } from "./buildx.ts";
import type { BuildEngine } from "./engine.ts";
import { addLayout, type Layouts } from "./layouts.ts";
import type { PlannedDockerfile, Target } from "./model.ts";

export interface BuildTargetsRequest {
  readonly engine: BuildEngine;
  readonly root: string;
  readonly side: Side;
  readonly jobs: readonly BuildJob[];
  readonly settings: BuildSettings;
  readonly env: Readonly<Record<string, string>>;
  /** A folder of this request's own. */
  readonly temporary: string;
  /** Where images are exported to; shared between requests so that a layer is sent once. */
  readonly layouts: Layouts;
  /** Makes the name of the n-th image, where images have to be loaded into the engine. */
  readonly reference: (index: number) => string;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
  /** Called for each target as soon as it has ended. `again` builds and exports it once more. */
  readonly onBuilt: (index: number, built: BuiltTarget, again: () => Promise<BuiltTarget>) => void;
}

export interface BuildJob {
  readonly dockerfile: PlannedDockerfile;
  readonly target: Target;
}

/** More builds at once than cores: they wait for the network, and BuildKit runs a step that they share once. */
const PARALLEL = Math.max(3, Math.min(6, availableParallelism() + 1));

/** `api (services/api/Dockerfile)` */
export function targetLabel(target: Target): string {
  return `${target.stage.name ?? `stage ${target.stage.index}`} (${target.dockerfile})`;
}

/** Builds all targets, some at once. One that fails never stops the others. The answer is in the order of the jobs. */
export async function buildTargets(request: BuildTargetsRequest): Promise<readonly BuiltTarget[]> {
  const results: BuiltTarget[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < request.jobs.length; index = next++) {
      const job = request.jobs[index];
      if (!job) return;
      request.signal.throwIfAborted();
      const target = targetLabel(job.target);
      const { side, onProgress } = request;
      onProgress({ kind: "target-started", side, target });
      const layout = await addLayout(request.layouts, `${side}-${index}`);
      const one: BuildRequest = {
        ...request,
        ...job,
        temporary: join(request.temporary, String(index)),
        layout,
        reference: request.reference(index),
        onProgress: ({ completedSteps, steps, running }) =>
          onProgress({ kind: "target-running", side, target, done: completedSteps, steps, step: running }),
      };
      const built = await buildTarget(one);
      request.signal.throwIfAborted();
      const { status, seconds, steps, cachedSteps, error } = built.outcome;
      const reason = error ? `${error.line === null ? "" : `line ${error.line}: `}${error.message}` : null;
      onProgress({
        kind: "target-finished",
        side,
        target,
        status,
        seconds,
        steps,
        cachedSteps,
        reason,
        log: error?.log ?? [],
      });
      results[index] = built;
      request.onBuilt(index, built, () => buildTarget(one));
    }
  };
  const workers = Array.from({ length: Math.min(PARALLEL, request.jobs.length) }, worker);
  // All of them end before anyone tidies up after them.
  for (const end of await Promise.allSettled(workers)) if (end.status === "rejected") throw end.reason;
  return results;
}
