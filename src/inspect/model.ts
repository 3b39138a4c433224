import type { DiveFigures } from "../image/efficiency.ts";
import type { OsRelease } from "../packages/model.ts";

export const INSPECTION_SCHEMA = "stagecheck/inspection@1";
export const INSPECTIONS_SCHEMA = "stagecheck/inspections@1";

export type Severity = "error" | "warning" | "info";
export type Origin = "base" | "run" | "copy";
export type FindingStatus = "new" | "debt" | "unknown";

/** One package or file tree within a finding. */
export interface FindingItem {
  /** Begins with `/`; the file that links resolve to, or the root of the tree. */
  readonly path: string;
  readonly package?: string;
  readonly version?: string;
  /** Whose finding it would be, had not another one's package pulled it in. */
  readonly detector?: string;
  readonly bytes: number;
}

/** Lines to be put in the place of others, in a file of the repository. Nothing else in the file changes. */
export interface Patch {
  /** Relative to the root: the Dockerfile, or its ignore file, which need not be there yet. */
  readonly path: string;
  /** Lines count from 1, both ends included; `endLine` is one less than `startLine` where nothing is replaced. */
  readonly startLine: number;
  readonly endLine: number;
  /** What stands there now, and what is to stand there; without line ends. */
  readonly replaced: readonly string[];
  readonly lines: readonly string[];
  /**
   * Bytes that the image loses: it was built with this change and looked into. Absent: not built. 0 only where the
   * finding is not about size.
   */
  readonly saves?: number;
}

/** One detector and one instruction: all that this line brought of the kind. */
export interface Finding {
  readonly detector: string;
  readonly severity: Severity;
  /** Of the largest item. */
  readonly path: string;
  readonly package?: string;
  readonly version?: string;
  /** Sum over all items. */
  readonly bytes: number;
  /** Index of the layer, base layers counted. */
  readonly layer: number;
  readonly origin: Origin;
  readonly line?: number;
  /** Name (or index, as text) of the stage that the line stands in, where it is not the target itself. */
  readonly stage: string | null;
  /** For `copy`: the stage (or image) that it was copied from. */
  readonly fromStage?: string;
  /** Deleted by a later layer, but its bytes are still pulled. */
  readonly residual: boolean;
  readonly status?: FindingStatus;
  /** What is there: a sentence without its first word's capital being needed. Plain text. */
  readonly message: string;
  /** What to do; plain text, one sentence. */
  readonly remedy: string;
  /** The remedy as text to be put into a file, where the change is small and certain. */
  readonly patch?: Patch;
  /** The reason that the config gives for allowing it. */
  readonly allowed?: string;
  /** Largest first. */
  readonly items: readonly FindingItem[];
}

export interface InspectedLayer {
  readonly diffId: string;
  readonly digest: string | null;
  readonly size: number;
  /** Null: it lay there plain, and nobody asked what a pull would transfer. */
  readonly downloadSize: number | null;
  readonly files: number;
  readonly origin: "base" | "own";
  readonly instruction: {
    readonly line: number | null;
    readonly text: string;
    readonly stage: string | null;
  } | null;
}

/** Something of an image that could not be looked at: what was not found in it can be there all the same. */
export interface InspectionNote {
  /** A sentence, plain text. */
  readonly message: string;
  /** Begins with `/`. */
  readonly path: string;
  /** Index of the layer, base layers counted. */
  readonly layer: number;
}

/** An image without its findings: the report's `image`. */
export interface ImageSummary {
  readonly reference: string;
  readonly digest: string | null;
  readonly platform: string;
  readonly size: number;
  /** Null for a stage that does not ship and was not compressed: nobody pulls it. */
  readonly downloadSize: number | null;
  readonly downloadSizeExact: boolean;
  readonly layers: readonly InspectedLayer[];
  readonly efficiency: { readonly dive: DiveFigures; readonly reclaimableBytes: number };
  /** What the image's os-release says; absent where it has none. */
  readonly os?: OsRelease;
  /** Absent where there is nothing to say. */
  readonly notes?: readonly InspectionNote[];
  /** Largest first; absent where it was not asked for. */
  readonly packages?: readonly InspectedPackage[];
}

/** A package that the final filesystem has, by its package manager's database. */
export interface InspectedPackage {
  readonly manager: string;
  readonly name: string;
  readonly version: string;
  /** Of the files that the layer which installed it holds. */
  readonly bytes: number;
  /** Index of that layer. */
  readonly layer: number;
}

/** What `inspect --format json` prints. */
export interface Inspection extends ImageSummary {
  readonly schema: string;
  /** The other platforms that the image is there for, where this one was chosen among several. */
  readonly otherPlatforms?: readonly string[];
  readonly findings: readonly Finding[];
  /** Largest first; of an image that is searched. */
  readonly packages: readonly InspectedPackage[];
}
