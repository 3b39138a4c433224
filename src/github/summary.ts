import { appendFileSync, statSync } from "node:fs";

export interface SummaryResult {
  readonly status: "written" | "skipped" | "failed";
  readonly warning?: string;
}

/** Bytes of a step's summary; GitHub drops a longer one whole. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
export const SUMMARY_LIMIT = 1024 * 1024;

/**
 * Appends Markdown to the summary of the step. `render` makes it, of at most so many bytes of UTF-8.
 * Outside the Actions runner nothing is written.
 */
export function writeSummary(
  render: (limit: number) => string,
  path: string | undefined = process.env["GITHUB_STEP_SUMMARY"],
): SummaryResult {
  if (!path) return { status: "skipped" };
  const written = attempt(() => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  if (!written.ok) return failure(path, written.code);
  const room = SUMMARY_LIMIT - written.value - 1;
  const text = room > 0 ? render(room) : "";
  if (text === "" || Buffer.byteLength(text) > room) {
    return { status: "failed", warning: "The report does not fit into the job summary (1 MiB a step)." };
  }
  const appended = attempt(() => appendFileSync(path, text.endsWith("\n") ? text : `${text}\n`, "utf8"));
  return appended.ok ? { status: "written" } : failure(path, appended.code);
}

function attempt<T>(work: () => T): { ok: true; value: T } | { ok: false; code: string } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, code: (error as NodeJS.ErrnoException).code ?? "unknown" };
  }
}

function failure(path: string, code: string): SummaryResult {
  return { status: "failed", warning: `The job summary could not be written: ${path} (${code}).` };
}
