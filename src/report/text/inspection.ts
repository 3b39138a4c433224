import type { Finding, Inspection } from "../../inspect/model.ts";
import { count, formatBytes } from "../../text/bytes.ts";
import { terminal } from "../../text/escape.ts";
import { byWeight } from "../view/findings.ts";
import {
  inspectedFinding,
  inspectedPlace,
  inspectionFacts,
  layerPlace,
  layerText,
} from "../view/inspection.ts";
import { type Cell, columns, page } from "./columns.ts";
import { oneFinding } from "./findings.ts";
import { line, type Style, styleFor } from "./style.ts";

const BAR_WIDTH = 20;

/** An inspection for a terminal: the image, its layers with bars, what was found. Ends with a newline. */
export function inspectionText(inspection: Inspection, options: { readonly color: boolean }): string {
  const style = styleFor(options.color);
  const findings = [...inspection.findings].sort(byWeight);
  const sections = [
    [
      style.bold(terminal(inspection.reference)),
      ...inspectionFacts(inspection).map(
        ({ term, sentence }) => `  ${term.padEnd(11)}${line(sentence, style)}`,
      ),
    ],
    layerLines(inspection, style),
    findingSection(findings, inspection, style),
  ];
  return page(sections);
}

function layerLines({ layers }: Inspection, style: Style): readonly string[] {
  const largest = Math.max(1, ...layers.map((layer) => layer.size));
  const rows = layers.map((layer, index): Cell[] => [
    { text: String(index + 1), paint: style.dim },
    { text: formatBytes(layer.size) },
    { text: bar(layer.size / largest), paint: layer.origin === "base" ? style.dim : style.yellow },
    { text: layerPlace(layer), paint: style.dim },
    { text: terminal(layerText(layer, 50) ?? "") },
  ]);
  const table = columns(rows, ["right", "right", "left", "left", "left"]);
  return [count(layers.length, "layer"), ...table.map((row) => `  ${row}`)];
}

/** Filled blocks to an eighth of a character. */
function bar(part: number): string {
  const eighths = Math.round(part * BAR_WIDTH * 8);
  const rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] ?? "";
  return "█".repeat(Math.floor(eighths / 8)) + rest;
}

function findingSection(
  findings: readonly Finding[],
  inspection: Inspection,
  style: Style,
): readonly string[] {
  if (findings.length === 0) return ["No build tooling found."];
  return [
    count(findings.length, "finding"),
    ...findings.flatMap((finding) =>
      oneFinding(finding, inspectedFinding(finding), inspectedPlace(finding, inspection), style),
    ),
  ];
}
