import { terminal } from "../../text/escape.ts";
import type { Report } from "../model.ts";
import { baselineSentences, comparedSentence, comparedWith } from "../view/baseline.ts";
import { imageRow, NOTHING } from "../view/cells.ts";
import { failures } from "../view/failures.ts";
import { findingGroups } from "../view/findings.ts";
import { growths } from "../view/growth.ts";
import { headline, headlineNote } from "../view/headline.ts";
import { shippingImages } from "../view/images.ts";
import { logTail } from "../view/log.ts";
import { noticeSentence } from "../view/notices.ts";
import type { Sentence } from "../view/pieces.ts";
import {
  type Alignment,
  type Cell,
  columns,
  PAGE_WIDTH,
  PATH_WIDTHS,
  page,
  pathEnd,
  withinPage,
  wrap,
} from "./columns.ts";
import { findingLines } from "./findings.ts";
import { stageTable } from "./stage-table.ts";
import { line, marked, type Style, styleFor } from "./style.ts";

const LOG_LINES = 12;

/** The report for a terminal. Ends with a newline. */
export function reportText(report: Report, options: { readonly color: boolean }): string {
  const style = styleFor(options.color);
  const note = headlineNote(report);
  const sections: (readonly string[])[] = [
    [title(report, style), ...(note ? [line(note, style)] : [])],
    imageTable(report, style),
    [...baselineSentences(report), ...report.notices.map(noticeSentence)].flatMap((one) =>
      wrapped(one, style),
    ),
    ...growthSections(report, style),
    ...failureSections(report, style),
    ...(["fresh", "unknown", "debt", "allowed", "fixed"] as const).flatMap((kind) =>
      findingGroups(report, kind).map((group) => findingLines(group, kind, style)),
    ),
    stageTable(report, style),
    footer(report, style),
  ];
  return page(sections);
}

function title(report: Report, style: Style): string {
  const paint = { pass: style.green, warn: style.yellow, fail: style.red }[report.conclusion];
  return style.bold(paint(line(["Stagecheck: ", ...headline(report)], styleFor(false))));
}

function wrapped(sentence: Sentence, style: Style): readonly string[] {
  return wrap(line(sentence, style), PAGE_WIDTH);
}

function imageTable(report: Report, style: Style): readonly string[] {
  const rows = shippingImages(report).map(imageRow);
  if (rows.length === 0) return [];
  const compared = rows.some((row) => row.change !== NOTHING);
  const budgeted = rows.some((row) => row.budgets.length > 0);
  const over = (text: string): string => (text.startsWith("over") ? style.red(text) : text);
  const head = [
    "image",
    "",
    "size",
    ...(compared ? ["change"] : []),
    "download",
    ...(budgeted ? ["budget"] : []),
  ];
  const alignments: Alignment[] = [
    "left",
    "left",
    "right",
    ...(compared ? ["right" as const] : []),
    "right",
    "left",
  ];
  const cells = (pathWidth: number): readonly Cell[][] =>
    rows.flatMap(({ image, size, change, download, budgets }): Cell[][] => [
      [
        { text: terminal(image.label), paint: style.bold },
        { text: terminal(pathEnd(image.dockerfile.path, pathWidth)), paint: style.dim },
        { text: size },
        ...(compared ? [{ text: change }] : []),
        { text: download },
        { text: terminal(budgets[0] ?? ""), paint: over },
      ],
      ...budgets
        .slice(1)
        .map((budget): Cell[] => [
          ...head.slice(0, -1).map(() => ({ text: "" })),
          { text: terminal(budget), paint: over },
        ]),
    ]);
  const titles = head.map((text) => ({ text, paint: style.dim }));
  // Paths stand in the table of stages too: where names are enough, they go before they are cut to pieces.
  const named = rows.every(({ image }) => image.unique);
  return withinPage(
    (pathWidth) => columns([titles, ...cells(pathWidth)], alignments),
    named ? [60, 44, 0] : PATH_WIDTHS,
  );
}

function growthSections(report: Report, style: Style): readonly (readonly string[])[] {
  return growths(report).map(({ sentence, lines }) => [
    line(sentence, style),
    ...lines.map((one) => `  ${line(one, style)}`),
  ]);
}

function failureSections(report: Report, style: Style): readonly (readonly string[])[] {
  return failures(report).map(({ sentence, log }) => [
    ...wrapped(["✗ ", ...sentence], style).map((one) => one.replace(/^✗/, marked("✗", style))),
    ...logTail(log, LOG_LINES).map((one) => `  ${style.dim(`│ ${terminal(one)}`)}`),
  ]);
}

function footer(report: Report, style: Style): readonly string[] {
  if (comparedWith(report.baseline) === null) return [];
  const sentence: Sentence = ["Measured against ", ...comparedSentence(report.baseline)];
  return wrapped(sentence, styleFor(false)).map(style.dim);
}
