import type { Patch } from "../inspect/model.ts";
import { logLine } from "../text/escape.ts";
import type { Edit } from "./model.ts";

/** More than this is no small change. */
const MOST_CHANGED_LINES = 3;
/** A long instruction that changes at both ends is still shown whole. */
const LONGEST_RANGE = 30;
const LONGEST_LINE = 1000;

interface Line {
  readonly text: string;
  /** `\n`, `\r\n`, or nothing at the end of the file. */
  readonly end: string;
}

function splitLines(text: string): Line[] {
  const lines = [...text.matchAll(/([^\n]*?)(\r?\n|$)/g)].map(([, line = "", end = ""]) => ({
    text: line,
    end,
  }));
  return lines.filter((line) => line.text !== "" || line.end !== "");
}

/** How the file ends the lines around a place. */
function lineEnd(lines: readonly Line[], at: number): string {
  return [lines[at], lines[at - 1], lines[0]].find((line) => line && line.end !== "")?.end ?? "\n";
}

/** The text with a patch in it. Bytes outside the patch's lines stay as they are. */
export function applyPatch(text: string, { startLine, endLine, lines }: Patch): string {
  const all = splitLines(text);
  const end = lineEnd(all, startLine - 1);
  const before = all.slice(0, startLine - 1);
  const last = all[endLine - 1];
  const put = lines.map((line, index): Line => {
    const final = index === lines.length - 1 && endLine >= startLine;
    return { text: line, end: final ? (last?.end ?? end) : end };
  });
  // What follows the end of a file without a last newline needs one before it.
  const above = before.at(-1);
  if (above && above.end === "" && put.length > 0) before[before.length - 1] = { ...above, end };
  return [...before, ...put, ...all.slice(endLine)].map((line) => line.text + line.end).join("");
}

const isPlain = (line: string): boolean =>
  line.length <= LONGEST_LINE && logLine(line) === line && !line.includes("\uFFFD");

/**
 * Edits that do not overlap as a patch: whole lines for whole lines. Null where it would change more than a few, or where a line could
 * not be shown as it is (control bytes, what is no UTF-8).
 */
export function makePatch(path: string, text: string, edits: readonly Edit[]): Patch | null {
  if (edits.length === 0) return null;
  const all = splitLines(text);
  if (all.length === 0) {
    const lines = edits.flatMap((edit) => edit.insert.split("\n"));
    return { path, startLine: 1, endLine: 0, replaced: [], lines };
  }
  const lineAt = (offset: number): number => {
    let end = 0;
    const found = all.findIndex((line) => {
      end += line.text.length + line.end.length;
      return offset < end;
    });
    return found < 0 ? all.length - 1 : found;
  };
  const first = Math.min(...edits.map(({ at }) => lineAt(at)));
  const last = Math.max(...edits.map(({ at, remove }) => lineAt(at + remove)));
  const size = (lines: readonly Line[]): number =>
    lines.reduce((sum, line) => sum + line.text.length + line.end.length, 0);
  const start = size(all.slice(0, first));
  const shifted = edits.map((edit) => ({ ...edit, at: edit.at - start }));
  const old = all.slice(first, last + 1);
  const changed = applyEdits(old.map((line) => `${line.text}\n`).join(""), toNewlines(shifted, old));
  const patch: Patch = {
    path,
    startLine: first + 1,
    endLine: last + 1,
    replaced: old.map((line) => line.text),
    lines: changed.replace(/\n$/, "").split("\n"),
  };
  return isSmall(patch) && [...patch.replaced, ...patch.lines].every(isPlain) ? patch : null;
}

/** The same edits in a text all of whose lines end with `\n`. */
function toNewlines(edits: readonly Edit[], lines: readonly Line[]): readonly Edit[] {
  const offset = (at: number): number => {
    let shift = 0;
    let end = 0;
    for (const line of lines) {
      end += line.text.length + line.end.length;
      if (at < end) break;
      if (line.end === "\r\n") shift++;
    }
    return at - shift;
  };
  return edits.map(({ at, remove, insert }) => ({
    at: offset(at),
    remove: offset(at + remove) - offset(at),
    insert,
  }));
}

/** The edits must not overlap. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((left, right) => right.at - left.at)
    .reduce((made, { at, remove, insert }) => made.slice(0, at) + insert + made.slice(at + remove), text);
}

function isSmall({ replaced, lines }: Patch): boolean {
  if (Math.max(replaced.length, lines.length) > LONGEST_RANGE) return false;
  const [changed] = [changedLines(replaced, lines)];
  return changed > 0 && changed <= MOST_CHANGED_LINES;
}

/** Lines that are taken out or put in, whichever are more; what is the same on both sides is not counted. */
function changedLines(replaced: readonly string[], lines: readonly string[]): number {
  const kept = keptLines(replaced, lines);
  return Math.max(replaced.length, lines.length) - kept.length;
}

/** The longest common subsequence, as pairs of indices. */
export function keptLines(
  replaced: readonly string[],
  lines: readonly string[],
): readonly (readonly [number, number])[] {
  const longest: number[][] = Array.from({ length: replaced.length + 1 }, () =>
    Array.from({ length: lines.length + 1 }, () => 0),
  );
  const at = (row: number, column: number): number => longest[row]?.[column] ?? 0;
  for (let row = replaced.length - 1; row >= 0; row--) {
    for (let column = lines.length - 1; column >= 0; column--) {
      const same = replaced[row] === lines[column];
      const best = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      (longest[row] ?? [])[column] = best;
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < replaced.length && column < lines.length; ) {
    if (replaced[row] === lines[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
