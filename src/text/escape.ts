/**
 * Text of others on its way into what we print. Everything here takes any string and gives one that the
 * destination shows as it is: no tag, no link, no mention, no command, no control byte.
 */

/**
 * Control bytes (C0, DEL, C1), direction overrides, and what else changes or hides text without being seen:
 * soft hyphen, line separators, word joiners, byte-order mark, tag characters, lone surrogates.
 * Not U+200B: it is what mentions are broken with here.
 */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** The runner trims what .NET calls white space, U+0085 too. */
const COMMAND_START = /^([\s\u0085]*):(?=:)/gm;

const ZERO_WIDTH_SPACE = "\u200b";

function unicodeEscape(text: string): string {
  let escaped = "";
  for (let at = 0; at < text.length; at++) {
    escaped += `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}

function visible(text: string, kept = ""): string {
  return text.replace(INVISIBLE, (found) => (kept.includes(found) ? found : unicodeEscape(found)));
}

function onOneLine(text: string): string {
  return text.replace(/[\t\n\v\f\r ]+/g, " ").trim();
}

/**
 * Stops what GitHub makes of plain text after Markdown is done: mentions, references to issues, bare
 * addresses, emoji names. Entities and backslashes are gone by then; a zero-width space is not.
 */
function unlinked(text: string): string {
  return text
    .replace(/@(?=\S)/g, `@${ZERO_WIDTH_SPACE}`)
    .replace(/(?<=[\w.+-])@/g, `${ZERO_WIDTH_SPACE}@`)
    .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
    .replace(/\b(gh-)(?=\d)/gi, `$1${ZERO_WIDTH_SPACE}`)
    .replace(/\b(www)(?=\.\S)/gi, `$1${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=\/\/)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function entity(character: string): string {
  return ENTITIES[character] ?? `&#${character.codePointAt(0)};`;
}

/**
 * Plain text within a line of Markdown: a table cell, a sentence that has begun. One line. Mentions, `#123`
 * and bare addresses are broken by a zero-width space; names that are copied belong in a `codeSpan`.
 */
export function markdownInline(text: string): string {
  return unlinked(visible(onOneLine(text)))
    .replace(/[&<>|$]/g, entity)
    .replace(/[\\`*[\]~]/g, "\\$&")
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_");
}

/** The same where a line of Markdown may begin with it: a paragraph, a list item. */
export function markdownText(text: string): string {
  return markdownInline(text)
    .replace(/^[#+=:-]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/** Plain text inside an HTML element that stands in Markdown, such as `<summary>`. One line. */
export function markdownHtml(text: string): string {
  return unlinked(visible(onOneLine(text))).replace(/[&<>"'\\`*_[\]~|$]/g, entity);
}

/**
 * A code span of Markdown; `""` for nothing. One line. Where backticks cannot hold the text in a table and
 * in a log alike (a pipe, `##[`), it is a `<code>` element.
 */
export function codeSpan(text: string): string {
  const line = visible(text.replace(/[\t\n\v\f\r]+/g, " "));
  if (line === "") return "";
  if (line.includes("|") || line.includes("##[")) return `<code>${markdownHtml(line)}</code>`;
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const blank = line.trim() === "";
  const padded = /^`|`$/.test(line) || (!blank && line.startsWith(" ") && line.endsWith(" "));
  return padded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A fenced block of Markdown for lines of a log, with a fence that none of them closes. No final newline. */
export function codeBlock(lines: readonly string[], language = ""): string {
  const shown = lines.map(logLine);
  const runs = shown.join("\n").match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  return [`${fence}${language}`, ...shown, fence].join("\n");
}

/** Text for an HTML element or a quoted attribute. Newlines and tabs stay. */
export function html(text: string): string {
  return visible(text.replaceAll("\r\n", "\n"), "\n\t")
    .replace(/[&<>"']/g, entity)
    .replaceAll("##[", "##&#91;")
    .replace(COMMAND_START, "$1&#58;");
}

/**
 * One line of a log that the Actions runner reads: neither control bytes nor workflow commands. A newline
 * counts as a control byte. What it gives is not changed by a second pass.
 */
export function logLine(text: string): string {
  return withoutCommands(visible(text, "\t"));
}

/** A value within a line on a terminal. Standard output may be read by the Actions runner too. */
export function terminal(text: string): string {
  return logLine(text);
}

/**
 * Takes workflow commands out of a whole document, all else stays: the runner takes `::` at a line's start,
 * blanks before it or not, and `##[` anywhere.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function withoutCommands(text: string): string {
  return text.replaceAll("##[", "#\\u0023[").replace(COMMAND_START, "$1\\u003a");
}

/**
 * `JSON.stringify` with everything invisible, and the runner's `##[`, as `\uXXXX`. Parsing gives the same value.
 * `indent` 0: all on one line.
 */
export function jsonSafe(value: unknown, indent = 2): string {
  const text = JSON.stringify(value ?? null, null, indent);
  // Megabytes of plain text are told at a glance.
  const plain = /^[\n\x20-\x7e]*$/.test(text);
  return (
    plain ? text : text.replace(INVISIBLE, (found) => (found === "\n" ? found : unicodeEscape(found)))
  ).replaceAll("##[", "#\\u0023[");
}
