/** Flags and words of an instruction's logical line, as BuildKit's parser cuts them. */
export interface InstructionWords {
  /** In order; a flag without `=` has the value null. */
  readonly flags: readonly { readonly name: string; readonly value: string | null }[];
  /** What follows the flags, as one string. */
  readonly rest: string;
}

/** The flags before the first word; quotes and escapes are taken off. https://docs.docker.com/reference/dockerfile/ */
export function readFlags(text: string, escapeChar: string): InstructionWords {
  const flags: { name: string; value: string | null }[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
    if (!text.startsWith("--", at)) break;
    let word = "";
    let quote = "";
    for (; at < text.length; at++) {
      const char = text.charAt(at);
      if (quote) {
        if (char === quote) quote = "";
        else if (char === escapeChar && at + 1 < text.length) word += text.charAt(++at);
        else word += char;
      } else if (/\s/.test(char)) break;
      else if (char === '"' || char === "'") quote = char;
      else if (char === escapeChar && at + 1 < text.length) word += text.charAt(++at);
      else word += char;
    }
    if (word === "--") break;
    const equals = word.indexOf("=");
    flags.push(
      equals < 0
        ? { name: word.slice(2).toLowerCase(), value: null }
        : { name: word.slice(2, equals).toLowerCase(), value: word.slice(equals + 1) },
    );
  }
  return { flags, rest: text.slice(at) };
}

/** Words at blanks; quotes and escapes stay in the words, for expansion to take off. */
export function splitWords(text: string, escapeChar: string): string[] {
  const words: string[] = [];
  let word = "";
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === escapeChar && quote !== "'" && at + 1 < text.length) {
      word += char + text.charAt(++at);
    } else if (quote) {
      if (char === quote) quote = "";
      word += char;
    } else if (/\s/.test(char)) {
      if (word) words.push(word);
      word = "";
    } else {
      if (char === '"' || char === "'") quote = char;
      word += char;
    }
  }
  if (word) words.push(word);
  return words;
}

/** The strings of a JSON form, null where it is none. */
export function readJsonForm(text: string): string[] | null {
  if (!text.startsWith("[")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : null;
  } catch {
    return null;
  }
}

/** `KEY=VALUE` pairs of ARG and ENV, quotes still on; a bare `KEY` has the value null. */
export function readPairs(text: string, escapeChar: string): { name: string; value: string | null }[] {
  return splitWords(text, escapeChar).map((word) => {
    const equals = word.indexOf("=");
    return equals < 0
      ? { name: word, value: null }
      : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
}

/** The `key=value` fields of `RUN --mount`, cut like a line of CSV; keys in lower case. */
export function readMount(value: string): ReadonlyMap<string, string> {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (quoted && char === '"' && value.charAt(at + 1) === '"') {
      field += '"';
      at++;
    } else if (char === '"') quoted = !quoted;
    else if (char === "," && !quoted) {
      fields.push(field);
      field = "";
    } else field += char;
  }
  fields.push(field);
  return new Map(
    fields.map((text) => {
      const equals = text.indexOf("=");
      return equals < 0
        ? [text.toLowerCase(), ""]
        : [text.slice(0, equals).toLowerCase(), text.slice(equals + 1)];
    }),
  );
}
