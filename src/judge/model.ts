import type { BuildOutcome } from "../build/model.ts";
import type { DockerfileFault, Stage } from "../dockerfile/model.ts";
import type { Finding, ImageSummary } from "../inspect/model.ts";
import type { BaselineSummary } from "../report/model.ts";

/** One stage, built and looked into. */
export interface MeasuredStage extends Stage {
  readonly build: BuildOutcome;
  /** Null: not built, or it could not be read. */
  readonly image: ImageSummary | null;
  /** Why a built stage's image could not be read. */
  readonly imageError?: string;
  /** Without status and allowance; empty for stages that do not ship. */
  readonly findings: readonly Finding[];
}

export interface MeasuredDockerfile {
  /** Relative to the root, as `context` is. */
  readonly path: string;
  readonly context: string;
  readonly contextReason: string;
  /** Why it has no stages: it does not parse. */
  readonly error?: DockerfileFault;
  readonly stages: readonly MeasuredStage[];
}

/** What the head is compared with. */
export interface MeasuredBaseline {
  readonly summary: BaselineSummary;
  /** Null exactly where `summary.state` is not `ready`. A Dockerfile that is not in it was not there. */
  readonly dockerfiles: readonly MeasuredDockerfile[] | null;
}
