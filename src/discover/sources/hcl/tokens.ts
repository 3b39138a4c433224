/** A token of HCL's native syntax. A template's text is what stands between its quotation marks. */
export interface Token {
  readonly kind: "identifier" | "punctuation" | "newline" | "number" | "template" | "heredoc" | "end";
  readonly text: string;
  readonly line: number;
}

const PUNCTUATION = /==|!=|<=|>=|&&|\|\||=>|\.\.\.|[{}[\]()=:,.?!<>+\-*/%]/y;
const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const BLANK = /(?:[ \t\r]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const HEREDOC = /<<(-?)([A-Za-z_][\w-]*)\r?\n/y;

/**
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 * @throws SyntaxError with the line
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  const add = (kind: Token["kind"], value: string) => tokens.push({ kind, text: value, line });
  while (at < text.length) {
    const blank = take(BLANK);
    if (blank) {
      line += newlines(blank[0]);
      continue;
    }
    if (text[at] === "\n") {
      at++;
      add("newline", "\n");
      line++;
      continue;
    }
    const heredoc = take(HEREDOC);
    if (heredoc) {
      const start = at;
      const inside = heredocBody(text, at, heredoc[2] ?? "");
      if (inside === null) throw new SyntaxError(`a heredoc without an end on line ${line}`);
      at = inside.end;
      add("heredoc", heredoc[1] === "-" ? withoutIndent(inside.body) : inside.body);
      line += 1 + newlines(text.slice(start, at));
      continue;
    }
    if (text[at] === '"') {
      const end = endOfString(text, at + 1);
      if (end === null) throw new SyntaxError(`a text without an end on line ${line}`);
      add("template", text.slice(at + 1, end));
      at = end + 1;
      continue;
    }
    const kinds = [
      ["number", NUMBER],
      ["identifier", IDENTIFIER],
      ["punctuation", PUNCTUATION],
    ] as const;
    const found = kinds.some(([kind, pattern]) => {
      const match = take(pattern);
      if (match) add(kind, match[0]);
      return match !== null;
    });
    if (!found) throw new SyntaxError(`an unexpected ${JSON.stringify(text[at])} on line ${line}`);
  }
  add("end", "the end");
  return tokens;
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}

function heredocBody(
  text: string,
  start: number,
  delimiter: string,
): { readonly body: string; readonly end: number } | null {
  for (let from = start; from <= text.length; ) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    if (text.slice(from, end).trim() === delimiter) return { body: text.slice(start, from), end };
    if (newline < 0) return null;
    from = newline + 1;
  }
  return null;
}

function withoutIndent(body: string): string {
  const lines = body.split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join("\n");
}

/** Where the quotation mark stands that ends a text begun before `from`; `${}` may have texts of its own. */
function endOfString(text: string, from: number): number | null {
  const open: ("text" | "code")[] = ["text"];
  for (let index = from; index < text.length; index++) {
    const character = text[index];
    if (open.at(-1) === "text") {
      if (character === "\\") index++;
      else if (character === '"') {
        open.pop();
        if (open.length === 0) return index;
      } else if (character === "\n") return null;
      else if ((character === "$" || character === "%") && text[index + 1] === "{") {
        if (text[index - 1] !== character) open.push("code");
        index++;
      }
    } else if (character === '"') open.push("text");
    else if (character === "{") open.push("code");
    else if (character === "}") open.pop();
  }
  return null;
}

/** Where the brace stands that ends a `${` begun before `from`. */
export function endOfInterpolation(text: string, from: number): number | null {
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    if (text[index] === '"') {
      const end = endOfString(text, index + 1);
      if (end === null) return null;
      index = end;
    } else if (text[index] === "{") depth++;
    else if (text[index] === "}") depth--;
    if (depth === 0) return index;
  }
  return null;
}
