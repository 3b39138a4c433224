/** Behind the parenthesis that ends one opened before `from`; null: there is none. */
export function afterParenthesis(script: string, from: number): number | null {
  return afterClosing(script, from, "(", ")");
}

/** The same of a brace. */
export function afterBrace(script: string, from: number): number | null {
  return afterClosing(script, from, "{", "}");
}

function afterClosing(script: string, from: number, opening: string, closing: string): number | null {
  let depth = 1;
  for (let index = from; index < script.length; index++) {
    const character = script[index];
    if (character === "\\") index++;
    else if (character === "'") {
      const close = script.indexOf("'", index + 1);
      // An apostrophe in a comment or in quotation marks has no other.
      if (close >= 0 && !script.slice(index, close).includes("\n")) index = close;
    } else if (character === opening) depth++;
    else if (character === closing && --depth === 0) return index + 1;
  }
  return null;
}

/** Behind the here-document whose lines begin at `from`. */
export function afterHeredoc(
  script: string,
  from: number,
  { end, indented }: { readonly end: string; readonly indented: boolean },
): number {
  for (let index = from; index < script.length; ) {
    const newline = script.indexOf("\n", index);
    const to = newline < 0 ? script.length : newline;
    const line = script.slice(index, to).replace(/\r$/, "");
    index = to + 1;
    if ((indented ? line.replace(/^\t+/, "") : line) === end) return index;
  }
  return script.length;
}
