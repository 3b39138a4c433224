import { Rejection } from "./rejection.ts";

const DIRECTIVE = /^#[\t\n\f\r ]*([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*(.+?)[\t\n\f\r ]*$/;

/** What the directives at a file's beginning set. https://docs.docker.com/reference/dockerfile/#parser-directives */
export interface Directives {
  /** A backslash or a backtick. */
  escapeChar: string;
  /** What `# syntax=` names. */
  syntax: string | null;
}

/** Takes one line after the other; false from the first on that is no directive. @throws Rejection */
export function directiveReader(directives: Directives): (line: string) => boolean {
  const seen = new Set<string>();
  let done = false;
  return (line) => {
    if (done) return false;
    const found = DIRECTIVE.exec(line);
    const name = found?.[1]?.toLowerCase() ?? "";
    const value = found?.[2] ?? "";
    if (name !== "syntax" && name !== "escape" && name !== "check") {
      done = true;
      return false;
    }
    if (seen.has(name))
      throw new Rejection(`only one ${name} directive may stand in a file: remove the second`);
    seen.add(name);
    if (name === "syntax") directives.syntax = value;
    if (name !== "escape") return true;
    if (value !== "\\" && value !== "`")
      throw new Rejection(`the escape directive takes \\ or \`, not ${value}`);
    directives.escapeChar = value;
    return true;
  };
}
