import type { ParsedStage, Stage } from "../dockerfile/model.ts";

/** @param shipping indices of the stages whose image users run */
export function markShipping(stages: readonly ParsedStage[], shipping: readonly number[]): readonly Stage[] {
  const shipped = new Set(shipping);
  return stages.map((stage) => ({ ...stage, ships: shipped.has(stage.index) }));
}
