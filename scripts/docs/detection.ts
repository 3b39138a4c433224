import type { Detection } from "../../test/unit/detectors/detector-cases.ts";
import { table } from "./tables.ts";

/** A row for each detector and each layout of image that it has to find something in. */
export function detectionTable(rows: readonly Detection[]): string {
  return table(
    ["detector", "images", "found", "recall", "silent", "precision"],
    rows.map(({ detector, layout, wanted, found, clean, alarms }) => [
      `[\`${detector}\`](detectors/${detector}.md)`,
      layout,
      `${found} of ${wanted}`,
      percent(found, wanted),
      `${clean - alarms} of ${clean}`,
      percent(found, found + alarms),
    ]),
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.floor((part / whole) * 100)} %`;
}
