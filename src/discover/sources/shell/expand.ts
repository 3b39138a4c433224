import { posix } from "node:path";
import { ROOT, UNKNOWN } from "../unknown.ts";
import { parseShell } from "./parse.ts";
import { absolute, enter, placeIn, type ShellState } from "./state.ts";
import type { Piece, Statement, Word } from "./syntax.ts";

/** Variables that double in each line would fill the memory. */
const LONGEST = 20_000;
const MOST_FIELDS = 1000;
/** Substitutions within substitutions. */
const DEEPEST = 10;

/**
 * The fields that a word comes to: quotes are off, what is known of variables is in, blanks in unquoted ones part it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06
 */
export function fieldsOf(word: Word, state: ShellState, depth = 0): string[] {
  const fields: string[] = [];
  let current: string | null = null;
  let length = 0;
  const add = (text: string) => {
    length += text.length;
    current = length > LONGEST ? UNKNOWN : (current ?? "") + text;
  };
  const finish = () => {
    if (current !== null) fields.push(current);
    current = null;
  };
  for (const piece of word) {
    const values = valuesOf(piece, state, depth);
    for (const [index, value] of values.entries()) {
      if (index > 0) finish();
      if (piece.quoted || piece.kind === "text") {
        add(value);
        continue;
      }
      const parts = value.split(/[ \t\n]+/);
      for (const [part, text] of parts.entries()) {
        if (part > 0) finish();
        if (text !== "") add(text);
      }
    }
    if (fields.length > MOST_FIELDS) return [UNKNOWN];
  }
  finish();
  return fields;
}

/** A word as one text, as an assignment takes it. */
export function textOf(word: Word, state: ShellState, depth = 0): string {
  const text = word.map((piece) => valuesOf(piece, state, depth).join(" ")).join("");
  return text.length > LONGEST ? UNKNOWN : text;
}

function valuesOf(piece: Piece, state: ShellState, depth: number): readonly string[] {
  if (piece.kind === "text") return [piece.text];
  if (piece.kind === "substitution") {
    const known = piece.script !== null && depth < DEEPEST;
    return [known ? outputOf(scriptIn(piece), { ...state }, depth + 1) : UNKNOWN];
  }
  const { name, operator, operand } = piece;
  if (operator === "") {
    if (name === "@" || name === "*") return state.positional ?? [UNKNOWN];
    if (name.endsWith("[@]")) {
      const value = state.variables.get(name.slice(0, -3)) ?? UNKNOWN;
      return typeof value === "string" ? [value] : value;
    }
  }
  return [changed(variable(name, state), operator, operand, state, depth)];
}

/** Scripts in words, read once: a function's body is run for each call. */
const inner = new WeakMap<Piece, readonly Statement[]>();

function scriptIn(piece: Extract<Piece, { kind: "substitution" }>): readonly Statement[] {
  const script = inner.get(piece) ?? parseShell(piece.script ?? "");
  inner.set(piece, script);
  return script;
}

/** Undefined: it is not set, as far as is known. */
function variable(name: string, state: ShellState): string | undefined {
  if (name === "GITHUB_WORKSPACE") return ROOT;
  if (name === "PWD") return absolute(state.folder);
  if (name === "0" || /^BASH_SOURCE(\[0\])?$/.test(name)) return state.self ?? UNKNOWN;
  if (/^\d+$/.test(name)) return state.positional?.[Number(name) - 1];
  if (name === "#") return state.positional === null ? UNKNOWN : String(state.positional.length);
  if (/^\W$/.test(name)) return UNKNOWN;
  const item = /^(\w+)\[(\d+)\]$/.exec(name);
  if (item !== null) {
    const items = state.variables.get(item[1] ?? "");
    return typeof items === "string" ? (item[2] === "0" ? items : undefined) : items?.[Number(item[2])];
  }
  const value = state.variables.get(name);
  return value === undefined || typeof value === "string" ? value : value[0];
}

/** What `${name…}` comes to. */
function changed(
  value: string | undefined,
  operator: string,
  operand: string,
  state: ShellState,
  depth: number,
): string {
  if (operator === "") return value ?? UNKNOWN;
  const other = () => (depth < DEEPEST ? operandText(operand, state, depth + 1) : UNKNOWN);
  const isSet = value !== undefined && (value !== "" || !operator.startsWith(":"));
  if (value?.includes(UNKNOWN) === true) return UNKNOWN;
  if (/^:?[-=]$/.test(operator)) return isSet ? value : other();
  // What is set nowhere here may be set outside.
  if (/^:?\+$/.test(operator)) return isSet ? other() : value === "" ? "" : UNKNOWN;
  if (/^:?\?$/.test(operator)) return isSet ? value : UNKNOWN;
  return value === undefined ? UNKNOWN : without(value, operator, other());
}

function operandText(operand: string, state: ShellState, depth: number): string {
  const [first] = parseShell(`"${operand.replace(/^"([^"]*)"$/, "$1")}"`);
  const part = first?.kind === "simple" ? first.parts[0] : undefined;
  return part?.kind === "word" ? textOf(part.word, state, depth) : UNKNOWN;
}

/** `#`, `##`, `%` and `%%` with a text, and at most one `*` at its end or beginning. */
function without(value: string, operator: string, pattern: string): string {
  const literal = pattern.replace(/^\*|\*$/, "");
  if (/[*?[\0]/.test(literal) || literal === "") return UNKNOWN;
  const longest = operator.length === 2;
  if (operator.startsWith("#")) {
    if (pattern === literal) return value.startsWith(literal) ? value.slice(literal.length) : value;
    if (!pattern.startsWith("*")) return UNKNOWN;
    const at = longest ? value.lastIndexOf(literal) : value.indexOf(literal);
    return at < 0 ? value : value.slice(at + literal.length);
  }
  if (pattern === literal) return value.endsWith(literal) ? value.slice(0, -literal.length) : value;
  if (!pattern.endsWith("*")) return UNKNOWN;
  const at = longest ? value.indexOf(literal) : value.lastIndexOf(literal);
  return at < 0 ? value : value.slice(0, at);
}

/** What a script prints that says of paths alone: `cd "$(dirname "$0")/.." && pwd`. Changes the folder of `state`. */
function outputOf(statements: readonly Statement[], state: ShellState, depth: number): string {
  let output = "";
  for (const statement of statements) {
    if (statement.kind === "branches" && output !== "") continue;
    if (statement.kind !== "simple") return UNKNOWN;
    const [program = "", ...rest] = statement.parts.flatMap((part) =>
      part.kind === "word" ? fieldsOf(part.word, state, depth) : [UNKNOWN],
    );
    const inputs = rest.filter((one) => !/^-[efP-]/.test(one));
    const [input = ""] = inputs;
    if (program === "cd" || program === "pushd") enter(state, input);
    else if (program === "pwd") output += absolute(state.folder);
    else if (program === "dirname") output += mapped(input, posix.dirname);
    else if (program === "basename") output += mapped(input, (path) => posix.basename(path, inputs[1]));
    else if (program === "echo" || program === "printf") output += inputs.join(" ");
    else if (program === "realpath" || program === "readlink")
      output += absolute(placeIn(state.folder, input));
    else if (`${program} ${rest.join(" ")}` === "git rev-parse --show-toplevel") output += ROOT;
    else if (program === "which" || (program === "command" && rest[0] === "-v"))
      output += inputs.at(-1) ?? "";
    else if (program !== "set") return UNKNOWN;
  }
  return output;
}

function mapped(path: string, change: (path: string) => string): string {
  return path.includes(UNKNOWN) || path === ROOT ? UNKNOWN : change(path);
}
