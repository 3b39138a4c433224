import type { Instruction, ParsedStage } from "../dockerfile/model.ts";
import { parseDockerfile } from "../dockerfile/parse.ts";

/**
 * Whether a changed Dockerfile still parses, and differs from what it was in one instruction alone: that one is
 * another, or one more follows it. All others read the same, and the stages are built from each other as before.
 */
export function keepsTheRest(before: string, after: string): boolean {
  const old = parseDockerfile(before);
  const made = parseDockerfile(after);
  if (made.error || made.skipped !== undefined || made.escapeChar !== old.escapeChar) return false;
  const added = made.instructions.length - old.instructions.length;
  if (added < 0 || added > 1) return false;
  const from = firstDifference(old.instructions, made.instructions);
  const oldRest = old.instructions.slice(from + (added === 1 ? 0 : 1));
  const madeRest = made.instructions.slice(from + 1);
  return (
    firstDifference(oldRest, madeRest) === Math.max(oldRest.length, madeRest.length) &&
    JSON.stringify(old.stages.map(graphOf)) === JSON.stringify(made.stages.map(graphOf))
  );
}

/** Index of the first instruction that reads otherwise, or the number of those that are the same. */
function firstDifference(one: readonly Instruction[], other: readonly Instruction[]): number {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at++) if (reading(one[at]) !== reading(other[at])) return at;
  return length;
}

const reading = (instruction: Instruction | undefined): string | null =>
  instruction === undefined
    ? null
    : JSON.stringify([instruction.keyword, instruction.stage, instruction.text, instruction.from]);

/** A stage without its lines and its base, which a patch may change. */
function graphOf({ index, name, baseStage, platform, dependsOn, images, fault }: ParsedStage): unknown {
  return {
    index,
    name,
    baseStage,
    platform,
    dependsOn: dependsOn.map(({ stage, via }) => [stage, via]),
    images: images.map(({ via }) => via),
    fault: fault?.message,
  };
}
