import { EMPTY_SCOPE, type Expression, type HclBlock, type HclBody, type HclValue } from "../hcl/model.ts";
import { parseHcl, parseTemplate } from "../hcl/parse.ts";
import { asMapping } from "../values.ts";

/** A function that a bake file defines: https://docs.docker.com/build/bake/reference/#function */
export interface BakeFunction {
  readonly parameters: readonly string[];
  /** The name of the rest of the inputs. */
  readonly variadic: string | null;
  readonly result: Expression;
}

/** What bake files define, by name; of targets and groups each file may define a part. */
export interface BakeBlocks {
  readonly variables: ReadonlyMap<string, Expression>;
  readonly functions: ReadonlyMap<string, BakeFunction>;
  readonly targets: ReadonlyMap<string, readonly HclBody[]>;
  readonly groups: ReadonlyMap<string, readonly HclBody[]>;
}

/** A variable without a type and a default is blank. */
const BLANK: Expression = () => "";

/** @throws SyntaxError */
export function readBakeBlocks(
  texts: readonly { readonly text: string; readonly json: boolean }[],
): BakeBlocks {
  const variables = new Map<string, Expression>();
  const functions = new Map<string, BakeFunction>();
  const targets = new Map<string, HclBody[]>();
  const groups = new Map<string, HclBody[]>();
  const add = (map: Map<string, HclBody[]>, name: string, body: HclBody) => {
    map.set(name, [...(map.get(name) ?? []), body]);
  };
  for (const { text, json } of texts) {
    const { attributes, blocks } = json ? bodyOfJson(text) : parseHcl(text);
    for (const [name, value] of attributes) variables.set(name, value);
    for (const { type, labels, body } of blocks) {
      const [name = ""] = labels;
      if (type === "variable") variables.set(name, defaultOf(body));
      else if (type === "target") add(targets, name, body);
      else if (type === "group") add(groups, name, body);
      else if (type === "function") functions.set(name, functionOf(body));
    }
  }
  return { variables, functions, targets, groups };
}

function defaultOf({ attributes }: HclBody): Expression {
  return attributes.get("default") ?? (attributes.has("type") ? () => null : BLANK);
}

function functionOf({ attributes }: HclBody): BakeFunction {
  // The parameters are names, which stand for themselves.
  const names = { ...EMPTY_SCOPE, value: (name: string) => name };
  const parameters = attributes.get("params")?.(names);
  const variadic = attributes.get("variadic_params")?.(names);
  return {
    parameters: Array.isArray(parameters) ? parameters.map(String) : [],
    variadic: typeof variadic === "string" ? variadic : null,
    result: attributes.get("result") ?? (() => undefined),
  };
}

/** https://github.com/hashicorp/hcl/blob/main/json/spec.md */
function bodyOfJson(text: string): HclBody {
  const top = asMapping(JSON.parse(text)) ?? {};
  const blocks = (type: string): HclBlock[] =>
    Object.entries(asMapping(top[type]) ?? {}).map(([label, value]) => {
      const attributes = Object.entries(asMapping(value) ?? {});
      const body = {
        attributes: new Map(attributes.map(([key, one]) => [key, expressionOf(one)])),
        blocks: [],
      };
      return { type, labels: [label], body };
    });
  const attributes = Object.entries(top).filter(([key]) => !/^(variable|target|group|function)$/.test(key));
  return {
    attributes: new Map(attributes.map(([key, value]) => [key, expressionOf(value)])),
    blocks: ["variable", "target", "group"].flatMap(blocks),
  };
}

/** Strings in JSON are templates. */
function expressionOf(value: unknown): Expression {
  if (typeof value === "string") return parseTemplate(value);
  if (Array.isArray(value)) {
    const items = value.map(expressionOf);
    return (scope) => items.map((item) => item(scope));
  }
  const mapping = asMapping(value);
  if (mapping === null) return () => value as HclValue;
  const items = Object.entries(mapping).map(([key, one]) => [key, expressionOf(one)] as const);
  return (scope) => Object.fromEntries(items.map(([key, one]) => [key, one(scope)]));
}
