import type { ImageFilesystem } from "../image/filesystem.ts";
import type { AmountSelector, ImageConfig, LayerContents } from "../image/model.ts";
import type { Severity } from "../inspect/model.ts";
import type { LanguagePackage, Package } from "../packages/model.ts";

/** What a detector sees: every path that any layer ever held, the packages, and the config. */
export interface SearchedImage {
  readonly filesystem: ImageFilesystem;
  readonly packages: readonly Package[];
  readonly languagePackages: readonly LanguagePackage[];
  readonly config: ImageConfig;
  /** Base first; for the bytes of versions that a later layer replaced. */
  readonly layers: readonly LayerContents[];
  /** How many of the layers came with the external base image: the first ones. */
  readonly baseLayers: number;
}

/** One package or file tree that a detector recognised. */
export interface Evidence {
  /** Cleaned path without leading `/`: the main file of the package, or the root of the tree. */
  readonly path: string;
  /** What a person calls it: `gcc`, `Go`, `typescript`. */
  readonly name: string;
  readonly package?: string;
  readonly version?: string;
  /** The package as its database tells it: evidence of one detector alone, the first in the catalogue. */
  readonly installed?: Package;
  /** Set where the fault is the image's start command: then that instruction is blamed, and not the layer's. */
  readonly instruction?: "ENTRYPOINT" | "CMD";
  /** Bytes that each layer holds of it; index of layer → bytes. The first layer brought it. */
  readonly layers: ReadonlyMap<number, number>;
  /** Gone from the final filesystem. */
  readonly removed: boolean;
  /** Set where this very evidence is less or more severe than the detector's default. */
  readonly severity?: Severity;
  /** What a sentence about it needs to know beside its name. */
  readonly detail?: string;
  /**
   * Names of programs: where ENTRYPOINT or CMD starts one of them, this is meant to be there.
   * Default: `name`, and every program at or below `path`.
   */
  readonly programs?: readonly string[];
}

/** Evidence of one detector that one instruction brought, for the sentences about it. */
export interface FindingFacts {
  readonly evidence: readonly Evidence[];
  readonly bytes: number;
  readonly origin: "base" | "run" | "copy";
  /** The instruction as written; null where unknown. */
  readonly instruction: string | null;
  readonly fromStage: string | null;
  /** Where a copy came from, for a sentence: `build`, `the build context`, or what can be said without a Dockerfile. */
  readonly source: string;
  /** Reference of the external base image. */
  readonly base: string | null;
  /** Deleted by a later layer. */
  readonly residual: boolean;
}

/**
 * Finds one kind of build tooling. It says what is there; how severe, since which line and whether it counts
 * is decided for all of them in one place (`inspect/findings.ts`).
 */
export interface Detector {
  /** kebab-case, never changed: allow entries and pages are named after it. */
  readonly id: string;
  /** A noun phrase: `C/C++ toolchain`. */
  readonly title: string;
  readonly severity: Severity;
  /** Severity of what the external base image brought; default: one level less. */
  readonly inherited?: Severity;
  /** What the external base image brought is no finding at all. */
  readonly ownOnly?: boolean;
  /** Whose bytes it must see, whatever else the image holds. */
  readonly content?: AmountSelector;
  /** What the names of all such files match, so that `content` is not asked for others; default: any. */
  readonly reads?: RegExp;
  readonly search: (image: SearchedImage) => readonly Evidence[];
  /** One plain sentence on what is there: `gcc 12.2.0 and 14 other packages`. */
  readonly message: (facts: FindingFacts) => string;
  /** One plain sentence on what to do. */
  readonly remedy: (facts: FindingFacts) => string;
}
