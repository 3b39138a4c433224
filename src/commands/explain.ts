import { StagecheckError } from "../errors.ts";
import { pageText } from "../explain/page-text.ts";
import { PAGES } from "../explain/pages.ts";
import { summaryOf } from "../explain/summary.ts";
import { columns, page, wrap } from "../report/text/columns.ts";
import { styleFor } from "../report/text/style.ts";
import type { Invocation } from "../settings/from-arguments.ts";
import { quoted } from "../settings/quoted.ts";
import { didYouMean } from "../text/nearest.ts";
import type { CommandContext } from "./context.ts";
import { printAs } from "./print.ts";

const SENTENCE_WIDTH = 70;

/** `stagecheck explain [ID]`: the page of a detector, or all detectors with a sentence each. */
export async function explainCommand(
  invocation: Extract<Invocation, { command: "explain" }>,
  context: CommandContext,
): Promise<number> {
  const { id } = invocation;
  const markdown = id === null ? listMarkdown() : pageOf(id);
  const text = (color: boolean): string =>
    id === null ? listText(color) : pageText(markdown, styleFor(color));
  await printAs((format, { color }) => (format === "markdown" ? markdown : text(color)), invocation, context);
  return 0;
}

function pageOf(id: string): string {
  const found = Object.hasOwn(PAGES, id) ? PAGES[id] : undefined;
  if (found !== undefined) return found;
  const all = `There are ${Object.keys(PAGES).join(", ")}.`;
  const meant = didYouMean(id, Object.keys(PAGES));
  throw new StagecheckError(`There is no detector ${quoted(id)}`, {
    remedy: meant === undefined ? all : `${meant} ${all}`,
  });
}

function listMarkdown(): string {
  const items = Object.entries(PAGES).map(([id, text]) => {
    const { title, sentence } = summaryOf(text);
    return `- \`${id}\`: ${title}. ${sentence}`;
  });
  return `${items.join("\n")}\n`;
}

function listText(color: boolean): string {
  const style = styleFor(color);
  const rows = Object.entries(PAGES).flatMap(([id, text]) => {
    const { title, sentence } = summaryOf(text);
    return wrap(`${title}. ${sentence}`, SENTENCE_WIDTH).map((line, index) => [
      { text: index === 0 ? id : "", paint: style.bold },
      { text: line },
    ]);
  });
  return page([columns(rows, ["left", "left"])]);
}
