const DURATION = String.raw`\d[\d.]* (?:s|min|h)(?: \d+ (?:s|min))?`;
/** The cells of the table of stages that say how long a build took and what of it was cached. */
const STAGE_CELLS = new RegExp(String.raw`\| ${DURATION} \| \d+ of \d+ steps? \|`, "g");
const MEASURED_IN = new RegExp(String.raw`^(- \*\*Measured\*\*: .*) in ${DURATION}\.$`, "m");

/**
 * A rendered comment without what differs each time the same is measured again: times and cached steps. Two that are
 * equal then say the same.
 */
export function withoutTimings(comment: string): string {
  return comment.replace(STAGE_CELLS, "| |").replace(MEASURED_IN, "$1");
}
