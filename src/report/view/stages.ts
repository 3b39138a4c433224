import type { StageHint } from "../../dockerfile/stage-hints.ts";
import { count, formatBytes } from "../../text/bytes.ts";
import type { Report, StageReport } from "../model.ts";
import { missing, NOTHING } from "./cells.ts";
import { formatDuration } from "./duration.ts";
import { shorten } from "./pieces.ts";

/** What became of a stage: a mark and words. */
export function stageResult(stage: StageReport): string {
  const { status } = stage.build;
  if (status === "skipped") return "– not built";
  return status === "built" && stage.imageError === undefined ? "✓ built" : `✗ ${missing(stage)}`;
}

export const stageTime = ({ build }: StageReport): string =>
  build.status === "skipped" ? NOTHING : formatDuration(build.seconds);

export const stageSteps = ({ build }: StageReport): string =>
  build.status === "skipped" ? NOTHING : `${build.cachedSteps} of ${count(build.steps, "step")}`;

export const stageSize = ({ image }: StageReport): string => (image ? formatBytes(image.size) : NOTHING);

/** `5 of 5 built`, `3 of 5 built, 1 not affected`. */
export function stagesSummary(report: Report): string {
  const stages = report.dockerfiles.flatMap((dockerfile) => dockerfile.stages);
  const built = stages.filter((stage) => stage.build.status === "built").length;
  const skipped = stages.filter((stage) => stage.build.status === "skipped").length;
  return `${built} of ${stages.length} built${skipped > 0 ? `, ${count(skipped, "stage")} not affected` : ""}`;
}

/** `buidl is read as an image: did you mean the stage build?` */
export const hintSentence = ({ reference, question }: StageHint): string =>
  `${shorten(reference, 60)} is read as an image: ${question}`;

/** Of a Dockerfile whose builds make files or only check: no image of it is measured against anything. */
export const NOTHING_SHIPS = "Nothing of it ships: no build of the repository's own makes an image of it";
