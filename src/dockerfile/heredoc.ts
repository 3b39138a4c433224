import { Rejection } from "./rejection.ts";
import { lex } from "./shell.ts";

/** A here-document's beginning: `<<EOF`, `<<-EOF`, `3<<"EOF"`. https://docs.docker.com/reference/dockerfile/#here-documents */
export interface Heredoc {
  /** The line that ends it. */
  readonly name: string;
  /** Tabs at the beginning of its lines are taken off. */
  readonly chomp: boolean;
  /** Variables in it are expanded where COPY and ADD take it: no part of its name is quoted. */
  readonly expand: boolean;
}

/** A here-document with its lines, each with its end, but for the last one that holds the name. */
export interface HeredocBody extends Heredoc {
  readonly content: string;
}

const OPENING = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/;

const countQuotes = (text: string): number => text.replace(/[^'"]/g, "").length;

const nothing = (): undefined => undefined;

/** What one word opens; null where nothing. @throws Rejection where its quotes have no end */
function readHeredoc(word: string): Heredoc | null {
  const [, dash, rest = ""] = OPENING.exec(word) ?? [];
  if (rest === "") return null;
  const options = { escapeChar: "\\", lookup: nothing, keepUnset: true };
  const { words } = lex(rest, options);
  const [name] = words;
  if (words.length !== 1 || name === undefined) return null;
  const [raw = ""] = lex(rest, { ...options, rawQuotes: true }).words;
  return { name, chomp: dash === "-", expand: countQuotes(raw) === countQuotes(name) };
}

/** As `readHeredoc`, for a word of COPY or ADD: it is a path if it opens nothing. */
export function heredocSource(word: string): Heredoc | null {
  try {
    return word.includes("<<") ? readHeredoc(word) : null;
  } catch (error) {
    if (error instanceof Rejection) return null;
    throw error;
  }
}

export const opensHeredoc = (word: string): boolean => heredocSource(word) !== null;

/** All here-documents that a logical line opens, in order. */
export function readHeredocs(line: string): Heredoc[] {
  if (!line.includes("<<")) return [];
  let words: readonly string[];
  try {
    words = lex(line, {
      escapeChar: "\\",
      lookup: nothing,
      rawQuotes: true,
      rawEscapes: true,
      keepUnset: true,
    }).words;
  } catch (error) {
    // Quotes that do not match are the shell's affair.
    if (error instanceof Rejection) return [];
    throw error;
  }
  return words.flatMap((word) => readHeredoc(word) ?? []);
}
