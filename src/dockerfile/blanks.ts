/** What BuildKit takes for a blank: Unicode's white space as Go defines it. https://pkg.go.dev/unicode#IsSpace */
const BLANKS = "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BLANK = new RegExp(`[${BLANKS}]`);
const LEADING = new RegExp(`^[${BLANKS}]+`);

/** Blanks between the words of an instruction. */
export const BETWEEN_WORDS = /[\t\v\f\r ]+/;

export const isBlank = (char: string): boolean => BLANK.test(char);

export const trimStart = (text: string): string => text.replace(LEADING, "");

/** By hand: an expression that is anchored at the end alone looks at every blank of a long line. */
export function trim(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charAt(end - 1))) end--;
  return trimStart(text.slice(0, end));
}
