import { UNKNOWN } from "../unknown.ts";

/** Variables that double in each line would fill the memory. */
export const LONGEST = 20_000;

/** The words of a text. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((one) => one !== "");
}

/** Words as one text; `UNKNOWN` where it is too long. */
export function joined(all: readonly string[]): string {
  const length = all.reduce((sum, word) => sum + word.length + 1, 0);
  return length > LONGEST ? UNKNOWN : all.join(" ");
}

/** The part of a word that `%` stands for in a pattern; null: it does not match. */
export function stemOf(pattern: string, word: string): string | null {
  const at = pattern.indexOf("%");
  if (at < 0) return pattern === word ? "" : null;
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const fits = word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after);
  return fits ? word.slice(before.length, word.length - after.length) : null;
}

/** A word with what `%` stands for put into the replacement; the word itself where the pattern does not match. */
export function substituted(word: string, pattern: string, replacement: string): string {
  const stem = stemOf(pattern, word);
  return stem === null ? word : replacement.replace("%", () => stem);
}
