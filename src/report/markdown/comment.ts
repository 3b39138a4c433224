import type { Report } from "../model.ts";
import { baselineSentences } from "../view/baseline.ts";
import { findingGroups } from "../view/findings.ts";
import { growths } from "../view/growth.ts";
import { headline, headlineNote } from "../view/headline.ts";
import { noticeSentence } from "../view/notices.ts";
import { join, type Sentence } from "../view/pieces.ts";
import { CUT, listBlock, paragraph, sequence } from "./blocks.ts";
import { failureBlock } from "./failures.ts";
import { findingBlock } from "./findings.ts";
import { type Block, fitPage } from "./fit.ts";
import { allFolds } from "./folds.ts";
import { imageBlocks } from "./images.ts";
import type { Links } from "./links.ts";
import { markdown } from "./sentence.ts";

/** GitHub's limit of a comment, in characters. */
export const COMMENT_LIMIT = 65_536;
/** GitHub's limit of a step's job summary, in bytes. */
export const SUMMARY_LIMIT = 1_048_576;

export interface CommentOptions {
  /** At most so many characters; default 65,536. */
  readonly limit?: number;
  /** Null: lines and commits are named and not linked. */
  readonly links: Links | null;
  /** Address of the job summary, where what the comment leaves out can be read. */
  readonly summaryUrl?: string;
}

/** The pull-request comment, without the marker by which it is found again. */
export function renderComment(report: Report, options: CommentOptions): string {
  const blocks = pageBlocks(report, options.links, { foldUnchanged: true, logLines: 12 });
  const rest =
    options.summaryUrl === undefined
      ? "the job summary"
      : `the [job summary](${encodeURI(options.summaryUrl)})`;
  return fitPage(blocks, { limit: options.limit ?? COMMENT_LIMIT, unit: "characters", rest });
}

/** The job summary: the same page with every image and longer logs, at most `limit` bytes of UTF-8 (default 1 MiB). */
export function renderSummary(
  report: Report,
  options: { readonly links: Links | null; readonly limit?: number },
): string {
  const blocks = pageBlocks(report, options.links, { foldUnchanged: false, logLines: 40 });
  return `${fitPage(blocks, {
    limit: (options.limit ?? SUMMARY_LIMIT) - 1,
    unit: "bytes",
    rest: "the JSON report",
  })}\n`;
}

/** Is it fine? What got bigger and why? What must I do? Then, folded, the rest. */
function pageBlocks(
  report: Report,
  links: Links | null,
  options: { foldUnchanged: boolean; logLines: number },
): readonly Block[] {
  const note = headlineNote(report);
  return [
    paragraph(`### ${markdown(["Stagecheck: ", ...headline(report)], links)}`),
    ...(note ? [paragraph(markdown(note, links))] : []),
    ...imageBlocks(report, options),
    ...sentences([...baselineSentences(report), ...report.notices.map(noticeSentence)], links),
    ...growthBlocks(report, links),
    ...failureBlock(report, links, options.logLines),
    ...(["fresh", "unknown"] as const).flatMap((kind) =>
      findingGroups(report, kind).map((group) => findingBlock(group, kind, links)),
    ),
    ...allFolds(report, links),
  ];
}

function sentences(all: readonly Sentence[], links: Links | null): readonly Block[] {
  const texts = all.map((sentence) => markdown(sentence, links));
  const kind = { noun: "note", cutOrder: CUT.notes };
  if (texts.length === 0) return [];
  return [texts.length === 1 ? sequence(texts, kind) : listBlock("", texts, kind)];
}

function growthBlocks(report: Report, links: Links | null): readonly Block[] {
  const texts = growths(report).map(({ sentence, lines }) =>
    markdown([...sentence, ...(lines.length > 0 ? ["; ", ...join(lines, "; ")] : [])], links),
  );
  return texts.length === 0 ? [] : [sequence(texts, { noun: "size change", cutOrder: CUT.growth })];
}
