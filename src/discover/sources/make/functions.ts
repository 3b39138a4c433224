import { posix } from "node:path";
import { ROOT, UNKNOWN } from "../unknown.ts";
import type { Variables } from "./variables.ts";
import { joined, LONGEST, stemOf, substituted, words } from "./words.ts";

/** What a function comes to, of inputs that are not expanded yet. */
type Work = (inputs: readonly string[], expanded: (text: string) => string, variables: Variables) => string;

const each =
  (work: (word: string, variables: Variables) => string): Work =>
  ([text = ""], expanded, variables) =>
    joined(words(expanded(text)).map((word) => (word.includes(UNKNOWN) ? UNKNOWN : work(word, variables))));

/** What a script prints that says of paths alone. */
function output(script: string, expanded: (text: string) => string): string {
  const text = script.trim();
  if (text === "pwd") return expanded("$(CURDIR)");
  if (/^git rev-parse --show-toplevel( 2>\s*\/dev\/null)?$/.test(text)) return ROOT;
  const program =
    /^(?:which|command -v) ([\w-]+)(?: 2>\s*\/dev\/null)?(?: \|\| (?:which|command -v) [\w-]+)?$/.exec(text);
  return program?.[1] ?? UNKNOWN;
}

/** A folder's name ends in a slash, as make's `dir` has it. */
function folderOf(word: string): string {
  return word.includes("/") ? word.slice(0, word.lastIndexOf("/") + 1) : "./";
}

/** By their names. https://www.gnu.org/software/make/manual/make.html#Functions */
export const FUNCTIONS: Readonly<Record<string, Work>> = {
  abspath: each((word, variables) => variables.absolute(word)),
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
  realpath: each((word, variables) => variables.absolute(word)),
  shell: (inputs, expanded) => output(expanded(inputs.join(",")), expanded),
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
