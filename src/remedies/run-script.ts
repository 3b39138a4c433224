import { readHeredocs } from "../dockerfile/heredoc.ts";
import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { readJsonForm } from "../dockerfile/words.ts";
import { joinLines } from "./logical-text.ts";
import { type Operator, type Token, tokenize } from "./shell-tokens.ts";

/** A word of a command as written, quotes and all, with its place in the file. */
export interface Word {
  readonly text: string;
  /** Offsets in the file's text; `end` is behind the last character. */
  readonly at: number;
  readonly end: number;
}

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
