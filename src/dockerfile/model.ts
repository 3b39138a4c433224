/** How one stage needs another, or an image: as the Dockerfile says it. */
export type Via = "FROM" | "COPY --from" | "RUN --mount";

/** An edge of the stage graph; `stage` is the index of the stage that is needed. */
export interface StageDependency {
  readonly stage: number;
  readonly via: Via;
  readonly line: number;
}

/** An external image that a stage needs, as BuildKit would pull it. */
export interface StageImage {
  readonly reference: string;
  readonly via: Via;
  readonly line: number;
  /** Told by the engine once built. */
  readonly digest?: string;
}

/** One instruction of the file; lines count from 1 and include both ends. */
export interface Instruction {
  /** In capitals: `RUN`, `COPY`, … */
  readonly keyword: string;
  /** Index of the stage that it stands in; -1 before the first FROM. */
  readonly stage: number;
  readonly line: number;
  readonly endLine: number;
  /** As written, continuation lines and all. */
  readonly text: string;
  /** Offset of `text` in the file. */
  readonly offset: number;
  /** COPY and ADD from the build context: the sources as written (after ARG expansion). */
  readonly contextSources: readonly string[];
  /** COPY: what `--from` names. */
  readonly from: string | null;
}

/** A stage as parsed; the contract of `stages --format json` without `ships`. */
export interface ParsedStage {
  readonly index: number;
  /** In lower case, as BuildKit prints it. */
  readonly name: string | null;
  readonly line: number;
  readonly endLine: number;
  /** After ARG expansion; `""` where it is blank without build arguments. */
  readonly base: string;
  /** Index of the stage that it is FROM. */
  readonly baseStage: number | null;
  /**
   * A named context of the stage's own name: it stands in its place, and none of its instructions is run. BuildKit asks
   * for what they take from all the same.
   */
  readonly replacedBy?: string;
  readonly platform: string | null;
  /** The last stage: built when no target is named. */
  readonly default: boolean;
  readonly dependsOn: readonly StageDependency[];
  readonly images: readonly StageImage[];
  /** Why BuildKit would not begin to build this stage, though it builds others of the file. */
  readonly fault?: DockerfileFault;
}

/** A stage that is known to ship or not. */
export interface Stage extends ParsedStage {
  readonly ships: boolean;
}

/** What is wrong with a Dockerfile as a whole; then it has no stages. */
export interface DockerfileFault {
  readonly line: number;
  readonly message: string;
}

export interface ParsedDockerfile {
  readonly text: string;
  /** The escape character: a backslash, or what the file's directive sets. */
  readonly escapeChar: string;
  readonly stages: readonly ParsedStage[];
  readonly instructions: readonly Instruction[];
  readonly error?: DockerfileFault;
  /** Why this is no Dockerfile to be read: a template is none before it is filled in. Then it has no stages. */
  readonly skipped?: string;
}

/** What a stage is called in front of people: its name, or `stage 2` by index. */
export function stageLabel(stage: { readonly index: number; readonly name: string | null }): string {
  return stage.name ?? `stage ${stage.index}`;
}

/** Whether it has stages and users run the image of none. */
export function shipsNothing(stages: readonly { readonly ships: boolean }[]): boolean {
  return stages.length > 0 && !stages.some(({ ships }) => ships);
}
