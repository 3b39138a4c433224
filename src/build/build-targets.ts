import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createSlots, type Slots } from "../process/slots.ts";
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
  /** How many builds run at once, of all requests that share it. */
  readonly slots: Slots;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
  /** Called when no target waits any more and the last ones are being built. */
  readonly onLast?: () => void;
  /** Called for each target as soon as it has ended. `again` builds and exports it once more. */
  readonly onBuilt: (index: number, built: BuiltTarget, again: () => Promise<BuiltTarget>) => void;
}

export interface BuildJob {
  readonly dockerfile: PlannedDockerfile;
  readonly target: Target;
}

/** More builds at once than cores: they wait for the network, and BuildKit runs a step that they share once. */
export const BUILDS_AT_ONCE = Math.max(5, Math.min(8, availableParallelism() + 2));

export function buildSlots(): Slots {
  return createSlots(BUILDS_AT_ONCE);
}

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
      await request.slots.run(async () => {
        if (next >= request.jobs.length) request.onLast?.();
        results[index] = await buildJob(request, index);
      });
    }
  };
  const workers = Array.from({ length: Math.min(request.slots.count, request.jobs.length) }, worker);
  // All of them end before anyone tidies up after them.
  for (const end of await Promise.allSettled(workers)) if (end.status === "rejected") throw end.reason;
  return results;
}

async function buildJob(request: BuildTargetsRequest, index: number): Promise<BuiltTarget> {
  const { side, onProgress, signal } = request;
  const job = request.jobs[index] as BuildJob;
  signal.throwIfAborted();
  const target = targetLabel(job.target);
  onProgress({ kind: "target-started", side, target });
  const one: BuildRequest = {
    ...request,
    ...job,
    temporary: join(request.temporary, String(index)),
    layout: await addLayout(request.layouts, `${side}-${index}`),
    reference: request.reference(index),
    onProgress: ({ completedSteps, steps, running }) =>
      onProgress({ kind: "target-running", side, target, done: completedSteps, steps, step: running }),
  };
  const built = await buildTarget(one);
  signal.throwIfAborted();
  const { error, ...outcome } = built.outcome;
  const reason = error ? `${error.line === null ? "" : `line ${error.line}: `}${error.message}` : null;
  onProgress({ kind: "target-finished", side, target, ...outcome, reason, log: error?.log ?? [] });
  request.onBuilt(index, built, () => request.slots.run(() => buildTarget(one)));
  return built;
}
