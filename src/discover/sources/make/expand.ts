import { posix } from "node:path";
import { ROOT, UNKNOWN } from "../unknown.ts";

/** What makefiles have set so far. */
export interface Variables {
  /** `deferred`: the value has variables in it that count where it is used. */
  get(name: string): { readonly value: string; readonly deferred: boolean } | undefined;
  /** The absolute path of a path, as make's `abspath` has it. */
  readonly absolute: (path: string) => string;
}

/** Variables that double in each line would fill the memory. */
const LONGEST = 20_000;
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
    return FUNCTIONS[name]?.(argumentsOf(rest), (one) => expand(one, expansion, depth), expansion) ?? UNKNOWN;
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

/** The words of a text. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((one) => one !== "");
}

/** Words as one text. */
function joined(all: readonly string[]): string {
  const length = all.reduce((sum, word) => sum + word.length + 1, 0);
  return length > LONGEST ? UNKNOWN : all.join(" ");
}

/** The part of a word that `%` stands for in a pattern; null: it does not match. */
export function stemOf(pattern: string, word: string): string | null {
  const at = pattern.indexOf("%");
  if (at < 0) return pattern === word ? "" : null;
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const fits = word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after);
  return fits ? word.slice(before.length, word.length - after.length) : null;
}

function substituted(word: string, pattern: string, replacement: string): string {
  const stem = stemOf(pattern, word);
  return stem === null ? word : replacement.replace("%", () => stem);
}

type Work = (inputs: readonly string[], expanded: (text: string) => string, expansion: Expansion) => string;

const each =
  (work: (word: string, expansion: Expansion) => string): Work =>
  ([text = ""], expanded, expansion) =>
    joined(words(expanded(text)).map((word) => (word.includes(UNKNOWN) ? UNKNOWN : work(word, expansion))));

/** What a script prints that says of paths alone. */
function output(script: string, expansion: Expansion): string {
  const text = script.trim();
  if (text === "pwd") return variable("CURDIR", expansion, 0);
  if (/^git rev-parse --show-toplevel( 2>\s*\/dev\/null)?$/.test(text)) return ROOT;
  const program =
    /^(?:which|command -v) ([\w-]+)(?: 2>\s*\/dev\/null)?(?: \|\| (?:which|command -v) [\w-]+)?$/.exec(text);
  return program?.[1] ?? UNKNOWN;
}

/** A folder's name ends in a slash, as make's `dir` has it. */
function folderOf(word: string): string {
  return word.includes("/") ? word.slice(0, word.lastIndexOf("/") + 1) : "./";
}

const FUNCTIONS: Readonly<Record<string, Work>> = {
  abspath: each((word, { variables }) => variables.absolute(word)),
  addprefix: ([prefix = "", list = ""], expanded) =>
    joined(words(expanded(list)).map((word) => `${expanded(prefix)}${word}`)),
  addsuffix: ([suffix = "", list = ""], expanded) =>
    joined(words(expanded(list)).map((word) => `${word}${expanded(suffix)}`)),
  basename: each((word) => word.slice(0, word.length - posix.extname(word).length)),
  dir: each(folderOf),
  filter: ([patterns = "", list = ""], expanded) => {
    const all = words(expanded(patterns));
    return words(expanded(list))
      .filter((word) => all.some((one) => stemOf(one, word) !== null))
      .join(" ");
  },
  "filter-out": ([patterns = "", list = ""], expanded) => {
    const all = words(expanded(patterns));
    return words(expanded(list))
      .filter((word) => !all.some((one) => stemOf(one, word) !== null))
      .join(" ");
  },
  findstring: ([part = "", text = ""], expanded) => {
    const [searched, whole] = [expanded(part), expanded(text)];
    return whole.includes(UNKNOWN) ? UNKNOWN : whole.includes(searched) ? searched : "";
  },
  firstword: ([list = ""], expanded) => words(expanded(list))[0] ?? "",
  if: ([condition = "", yes = "", no = ""], expanded) => {
    const chosen = expanded(condition).trim();
    return chosen.includes(UNKNOWN) ? UNKNOWN : expanded(chosen === "" ? no : yes);
  },
  lastword: ([list = ""], expanded) => words(expanded(list)).at(-1) ?? "",
  notdir: each((word) => word.slice(word.lastIndexOf("/") + 1)),
  or: (inputs, expanded) => inputs.map((one) => expanded(one).trim()).find((one) => one !== "") ?? "",
  patsubst: ([pattern = "", replacement = "", list = ""], expanded) => {
    const [from, to] = [expanded(pattern).trim(), expanded(replacement).trim()];
    return joined(words(expanded(list)).map((word) => substituted(word, from, to)));
  },
  realpath: each((word, { variables }) => variables.absolute(word)),
  shell: (inputs, expanded, expansion) => output(expanded(inputs.join(",")), expansion),
  sort: ([list = ""], expanded) => [...new Set(words(expanded(list)))].sort().join(" "),
  strip: ([text = ""], expanded) => words(expanded(text)).join(" "),
  subst: ([from = "", to = "", text = ""], expanded) => {
    const [before, after, whole] = [expanded(from), expanded(to), expanded(text)];
    if (before === "" || whole.includes(UNKNOWN)) return UNKNOWN;
    const parts = whole.split(before);
    return whole.length + parts.length * after.length > LONGEST ? UNKNOWN : parts.join(after);
  },
  word: ([at = "", list = ""], expanded) => words(expanded(list))[Number(expanded(at)) - 1] ?? "",
};
