import type { ComparedInspection } from "../../judge/compare-images.ts";
import { count, formatBytes, formatDelta } from "../../text/bytes.ts";
import { codeSpan, markdownText } from "../../text/escape.ts";
import { NOTHING } from "../view/cells.ts";
import {
  changedLayerText,
  comparisonFacts,
  layerCounts,
  newFindings,
  packageCounts,
  versionText,
} from "../view/comparison.ts";
import { inspectedFinding } from "../view/inspection.ts";
import { shorten } from "../view/pieces.ts";
import { CUT, listBlock, paragraph, tableBlock } from "./blocks.ts";
import { SUMMARY_LIMIT } from "./comment.ts";
import { fitPage } from "./fit.ts";
import { findingItem } from "./inspection.ts";
import { markdown } from "./sentence.ts";

const bytes = (value: number | null): string => (value === null ? NOTHING : formatBytes(value));

const numbers = (titles: readonly string[], numeric: readonly number[]) =>
  titles.map((title, index) => ({ title, numeric: numeric.includes(index) }));

/** Two images side by side as a Markdown page. Ends with a newline. */
export function comparisonMarkdown(compared: ComparedInspection): string {
  const { against, layers, packages, files, fixed } = compared.comparison;
  const name = (reference: string): string => codeSpan(shorten(reference, 200));
  const fresh = newFindings(compared);
  const packagesTitle = packageCounts(compared);
  const page = [
    paragraph(`### ${name(compared.reference)} against ${name(against.reference)}`),
    listBlock(
      "",
      comparisonFacts(compared).map(({ term, sentence }) => `${term}: ${markdown(sentence, null)}`),
      { noun: "fact", cutOrder: CUT.measured },
    ),
    paragraph(markdownText(layerCounts(compared))),
    tableBlock(
      numbers(["", "instruction", "before", "after", "change"], [2, 3, 4]),
      layers.map((layer) => [
        layer.status === "same" ? "" : layer.status,
        codeSpan(changedLayerText(layer, 100)),
        bytes(layer.before),
        bytes(layer.after),
        formatDelta(layer.change),
      ]),
      { noun: "layer", cutOrder: CUT.stages },
    ),
    ...(packagesTitle === null
      ? []
      : [
          paragraph(markdownText(packagesTitle)),
          tableBlock(
            numbers(["", "package", "version", "change"], [3]),
            packages.map((one) => [
              one.status,
              codeSpan(one.name),
              codeSpan(versionText(one)),
              formatDelta(one.change),
            ]),
            { noun: "package", cutOrder: CUT.graph },
          ),
        ]),
    ...(files.length === 0
      ? []
      : [
          listBlock(
            "Files that grew most",
            files.map(
              ({ path, before, change }) =>
                `${codeSpan(shorten(path, 200))} ${formatDelta(change)}${before === null ? ", new" : ""}`,
            ),
            { noun: "file", cutOrder: CUT.growth },
          ),
        ]),
    fresh.length === 0
      ? paragraph("No new finding.")
      : listBlock(
          markdownText(count(fresh.length, "new finding")),
          fresh.map((finding) => findingItem(finding, compared)),
          { noun: "finding", cutOrder: CUT.findings },
        ),
    ...(fixed.length === 0
      ? []
      : [
          listBlock(
            markdownText(`${count(fixed.length, "finding")} fixed`),
            fixed.map((finding) => `✓ ${markdown(inspectedFinding(finding), null)}`),
            { noun: "finding", cutOrder: CUT.fixed },
          ),
        ]),
  ];
  return `${fitPage(page, { limit: SUMMARY_LIMIT - 1, unit: "bytes", rest: "the JSON" })}\n`;
}
