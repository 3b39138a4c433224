/** What BuildKit takes for a blank beyond ASCII, as Go defines it. https://pkg.go.dev/unicode#IsSpace */
const WIDE_BLANK = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Blanks between the words of an instruction. */
export const BETWEEN_WORDS = /[\t\v\f\r ]+/;

// Every character of every file comes by here, so no expression is asked of most.
/** Whether a blank stands at a place in a text. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code <= 13 && code >= 9) || (code >= 0x85 && WIDE_BLANK.test(text.charAt(at)));
}

export const isBlank = (char: string): boolean => isBlankAt(char, 0);

/** Where the first blank between words stands, from a place on; -1: nowhere. */
export function firstBlank(text: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code <= 13 && code >= 9 && code !== 10)) return at;
  }
  return -1;
}

/** Where the first character stands that is no blank, from `start` on; `end`: there is none before it. */
export function firstOther(text: string, start = 0, end = text.length): number {
  let at = start;
  while (at < end && isBlankAt(text, at)) at++;
  return at;
}

export const trimStart = (text: string): string => text.slice(firstOther(text));

/** A text without blanks around it, cut at those within. */
export function splitAtBlanks(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = firstBlank(text); at >= 0; at = firstBlank(text, start)) {
    if (at > start) found.push(text.slice(start, at));
    start = at + 1;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** By hand: an expression that is anchored at the end alone looks at every blank of a long line. */
export function trim(text: string): string {
  let end = text.length;
  while (end > 0 && isBlankAt(text, end - 1)) end--;
  return text.slice(firstOther(text, 0, end), end);
}
