/** What stands between two commands of a list. */
export type Operator = "&&" | "||" | ";" | "|";

/** A part of a command line by its offsets in there. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** Null: a word. */
  readonly operator: Operator | null;
}

/** Words and operators; null for what is no plain list. */
export function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  let from = -1;
  const end = (at: number): void => {
    if (from >= 0) tokens.push({ from, to: at, operator: null });
    from = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (/\s/.test(char)) {
      end(at);
      continue;
    }
    const redirected = char === "&" && (next === ">" || /[<>]/.test(text.charAt(at - 1)));
    if (!redirected && (char === "&" || char === "|" || char === ";")) {
      const operator = char === next && char !== ";" ? `${char}${char}` : char;
      if (operator !== "&&" && operator !== "||" && operator !== ";" && operator !== "|") return null;
      end(at);
      tokens.push({ from: at, to: at + operator.length, operator });
      at += operator.length - 1;
      continue;
    }
    if (char === "(" || char === ")" || char === "`" || (char === "$" && next === "(")) return null;
    if (char === "#" && from < 0) return null;
    if (from < 0) from = at;
    if (char === "\\") at++;
    else if (char === "'") {
      at = text.indexOf("'", at + 1);
      if (at < 0) return null;
    } else if (char === '"') {
      const close = endOfQuotes(text, at);
      if (close === null) return null;
      at = close;
    }
  }
  end(text.length);
  return tokens;
}

/** Where the double quotes end that begin here; null for none, and for a command within. */
function endOfQuotes(text: string, begin: number): number | null {
  for (let at = begin + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (char === "`" || (char === "$" && text.charAt(at + 1) === "(")) return null;
    else if (char === '"') return at;
  }
  return null;
}
