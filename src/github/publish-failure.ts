import { StagecheckError } from "../errors.ts";
import { codeBlock } from "../text/escape.ts";
import { outputsWithoutReport, setOutputs } from "./outputs.ts";
import { writeSummary } from "./summary.ts";
import { emitAnnotations, isInWorkspace } from "./workflow-commands.ts";

/**
 * Tells GitHub why there is no report at all: an annotation for each fault at its place, the outputs, the summary.
 * @param lines what a person is told of it
 */
export function publishFailure(faults: readonly unknown[], lines: readonly string[]): void {
  const placed = faults.length === lines.length;
  emitAnnotations(
    (placed ? faults : [null]).map((fault, index) => {
      // The line names its place already: an annotation's file and line are not shown in the log.
      const named = fault instanceof StagecheckError ? fault.place : undefined;
      const place = named && isInWorkspace(named.file) ? named : undefined;
      return {
        level: "error" as const,
        title: "Stagecheck could not run",
        message: placed ? (lines[index] ?? "") : lines.join("\n"),
        ...(place ? { file: place.file, ...(place.line ? { line: place.line } : {}) } : {}),
      };
    }),
  );
  writeSummary(() => `### Stagecheck could not run\n\n${codeBlock(lines)}\n`);
  setOutputs(outputsWithoutReport());
}
