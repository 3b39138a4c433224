import { readFile } from "node:fs/promises";
import { StagecheckError } from "../errors.ts";
import type { MeasuredBaseline } from "../judge/model.ts";
import { parseReport } from "../report/json.ts";

/**
 * Takes an earlier report as the baseline.
 * @throws StagecheckError where the file is not there or is no report
 */
export async function readBaselineReport(file: string): Promise<MeasuredBaseline> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new StagecheckError(`The baseline cannot be read (${cause.code ?? "unknown"})`, {
      place: { file },
      cause,
    });
  });
  const report = parseReport(text, file);
  return {
    summary: {
      kind: "file",
      ...(report.head === null ? {} : { sha: report.head }),
      reason: "a report that was given",
      state: "ready",
    },
    dockerfiles: report.dockerfiles,
  };
}
