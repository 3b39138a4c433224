import { firstOther, isBlank } from "./blanks.ts";
import { Rejection } from "./rejection.ts";

/** The flags before an instruction's arguments: `--name` or `--name=value`, quotes and escapes taken off. */
export interface FlaggedText {
  readonly flags: readonly string[];
  /** What follows them. */
  readonly rest: string;
}

/** BuildKit reads flags byte by byte, so what is not ASCII comes out as Latin-1. */
const toBytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
const fromBytes = (text: string): string => Buffer.from(text, "latin1").toString("utf8");
const ASCII = /^[\0-\x7f]*$/;

const NONE: readonly string[] = [];

/** What neither ends a flag nor quotes nor escapes in it: taken at once. */
const PLAIN_FLAG = /[\w.,:;=@+*?!#%&|()[\]~^<>${}/-]*/y;

/** https://docs.docker.com/reference/dockerfile/#run---mount and the others: flags stand before the first argument. */
export function readFlags(text: string, escapeChar: string): FlaggedText {
  // Most have none, and need not be read to the end to tell.
  if (!text.startsWith("--", firstOther(text))) return { flags: NONE, rest: text };
  const ascii = ASCII.test(text);
  const line = ascii ? text : toBytes(text);
  const flags: string[] = [];
  let at = 0;
  for (;;) {
    while (at < line.length && isBlank(line.charAt(at))) at++;
    if (!line.startsWith("--", at)) break;
    PLAIN_FLAG.lastIndex = at;
    PLAIN_FLAG.test(line);
    let word = line.slice(at, PLAIN_FLAG.lastIndex);
    let quote = "";
    for (at += word.length; at < line.length; at++) {
      const char = line.charAt(at);
      if (quote === "" && isBlank(char)) break;
      if (quote === "" && (char === "'" || char === '"')) quote = char;
      else if (quote !== "" && char === quote) quote = "";
      else if (char !== escapeChar) word += char;
      else if (at + 1 < line.length) word += line.charAt(++at);
    }
    // Two dashes alone end the flags.
    if (word === "--") break;
    flags.push(word);
  }
  const rest = line.slice(at);
  return { flags, rest: ascii ? rest : fromBytes(rest) };
}

/** Characters that neither end a word nor quote nor escape: taken many at once. */
const PLAIN = /[\w.,:;=@+*?!#%&|()[\]~^<>${}/-]+/y;

/** Words at blanks; quotes and escapes stay in the words, for expansion to take off. */
export function splitWords(text: string, escapeChar: string): string[] {
  const words: string[] = [];
  let word = "";
  let quote = "";
  let quoted = false;
  const end = (): void => {
    if (quoted || word !== "") words.push(word);
    word = "";
    quoted = false;
  };
  for (let at = 0; at < text.length; at++) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(text)) {
      word += text.slice(at, PLAIN.lastIndex);
      at = PLAIN.lastIndex;
      if (at === text.length) break;
    }
    const char = text.charAt(at);
    if (quote === "" && isBlank(char)) {
      end();
      continue;
    }
    if (quote === "" && (char === "'" || char === '"')) {
      quote = char;
      quoted = true;
    } else if (quote === char) quote = "";
    else if (char === escapeChar && quote !== "'") {
      // At the end it means nothing.
      if (at + 1 === text.length) break;
      word += char;
      at++;
    }
    word += text.charAt(at);
  }
  end();
  return words;
}

/** Go's JSON decoder gives up on deeper nesting. */
const TOO_DEEP = "[".repeat(10_000);

/**
 * The strings of a JSON form; null where the text is none and so belongs to the shell.
 * @throws Rejection where it is an array, but not of strings alone
 */
export function readJsonForm(text: string): string[] | null {
  if (!text.startsWith("[") || text.startsWith(TOO_DEEP)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  if (value.every((item) => typeof item === "string")) return value;
  if (value.some((item) => typeof item === "number" && !Number.isFinite(item))) return null;
  throw new Rejection("a JSON array may hold strings only: put each word in double quotes");
}

/** The `key=value` fields of `RUN --mount` and `--device`, cut like a line of CSV. @throws Rejection for stray quotes */
export function readFields(value: string): string[] {
  if (value === "") throw new Rejection("the value is empty");
  const fields: string[] = [];
  for (let at = 0; ; ) {
    if (value.charAt(at) !== '"') {
      const comma = value.indexOf(",", at);
      const field = value.slice(at, comma < 0 ? value.length : comma);
      if (field.includes('"')) throw new Rejection(`a quote stands within ${field}: quote the whole field`);
      fields.push(field);
      if (comma < 0) return fields;
      at = comma + 1;
      continue;
    }
    const quoted = /"((?:[^"]|"")*)"(?=,|$)/y;
    quoted.lastIndex = at;
    const field = quoted.exec(value);
    if (!field) throw new Rejection(`a quoted field has no end: ${value.slice(at)}`);
    fields.push((field[1] ?? "").replaceAll('""', '"'));
    at = quoted.lastIndex;
    if (at >= value.length) return fields;
    at++;
  }
}
