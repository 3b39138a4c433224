import { trimStart } from "../dockerfile/blanks.ts";
import { readHeredocs } from "../dockerfile/heredoc.ts";
import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { readJsonForm } from "../dockerfile/words.ts";

/** A word of a command as written, quotes and all, with its place in the file. */
export interface Word {
  readonly text: string;
  /** Offsets in the file's text; `end` is behind the last character. */
  readonly at: number;
  readonly end: number;
}

/** What stands between two commands of a list. */
export type Operator = "&&" | "||" | ";" | "|";

/** One simple command: program, options and operands; redirections and variables that are set before it left out. */
export interface Command {
  readonly words: readonly Word[];
  /** What stands before it; null for the first. */
  readonly operator: Operator | null;
  /** Where it begins, variables set before it included. */
  readonly at: number;
}

/** The commands of an instruction in shell form. */
export interface RunScript {
  /** `--mount=…` and the like. */
  readonly flags: readonly Word[];
  readonly commands: readonly Command[];
  /** Offset behind the last character of the last command. */
  readonly end: number;
}

/** An instruction's text with continuations joined, and where each of its characters stands in the file. */
export interface LogicalText {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** By hand: an expression that is anchored at the end alone looks at every blank of a long line. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Joins what continuation marks cut, as BuildKit does: comments and empty lines between are dropped. */
export function joinLines(
  { text, offset }: Pick<Instruction, "text" | "offset">,
  escapeChar: string,
): LogicalText {
  let joined = "";
  const offsets: number[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const bare = withoutEnd(raw, "\r");
    const trimmed = trimStart(bare);
    if (start > 0 && (trimmed === "" || trimmed.startsWith("#"))) {
      start += raw.length + 1;
      continue;
    }
    const unpadded = withoutEnd(bare, " \t");
    const continues = unpadded.endsWith(escapeChar) && !unpadded.endsWith(escapeChar + escapeChar);
    const kept = continues ? unpadded.slice(0, -1) : bare;
    joined += kept;
    for (let at = 0; at < kept.length; at++) offsets.push(offset + start + at);
    if (!continues) break;
    start += raw.length + 1;
  }
  return { text: joined, offsets };
}

/** Words of the shell that begin something other than a simple command. */
const RESERVED =
  /^(if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|time|coproc|eval|exec|exit|\.|source|[{}!]|\[\[|\(\()$/;

/**
 * Reads a RUN as a plain list of simple commands. Null for everything else: the JSON form, here-documents, loops,
 * subshells, command substitution, background jobs, comments. What is not understood is not to be edited.
 */
export function readRunScript(
  instruction: Instruction,
  { escapeChar }: Pick<ParsedDockerfile, "escapeChar">,
): RunScript | null {
  if (instruction.keyword !== "RUN") return null;
  const { text, offsets } = joinLines(instruction, escapeChar);
  if (readHeredocs(text).length > 0) return null;
  const tokens = tokenize(text);
  if (tokens === null) return null;
  const place = (token: Token): Word => ({
    text: text.slice(token.from, token.to),
    at: offsets[token.from] ?? 0,
    end: (offsets[token.to - 1] ?? 0) + 1,
  });
  const [keyword, ...others] = tokens;
  if (!keyword) return null;
  const firstOther = others.findIndex(({ from, to }) => !text.slice(from, to).startsWith("--"));
  if (firstOther < 0) return null;
  const begin = others[firstOther]?.from ?? 0;
  if (readFormOf(text.slice(begin)) !== null) return null;
  const commands: Command[] = [];
  let words: Word[] = [];
  let operator: Operator | null = null;
  const close = (): boolean => {
    const [first] = words;
    if (!first) return false;
    const plain = withoutRedirections(words);
    const assigned = plain.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word.text));
    if (assigned >= 0) commands.push({ words: plain.slice(assigned), operator, at: first.at });
    words = [];
    return true;
  };
  for (const token of others.slice(firstOther)) {
    if (token.operator === null) words.push(place(token));
    else {
      if (!close()) return null;
      operator = token.operator;
    }
  }
  if (!close() || commands.some(({ words: [program] }) => RESERVED.test(program?.text ?? ""))) return null;
  const last = others.at(-1);
  if (!last || commands.length === 0) return null;
  return { flags: others.slice(0, firstOther).map(place), commands, end: place(last).end };
}

/** Words that are arguments: neither `2>&1` nor `> file`. */
function withoutRedirections(words: readonly Word[]): readonly Word[] {
  let isTarget = false;
  return words.filter(({ text }) => {
    const [redirection] = /^(?:\d*|&)(?:>>?|<)[&|]?/.exec(text) ?? [];
    const kept = redirection === undefined && !isTarget;
    isTarget = redirection !== undefined && redirection.length === text.length;
    return kept;
  });
}

/** The JSON form, or an array that is none: neither is for a shell. */
function readFormOf(rest: string): unknown {
  try {
    return readJsonForm(rest.trim());
  } catch {
    return rest;
  }
}

interface Token {
  readonly from: number;
  readonly to: number;
  /** Null: a word. */
  readonly operator: Operator | null;
}

/** Words and operators; null for what is no plain list. */
function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  let from = -1;
  const end = (at: number): void => {
    if (from >= 0) tokens.push({ from, to: at, operator: null });
    from = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (/\s/.test(char)) {
      end(at);
      continue;
    }
    const redirected = char === "&" && (next === ">" || /[<>]/.test(text.charAt(at - 1)));
    if (!redirected && (char === "&" || char === "|" || char === ";")) {
      const operator = char === next && char !== ";" ? `${char}${char}` : char;
      if (operator !== "&&" && operator !== "||" && operator !== ";" && operator !== "|") return null;
      end(at);
      tokens.push({ from: at, to: at + operator.length, operator });
      at += operator.length - 1;
      continue;
    }
    if (char === "(" || char === ")" || char === "`" || (char === "$" && next === "(")) return null;
    if (char === "#" && from < 0) return null;
    if (from < 0) from = at;
    if (char === "\\") at++;
    else if (char === "'") {
      at = text.indexOf("'", at + 1);
      if (at < 0) return null;
    } else if (char === '"') {
      const close = endOfQuotes(text, at);
      if (close === null) return null;
      at = close;
    }
  }
  end(text.length);
  return tokens;
}

/** Where the double quotes end that begin here; null for none, and for a command within. */
function endOfQuotes(text: string, begin: number): number | null {
  for (let at = begin + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (char === "`" || (char === "$" && text.charAt(at + 1) === "(")) return null;
    else if (char === '"') return at;
  }
  return null;
}
