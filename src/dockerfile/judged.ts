import type { Flags, Frontend } from "./flags.ts";
import { at, Rejection } from "./rejection.ts";
import { checkInstruction } from "./rules.ts";
import { type RawInstruction, readSyntax } from "./syntax.ts";

/** An instruction that BuildKit takes. */
export interface JudgedInstruction extends RawInstruction {
  readonly values: Flags;
}

/**
 * Judges all instructions, each by itself; the first fault counts.
 * @throws Rejection with its line
 */
export function judgeInstructions(
  instructions: readonly RawInstruction[],
  frontend: Frontend,
): readonly JudgedInstruction[] {
  let inStage = false;
  const judged = instructions.map((instruction): JudgedInstruction => {
    const { keyword, line } = instruction;
    const values = at(line, () => checkInstruction(instruction, frontend));
    inStage ||= keyword === "FROM";
    if (!inStage && keyword !== "ARG" && frontend !== "foreign")
      throw new Rejection(`${keyword} stands before the first FROM: only ARG may`, line);
    return withValues(instruction, values);
  });
  if (!inStage) throw new Rejection("the file has no FROM, so no stage", instructions[0]?.line ?? 1);
  return judged;
}

/** Each by its name, as `readSyntax` has them. */
const withValues = (one: RawInstruction, values: Flags): JudgedInstruction => ({
  word: one.word,
  keyword: one.keyword,
  flags: one.flags,
  rest: one.rest,
  args: one.args,
  pairs: one.pairs,
  json: one.json,
  trigger: one.trigger,
  line: one.line,
  endLine: one.endLine,
  text: one.text,
  offset: one.offset,
  logical: one.logical,
  heredocs: one.heredocs,
  values,
});

/**
 * What an ONBUILD instruction does in a stage that is FROM its own: BuildKit reads it as a file of its own.
 * @throws Rejection with the line of the ONBUILD
 */
export function readTrigger(onbuild: RawInstruction, frontend: Frontend): JudgedInstruction {
  const { line, endLine } = onbuild;
  const text = onbuild.logical.replace(/^\s*ONBUILD\s*/i, "");
  return atOwn(line, () => {
    const documents = onbuild.heredocs.map(({ content, name }) => `\n${content}${name}`);
    const { instructions } = readSyntax(text + documents.join(""));
    const [trigger] = instructions;
    if (!trigger || instructions.length > 1) throw new Rejection("ONBUILD takes one instruction");
    const values = checkInstruction(trigger, frontend);
    return { ...trigger, line, endLine, values };
  });
}

/** Whatever line the trigger's own text has: that of the ONBUILD counts. */
function atOwn<T>(line: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Rejection) throw new Rejection(error.message, line);
    throw error;
  }
}
