import type { Inspection } from "../inspect/model.ts";
import type { ComparedInspection } from "../judge/compare-images.ts";
import { comparisonJson, inspectionJson, inspectionsJson, reportJson, stagesJson } from "./json.ts";
import { renderComment } from "./markdown/comment.ts";
import { comparisonMarkdown } from "./markdown/comparison.ts";
import { inspectionMarkdown } from "./markdown/inspection.ts";
import type { Links } from "./markdown/links.ts";
import { stagesMarkdown } from "./markdown/stages.ts";
import type { Report } from "./model.ts";
import type { ListingParts } from "./stages.ts";
import { comparisonText } from "./text/comparison.ts";
import { inspectionText } from "./text/inspection.ts";
import { reportText } from "./text/report.ts";
import { stagesText } from "./text/stages.ts";

export interface FormatOptions {
  /** SGR colours, where the format has any. */
  readonly color: boolean;
  /** Columns of the terminal that it is written for; absent: a file, a pipe, a log. */
  readonly columns?: number;
  /** Null: lines are named and not linked. */
  readonly links: Links | null;
}

/** A way to write what commands have to say; each text ends with a newline. */
export interface Format {
  readonly report: (report: Report, options: FormatOptions) => string;
  readonly inspection: (inspection: Inspection, options: FormatOptions) => string;
  /** One image for each of its platforms. */
  readonly inspections: (inspections: readonly Inspection[], options: FormatOptions) => string;
  readonly comparison: (inspection: ComparedInspection, options: FormatOptions) => string;
  readonly stages: (options: FormatOptions) => ListingParts;
}

const rows = {
  text: {
    report: reportText,
    inspection: inspectionText,
    inspections: (inspections, options) => inspections.map((one) => inspectionText(one, options)).join("\n"),
    comparison: comparisonText,
    stages: stagesText,
  },
  markdown: {
    report: (report, { links }) => `${renderComment(report, { links })}\n`,
    inspection: inspectionMarkdown,
    inspections: (inspections) => inspections.map(inspectionMarkdown).join("\n"),
    comparison: comparisonMarkdown,
    stages: stagesMarkdown,
  },
  json: {
    report: reportJson,
    inspection: inspectionJson,
    inspections: inspectionsJson,
    comparison: comparisonJson,
    stages: stagesJson,
  },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof rows;

/** Every format by the name that `--format` and `--output` take; the first is the default. */
export const FORMATS: Readonly<Record<FormatName, Format>> = rows;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
