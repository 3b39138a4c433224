import type { BuildOutcome } from "../build/model.ts";
import type { DockerfileFault, Stage } from "../dockerfile/model.ts";
import type { Finding, ImageSummary } from "../inspect/model.ts";

export { stageLabel } from "../dockerfile/model.ts";

export const REPORT_SCHEMA = "stagecheck/report@1";
export const STAGES_SCHEMA = "stagecheck/stages@1";

/** A Dockerfile as parsed, with what ships. */
export interface ListedDockerfile {
  readonly path: string;
  readonly context: string;
  readonly contextReason: string;
  /** What the repository's own build of it hands over. */
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly buildContexts?: Readonly<Record<string, string>>;
  /** Set where BuildKit rejects the file; then there are no stages. */
  readonly error?: DockerfileFault;
  /** Why it is passed over: a template, say. Then there are no stages. */
  readonly skipped?: string;
  readonly stages: readonly Stage[];
}

/** What `stages --format json` prints. */
export interface StagesListing {
  readonly schema: string;
  readonly dockerfiles: readonly ListedDockerfile[];
  /** What was passed over, and why. */
  readonly notices?: readonly Notice[];
}

export type Conclusion = "pass" | "warn" | "fail";

/** What the head was compared with. */
export interface BaselineSummary {
  readonly kind: "built" | "stored" | "file" | "none";
  readonly sha?: string;
  /** Name of the base branch, where known. */
  readonly ref?: string;
  /** A plain sentence: why this one, or why none. */
  readonly reason: string;
  /** `absent`: none was asked for or can be. `failed`: it should be there but could not be had. */
  readonly state: "ready" | "absent" | "failed";
}

/** One instruction's part of a change in size. */
export interface LineDelta {
  readonly line: number | null;
  /** Name or index of the stage that the line stands in. */
  readonly stage: string | null;
  readonly text: string;
  /** Bytes; null where the instruction was not there. */
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number;
}

/** After minus before, in bytes. `base + own = size`. */
export interface SizeDelta {
  readonly size: number;
  /** Null where one of the two is. */
  readonly downloadSize: number | null;
  readonly base: number;
  readonly own: number;
  /** The lines that moved most, largest movement first. */
  readonly lines: readonly LineDelta[];
}

export type BudgetKind = "size" | "download" | "growth";

export interface BudgetResult {
  readonly on: BudgetKind;
  /** As the user wrote it: `120 MB`, `5%`. */
  readonly limit: string;
  /** The limit in bytes; null for a growth in per cent without a baseline. */
  readonly limitBytes: number | null;
  /** Bytes; null where it was not compared. */
  readonly value: number | null;
  readonly status: "within" | "over" | "not-compared";
}

export interface StageReport extends Stage {
  readonly build: BuildOutcome;
  readonly image: ImageSummary | null;
  /** Why a built stage has no image here: its image could not be read. */
  readonly imageError?: string;
  /** `null`: not compared. */
  readonly delta: SizeDelta | null;
  /** What there is to say of the baseline's stage of this name. */
  readonly baselineState: "compared" | "new-dockerfile" | "new-stage" | "not-built" | "none";
  readonly findings: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly budgets: readonly BudgetResult[];
}

export interface DockerfileReport extends ListedDockerfile {
  readonly stages: readonly StageReport[];
}

export interface EngineSummary {
  readonly version: string;
  readonly buildx: string;
  readonly store: "classic" | "containerd";
  readonly driver: string;
}

/** Something that could not be done, or that the reader should know; never a finding. */
export interface Notice {
  readonly level: "error" | "warning" | "note";
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** The one value that every output is made from. Serialises as it is. */
export interface Report {
  readonly schema: string;
  readonly conclusion: Conclusion;
  /** One short sentence each: why the conclusion is not `pass`, worst first. Empty when it is. */
  readonly reasons: readonly string[];
  /** Full id of the commit that was measured; null outside git. */
  readonly head: string | null;
  readonly baseline: BaselineSummary;
  readonly engine: EngineSummary | null;
  readonly dockerfiles: readonly DockerfileReport[];
  readonly notices: readonly Notice[];
  readonly seconds: number;
}
