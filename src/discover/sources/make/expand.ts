import { UNKNOWN } from "../unknown.ts";
import { FUNCTIONS } from "./functions.ts";
import type { Variables } from "./variables.ts";
import { joined, LONGEST, substituted, words } from "./words.ts";

const DEEPEST = 40;
const CALL = /^([a-z-]+)\s+([\s\S]*)$/;
const MOST_EXPANSIONS = 20_000;

/**
 * Puts variables and functions in: what is set nowhere, or known only to a run, is `UNKNOWN`.
 * https://www.gnu.org/software/make/manual/make.html#Functions
 */
export function expandMake(text: string, variables: Variables): string {
  return expand(text, { variables, left: MOST_EXPANSIONS, inputs: [] }, 0);
}

interface Expansion {
  readonly variables: Variables;
  left: number;
  /** Of `$(call …)`. */
  readonly inputs: readonly string[];
}

function expand(text: string, expansion: Expansion, depth: number): string {
  if (!text.includes("$")) return text;
  if (depth > DEEPEST || expansion.left-- <= 0) return UNKNOWN;
  let result = "";
  for (let index = 0; index < text.length && result.length <= LONGEST; index++) {
    const character = text[index] ?? "";
    const next = text[index + 1] ?? "";
    if (character !== "$" || next === "") result += character;
    else if (next === "$") {
      result += "$";
      index++;
    } else if (next === "(" || next === "{") {
      const end = closing(text, index + 2, next);
      result += end === null ? UNKNOWN : reference(text.slice(index + 2, end), expansion, depth + 1);
      index = end ?? text.length;
    } else {
      result += variable(next, expansion, depth + 1);
      index++;
    }
  }
  return result.length > LONGEST ? UNKNOWN : result;
}

function closing(text: string, from: number, opening: string): number | null {
  const end = opening === "(" ? ")" : "}";
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    if (text[index] === opening) depth++;
    else if (text[index] === end && --depth === 0) return index;
  }
  return null;
}

function variable(name: string, expansion: Expansion, depth: number): string {
  if (/^\d$/.test(name)) return expansion.inputs[Number(name) - 1] ?? UNKNOWN;
  const found = expansion.variables.get(name);
  if (found === undefined) return UNKNOWN;
  return found.deferred ? expand(found.value, expansion, depth) : found.value;
}

/** What `$(inside)` comes to. */
function reference(inside: string, expansion: Expansion, depth: number): string {
  const [, name = "", rest = ""] = CALL.exec(inside) ?? [];
  if (Object.hasOwn(FUNCTIONS, name)) {
    return (
      FUNCTIONS[name]?.(argumentsOf(rest), (one) => expand(one, expansion, depth), expansion.variables) ??
      UNKNOWN
    );
  }
  if (
    name !== "" &&
    /^(foreach|let|call|eval|file|value|origin|flavor|error|warning|info|guile|intcmp)$/.test(name)
  ) {
    return name === "call" ? called(argumentsOf(rest), expansion, depth) : UNKNOWN;
  }
  // `$(NAME:from=to)`
  const substitution = /^([^:$]+):([^=]*)=(.*)$/s.exec(inside);
  if (substitution !== null) {
    const [, from = "", before = "", to = ""] = substitution;
    const [first, second] = [before, to].map((one) => expand(one, expansion, depth));
    const pattern = first?.includes("%") ? first : `%${first}`;
    const replacement = first?.includes("%") ? (second ?? "") : `%${second}`;
    return joined(
      words(variable(from, expansion, depth)).map((one) => substituted(one, pattern, replacement)),
    );
  }
  return variable(expand(inside, expansion, depth).trim(), expansion, depth);
}

function called([name = "", ...inputs]: readonly string[], expansion: Expansion, depth: number): string {
  const given = inputs.map((one) => expand(one, expansion, depth));
  const body = expansion.variables.get(expand(name, expansion, depth).trim());
  if (body === undefined) return UNKNOWN;
  const inner: Expansion = { ...expansion, inputs: given };
  const result = expand(body.value, inner, depth);
  expansion.left = inner.left;
  return result;
}

function argumentsOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const one = text[index] ?? "";
    if (one === "(" || one === "{") depth++;
    else if (one === ")" || one === "}") depth--;
    else if (one === "," && depth === 0) {
      found.push(text.slice(from, index));
      from = index + 1;
    }
  }
  return [...found, text.slice(from)];
}
