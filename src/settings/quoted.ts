const LONGEST = 80;

/** What the user wrote, within quotation marks, cut where it is long. Control bytes are shown escaped. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(shown).replaceAll("\x7f", "\\u007f");
}
