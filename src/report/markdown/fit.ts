import { count } from "../../text/bytes.ts";

/** A part of the page that can be shortened by whole items: rows of a table, items of a list, blocks. */
export interface Block {
  /** Before the items: a title, the head of a table, an opening tag. With its newlines. */
  readonly head: string;
  readonly items: readonly string[];
  readonly separator: "\n" | "\n\n";
  /** After the items: a closing tag. */
  readonly tail: string;
  /** What one item is: `finding`, `stage`. */
  readonly noun: string;
  /** 0 is never shortened; the highest number is shortened first. */
  readonly cutOrder: number;
}

export interface Limit {
  readonly limit: number;
  /** GitHub counts a comment in characters and a summary in bytes. */
  readonly unit: "characters" | "bytes";
  /** Where the rest is, as Markdown: `the [job summary](…)`. */
  readonly rest: string;
}

/** The smallest limit: room for a headline of the longest hostile names, and for what is said of the rest. */
export const LEAST_LIMIT = 10_000;

const BETWEEN = "\n\n";

/** The blocks as one page within the limit; what is left out is counted, and where it is is said. */
export function fitPage(blocks: readonly Block[], bounds: Limit): string {
  if (bounds.limit < LEAST_LIMIT) throw new RangeError(`A page needs room for ${LEAST_LIMIT} ${bounds.unit}`);
  const parts = blocks.map((block) => new Part(block, bounds));
  const used = (): number => parts.reduce((sum, part) => sum + part.cost, 0);
  if (used() > bounds.limit) {
    const reserved = length(droppedNote(blocks, bounds.rest), bounds) + BETWEEN.length;
    for (const part of [...parts].sort((a, b) => b.block.cutOrder - a.block.cutOrder)) {
      const excess = used() + reserved - bounds.limit;
      if (excess <= 0) break;
      if (part.block.cutOrder > 0) part.shrink(part.cost - excess);
    }
  }
  const dropped = parts
    .filter((part) => part.kept === 0 && part.block.items.length > 0)
    .map((part) => part.block);
  const shown = parts.filter((part) => part.cost > 0).map((part) => part.text());
  return [...shown, ...(dropped.length > 0 ? [droppedNote(dropped, bounds.rest)] : [])].join(BETWEEN);
}

function droppedNote(blocks: readonly Block[], rest: string): string {
  const numbers = new Map<string, number>();
  for (const { noun, items } of blocks) numbers.set(noun, (numbers.get(noun) ?? 0) + items.length);
  const list = [...numbers].map(([noun, number]) => count(number, noun)).join(", ");
  return `Left out here for length, but in ${rest}: ${list}.`;
}

const length = (text: string, { unit }: Limit): number =>
  unit === "bytes" ? Buffer.byteLength(text) : text.length;

/** A block with how many of its items are kept. */
class Part {
  readonly block: Block;
  kept: number;
  readonly #bounds: Limit;
  /** Length of the first n items with their separators. */
  readonly #sums: readonly number[];
  readonly #frame: number;

  constructor(block: Block, bounds: Limit) {
    this.block = block;
    this.kept = block.items.length;
    this.#bounds = bounds;
    this.#frame = length(block.head, bounds) + length(block.tail, bounds) + BETWEEN.length;
    const sums = [0];
    for (const item of block.items) {
      sums.push((sums.at(-1) ?? 0) + length(item, bounds) + (sums.length > 1 ? block.separator.length : 0));
    }
    this.#sums = sums;
  }

  get cost(): number {
    return this.#costOf(this.kept);
  }

  /** Keeps as many items as fit into `room`, perhaps none. */
  shrink(room: number): void {
    let low = 0;
    let high = this.block.items.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#costOf(middle) <= room) low = middle;
      else high = middle - 1;
    }
    this.kept = Math.max(low, 0);
  }

  text(): string {
    const { head, items, separator, tail } = this.block;
    return `${head}${items.slice(0, this.kept).join(separator)}${this.#more(this.kept)}${tail}`;
  }

  #costOf(kept: number): number {
    if (kept === 0) return this.block.items.length === 0 ? this.#frame : 0;
    return this.#frame + (this.#sums[kept] ?? 0) + length(this.#more(kept), this.#bounds);
  }

  #more(kept: number): string {
    const missing = this.block.items.length - kept;
    if (missing === 0) return "";
    return `\n\n… and ${count(missing, `more ${this.block.noun}`)} in ${this.#bounds.rest}.`;
  }
}
