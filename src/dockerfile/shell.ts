import type { Lexed, LexOptions } from "./lexing.ts";
import { Rejection } from "./rejection.ts";
import { applyModifier, readModifier, type Substitution } from "./substitution.ts";
import { LONGEST_EXPANSION } from "./wildcard.ts";
import { type WordSplitter, wordSplitter } from "./word-splitter.ts";

/** Something that is read until its own end: the whole text, `"…"`, or a part of `${…}` up to `stop`. */
interface Frame {
  readonly kind: "text" | "quoted" | "part";
  readonly stop: string;
  readonly rawEscapes: boolean;
  readonly substitution: Substitution | null;
  parts: string[];
}

/** Characters that stand for themselves everywhere: taken many at once. */
const PLAIN = /[\w.,:;=@+*?!#%&|()[\]~^>-]+/y;

const NAME = /\p{Nd}+|[@*#?$!-]|[\p{L}_][\p{L}\p{Nd}_]*|/uy;

/**
 * Expands a text as BuildKit's shell lexer does: `$x`, `${x}` and its modifiers, quotes, escapes. Without recursion:
 * nesting is as deep as the text is long.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 * @throws Rejection where a quote or a brace has no end, for an unknown modifier, and where `?` demands a value
 */
export function lex(source: string, options: LexOptions): Lexed {
  const {
    escapeChar,
    lookup,
    rawQuotes = false,
    plainQuotes = false,
    keepUnset = false,
    textOnly = false,
  } = options;
  // Nothing in it to expand, and no blank.
  PLAIN.lastIndex = 0;
  if (PLAIN.test(source) && PLAIN.lastIndex === source.length)
    return { text: source, words: textOnly ? [] : [source], unset: [] };
  const unset: string[] = [];
  const splitter = textOnly ? null : wordSplitter();
  let at = source.startsWith("\uFEFF") ? 1 : 0;
  const whole: Frame = {
    kind: "text",
    stop: "",
    rawEscapes: options.rawEscapes ?? false,
    substitution: null,
    parts: [],
  };
  const frames: Frame[] = [whole];
  let frame = whole;

  /** Only the whole text is cut into words, not what stands in quotes or braces. */
  const splitterHere = (): WordSplitter | null => (frame.kind === "text" ? splitter : null);
  const addRaw = (text: string): void => splitterHere()?.addQuoted(text);
  const addSplit = (text: string): void => splitterHere()?.add(text);
  const push = (next: Omit<Frame, "parts">): void => {
    frame = { ...next, parts: [] };
    frames.push(frame);
  };
  const pop = (): string => {
    const text = frame.parts.join("");
    frames.pop();
    frame = frames.at(-1) ?? whole;
    return text;
  };
  const read = (name: string): string | undefined => {
    const value = lookup(name);
    if (value === undefined) unset.push(name);
    return value;
  };
  let size = 0;
  /** A variable's text, where it stands. */
  const put = (text: string): void => {
    size += text.length;
    if (size > LONGEST_EXPANSION) throw new Rejection("a variable expands to more than 1 MB");
    frame.parts.push(text);
    addSplit(text);
  };
  const readName = (): string => {
    NAME.lastIndex = at;
    const name = NAME.exec(source)?.[0] ?? "";
    at += name.length;
    return name;
  };

  const dollar = (): void => {
    at++;
    if (source.charAt(at) !== "{") {
      const name = readName();
      const value = name === "" ? "$" : read(name);
      put(value ?? (keepUnset ? `$${name}` : ""));
      return;
    }
    at++;
    const next = source.charAt(at);
    if (next === "") throw new Rejection(`syntax error: missing } behind \${`);
    if (next === "{" || next === "}" || next === ":")
      throw new Rejection(`syntax error: bad substitution \${${next}`);
    const name = readName();
    if (source.charAt(at) === "}") {
      at++;
      put(read(name) ?? (keepUnset ? `\${${name}}` : ""));
      return;
    }
    const modifier = readModifier(source, at);
    at += modifier.written.length;
    const { stop, rawEscapes } = modifier;
    push({ kind: "part", stop, rawEscapes, substitution: { name, modifier, pattern: null } });
  };

  /** A part of `${…}` has been read to its end. */
  const endPart = (): void => {
    const { substitution } = frame;
    const text = pop();
    // What was begun of a word before the brace is lost to BuildKit's splitting; it keeps it in the text.
    splitter?.drop();
    if (substitution === null) return;
    const { name, modifier, pattern } = substitution;
    if (modifier.stop === "/" && pattern === null) {
      push({ kind: "part", stop: "}", rawEscapes: true, substitution: { ...substitution, pattern: text } });
      return;
    }
    // A default is what the author wants where nothing is set: that is no gap.
    const value = /[-+]$/.test(modifier.written) ? lookup(name) : read(name);
    put(applyModifier(substitution, text, value, keepUnset));
  };

  const inQuotes = (char: string): void => {
    at++;
    if (char === '"') {
      const text = rawQuotes ? `"${pop()}"` : pop();
      frame.parts.push(text);
      addRaw(text);
    } else if (char === escapeChar) {
      if (frame.rawEscapes) frame.parts.push(char);
      const next = source.charAt(at);
      if (next === "") return;
      const escaped = next === '"' || next === "$" || next === escapeChar;
      frame.parts.push(escaped ? next : char);
      if (escaped) at++;
    } else frame.parts.push(char);
  };

  while (at < source.length) {
    const char = source.charAt(at);
    PLAIN.lastIndex = at;
    if (PLAIN.test(source)) {
      const text = source.slice(at, PLAIN.lastIndex);
      frame.parts.push(text);
      addRaw(text);
      at = PLAIN.lastIndex;
    } else if (char === "$") dollar();
    else if (frame.kind === "quoted") inQuotes(char);
    else if (frame.kind === "part" && char === frame.stop) {
      at++;
      endPart();
    } else if (char === '"' && !plainQuotes) {
      at++;
      push({ kind: "quoted", stop: '"', rawEscapes: frame.rawEscapes, substitution: null });
    } else if (char === "'" && !plainQuotes) {
      const end = source.indexOf("'", at + 1);
      if (end < 0) throw new Rejection("a single quote has no end");
      const text = rawQuotes ? source.slice(at, end + 1) : source.slice(at + 1, end);
      frame.parts.push(text);
      addRaw(text);
      at = end + 1;
    } else if (char === "<") {
      // Blanks behind `<<` belong to the word: a here-document's name follows.
      const opening = /^<(?:<[\t\r ]*)?/.exec(source.slice(at, at + 2))?.[0] ?? "<";
      let end = at + opening.length;
      if (opening === "<<") while (/[\t\r ]/.test(source.charAt(end))) end++;
      const text = source.slice(at, end);
      frame.parts.push(text);
      addRaw(text);
      at = end;
    } else if (char === escapeChar) {
      at++;
      const next = source.charAt(at);
      if (frame.rawEscapes) {
        frame.parts.push(char);
        addRaw(char);
      }
      if (next === "") break;
      frame.parts.push(next);
      addRaw(next);
      at++;
    } else {
      frame.parts.push(char);
      addSplit(char);
      at++;
    }
  }
  if (frame.kind === "quoted") throw new Rejection("a double quote has no end");
  if (frame.kind === "part") throw new Rejection(`syntax error: missing ${frame.stop} in \${…}`);
  return { text: whole.parts.join(""), words: splitter?.words() ?? [], unset };
}
