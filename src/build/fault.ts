import { neededSyntax } from "../dockerfile/flags.ts";
import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { stageHints } from "../dockerfile/stage-hints.ts";
import type { BuildFault } from "./model.ts";
import type { BuildLog } from "./progress.ts";
import { commandOfStep, instructionOfStep } from "./step-instruction.ts";

/** The line that buildx marks with `>>>` under the file's name. */
function markedLine(closing: readonly string[]): number | null {
  for (const line of closing) {
    const marked = /^\s*(\d+) \| >>>/.exec(line);
    if (marked) return Number(marked[1]);
  }
  return null;
}

/** The last `ERROR:` line, without what buildx puts before the reason. */
function closingError(closing: readonly string[]): string | null {
  const line = closing.findLast((text) => text.startsWith("ERROR: "));
  return (
    line
      ?.slice("ERROR: ".length)
      .replace(/^failed to build: /, "")
      .replace(/^failed to solve: /, "") ?? null
  );
}

/**
 * `process "/bin/sh -c make" did not complete successfully: exit code: 2` in plain words. What a COPY lacks comes
 * without BuildKit's ids before it: they are others in every build, and the reason is the same.
 */
function plainReason(reason: string): string {
  const lacking = /failed to calculate checksum of ref \S+: (.+)$/.exec(reason)?.[1];
  if (lacking !== undefined) return lacking;
  const exit = /did not complete successfully: exit code: (\d+)/.exec(reason);
  if (!exit) return reason;
  const code = Number(exit[1]);
  return code === 137
    ? "the command was killed (exit code 137): out of memory?"
    : `the command ended with exit code ${code}`;
}

/** An image that cannot be had may be a stage whose name was mistyped; BuildKit asks so itself where it sees it. */
function askForStage(reason: string, { stages }: ParsedDockerfile): string {
  const image = /^(\S+): failed to resolve source metadata /.exec(reason)?.[1];
  const hint = stageHints(stages).find(({ reference }) => reference === image);
  return hint === undefined || reason.includes("did you mean") ? "" : ` (${hint.question})`;
}

/** A builder that is older than a flag knows nothing of it. */
function askForSyntax(reason: string, instruction: Instruction | undefined): string {
  const flag = /unknown flag: (?:--)?([\w-]+)/.exec(reason)?.[1];
  const needed = flag && instruction ? neededSyntax(instruction.keyword, flag) : null;
  return needed === null ? "" : ` (this builder is older than the flag: ${needed})`;
}

/**
 * What went wrong, with the Dockerfile line and instruction: those that BuildKit names, else those of the failed step.
 * @param target index of the stage that was built
 */
export function describeFault(log: BuildLog, dockerfile: ParsedDockerfile, target: number): BuildFault {
  const line = markedLine(log.closing);
  const step = log.failed?.name ?? "";
  const instruction =
    line === null
      ? instructionOfStep(step, dockerfile, target)
      : dockerfile.instructions.find((item) => item.line <= line && line <= item.endLine);
  const reason =
    closingError(log.closing) ?? log.failed?.error ?? log.closing.at(-1) ?? "the build failed without a word";
  return {
    line: instruction?.line ?? line,
    message: plainReason(reason) + askForStage(reason, dockerfile) + askForSyntax(reason, instruction),
    command: instruction?.text ?? (log.failed && commandOfStep(step)),
    log: log.output,
  };
}
