import { count } from "../text/bytes.ts";
import { logLine } from "../text/escape.ts";
import type { ProgressEvent, ProgressListener } from "./model.ts";

const SIDES = { head: "", baseline: "baseline ", remedies: "with remedies, " } as const;
const STATUS = { built: "built", failed: "FAILED", timeout: "TIMED OUT", skipped: "skipped" } as const;

function seconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}

/** `main  api (services/api/Dockerfile): built in 2.1 s, 5 of 7 steps cached`, safe for any log. */
export function finishedLine(event: Extract<ProgressEvent, { kind: "target-finished" }>): string {
  const cached = event.steps > 0 ? `, ${event.cachedSteps} of ${count(event.steps, "step")} cached` : "";
  const reason = event.reason === null ? "" : `: ${event.reason}`;
  return logLine(
    `${SIDES[event.side]}${event.target}: ${STATUS[event.status]} in ${seconds(event.seconds)}${cached}${reason}`,
  );
}

/** One plain line for each thing that happened: for logs and files. */
export function linesListener(write: (line: string) => void): ProgressListener {
  return (event) => {
    if (event.kind === "phase" || event.kind === "note") write(logLine(event.text));
    if (event.kind !== "target-finished") return;
    write(finishedLine(event));
    for (const line of event.log) write(`    ${logLine(line)}`);
  };
}
