import type { ComparedInspection } from "../../judge/compare-images.ts";
import { count, formatBytes, formatDelta } from "../../text/bytes.ts";
import { terminal } from "../../text/escape.ts";
import {
  CHANGE_MARKS,
  changedLayerText,
  comparisonFacts,
  layerCounts,
  newFindings,
  packageCounts,
  versionText,
} from "../view/comparison.ts";
import { inspectedFinding } from "../view/inspection.ts";
import { page, wrap } from "./columns.ts";
import { factLines, findingSection, type InspectionTextOptions } from "./inspection.ts";
import { type Page, pageOf, pageTable } from "./page-table.ts";
import { line, marked, type Style, styleFor } from "./style.ts";

const PACKAGES_SHOWN = 20;
const FILES_SHOWN = 10;
const TEXT_LIMIT = 200;

/** Two images side by side for a terminal: what changed, layer by layer, and what is new. Ends with a newline. */
export function comparisonText(compared: ComparedInspection, options: InspectionTextOptions): string {
  const style = styleFor(options.color);
  const sheet = pageOf(options.columns);
  const { against, fixed } = compared.comparison;
  const fresh = newFindings(compared);
  return page([
    [
      `${style.bold(terminal(compared.reference))} against ${style.bold(terminal(against.reference))}`,
      ...factLines(comparisonFacts(compared), sheet, style),
    ],
    layerLines(compared, sheet, style),
    packageLines(compared, sheet, style),
    fileLines(compared, sheet),
    fresh.length === 0 ? ["No new finding."] : findingSection("new finding", fresh, compared, sheet, style),
    fixed.length === 0
      ? []
      : [
          `${count(fixed.length, "finding")} fixed`,
          ...fixed.flatMap((finding) => {
            const lines = wrap(line(inspectedFinding(finding), style), sheet.width - 4);
            return lines.map((text, index) =>
              index === 0 ? `  ${marked("✓", style)} ${text}` : `    ${text}`,
            );
          }),
        ],
  ]);
}

function layerLines(compared: ComparedInspection, sheet: Page, style: Style): readonly string[] {
  const rows = compared.comparison.layers.map((layer) => [
    { text: CHANGE_MARKS[layer.status], paint: paintOf(layer.status, style) },
    { text: layer.layer === null ? "" : String(layer.layer + 1), paint: style.dim },
    { text: formatBytes(layer.after ?? layer.before ?? 0) },
    { text: layer.status === "same" ? "" : formatDelta(layer.change) },
    { text: terminal(changedLayerText(layer, TEXT_LIMIT)) },
  ]);
  return [layerCounts(compared), ...pageTable(rows, ["left", "right", "right", "right", "left"], sheet)];
}

function packageLines(compared: ComparedInspection, sheet: Page, style: Style): readonly string[] {
  const { packages } = compared.comparison;
  const title = packageCounts(compared);
  if (title === null) return [];
  const rows = packages
    .slice(0, PACKAGES_SHOWN)
    .map((one) => [
      { text: CHANGE_MARKS[one.status], paint: paintOf(one.status, style) },
      { text: formatDelta(one.change) },
      { text: terminal(`${one.name} ${versionText(one)}`) },
    ]);
  return [
    title,
    ...pageTable(rows, ["left", "right", "left"], sheet),
    ...(packages.length > PACKAGES_SHOWN ? [`  and ${packages.length - PACKAGES_SHOWN} more`] : []),
  ];
}

function fileLines({ comparison: { files } }: ComparedInspection, sheet: Page): readonly string[] {
  if (files.length === 0) return [];
  const rows = files
    .slice(0, FILES_SHOWN)
    .map((file) => [
      { text: formatDelta(file.change) },
      { text: file.before === null ? "new" : "" },
      { text: terminal(file.path) },
    ]);
  return ["Files that grew most", ...pageTable(rows, ["right", "left", "left"], sheet)];
}

function paintOf(status: keyof typeof CHANGE_MARKS, style: Style): (text: string) => string {
  if (status === "same") return style.dim;
  return status === "changed" ? style.yellow : status === "added" ? style.red : style.green;
}
