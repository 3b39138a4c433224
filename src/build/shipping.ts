import { enumerate } from "../discover/enumerate.ts";
import { type ParsedStage, type Stage, shipsNothing } from "../dockerfile/model.ts";
import type { Notice } from "../report/model.ts";
import type { PlannedDockerfile } from "./model.ts";

/** @param shipping indices of the stages whose image users run */
export function markShipping(stages: readonly ParsedStage[], shipping: readonly number[]): readonly Stage[] {
  const shipped = new Set(shipping);
  return stages.map((stage) => ({ ...stage, ships: shipped.has(stage.index) }));
}

/** What is said of Dockerfiles of which nothing ships: they are built, and no image of theirs is searched or judged. */
export function shipsNothingOf(dockerfiles: readonly PlannedDockerfile[]): readonly Notice[] {
  const none = dockerfiles.filter(({ stages }) => shipsNothing(stages)).map(({ path }) => path);
  if (none.length === 0) return [];
  const message = `Nothing ships of ${enumerate(none)}: no build of the repository's own makes an image of ${none.length === 1 ? "it" : "them"}. Where one is shipped, name it with \`ships\` in the config`;
  return [{ level: "note", message }];
}
