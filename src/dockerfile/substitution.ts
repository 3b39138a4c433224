import { Demand, Rejection } from "./rejection.ts";
import { replacePattern, trimPrefix, trimSuffix } from "./wildcard.ts";

/** What stands behind the name in `${name…}`. */
export interface Modifier {
  /** `:-`, `#`, `//`, … */
  readonly written: string;
  /** Where its text ends; `/` where a second text follows. */
  readonly stop: "}" | "/";
  /** Escapes in the text stay: it is a pattern. */
  readonly rawEscapes: boolean;
}

/** A `${name…}` whose text is being read. */
export interface Substitution {
  readonly name: string;
  readonly modifier: Modifier;
  /** Of `/`: the first text, once it is read. */
  readonly pattern: string | null;
}

const unsupported = (written: string): Rejection =>
  new Rejection(`unsupported modifier ${written} in \${…}: BuildKit knows - + ? # % / and :- :+ :?`);

/** @throws Rejection for what BuildKit does not know */
export function readModifier(source: string, at: number): Modifier {
  const char = source.charAt(at);
  if (char === "/") {
    const written = source.charAt(at + 1) === "/" ? "//" : "/";
    return { written, stop: "/", rawEscapes: true };
  }
  const colon = char === ":";
  const operator = colon ? source.charAt(at + 1) : char;
  const written = colon ? `:${operator}` : operator;
  if (operator === "") throw new Rejection(`syntax error: missing } in \${…}`);
  // Behind a colon BuildKit reads on to the end first, and where nothing is set it never minds.
  if (colon ? /[#%]/.test(operator) : !/[-+?#%]/.test(operator)) throw unsupported(written);
  return { written, stop: "}", rawEscapes: operator === "#" || operator === "%" };
}

/**
 * The text that takes the place of `${name…}`.
 * @param keepUnset what is not set stays as it is written
 * @throws Rejection where `?` demands a value, and for a modifier that BuildKit does not know
 */
export function applyModifier(
  { name, modifier, pattern }: Substitution,
  text: string,
  value: string | undefined,
  keepUnset: boolean,
): string {
  const { written } = modifier;
  if (keepUnset && value === undefined)
    return pattern === null ? `\${${name}${written}${text}}` : `\${${name}/${pattern}/${text}}`;
  const absent = written.startsWith(":") ? value === undefined || value === "" : value === undefined;
  const longest = text.startsWith(written);
  switch (written.replace(":", "")) {
    case "-":
      return absent ? text : (value ?? "");
    case "+":
      return absent ? "" : text;
    case "?":
      if (absent) throw new Demand(`${name}: ${text || "a value is needed: give it as build argument"}`);
      return value ?? "";
    case "#":
      return trimPrefix(value ?? "", longest ? text.slice(1) : text, longest);
    case "%":
      return trimSuffix(value ?? "", longest ? text.slice(1) : text, longest);
    case "/":
    case "//":
      return replacePattern(value ?? "", pattern ?? "", text, written === "//");
    default:
      throw unsupported(written);
  }
}
