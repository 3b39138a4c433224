import type { Lookup } from "./lexing.ts";
import { lex } from "./shell.ts";

/** `lex` for one text. Most have nothing to expand. @throws Rejection */
export function expand(
  source: string,
  escapeChar: string,
  lookup: Lookup,
): { readonly text: string; readonly unset: readonly string[] } {
  if (!/[$"'\\`<\uFEFF]/.test(source)) return { text: source, unset: [] };
  const { text, unset } = lex(source, { escapeChar, lookup, textOnly: true });
  return { text, unset };
}
