import type { Result, Row } from "./model.ts";

const HEADING = ["", "time", "ratio", "memory"] as const;

function cells({ name, seconds, ratio, peakBytes, missing }: Row): readonly string[] {
  if (seconds === null) return [name, missing ?? "", "", ""];
  return [
    name,
    `${seconds.toFixed(2)} s`,
    ratio === null ? "" : `× ${ratio.toFixed(2)}`,
    peakBytes ? `${Math.round(peakBytes / 1e6)} MB` : "",
  ];
}

/** All results as one plain text. */
export function table(results: readonly Result[]): string {
  const bodies = results.map(({ rows }) => rows.map(cells));
  const widths = HEADING.map((heading, column) =>
    Math.max(
      heading.length,
      // A reason stands in the second column and may be longer than what belongs there.
      ...bodies
        .flat()
        .flatMap((row) => (column === 1 && row[2] === "" && row[3] === "" ? [] : [row[column]?.length ?? 0])),
    ),
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ")}`.trimEnd();
  return results
    .map(({ title }, index) => [title, line(HEADING), ...(bodies[index] ?? []).map(line), ""].join("\n"))
    .join("\n");
}
