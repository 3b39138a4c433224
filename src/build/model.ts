import type { ParsedDockerfile, Stage } from "../dockerfile/model.ts";
import type { NamedContext } from "../settings/model.ts";

/** A Dockerfile of the repository with the context that it is built with. Paths are relative to the root. */
export interface DiscoveredDockerfile {
  readonly path: string;
  readonly context: string;
  /** One plain sentence: why this context. */
  readonly contextReason: string;
  /** What the repository's own build of it hands over; the user's are stronger. */
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly buildContexts?: readonly NamedContext[];
}

export interface PlannedDockerfile extends DiscoveredDockerfile {
  readonly parsed: ParsedDockerfile;
  readonly stages: readonly Stage[];
  /** Set where a changed copy is to be built: it is parsed, and the file in the repository reads otherwise. */
  readonly changed?: {
    /** Text of the ignore file that counts, in the place of what the repository has; null: its own. */
    readonly ignore: string | null;
  };
}

/** One stage to be built: everything buildx is told but where to put the result. */
export interface Target {
  readonly dockerfile: string;
  readonly stage: Stage;
  /** The name handed to `--target`, made up where the stage has none; null: the file's last stage, unnamed. */
  readonly targetName: string | null;
  /** The text to build: the file's own, or a copy with the made-up name in it. Lines are the same. */
  readonly text: string;
  /** Arguments after `docker buildx build`, without output, metadata and file. */
  readonly args: readonly string[];
  /** The context folder, relative to the root. */
  readonly context: string;
}

export type BuildStatus = "built" | "failed" | "timeout" | "skipped";

export interface BuildFault {
  /** Line in the Dockerfile; null where BuildKit names none. */
  readonly line: number | null;
  readonly message: string;
  /** The instruction that failed, as written. */
  readonly command: string | null;
  /** The last lines of the failing step's output; escaped for no one. */
  readonly log: readonly string[];
}

export interface BuildOutcome {
  readonly status: BuildStatus;
  readonly seconds: number;
  readonly steps: number;
  readonly cachedSteps: number;
  readonly error?: BuildFault;
}

/** Which instruction made a layer. One for each layer of the image, base first. */
export interface LayerAttribution {
  /** `base`: came with the external image. `own`: made by this file. */
  readonly origin: "base" | "own";
  /** `run` made by a RUN; `copy` by COPY or ADD; `other` by WORKDIR and the like; `base` inherited. */
  readonly kind: "base" | "run" | "copy" | "other";
  /** For `base`: the FROM line that names the external image. */
  readonly line: number | null;
  /** The instruction as written. */
  readonly text: string | null;
  /** Index of the stage that the instruction stands in. */
  readonly stage: number | null;
  /** For `copy`: what it was copied from: a stage's name, an unnamed stage's index, an image reference; null: the context. */
  readonly fromStage: string | null;
}
