/** A value of HCL; `undefined` is one that this reader cannot work out. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly HclValue[]
  | { readonly [key: string]: HclValue };

/** Gives the value of a name that stands in an expression. */
export type Scope = (name: string) => HclValue;

/** An expression, worked out when it is needed. */
export type Expression = (scope: Scope) => HclValue;

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

export interface HclBody {
  readonly attributes: ReadonlyMap<string, Expression>;
  readonly blocks: readonly HclBlock[];
}

const DEEPEST = 100;
/** Values that double in each line would fill the memory. */
const LONGEST_TEXT = 100_000;
const LONGEST_LIST = 10_000;
const PUNCTUATION = /==|!=|<=|>=|&&|\|\||=>|\.\.\.|[{}[\]()=:,.?!<>+\-*/%]/y;
const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const BLANK = /(?:[ \t\r]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const HEREDOC = /<<(-?)([A-Za-z_]\w*)\r?\n/y;

type Token =
  | { readonly kind: "identifier" | "punctuation" | "newline" | "end"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "template"; readonly value: Expression; readonly text: string };

/**
 * Reads the common part of HCL's native syntax: blocks, attributes, literals, templates with `${}`, lists, objects,
 * names, conditions, comparisons, and the few functions that bake files use. Everything else that is well formed is
 * worked out as `undefined`.
 * @throws SyntaxError with the line, for what is not well formed
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string): HclBody {
  return new Parser(tokenise(text)).body("end");
}

/** A text with `${}` in it, as bake reads the strings of JSON files. */
export function parseTemplate(text: string): Expression {
  return template(text, 0);
}

function tokenise(text: string, depth = 0): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  while (at < text.length) {
    if (take(BLANK)) continue;
    if (text[at] === "\n") {
      at++;
      tokens.push({ kind: "newline", text: "\n" });
      continue;
    }
    const heredoc = take(HEREDOC);
    if (heredoc) {
      const close = new RegExp(`^[ \\t]*${heredoc[2]}[ \\t]*\\r?$`, "m");
      const end = close.exec(text.slice(at));
      if (end === null) throw fault(text, at, "a heredoc without an end");
      const inside = text.slice(at, at + end.index);
      at += end.index + end[0].length;
      const indent = Math.min(...(inside.match(/^[ \t]*(?=\S)/gm) ?? [""]).map((one) => one.length));
      const body = heredoc[1] === "-" ? inside.replace(new RegExp(`^[ \\t]{${indent}}`, "gm"), "") : inside;
      tokens.push({ kind: "template", value: template(body, depth, false), text: "heredoc" });
      continue;
    }
    if (text[at] === '"') {
      const end = endOfString(text, at + 1);
      tokens.push({ kind: "template", value: template(text.slice(at + 1, end), depth), text: "text" });
      at = end + 1;
      continue;
    }
    const number = take(NUMBER);
    if (number) {
      tokens.push({ kind: "number", value: Number(number[0]), text: number[0] });
      continue;
    }
    const name = take(IDENTIFIER);
    if (name) {
      tokens.push({ kind: "identifier", text: name[0] });
      continue;
    }
    const mark = take(PUNCTUATION);
    if (mark === null) throw fault(text, at, `an unexpected ${JSON.stringify(text[at])}`);
    tokens.push({ kind: "punctuation", text: mark[0] });
  }
  tokens.push({ kind: "end", text: "the end" });
  return tokens;
}

function fault(text: string, at: number, message: string): SyntaxError {
  return new SyntaxError(`${message} on line ${text.slice(0, at).split("\n").length}`);
}

/** Where the quotation mark stands that ends a text begun before `from`; `${}` may have texts of its own. */
function endOfString(text: string, from: number): number {
  const open: ("text" | "code")[] = ["text"];
  for (let index = from; index < text.length; index++) {
    const character = text[index];
    if (open.at(-1) === "text") {
      if (character === "\\") index++;
      else if (character === '"') {
        open.pop();
        if (open.length === 0) return index;
      } else if (character === "\n") break;
      else if ((character === "$" || character === "%") && text[index + 1] === "{") {
        if (text[index - 1] !== character) open.push("code");
        index++;
      }
    } else if (character === '"') open.push("text");
    else if (character === "{") open.push("code");
    else if (character === "}") open.pop();
  }
  throw fault(text, from, "a text without an end");
}

function template(text: string, depth: number, escapes = true): Expression {
  if (depth > DEEPEST) return () => undefined;
  const parts: Expression[] = [];
  let plain = "";
  const flush = () => {
    const value = plain;
    if (value !== "") parts.push(() => value);
    plain = "";
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    const next = text[index + 1];
    if (character === "\\" && escapes) {
      plain += next === "n" ? "\n" : next === "t" ? "\t" : next === "r" ? "\r" : (next ?? "");
      index++;
    } else if ((character === "$" || character === "%") && next === character && text[index + 2] === "{") {
      plain += `${character}{`;
      index += 2;
    } else if (character === "%" && next === "{") {
      return () => undefined;
    } else if (character === "$" && next === "{") {
      const end = endOfCode(text, index + 2);
      flush();
      const parser = new Parser(tokenise(text.slice(index + 2, end).replace(/^~|~$/g, ""), depth + 1));
      parts.push(parser.only());
      index = end;
    } else plain += character;
  }
  flush();
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return (scope) => {
    const values = parts.map((part) => part(scope));
    const texts = values.map(asTemplateText);
    return texts.includes(undefined) ? undefined : bounded(texts.join(""));
  };
}

function bounded(value: HclValue): HclValue {
  if (typeof value === "string" && value.length > LONGEST_TEXT) return undefined;
  return Array.isArray(value) && value.length > LONGEST_LIST ? undefined : value;
}

function endOfCode(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    if (text[index] === '"') index = endOfString(text, index + 1);
    else if (text[index] === "{") depth++;
    else if (text[index] === "}") depth--;
    if (depth === 0) return index;
  }
  throw fault(text, from, "a `${` without an end");
}

function asTemplateText(value: HclValue): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** A whole expression and nothing after it. */
  only(): Expression {
    const expression = this.#expression();
    this.#newlines();
    if (this.#token().kind !== "end") throw this.#unexpected();
    return expression;
  }

  body(end: "end" | "}"): HclBody {
    const attributes = new Map<string, Expression>();
    const blocks: HclBlock[] = [];
    for (;;) {
      this.#newlines();
      if (end === "end" ? this.#token().kind === "end" : this.#is("}")) {
        this.#at++;
        return { attributes, blocks };
      }
      const name = this.#token();
      if (name.kind !== "identifier") throw this.#unexpected();
      this.#at++;
      if (this.#take("=")) {
        attributes.set(name.text, this.#expression());
        if (!this.#is("}") && this.#token().kind !== "end" && this.#token().kind !== "newline") {
          throw this.#unexpected();
        }
        continue;
      }
      const labels: string[] = [];
      for (let label = this.#token(); !this.#is("{"); label = this.#token()) {
        if (label.kind === "identifier") labels.push(label.text);
        else if (label.kind === "template") labels.push(String(label.value(() => undefined) ?? ""));
        else throw this.#unexpected();
        this.#at++;
      }
      this.#at++;
      this.#deeper();
      blocks.push({ type: name.text, labels, body: this.body("}") });
      this.#depth--;
    }
  }

  #expression(): Expression {
    this.#deeper();
    const condition = this.#binary(0);
    this.#depth--;
    this.#newlinesBefore("?");
    if (!this.#take("?")) return condition;
    this.#newlines();
    const yes = this.#expression();
    this.#newlines();
    this.#demand(":");
    this.#newlines();
    const no = this.#expression();
    return (scope) => {
      const chosen = condition(scope);
      if (chosen === undefined) return undefined;
      return chosen === true || chosen === "true" ? yes(scope) : no(scope);
    };
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = this.#token();
      const work = operator.kind === "punctuation" ? operators[operator.text] : undefined;
      if (work === undefined) return left;
      this.#at++;
      this.#newlines();
      const [first, second] = [left, this.#binary(level + 1)];
      left = (scope) => work(first(scope), second(scope));
    }
  }

  #unary(): Expression {
    if (this.#take("!")) {
      const inner = this.#unary();
      return (scope) => {
        const value = inner(scope);
        return value === undefined ? undefined : value !== true && value !== "true";
      };
    }
    if (this.#take("-")) {
      const inner = this.#unary();
      return (scope) => {
        const value = inner(scope);
        return typeof value === "number" ? -value : undefined;
      };
    }
    let value = this.#primary();
    for (;;) {
      const held = value;
      if (this.#take(".")) {
        const key = this.#token().text;
        this.#at++;
        value = (scope) => member(held(scope), key);
      } else if (this.#take("[")) {
        const key = this.#is("*") ? this.#skipped("]") : this.#inBrackets();
        value = (scope) => member(held(scope), key(scope));
      } else return value;
    }
  }

  #inBrackets(): Expression {
    const key = this.#expression();
    this.#demand("]");
    return key;
  }

  #primary(): Expression {
    const token = this.#token();
    this.#at++;
    if (token.kind === "number" || token.kind === "template") {
      const { value } = token;
      return typeof value === "function" ? value : () => value;
    }
    if (token.kind === "identifier") return this.#named(token.text);
    if (token.text === "(") {
      this.#newlines();
      const inner = this.#expression();
      this.#newlines();
      this.#demand(")");
      return inner;
    }
    if (token.text === "[") return this.#list();
    if (token.text === "{") return this.#object();
    this.#at--;
    throw this.#unexpected();
  }

  #named(name: string): Expression {
    if (name === "true" || name === "false") return () => name === "true";
    if (name === "null") return () => null;
    if (!this.#take("(")) return (scope) => scope(name);
    const inputs: Expression[] = [];
    for (this.#newlines(); !this.#take(")"); this.#newlines()) {
      inputs.push(this.#expression());
      this.#newlines();
      if (this.#take("...")) this.#newlines();
      if (!this.#is(")")) this.#demand(",");
    }
    const work = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    return (scope) => {
      const values = inputs.map((input) => input(scope));
      return work === undefined || values.includes(undefined) ? undefined : bounded(work(values));
    };
  }

  #list(): Expression {
    this.#newlines();
    if (this.#token().text === "for") return this.#skipped("]");
    const items: Expression[] = [];
    for (; !this.#take("]"); this.#newlines()) {
      items.push(this.#expression());
      this.#newlines();
      if (!this.#is("]")) this.#demand(",");
    }
    return (scope) => items.map((item) => item(scope));
  }

  #object(): Expression {
    this.#newlines();
    if (this.#token().text === "for") return this.#skipped("}");
    const items: [key: Expression, value: Expression][] = [];
    for (; !this.#take("}"); this.#newlines()) {
      const key = this.#token();
      const bare = key.kind === "identifier" && /^[=:]$/.test(this.#tokens[this.#at + 1]?.text ?? "");
      if (bare) this.#at++;
      const keyExpression: Expression = bare ? () => key.text : this.#expression();
      if (!this.#take("=")) this.#demand(":");
      this.#newlines();
      items.push([keyExpression, this.#expression()]);
      this.#take(",");
    }
    return (scope) =>
      Object.fromEntries(
        items.flatMap(([key, value]) => {
          const name = asTemplateText(key(scope));
          return name === undefined ? [] : [[name, value(scope)]];
        }),
      );
  }

  /** Something in brackets that is not worked out: passes over it. */
  #skipped(end: string): Expression {
    let depth = 1;
    for (; depth > 0; this.#at++) {
      const token = this.#token();
      if (token.kind === "end") throw this.#unexpected();
      if (token.kind !== "punctuation") continue;
      if (/^[[{(]$/.test(token.text)) depth++;
      else if (/^[\]})]$/.test(token.text)) depth--;
      if (depth === 0 && token.text !== end) throw this.#unexpected();
    }
    return () => undefined;
  }

  #token(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "the end" };
  }

  #is(text: string): boolean {
    const token = this.#token();
    return token.kind === "punctuation" && token.text === text;
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  #demand(text: string): void {
    if (!this.#take(text)) throw this.#unexpected();
  }

  #newlines(): void {
    while (this.#token().kind === "newline") this.#at++;
  }

  /** A condition may go on in the next line within brackets; elsewhere that is no HCL, and does no harm. */
  #newlinesBefore(text: string): void {
    let ahead = this.#at;
    while (this.#tokens[ahead]?.kind === "newline") ahead++;
    if (this.#tokens[ahead]?.kind === "punctuation" && this.#tokens[ahead]?.text === text) this.#at = ahead;
  }

  #deeper(): void {
    if (++this.#depth > DEEPEST) throw new SyntaxError("brackets within brackets, too many of them");
  }

  #unexpected(): SyntaxError {
    const line = this.#tokens.slice(0, this.#at).filter(({ kind }) => kind === "newline").length + 1;
    const { kind, text } = this.#token();
    return new SyntaxError(
      `an unexpected ${kind === "newline" ? "end of the line" : text} near line ${line}`,
    );
  }
}

function member(value: HclValue, key: HclValue): HclValue {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return typeof key === "number" ? value[key] : value[Number(key)];
  const name = asTemplateText(key);
  return name !== undefined && Object.hasOwn(value, name)
    ? (value as { readonly [key: string]: HclValue })[name]
    : undefined;
}

type Work = (a: HclValue, b: HclValue) => HclValue;

const truth = (value: HclValue): boolean => value === true || value === "true";
const bothKnown =
  (work: Work): Work =>
  (a, b) =>
    a === undefined || b === undefined ? undefined : work(a, b);
const numbers = (work: (a: number, b: number) => number | boolean): Work =>
  bothKnown((a, b) => (typeof a === "number" && typeof b === "number" ? work(a, b) : undefined));

/** Binary operators, those that bind least first. */
const LEVELS: readonly Readonly<Record<string, Work>>[] = [
  { "||": bothKnown((a, b) => truth(a) || truth(b)) },
  { "&&": bothKnown((a, b) => truth(a) && truth(b)) },
  { "==": bothKnown((a, b) => a === b), "!=": bothKnown((a, b) => a !== b) },
  {
    "<": numbers((a, b) => a < b),
    ">": numbers((a, b) => a > b),
    "<=": numbers((a, b) => a <= b),
    ">=": numbers((a, b) => a >= b),
  },
  { "+": numbers((a, b) => a + b), "-": numbers((a, b) => a - b) },
  { "*": numbers((a, b) => a * b), "/": numbers((a, b) => a / b), "%": numbers((a, b) => a % b) },
];

const text = (value: HclValue): string => asTemplateText(value) ?? "";
const list = (value: HclValue): readonly HclValue[] => (Array.isArray(value) ? value : []);

/** Those that bake files use. https://docs.docker.com/build/bake/stdlib/ */
const FUNCTIONS: Readonly<Record<string, (inputs: readonly HclValue[]) => HclValue>> = {
  and: (inputs) => inputs.every(truth),
  coalesce: (inputs) => inputs.find((one) => one !== null),
  coalescelist: (inputs) => inputs.find((one) => list(one).length > 0),
  concat: (inputs) => inputs.flatMap(list),
  equal: ([a, b]) => a === b,
  join: ([separator, values]) => {
    const texts = list(values).map(asTemplateText);
    return texts.includes(undefined) ? undefined : texts.join(text(separator));
  },
  lower: ([value]) => text(value).toLowerCase(),
  merge: (inputs) =>
    Object.assign({}, ...inputs.map((one) => (typeof one === "object" && !Array.isArray(one) ? one : {}))),
  not: ([value]) => !truth(value ?? null),
  notequal: ([a, b]) => a !== b,
  or: (inputs) => inputs.some(truth),
  replace: ([value, from, to]) => text(value).replaceAll(text(from), text(to)),
  split: ([separator, value]) => text(value).split(text(separator)),
  substr: ([value, from, length]) =>
    Number(length) < 0 ? text(value).slice(Number(from)) : text(value).substr(Number(from), Number(length)),
  trimprefix: ([value, prefix]) =>
    text(value).startsWith(text(prefix)) ? text(value).slice(text(prefix).length) : text(value),
  trimspace: ([value]) => text(value).trim(),
  trimsuffix: ([value, suffix]) =>
    text(suffix) !== "" && text(value).endsWith(text(suffix))
      ? text(value).slice(0, -text(suffix).length)
      : text(value),
  upper: ([value]) => text(value).toUpperCase(),
};
