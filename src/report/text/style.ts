import { terminal } from "../../text/escape.ts";
import type { Sentence } from "../view/pieces.ts";

/** How to write for a terminal: every method takes text that is escaped already. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`;

const plain = (text: string): string => text;

/** SGR sequences, or nothing at all. https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
export function styleFor(color: boolean): Style {
  if (!color) return { bold: plain, dim: plain, red: plain, yellow: plain, green: plain };
  return { bold: sgr(1, 22), dim: sgr(2, 22), red: sgr(31, 39), yellow: sgr(33, 39), green: sgr(32, 39) };
}

/** A sentence as one line for the terminal; places as `path:line`, so that terminals make links of them. */
export function line(sentence: Sentence, style: Style): string {
  return sentence
    .map((piece) => {
      if (typeof piece === "string") return terminal(piece);
      if ("strong" in piece) return style.bold(terminal(piece.strong));
      if ("code" in piece) return terminal(piece.code);
      if ("commit" in piece) return terminal(piece.label);
      return terminal(`${piece.place.path}:${piece.place.line}`);
    })
    .join("");
}

/** A mark in its colour: ✗ red, ⚠ yellow, ✓ green. */
export function marked(mark: string, style: Style): string {
  if (mark === "✗") return style.red(mark);
  if (mark === "⚠") return style.yellow(mark);
  return mark === "✓" ? style.green(mark) : mark;
}
