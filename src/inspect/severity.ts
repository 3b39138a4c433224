import type { LayerAttribution } from "../build/model.ts";
import type { Detector, Evidence } from "../detectors/model.ts";
import type { Severity } from "./model.ts";
import type { StartedProgram } from "./started-programs.ts";

const ORDER: readonly Severity[] = ["info", "warning", "error"];

/** One level less. */
export function lower(severity: Severity): Severity {
  return ORDER[ORDER.indexOf(severity) - 1] ?? "info";
}

export function atLeast(severity: Severity, other: Severity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(other);
}

export function worst(severities: readonly Severity[]): Severity {
  return ORDER[Math.max(0, ...severities.map((severity) => ORDER.indexOf(severity)))] ?? "info";
}

export interface Circumstances {
  readonly origin: LayerAttribution["origin"];
  /** It was gone before the first own instruction: the base image cleaned up after itself. */
  readonly removedByBase: boolean;
  readonly started: readonly StartedProgram[];
}

/**
 * One level less for what was inherited (unless the detector says otherwise: then the base is the finding), one
 * level less for what was deleted later, and a word at most on what the image itself starts.
 */
export function judgeEvidence(detector: Detector, evidence: Evidence, around: Circumstances): Severity {
  if (isStarted(evidence, around.started)) return "info";
  const own = evidence.severity ?? detector.severity;
  const inherited =
    evidence.severity === undefined && !around.removedByBase
      ? (detector.inherited ?? lower(own))
      : lower(own);
  const severity = around.origin === "base" ? inherited : own;
  return evidence.removed ? lower(severity) : severity;
}

/** Whether ENTRYPOINT or CMD starts it. */
export function isStarted({ name, path, programs }: Evidence, started: readonly StartedProgram[]): boolean {
  return started.some((program) =>
    programs
      ? programs.includes(program.name)
      : program.name === name || program.path === path || program.path?.startsWith(`${path}/`) === true,
  );
}
