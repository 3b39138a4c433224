import { type Expression, type HclBody, type HclValue, parseHcl, parseTemplate, type Scope } from "./hcl.ts";
import { asMapping, type Mapping } from "./values.ts";

/** A target as bake resolves it: what it inherits is in it. */
export interface BakeTarget {
  readonly name: string;
  /** `undefined` stands for what could not be worked out. */
  readonly fields: Mapping;
}

export interface BakeDefinition {
  /** Not those that others are made of. */
  readonly targets: readonly BakeTarget[];
  /** Names of groups, and what they name. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

interface Definition {
  readonly attributes: ReadonlyMap<string, Expression>;
}

const MERGED = ["args", "contexts"];
const MOST_COMBINATIONS = 256;
const DEEPEST = 50;
/** Targets that are looked at, those that others inherit counted each time. */
const MOST_TARGETS = 20_000;

/** What bake files say together; later ones are stronger. @throws SyntaxError */
export function readBakeFiles(
  texts: readonly { readonly text: string; readonly json: boolean }[],
): BakeDefinition {
  const variables = new Map<string, Expression>();
  const targets = new Map<string, Definition>();
  const groups = new Map<string, Definition>();
  const add = (map: Map<string, Definition>, name: string, body: HclBody) => {
    const attributes = new Map([...(map.get(name)?.attributes ?? []), ...body.attributes]);
    map.set(name, { attributes });
  };
  for (const { text, json } of texts) {
    const body = json ? bodyOfJson(text) : parseHcl(text);
    for (const [name, value] of body.attributes) variables.set(name, value);
    for (const { type, labels, body: inner } of body.blocks) {
      const [name = ""] = labels;
      if (type === "variable") variables.set(name, inner.attributes.get("default") ?? (() => undefined));
      else if (type === "target") add(targets, name, inner);
      else if (type === "group") add(groups, name, inner);
    }
  }
  const scope = scopeOf(variables);
  let left = MOST_TARGETS;
  const spend = () => {
    if (left-- <= 0) throw new SyntaxError("it comes to too many targets");
  };
  const resolved = new Map<string, readonly string[]>();
  const inherited = new Set<string>();
  const found: BakeTarget[] = [];
  for (const [name, definition] of targets) {
    const combinations = matrixOf(definition, scope);
    const names: string[] = [];
    for (const combination of combinations) {
      const inner: Scope = (one) =>
        Object.hasOwn(combination, one) ? (combination[one] as HclValue) : scope(one);
      const named = definition.attributes.get("name")?.(inner);
      const { name: _, matrix: __, ...fields } = resolve(definition, inner, targets, inherited, spend, 0);
      const full = combinations.length === 1 && named === undefined ? name : String(named ?? name);
      names.push(full);
      found.push({ name: full, fields });
    }
    resolved.set(name, names);
  }
  const groupNames = new Map<string, readonly string[]>(
    [...groups].map(([name, { attributes }]) => {
      const named = attributes.get("targets")?.(scope);
      const list = Array.isArray(named) ? named.filter((one) => typeof one === "string") : [];
      return [name, list.flatMap((one) => resolved.get(one) ?? [one])] as const;
    }),
  );
  for (const [name, names] of resolved)
    if (!groupNames.has(name) && names.length > 1) groupNames.set(name, names);
  const wanted = new Set([...groupNames.values()].flat());
  return {
    targets: found.filter(({ name }) => wanted.has(name) || (!inherited.has(name) && !name.startsWith("_"))),
    groups: groupNames,
  };
}

/** Variables may be made of others. */
function scopeOf(variables: ReadonlyMap<string, Expression>): Scope {
  const values = new Map<string, HclValue>();
  const working = new Set<string>();
  const scope: Scope = (name) => {
    if (values.has(name)) return values.get(name);
    const expression = variables.get(name);
    if (expression === undefined || working.has(name)) return undefined;
    working.add(name);
    const value = expression(scope);
    working.delete(name);
    values.set(name, value);
    return value;
  };
  return scope;
}

function resolve(
  definition: Definition,
  scope: Scope,
  targets: ReadonlyMap<string, Definition>,
  inherited: Set<string>,
  spend: () => void,
  depth: number,
): Mapping {
  spend();
  const own = Object.fromEntries([...definition.attributes].map(([key, value]) => [key, value(scope)]));
  const { inherits, ...fields } = own;
  let result: Mapping = {};
  for (const name of Array.isArray(inherits) ? inherits : []) {
    const parent = typeof name === "string" ? targets.get(name) : undefined;
    if (parent === undefined || depth > DEEPEST) continue;
    inherited.add(name as string);
    result = laidOver(result, resolve(parent, scope, targets, inherited, spend, depth + 1));
  }
  return laidOver(result, fields);
}

function laidOver(below: Mapping, above: Mapping): Mapping {
  const merged = MERGED.flatMap((key) =>
    key in above || key in below
      ? [[key, { ...asMapping(below[key]), ...asMapping(above[key]) }] as const]
      : [],
  );
  return { ...below, ...above, ...Object.fromEntries(merged) };
}

function matrixOf(definition: Definition, scope: Scope): readonly Mapping[] {
  const axes = asMapping(definition.attributes.get("matrix")?.(scope));
  let combinations: Mapping[] = [{}];
  for (const [key, values] of Object.entries(axes ?? {})) {
    if (!Array.isArray(values)) continue;
    combinations = combinations
      .flatMap((one) => values.map((value: unknown) => ({ ...one, [key]: value })))
      .slice(0, MOST_COMBINATIONS);
  }
  return combinations;
}

/** Strings in JSON are templates, as HCL's JSON syntax has them. */
function bodyOfJson(text: string): HclBody {
  const top = asMapping(JSON.parse(text)) ?? {};
  const block = (type: string) =>
    Object.entries(asMapping(top[type]) ?? {}).map(([label, value]) => ({
      type,
      labels: [label],
      body: {
        attributes: new Map(
          Object.entries(asMapping(value) ?? {}).map(([key, one]) => [key, expressionOf(one)]),
        ),
        blocks: [],
      },
    }));
  const attributes = Object.entries(top).filter(([key]) => !/^(variable|target|group|function)$/.test(key));
  return {
    attributes: new Map(attributes.map(([key, value]) => [key, expressionOf(value)])),
    blocks: ["variable", "target", "group"].flatMap(block),
  };
}

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
