import { Rejection } from "./rejection.ts";
import { lex } from "./shell.ts";

/** A here-document's beginning: `<<EOF`, `<<-EOF`, `3<<"EOF"`. https://docs.docker.com/reference/dockerfile/#here-documents */
export interface Heredoc {
  /** The line that ends it. */
  readonly name: string;
  /** Tabs at the beginning of its lines are taken off. */
  readonly chomp: boolean;
}

const OPENING = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/;

const nothing = (): undefined => undefined;

/** What one word opens; null where nothing. @throws Rejection where its quotes have no end */
export function readHeredoc(word: string): Heredoc | null {
  const [, dash, rest = ""] = OPENING.exec(word) ?? [];
  if (rest === "") return null;
  const { words } = lex(rest, { escapeChar: "\\", lookup: nothing, keepUnset: true });
  const [name] = words;
  return words.length === 1 && name !== undefined ? { name, chomp: dash === "-" } : null;
}

/** As `readHeredoc`, for a word that is a path if it opens nothing. */
export function opensHeredoc(word: string): boolean {
  try {
    return word.includes("<<") && readHeredoc(word) !== null;
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
}

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
