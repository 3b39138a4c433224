import type { Expression, Scope } from "./model.ts";
import { endOfInterpolation } from "./tokens.ts";
import { asTemplateText, joinTexts } from "./values.ts";

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/**
 * A text with `${}` in it. What has `%{}` is not worked out.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions
 * @param escapes whether a backslash escapes
 * @param readWhole reads what stands within `${}`
 * @throws SyntaxError
 */
export function readTemplateText(
  text: string,
  escapes: boolean,
  readWhole: (text: string) => Expression,
): Expression {
  const parts: Expression[] = [];
  let plain = "";
  let strip = false;
  const flush = () => {
    const value = plain;
    if (value !== "") parts.push(() => value);
    plain = "";
  };
  const add = (more: string) => {
    plain += strip ? more.trimStart() : more;
    if (more.trim() !== "") strip = false;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    const next = text[index + 1] ?? "";
    if (character === "\\" && escapes) {
      const code = /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(text.slice(index, index + 10));
      const point = code === null ? null : Number.parseInt(code[1] ?? code[2] ?? "", 16);
      add(point === null ? (ESCAPES[next] ?? next) : point > 0x10ffff ? "" : String.fromCodePoint(point));
      index += code === null ? 1 : code[0].length - 1;
    } else if ((character === "$" || character === "%") && next === character && text[index + 2] === "{") {
      add(`${character}{`);
      index += 2;
    } else if (character === "%" && next === "{") {
      return () => undefined;
    } else if (character === "$" && next === "{") {
      const end = endOfInterpolation(text, index + 2);
      if (end === null) throw new SyntaxError("a `${` without an end");
      const inside = text.slice(index + 2, end);
      if (inside.startsWith("~")) plain = plain.trimEnd();
      flush();
      parts.push(readWhole(inside.replace(/^~/, "").replace(/~$/, "")));
      strip = inside.endsWith("~");
      index = end;
    } else add(character);
  }
  flush();
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return (scope: Scope) =>
    joinTexts(
      parts.map((part) => asTemplateText(part(scope))),
      "",
    );
}
