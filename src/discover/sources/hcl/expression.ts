import { readList, readObject } from "./collections.ts";
import { type Cursor, cursorOver } from "./cursor.ts";
import { FUNCTIONS } from "./functions.ts";
import { type Expression, withValues } from "./model.ts";
import { OPERATOR_LEVELS } from "./operators.ts";
import { readTemplateText } from "./template.ts";
import { tokenise } from "./tokens.ts";
import { bounded, isTrue, member } from "./values.ts";

const DEEPEST = 100;

/**
 * Literals, templates with `${}`, lists, objects, names, members, splats, conditions, operators, `for`, and calls.
 * @throws SyntaxError with the line, for what is not well formed
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
 */
export function readExpression(cursor: Cursor): Expression {
  const condition = cursor.within(() => readBinary(cursor, 0));
  // A condition may go on in the next line within brackets; elsewhere that is no HCL, and does no harm.
  let ahead = 0;
  while (cursor.ahead(ahead).kind === "newline") ahead++;
  if (cursor.ahead(ahead).text !== "?" || cursor.ahead(ahead).kind !== "punctuation") return condition;
  cursor.newlines();
  cursor.demand("?");
  cursor.newlines();
  const yes = cursor.within(() => readExpression(cursor));
  cursor.newlines();
  cursor.demand(":");
  cursor.newlines();
  const no = cursor.within(() => readExpression(cursor));
  return (scope) => {
    const chosen = condition(scope);
    if (chosen === undefined) return undefined;
    return isTrue(chosen) ? yes(scope) : no(scope);
  };
}

function readBinary(cursor: Cursor, level: number): Expression {
  const operators = OPERATOR_LEVELS[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readBinary(cursor, level + 1);
  for (;;) {
    const { kind, text } = cursor.token();
    const work = kind === "punctuation" && Object.hasOwn(operators, text) ? operators[text] : undefined;
    if (work === undefined) return left;
    cursor.advance();
    cursor.newlines();
    const [first, second] = [left, readBinary(cursor, level + 1)];
    left = (scope) => work(first(scope), second(scope));
  }
}

function readUnary(cursor: Cursor): Expression {
  if (cursor.take("!")) {
    const inner = cursor.within(() => readUnary(cursor));
    return (scope) => {
      const value = inner(scope);
      return value === undefined ? undefined : !isTrue(value);
    };
  }
  if (cursor.take("-")) {
    const inner = cursor.within(() => readUnary(cursor));
    return (scope) => {
      const value = inner(scope);
      return typeof value === "number" ? -value : undefined;
    };
  }
  return readMembers(cursor, readPrimary(cursor));
}

/** What stands behind a value: `.name`, `.0`, `[key]`, and the splats `.*` and `[*]`, which take all that follows. */
function readMembers(cursor: Cursor, whole: Expression): Expression {
  let value = whole;
  for (;;) {
    const held = value;
    if (cursor.take(".")) {
      if (cursor.take("*")) return splat(held, readMembers(cursor, theItem));
      const { text, kind } = cursor.token();
      if (kind !== "identifier" && kind !== "number") throw cursor.unexpected();
      cursor.advance();
      // `.0.1` is one number to the lexer.
      value = text.split(".").reduce<Expression>((inner, key) => (scope) => member(inner(scope), key), held);
    } else if (cursor.take("[")) {
      if (cursor.is("*") && cursor.ahead(1).text === "]") {
        cursor.advance();
        cursor.advance();
        return splat(held, readMembers(cursor, theItem));
      }
      cursor.newlines();
      const key = readExpression(cursor);
      cursor.newlines();
      cursor.demand("]");
      value = (scope) => member(held(scope), key(scope));
    } else return value;
  }
}

/** No name can be this. */
const ITEM = "*";
const theItem: Expression = (scope) => scope.value(ITEM);

function splat(all: Expression, each: Expression): Expression {
  return (scope) => {
    const value = all(scope);
    if (value === undefined) return undefined;
    const items = Array.isArray(value) ? value : value === null ? [] : [value];
    return items.map((item) => each(withValues(scope, { [ITEM]: item })));
  };
}

function readPrimary(cursor: Cursor): Expression {
  const { kind, text } = cursor.token();
  if (kind === "number") {
    cursor.advance();
    return () => Number(text);
  }
  if (kind === "template" || kind === "heredoc") {
    cursor.advance();
    return readTemplate(text, kind === "template", cursor.depth);
  }
  if (kind === "identifier") {
    cursor.advance();
    return readNamed(cursor, text);
  }
  if (cursor.take("(")) {
    cursor.newlines();
    const inner = readExpression(cursor);
    cursor.newlines();
    cursor.demand(")");
    return inner;
  }
  if (cursor.take("[")) return readList(cursor, readExpression);
  if (cursor.take("{")) return readObject(cursor, readExpression);
  throw cursor.unexpected();
}

function readNamed(cursor: Cursor, name: string): Expression {
  if (name === "true" || name === "false") return () => name === "true";
  if (name === "null") return () => null;
  if (!cursor.take("(")) return (scope) => scope.value(name);
  const inputs: Expression[] = [];
  let spread = false;
  for (cursor.newlines(); !cursor.take(")"); cursor.newlines()) {
    inputs.push(readExpression(cursor));
    cursor.newlines();
    if (cursor.take("...")) {
      spread = true;
      cursor.newlines();
    }
    if (!cursor.is(")")) cursor.demand(",");
  }
  return (scope) => {
    const values = inputs.map((input) => input(scope));
    const last = spread ? values.pop() : [];
    if (!Array.isArray(last)) return undefined;
    const all = [...values, ...last];
    const work = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : scope.call(name);
    return work === undefined || all.includes(undefined) ? undefined : bounded(work(all));
  };
}

/** A text with `${}` in it. @param escapes whether a backslash escapes @param depth of the expressions around it */
export function readTemplate(text: string, escapes: boolean, depth: number): Expression {
  if (depth > DEEPEST) return () => undefined;
  return readTemplateText(text, escapes, (inside) => readWhole(inside, depth + 1));
}

/** An expression and nothing after it. */
function readWhole(text: string, depth: number): Expression {
  const cursor = cursorOver(tokenise(text), depth);
  cursor.newlines();
  const expression = readExpression(cursor);
  cursor.newlines();
  if (cursor.token().kind !== "end") throw cursor.unexpected();
  return expression;
}
