import { Rejection } from "./rejection.ts";

const BLANK = "[\\t\\n\\f\\r ]*";
const directiveForm = (comment: string): RegExp =>
  new RegExp(`^${comment}${BLANK}([a-zA-Z][a-zA-Z0-9]*)${BLANK}=${BLANK}(.+?)${BLANK}$`);
const HASH = directiveForm("#");
const SLASHES = directiveForm("//");

interface Directive {
  readonly name: "syntax" | "escape" | "check";
  readonly value: string;
}

/** https://docs.docker.com/reference/dockerfile/#parser-directives */
function readDirective(line: string, form: RegExp): Directive | null {
  const [, written = "", value = ""] = form.exec(line) ?? [];
  const name = written.toLowerCase();
  return name === "syntax" || name === "escape" || name === "check" ? { name, value } : null;
}

/** What the directives at a file's beginning set, as far as it was read. */
export interface LeadingDirectives {
  escapeChar: "\\" | "`";
  /** The first line that is no directive was read: none can follow. */
  done: boolean;
  readonly seen: Set<string>;
}

export const openDirectives = (): LeadingDirectives => ({ escapeChar: "\\", done: false, seen: new Set() });

/** Takes the file's next line. @throws Rejection for a directive that stands there twice or takes no such value */
export function takeDirective(directives: LeadingDirectives, line: string): void {
  const found = directives.done ? null : readDirective(line, HASH);
  if (found === null) {
    directives.done = true;
    return;
  }
  const { name, value } = found;
  if (directives.seen.has(name))
    throw new Rejection(`only one ${name} directive may stand in a file: remove the second`);
  directives.seen.add(name);
  if (name !== "escape") return;
  if (value !== "\\" && value !== "`")
    throw new Rejection(`the escape directive takes \\ or \`, not ${value}`);
  directives.escapeChar = value;
}

/** A directive's value. Unlike the escape directive, the others may stand behind a `#!` line. */
function findDirective(text: string, wanted: Directive["name"], form: RegExp): string | null {
  const source = text.replace(/^\uFEFF/, "");
  let at = source.startsWith("#!") ? source.indexOf("\n") + 1 || source.length : 0;
  while (at < source.length) {
    const newline = source.indexOf("\n", at);
    const end = newline < 0 ? source.length : newline;
    const found = readDirective(source.slice(at, end), form);
    if (found === null || found.name === wanted) return found?.value ?? null;
    at = end + 1;
  }
  return null;
}

/** What `check` sets, a word. */
export const findCheck = (text: string): string | null =>
  findDirective(text, "check", HASH)?.replace(/ .*/s, "") ?? null;

/**
 * The frontend that a file names to be read by: `# syntax=`, or for those that are no Dockerfiles `// syntax=` or a
 * `syntax` in JSON. Null where it names none.
 */
export function findSyntax(text: string): string | null {
  const named = findDirective(text, "syntax", HASH) ?? findDirective(text, "syntax", SLASHES);
  if (named !== null) return named.replace(/ .*/s, "");
  if (!/^\s*\{/.test(text)) return null;
  try {
    const { syntax }: { syntax?: unknown } = JSON.parse(text);
    return typeof syntax === "string" ? syntax : null;
  } catch {
    return null;
  }
}

/** @throws Rejection for what `# check=` does not take. https://docs.docker.com/reference/dockerfile/#check */
export function checkOptions(value: string): void {
  for (const option of value === "" ? [] : value.split(";")) {
    const [, key = option, set] = /^([^=]*)=(.*)$/s.exec(option) ?? [];
    const name = key.trim();
    if (set === undefined || (name !== "skip" && name !== "experimental" && name !== "error"))
      throw new Rejection(`the check directive takes skip=, experimental= and error=, not ${option}`);
    if (name === "error" && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(set.trim()))
      throw new Rejection(`the check directive's error is true or false, not ${set}`);
  }
}
