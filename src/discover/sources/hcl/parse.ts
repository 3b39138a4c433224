import { type Cursor, cursorOver } from "./cursor.ts";
import { readExpression, readTemplate } from "./expression.ts";
import { EMPTY_SCOPE, type Expression, type HclBlock, type HclBody } from "./model.ts";
import { tokenise } from "./tokens.ts";

/**
 * Reads HCL's native syntax: blocks and attributes. What an expression comes to that is well formed and not known
 * here is `undefined`.
 * @throws SyntaxError with the line, for what is not well formed
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string): HclBody {
  return readBody(cursorOver(tokenise(text)), "end");
}

/** A text with `${}` in it, as bake reads the strings of JSON files. @throws SyntaxError */
export function parseTemplate(text: string): Expression {
  return readTemplate(text, false, 0);
}

function readBody(cursor: Cursor, end: "end" | "}"): HclBody {
  const attributes = new Map<string, Expression>();
  const blocks: HclBlock[] = [];
  for (;;) {
    cursor.newlines();
    if (end === "end" ? cursor.token().kind === "end" : cursor.take("}")) return { attributes, blocks };
    if (cursor.token().kind !== "identifier") throw cursor.unexpected();
    const name = cursor.advance().text;
    if (cursor.take("=")) {
      attributes.set(name, readExpression(cursor));
      if (!cursor.is("}") && !/^(newline|end)$/.test(cursor.token().kind)) throw cursor.unexpected();
    } else blocks.push(readBlock(cursor, name));
  }
}

function readBlock(cursor: Cursor, type: string): HclBlock {
  const labels: string[] = [];
  while (!cursor.take("{")) {
    const { kind, text } = cursor.token();
    if (kind !== "identifier" && kind !== "template") throw cursor.unexpected();
    cursor.advance();
    labels.push(kind === "identifier" ? text : String(readTemplate(text, true, 0)(EMPTY_SCOPE) ?? ""));
  }
  return { type, labels, body: cursor.within(() => readBody(cursor, "}")) };
}
