import type { BuildStatus } from "../build/model.ts";

/** What is being measured: the workspace, what it is compared with, or the workspace with remedies in it. */
export type Side = "head" | "baseline" | "remedies";

/** What happens while the work goes on. */
export type ProgressEvent =
  | { readonly kind: "phase"; readonly text: string }
  /** Something worth a line of its own. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "target-started"; readonly side: Side; readonly target: string }
  | {
      readonly kind: "target-running";
      readonly side: Side;
      readonly target: string;
      readonly done: number;
      readonly steps: number;
      /** The instruction that runs now, as BuildKit prints it. */
      readonly step: string | null;
    }
  | {
      readonly kind: "target-finished";
      readonly side: Side;
      readonly target: string;
      readonly status: BuildStatus;
      readonly seconds: number;
      readonly steps: number;
      readonly cachedSteps: number;
      /** The reason where it was not built. */
      readonly reason: string | null;
      /** The last lines of the failing step. */
      readonly log: readonly string[];
    }
  | { readonly kind: "finished" };

export type ProgressListener = (event: ProgressEvent) => void;
