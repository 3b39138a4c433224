import { withoutCommands } from "../../text/escape.ts";

/** A cell: its text as it is measured, and how it is painted once padded. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export type Alignment = "left" | "right";

const GAP = "  ";

/** Columns as wide as their widest cell, without blanks at line ends. Cells are escaped already. */
export function columns(
  rows: readonly (readonly Cell[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  const widths = alignments.map((_, column) =>
    Math.max(0, ...rows.map((row) => width(row[column]?.text ?? ""))),
  );
  return rows.map((row) => {
    const last = row.findLastIndex((cell) => cell.text !== "");
    return row
      .slice(0, last + 1)
      .map((cell, column) => {
        const room = " ".repeat((widths[column] ?? 0) - width(cell.text));
        const painted = cell.paint ? cell.paint(cell.text) : cell.text;
        if (alignments[column] === "right") return room + painted;
        return column === last ? painted : painted + room;
      })
      .join(GAP);
  });
}

/** Made when something beyond ASCII comes: its tables take long to load. */
let segments: Intl.Segmenter | undefined;

/** Characters as a reader counts them: colours count for nothing. */
export function width(text: string): number {
  const plain = text.includes("\u001b") ? text.replace(/\u001b\[\d+m/g, "") : text;
  if (/^[ -~]*$/.test(plain)) return plain.length;
  segments ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...segments.segment(plain)].length;
}

/** Words in lines of at most `limit` characters; a longer word has a line of its own. */
export function wrap(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && width(last) + 1 + width(word) <= limit)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Columns that a terminal is taken to have. */
export const PAGE_WIDTH = 100;

/** Widths of a column of paths that are tried; the last one is taken as it comes. */
export const PATH_WIDTHS = [60, 44, 36, 28, 20];

/** A table whose paths are shortened until it keeps to the page, as far as that goes. */
export function withinPage(
  table: (pathWidth: number) => readonly string[],
  pathWidths: readonly number[] = PATH_WIDTHS,
): readonly string[] {
  let lines: readonly string[] = [];
  for (const pathWidth of pathWidths) {
    lines = table(pathWidth);
    if (lines.every((line) => width(line) <= PAGE_WIDTH)) break;
  }
  return lines;
}

/** The end of a path, where paths differ: `…/catalogue/Dockerfile`. */
export function pathEnd(path: string, limit: number): string {
  const line = path.replace(/\s+/g, " ");
  if (limit === 0) return "";
  return line.length <= limit ? line : `…${line.slice(1 - limit).replace(/^[\uDC00-\uDFFF]/, "")}`;
}

/** Sections with a blank line between them. Lines were wrapped after they were escaped: a command may begin one. */
export function page(sections: readonly (readonly string[])[]): string {
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return withoutCommands(`${shown.join("\n\n")}\n`);
}
