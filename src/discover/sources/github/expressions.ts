import { UNKNOWN } from "../unknown.ts";
import { asMapping, asText, type Mapping } from "../values.ts";

/** What is known of `${{ }}` contexts by name: `matrix`, `env`, `inputs`. A part that is not there is not known. */
export type Contexts = Readonly<Record<string, Mapping>>;

/** Puts the values of `${{ }}` in; what is not known becomes `UNKNOWN`. */
export function expand(text: string, contexts: Contexts): string {
  let result = "";
  let from = 0;
  for (;;) {
    const start = text.indexOf("${{", from);
    const end = start < 0 ? -1 : text.indexOf("}}", start);
    if (end < 0) return result + text.slice(from);
    result += text.slice(from, start) + (evaluate(text.slice(start + 3, end), contexts) ?? UNKNOWN);
    from = end + 2;
  }
}

/** The same for one value; null where any part of it is not known. */
export function expandWhole(value: unknown, contexts: Contexts): string | null {
  const text = asText(value);
  if (text === null) return null;
  const expanded = expand(text, contexts);
  return expanded.includes(UNKNOWN) ? null : expanded;
}

/**
 * Literals and contexts' values, compared by `==` and `!=`, and joined by `&&` and `||`. All else is not known.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
function evaluate(expression: string, contexts: Contexts): string | undefined {
  let value: string | undefined = "";
  for (const alternative of expression.split("||")) {
    value = evaluateAll(alternative, contexts);
    if (value === undefined || isTrue(value)) return value;
  }
  return value;
}

function evaluateAll(expression: string, contexts: Contexts): string | undefined {
  let value: string | undefined = "";
  for (const condition of expression.split("&&")) {
    value = evaluateComparison(condition, contexts);
    if (value === undefined || !isTrue(value)) return value;
  }
  return value;
}

function evaluateComparison(expression: string, contexts: Contexts): string | undefined {
  const [left = "", operator, right = ""] = expression.split(/(==|!=)/);
  const first = evaluateOne(left.trim(), contexts);
  if (operator === undefined) return first;
  const second = evaluateOne(right.trim(), contexts);
  if (first === undefined || second === undefined) return undefined;
  return String((first.toLowerCase() === second.toLowerCase()) === (operator === "=="));
}

function isTrue(value: string): boolean {
  return value !== "" && value !== "false" && value !== "0";
}

function evaluateOne(expression: string, contexts: Contexts): string | undefined {
  const literal = /^'((?:[^']|'')*)'$/.exec(expression);
  if (literal) return (literal[1] ?? "").replaceAll("''", "'");
  if (/^(-?\d+(\.\d+)?|true|false)$/.test(expression)) return expression;
  if (!/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[['"]?[\w-]+['"]?\])+$/.test(expression)) return undefined;
  const [name = "", ...parts] = expression.split(/[.[\]'"]+/).filter((part) => part !== "");
  let value: unknown = contexts[name];
  for (const part of parts) {
    const inside: unknown = Array.isArray(value) ? value : asMapping(value);
    if (typeof inside !== "object" || inside === null) return undefined;
    // What a matrix entry lacks is blank; what an environment lacks may be set by a step before.
    if (!Object.hasOwn(inside, part)) return name === "matrix" && value !== contexts[name] ? "" : undefined;
    value = (inside as Record<string, unknown>)[part];
  }
  return value === null ? "" : (asText(value) ?? undefined);
}
