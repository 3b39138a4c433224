import { columns, PAGE_WIDTH, page, width, wrap } from "../report/text/columns.ts";
import type { Style } from "../report/text/style.ts";
import { terminal } from "../text/escape.ts";

/** A stretch of a page that is laid out by itself: a paragraph, a list item, a code block, a table. */
interface Part {
  readonly kind: "title" | "heading" | "text" | "item" | "code" | "table";
  readonly lines: readonly string[];
}

/** A page of the docs for a terminal: headings, paragraphs, lists, code blocks and tables. Ends with a newline. */
export function pageText(markdown: string, style: Style): string {
  const sections: string[][] = [];
  let last: Part["kind"] | null = null;
  for (const part of partsOf(markdown)) {
    const lines = layOut(part, style);
    const above = sections.at(-1);
    if (above && part.kind === "item" && last === "item") above.push(...lines);
    else sections.push([...lines]);
    last = part.kind;
  }
  return page(sections);
}

function partsOf(markdown: string): readonly Part[] {
  const parts: { kind: Part["kind"]; lines: string[] }[] = [];
  /** The last part can still grow. */
  let open = false;
  let fenced = false;
  const begin = (kind: Part["kind"], line: string): void => {
    parts.push({ kind, lines: [line] });
    open = kind !== "title" && kind !== "heading";
  };
  for (const line of markdown.split("\n")) {
    const last = open || fenced ? parts.at(-1) : undefined;
    if (line.startsWith("```")) {
      if (!fenced) parts.push({ kind: "code", lines: [] });
      fenced = !fenced;
      open = false;
    } else if (fenced) last?.lines.push(line);
    else if (line.trim() === "") open = false;
    else if (line.startsWith("# ")) begin("title", line.slice("# ".length));
    else if (/^#+ /.test(line)) begin("heading", line.replace(/^#+ /, ""));
    else if (line.startsWith("- ")) begin("item", line.slice("- ".length));
    else if (line.startsWith("|") && last?.kind !== "table") begin("table", line);
    else if (last) last.lines.push(line.trim());
    else begin("text", line.trim());
  }
  return parts;
}

function layOut({ kind, lines }: Part, style: Style): readonly string[] {
  switch (kind) {
    case "title":
      return underlined(inline(lines.join(" "), style), "═", style);
    case "heading":
      return underlined(inline(lines.join(" "), style), "─", style);
    case "code":
      return lines.map((line) => (line === "" ? "" : `    ${style.dim(terminal(line))}`));
    case "item":
      return wrap(inline(lines.join(" "), style), PAGE_WIDTH - 4).map((line, index) =>
        index === 0 ? `  - ${line}` : `    ${line}`,
      );
    case "table":
      return tableLines(lines, style);
    default:
      return wrap(inline(lines.join(" "), style), PAGE_WIDTH);
  }
}

const underlined = (text: string, rule: string, style: Style): readonly string[] => [
  style.bold(text),
  style.dim(rule.repeat(width(text))),
];

/** The first column as it is, the last one wrapped into the room that is left. */
function tableLines(lines: readonly string[], style: Style): readonly string[] {
  const rows = lines
    .filter((line) => !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|$/g, "")
        .split(/(?<!\\)\|/)
        .map((cell) => inline(cell.trim().replaceAll("\\|", "|"), style)),
    );
  const count = Math.max(0, ...rows.map((row) => row.length));
  const fixed = Array.from({ length: Math.max(0, count - 1) }, (_, column) =>
    Math.max(0, ...rows.map((row) => width(row[column] ?? ""))),
  ).reduce((sum, one) => sum + one + 2, 2);
  const laid = rows.flatMap((row, index) => {
    const cells = wrap(row[count - 1] ?? "", Math.max(30, PAGE_WIDTH - fixed));
    return (cells.length > 0 ? cells : [""]).map((cell, line) => [
      ...Array.from({ length: count - 1 }, (_, column) => ({ text: line === 0 ? (row[column] ?? "") : "" })),
      { text: cell, ...(index === 0 ? { paint: style.bold } : {}) },
    ]);
  });
  return columns(
    laid,
    Array.from({ length: count }, () => "left" as const),
  ).map((line) => `  ${line}`);
}

/** Links by their text, bold as bold; code keeps its backticks. */
function inline(text: string, style: Style): string {
  return terminal(text)
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, (_, bold: string) => style.bold(bold));
}
