/**
 * The entries of a list input: one a line, blanks around them and empty lines dropped. An entry of several lines
 * stands in quotation marks, a quotation mark in it is doubled, as in docker/build-push-action.
 */
export function splitLines(text: string): string[] {
  const entries: string[] = [];
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = (lines[index] ?? "").trim();
    if (line === "") continue;
    const quotedEntry = line.startsWith('"') ? readQuoted(lines, index) : undefined;
    if (quotedEntry) {
      entries.push(quotedEntry.entry);
      index = quotedEntry.last;
    } else {
      entries.push(line);
    }
  }
  return entries;
}

/** An entry in quotation marks that begins on line `first`; undefined where they are never closed at a line's end. */
function readQuoted(lines: readonly string[], first: number): { entry: string; last: number } | undefined {
  let text = (lines[first] ?? "").trimStart().slice(1);
  for (let last = first; ; last++) {
    const end = text.trimEnd();
    const marks = /"*$/.exec(end)?.[0].length ?? 0;
    if (marks % 2 === 1) return { entry: end.slice(0, -1).replaceAll('""', '"'), last };
    const next = lines[last + 1];
    if (next === undefined) return undefined;
    text += `\n${next}`;
  }
}

/** Splits at commas that stand outside `{…}`, so that a glob keeps its alternatives. Empty entries are dropped. */
export function splitCommas(text: string): string[] {
  const entries: string[] = [];
  let depth = 0;
  let entry = "";
  for (const character of text) {
    if (character === "{") depth++;
    if (character === "}") depth = Math.max(0, depth - 1);
    if (character === "," && depth === 0) {
      entries.push(entry.trim());
      entry = "";
    } else {
      entry += character;
    }
  }
  entries.push(entry.trim());
  return entries.filter((part) => part !== "");
}
