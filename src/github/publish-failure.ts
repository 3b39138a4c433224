import { StagecheckError } from "../errors.ts";
import { codeBlock } from "../text/escape.ts";
import { outputsWithoutReport, setOutputs } from "./outputs.ts";
import { writeSummary } from "./summary.ts";
import { emitAnnotations, isInWorkspace } from "./workflow-commands.ts";

/**
 * Tells GitHub why there is no report at all, as where the event cannot be read: an annotation, the outputs, the summary.
 * @param lines what a person is told of it
 */
export function publishFailure(error: unknown, lines: readonly string[]): void {
  // The line names its place already: an annotation's file and line are not shown in the log.
  const named = error instanceof StagecheckError ? error.place : undefined;
  const place = named && isInWorkspace(named.file) ? named : undefined;
  emitAnnotations([
    {
      level: "error",
      title: "Stagecheck could not run",
      message: lines.join("\n"),
      ...(place ? { file: place.file, ...(place.line ? { line: place.line } : {}) } : {}),
    },
  ]);
  writeSummary(() => `### Stagecheck could not run\n\n${codeBlock(lines)}\n`);
  setOutputs(outputsWithoutReport());
}
