import type { Block } from "./fit.ts";

/** What is shortened first has the highest number. */
export const CUT = {
  never: 0,
  failures: 1,
  findings: 2,
  images: 3,
  notes: 4,
  growth: 5,
  changes: 6,
  measured: 7,
  unchanged: 8,
  stages: 9,
  debt: 10,
  allowed: 11,
  fixed: 12,
  graph: 13,
} as const;

interface Kind {
  readonly noun: string;
  readonly cutOrder: number;
}

export function paragraph(text: string): Block {
  return { head: text, items: [], separator: "\n", tail: "", noun: "paragraph", cutOrder: CUT.never };
}

export function listBlock(title: string, items: readonly string[], kind: Kind): Block {
  return {
    head: title === "" ? "" : `${title}\n\n`,
    items: items.map((item) => `- ${item}`),
    separator: "\n",
    tail: "",
    ...kind,
  };
}

/** Blocks of text one below the other, each whole or left out. */
export function sequence(items: readonly string[], kind: Kind): Block {
  return { head: "", items, separator: "\n\n", tail: "", ...kind };
}

/** A column's title and whether its cells are numbers. */
export interface Column {
  readonly title: string;
  readonly numeric: boolean;
}

export function tableBlock(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  kind: Kind,
): Block {
  const head = tableRow(columns.map(({ title }) => title));
  const rule = `|${columns.map(({ numeric }) => (numeric ? "--:" : ":--")).join("|")}|`;
  return { head: `${head}\n${rule}\n`, items: rows.map(tableRow), separator: "\n", tail: "", ...kind };
}

const tableRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The same block behind a title that opens it. `summary` is HTML. */
export function folded(summary: string, block: Block): Block {
  return {
    ...block,
    head: `<details><summary>${summary}</summary>\n\n${block.head}`,
    tail: `${block.tail}\n\n</details>`,
  };
}
