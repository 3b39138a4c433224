import type { Cursor } from "./cursor.ts";
import { type Expression, type HclValue, withValues } from "./model.ts";
import { asTemplateText, entriesOf, isTrue } from "./values.ts";

type ExpressionReader = (cursor: Cursor) => Expression;

/** What stands in `[]`, which has been opened. @param read reads an expression @throws SyntaxError */
export function readList(cursor: Cursor, read: ExpressionReader): Expression {
  cursor.newlines();
  if (cursor.token().text === "for" && cursor.ahead(1).kind === "identifier")
    return readFor(cursor, "]", read);
  const items: Expression[] = [];
  for (; !cursor.take("]"); cursor.newlines()) {
    items.push(read(cursor));
    cursor.newlines();
    if (!cursor.is("]")) cursor.demand(",");
  }
  return (scope) => items.map((item) => item(scope));
}

/** What stands in `{}`, which has been opened. @param read reads an expression @throws SyntaxError */
export function readObject(cursor: Cursor, read: ExpressionReader): Expression {
  cursor.newlines();
  if (cursor.token().text === "for" && cursor.ahead(1).kind === "identifier")
    return readFor(cursor, "}", read);
  const items: [key: Expression, value: Expression][] = [];
  for (; !cursor.take("}"); cursor.newlines()) {
    const key = cursor.token();
    const bare = key.kind === "identifier" && /^[=:]$/.test(cursor.ahead(1).text);
    if (bare) cursor.advance();
    const keyExpression: Expression = bare ? () => key.text : read(cursor);
    if (!cursor.take("=")) cursor.demand(":");
    cursor.newlines();
    items.push([keyExpression, read(cursor)]);
    cursor.take(",");
  }
  return (scope) =>
    Object.fromEntries(
      items.flatMap(([key, value]) => {
        const name = asTemplateText(key(scope));
        return name === undefined ? [] : [[name, value(scope)]];
      }),
    );
}

/** `for value in list : value if condition` in `[]`, `for key, value in object : key => value` in `{}`. */
function readFor(cursor: Cursor, end: "]" | "}", read: ExpressionReader): Expression {
  const name = (): string => {
    cursor.newlines();
    if (cursor.token().kind !== "identifier") throw cursor.unexpected();
    return cursor.advance().text;
  };
  cursor.advance();
  const names = [name()];
  if (cursor.take(",")) names.push(name());
  if (name() !== "in") throw cursor.unexpected();
  cursor.newlines();
  const all = read(cursor);
  cursor.newlines();
  cursor.demand(":");
  cursor.newlines();
  const first = read(cursor);
  cursor.newlines();
  let second: Expression | null = null;
  if (end === "}") {
    cursor.demand("=>");
    cursor.newlines();
    second = read(cursor);
    cursor.newlines();
  }
  // Values of one key together: too rare to be worked out.
  const grouped = cursor.take("...");
  cursor.newlines();
  let condition: Expression = () => true;
  if (cursor.token().kind === "identifier" && cursor.token().text === "if") {
    cursor.advance();
    cursor.newlines();
    condition = read(cursor);
    cursor.newlines();
  }
  cursor.demand(end);
  return (scope) => {
    const entries = entriesOf(all(scope));
    if (entries === null || grouped) return undefined;
    const list: HclValue[] = [];
    const object: [string, HclValue][] = [];
    for (const [key, value] of entries) {
      const inner = withValues(scope, forNames(names, key, value));
      const wanted = condition(inner);
      if (wanted === undefined) return undefined;
      if (!isTrue(wanted)) continue;
      if (second === null) list.push(first(inner));
      else {
        const property = asTemplateText(first(inner));
        if (property === undefined) return undefined;
        object.push([property, second(inner)]);
      }
    }
    return second === null ? list : Object.fromEntries(object);
  };
}

function forNames(names: readonly string[], key: HclValue, value: HclValue): Record<string, HclValue> {
  const [first = "", second] = names;
  return second === undefined ? { [first]: value } : { [first]: key, [second]: value };
}
