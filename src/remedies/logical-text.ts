import { trimStart } from "../dockerfile/blanks.ts";
import type { Instruction } from "../dockerfile/model.ts";

/** An instruction's text with continuations joined, and where each of its characters stands in the file. */
export interface LogicalText {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** By hand: an expression that is anchored at the end alone looks at every blank of a long line. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Joins what continuation marks cut, as BuildKit does: comments and empty lines between are dropped. */
export function joinLines(
  { text, offset }: Pick<Instruction, "text" | "offset">,
  escapeChar: string,
): LogicalText {
  let joined = "";
  const offsets: number[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const bare = withoutEnd(raw, "\r");
    const trimmed = trimStart(bare);
    if (start > 0 && (trimmed === "" || trimmed.startsWith("#"))) {
      start += raw.length + 1;
      continue;
    }
    const unpadded = withoutEnd(bare, " \t");
    const continues = unpadded.endsWith(escapeChar) && !unpadded.endsWith(escapeChar + escapeChar);
    const kept = continues ? unpadded.slice(0, -1) : bare;
    joined += kept;
    for (let at = 0; at < kept.length; at++) offsets.push(offset + start + at);
    if (!continues) break;
    start += raw.length + 1;
  }
  return { text: joined, offsets };
}
