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
  packageFact,
} from "../view/inspection.ts";
import type { MeasuredFact } from "../view/measured.ts";
import { page, wrap } from "./columns.ts";
import { oneFinding } from "./findings.ts";
import { bar, cut, type Page, pageOf, pageTable } from "./page-table.ts";
import { line, type Style, styleFor } from "./style.ts";

/** So many packages are shown: more are in the JSON. */
const PACKAGES_SHOWN = 10;

/** Longer instructions are cut before the page is known to be narrower still. */
const TEXT_LIMIT = 200;

const TERM_WIDTH = 13;

export interface InspectionTextOptions {
  readonly color: boolean;
  /** Of the terminal; absent: it is none, and there are no bars. */
  readonly columns?: number;
}

/** An inspection for a terminal: the image, its layers with bars, packages, what was found. Ends with a newline. */
export function inspectionText(inspection: Inspection, options: InspectionTextOptions): string {
  const style = styleFor(options.color);
  const sheet = pageOf(options.columns);
  const findings = [...inspection.findings].sort(byWeight);
  const none = ["No build tooling found."];
  return page([
    [
      style.bold(terminal(inspection.reference)),
      ...factLines([...inspectionFacts(inspection), ...packageFact(inspection)], sheet, style),
    ],
    layerLines(inspection, sheet, style),
    packageLines(inspection, sheet, style),
    findings.length === 0 ? none : findingSection("finding", findings, inspection, sheet, style),
  ]);
}

/** A term and its sentence, wrapped beside it; a word that no line has room for, as a digest, is cut. */
export function factLines(facts: readonly MeasuredFact[], sheet: Page, style: Style): readonly string[] {
  return facts.flatMap(({ term, sentence }) =>
    wrap(line(sentence, style), sheet.width - TERM_WIDTH).map(
      (text, index) =>
        (index === 0 ? `  ${term}` : "").padEnd(TERM_WIDTH) + cut(text, sheet.width - TERM_WIDTH),
    ),
  );
}

function layerLines({ layers }: Inspection, sheet: Page, style: Style): readonly string[] {
  const largest = Math.max(1, ...layers.map((layer) => layer.size));
  const rows = layers.map((layer, index) => [
    { text: String(index + 1), paint: style.dim },
    { text: formatBytes(layer.size) },
    ...(sheet.bar === 0
      ? []
      : [
          {
            text: bar(layer.size / largest, sheet),
            paint: layer.origin === "base" ? style.dim : style.yellow,
          },
        ]),
    { text: layerPlace(layer), paint: style.dim },
    { text: terminal(layerText(layer, TEXT_LIMIT) ?? "") },
  ]);
  const bars = sheet.bar === 0 ? [] : (["left"] as const);
  return [
    count(layers.length, "layer"),
    ...pageTable(rows, ["right", "right", ...bars, "left", "left"], sheet),
  ];
}

function packageLines({ packages }: Inspection, sheet: Page, style: Style): readonly string[] {
  const shown = packages.slice(0, PACKAGES_SHOWN);
  if (shown.length === 0) return [];
  const largest = Math.max(1, ...shown.map(({ bytes }) => bytes));
  const rows = shown.map(({ name, version, bytes }) => [
    { text: formatBytes(bytes) },
    ...(sheet.bar === 0 ? [] : [{ text: bar(bytes / largest, sheet), paint: style.yellow }]),
    { text: terminal(`${name} ${version}`) },
  ]);
  const bars = sheet.bar === 0 ? [] : (["left"] as const);
  const title =
    packages.length > shown.length
      ? `The largest of ${count(packages.length, "package")}`
      : count(packages.length, "package");
  return [title, ...pageTable(rows, ["right", ...bars, "left"], sheet)];
}

/** A title and the findings below it, wrapped to the page. */
export function findingSection(
  noun: string,
  findings: readonly Finding[],
  inspection: Inspection,
  sheet: Page,
  style: Style,
): readonly string[] {
  return [
    count(findings.length, noun),
    ...findings.flatMap((finding) =>
      oneFinding(finding, inspectedFinding(finding), inspectedPlace(finding, inspection), style, sheet.width),
    ),
  ];
}
