import { type Alignment, type Cell, columns, PAGE_WIDTH, width } from "./columns.ts";

/** The least that is left of a text before it is left out. */
const LEAST_TEXT = 8;
const INDENT = "  ";

/** Where a text is written: in columns that a terminal has, or in a file, where nobody looks at bars. */
export interface Page {
  readonly width: number;
  /** Columns for a bar; 0: there are none. */
  readonly bar: number;
}

/** @param columns of the terminal; undefined: it is none */
export function pageOf(columns: number | undefined): Page {
  if (columns === undefined) return { width: PAGE_WIDTH, bar: 0 };
  const wide = Math.max(columns, 40);
  return { width: wide, bar: wide < 60 ? 0 : Math.min(24, Math.floor(wide / 8)) };
}

/** Rows that keep to the page: the last column is cut to what the others leave. Cells are escaped already. */
export function pageTable(
  rows: readonly (readonly Cell[])[],
  alignments: readonly Alignment[],
  page: Page,
): readonly string[] {
  const last = alignments.length - 1;
  const others = columns(
    rows.map((row) => [...row.slice(0, last), { text: "|" }]),
    alignments,
  );
  const room = page.width - INDENT.length - Math.max(0, ...others.map(width)) + 1;
  const fitted = rows.map((row) =>
    row.map((cell, column) => (column === last ? { ...cell, text: cut(cell.text, room) } : cell)),
  );
  return columns(fitted, alignments).map((line) => INDENT + line);
}

/** A text on one line of that many columns; nothing where they are too few to say anything. */
export function cut(text: string, room: number): string {
  if (width(text) <= room) return text;
  return room < LEAST_TEXT ? "" : `${text.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Filled blocks to an eighth of a character. */
export function bar(part: number, page: Page): string {
  const eighths = Math.round(part * page.bar * 8);
  const rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] ?? "";
  return "█".repeat(Math.floor(eighths / 8)) + rest;
}
