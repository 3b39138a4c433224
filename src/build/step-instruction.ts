import { reachableStages } from "../dockerfile/graph.ts";
import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { readSyntax } from "../dockerfile/syntax.ts";
import { consistsOf } from "../text/pieces.ts";

/** Of `[linux/amd64 build 3/5] RUN make`: the stage's name, if there are several, the step's place in it, what it does. */
const STEP_NAME = /^\[(?:(?:[^\]]* )?([^\]\s]+) +)?(\d+)\/\d+\] (.*)$/s;
/** `$NAME`, `${NAME}`, `${NAME:-default}`: BuildKit names a step with the variables' values. */
const VARIABLE = /\$(?:\w+|\{(?:[^{}]|\{[^{}]*\})*\})/;

/** Instructions that are a step each. */
const STEPS = new Set(["RUN", "COPY", "ADD", "WORKDIR"]);

/**
 * The instruction that a step stands for, by the step's name alone. Where builds that run at once have a step in
 * common, BuildKit tells only one of them the step's line, and calls it in all of them as it is called in that one.
 * @param name a vertex's, as `--progress rawjson` has it
 * @param target index of the stage that is built
 * @returns the first one that it can be, if any, of the target and the stages that it needs
 */
export function instructionOfStep(
  name: string,
  dockerfile: ParsedDockerfile,
  target: number,
): Instruction | undefined {
  const [, stage, place, text] = STEP_NAME.exec(name) ?? [];
  if (text === undefined) return undefined;
  const needed = reachableStages(dockerfile.stages, [target]);
  const found = matching(dockerfile, text).filter((instruction) => needed.has(instruction.stage));
  const inStage = found.filter((instruction) => {
    const { name: own, index } = dockerfile.stages[instruction.stage] ?? {};
    return stage === undefined || stage === (own ?? `stage-${index}`);
  });
  const atPlace = inStage.find((instruction) => placeOf(instruction, dockerfile) === Number(place));
  return atPlace ?? inStage[0] ?? found[0];
}

/** What a step does: its name without its place. */
export const commandOfStep = (name: string): string => name.replace(/^\[[^\]]*\] /, "");

/** All instructions whose step may be called so. */
function matching(
  { text, escapeChar, instructions }: ParsedDockerfile,
  step: string,
): readonly Instruction[] {
  // Of blanks and escape characters BuildKit keeps some, by rules of its own.
  const bare = (from: string): string => from.replaceAll(escapeChar, "").replace(/\s+/g, " ").trim();
  const bareStep = bare(step);
  const raw = new Map(readSyntax(text).instructions.map((one) => [one.line, one]));
  return instructions.filter(({ line }) => {
    const { logical = "", heredocs = [] } = raw.get(line) ?? {};
    const [, keyword = "", rest = ""] = /^(?:ONBUILD\s+)?(\w+)\s*(.*)$/is.exec(logical) ?? [];
    // BuildKit has the first line of a here-document follow.
    const written = `${keyword.toUpperCase()} ${bare(rest)}${heredocs.length > 0 ? "$_" : ""}`;
    return STEPS.has(keyword.toUpperCase()) && consistsOf(written.split(VARIABLE), bareStep);
  });
}

/** BuildKit counts a stage's steps from 1; FROM is the first of them, if it is from anything. */
function placeOf(instruction: Instruction, { stages, instructions }: ParsedDockerfile): number {
  const before = instructions.filter(
    ({ stage, line, keyword }) =>
      stage === instruction.stage && line <= instruction.line && STEPS.has(keyword),
  );
  return before.length + (stages[instruction.stage]?.base === "scratch" ? 0 : 1);
}
