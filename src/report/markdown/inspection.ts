import type { Finding, Inspection } from "../../inspect/model.ts";
import { count, formatBytes } from "../../text/bytes.ts";
import { codeSpan, markdownHtml, markdownText } from "../../text/escape.ts";
import { NOTHING } from "../view/cells.ts";
import { byWeight, MARKS, remedySentence } from "../view/findings.ts";
import {
  inspectedFinding,
  inspectedPlace,
  inspectionFacts,
  layerPlace,
  layerText,
  packageFact,
} from "../view/inspection.ts";
import { shorten } from "../view/pieces.ts";
import { CUT, folded, listBlock, paragraph, tableBlock } from "./blocks.ts";
import { SUMMARY_LIMIT } from "./comment.ts";
import { fitPage } from "./fit.ts";
import { markdown } from "./sentence.ts";

/** An inspection as a Markdown page. Ends with a newline. */
export function inspectionMarkdown(inspection: Inspection): string {
  const layers = inspection.layers.map((layer, index) => [
    String(index + 1),
    layerPlace(layer),
    codeSpan(layerText(layer, 100) ?? ""),
    formatBytes(layer.size),
    layer.downloadSize === null ? NOTHING : formatBytes(layer.downloadSize),
    layer.files.toLocaleString("en-US"),
  ]);
  const columns = ["layer", "", "instruction", "size", "download", "files"].map((title, index) => ({
    title,
    numeric: index === 0 || index > 2,
  }));
  const findings = [...inspection.findings].sort(byWeight).map((finding) => findingItem(finding, inspection));
  const packages = inspection.packages.map(({ name, version, bytes, layer }) => [
    codeSpan(name),
    codeSpan(version),
    formatBytes(bytes),
    String(layer + 1),
  ]);
  const page = [
    paragraph(`### ${codeSpan(shorten(inspection.reference, 200))}`),
    listBlock(
      "",
      [...inspectionFacts(inspection), ...packageFact(inspection)].map(
        ({ term, sentence }) => `${term}: ${markdown(sentence, null)}`,
      ),
      { noun: "fact", cutOrder: CUT.measured },
    ),
    tableBlock(columns, layers, { noun: "layer", cutOrder: CUT.stages }),
    ...(packages.length === 0
      ? []
      : [
          folded(
            markdownHtml(`${count(packages.length, "package")} by size`),
            tableBlock(
              ["package", "version", "size", "layer"].map((title, index) => ({ title, numeric: index > 1 })),
              packages,
              { noun: "package", cutOrder: CUT.graph },
            ),
          ),
        ]),
    findings.length === 0
      ? paragraph("No build tooling found.")
      : listBlock(markdownText(count(findings.length, "finding")), findings, {
          noun: "finding",
          cutOrder: CUT.findings,
        }),
  ];
  return `${fitPage(page, { limit: SUMMARY_LIMIT - 1, unit: "bytes", rest: "the JSON" })}\n`;
}

/** A finding as an item of a list: what, where, what to do, and which detector says so. */
export function findingItem(finding: Finding, inspection: Inspection): string {
  const what = [
    `${MARKS[finding.severity]} `,
    ...inspectedFinding(finding),
    ", ",
    ...inspectedPlace(finding, inspection),
  ];
  return `${markdown([...what, ". ", ...remedySentence(finding)], null)} ${codeSpan(finding.detector)}`;
}
