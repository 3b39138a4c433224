import { type HclBody, type HclValue, type Scope, withValues } from "../hcl/model.ts";
import { asMapping, type Mapping } from "../values.ts";
import { type BakeBlocks, readBakeBlocks } from "./blocks.ts";

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

/** A target's blocks, and the values that its matrix gives to names. */
interface Definition {
  readonly blocks: readonly HclBody[];
  readonly scope: Scope;
}

const MERGED = ["args", "contexts"];
const MOST_COMBINATIONS = 256;
const DEEPEST = 50;
/** Targets that are looked at, those that others inherit counted each time. */
const MOST_TARGETS = 20_000;

/**
 * What bake files say together; later ones are stronger.
 * https://docs.docker.com/build/bake/reference/
 * @throws SyntaxError
 */
export function readBakeFiles(
  texts: readonly { readonly text: string; readonly json: boolean }[],
): BakeDefinition {
  const { variables, functions, targets, groups } = readBakeBlocks(texts);
  const scope = scopeOf(variables, functions);
  const definitions = new Map<string, Definition>();
  const expanded = new Map<string, readonly string[]>();
  for (const [name, blocks] of targets) {
    const combinations = matrixOf(lastOf(blocks, "matrix", scope));
    const names = combinations.map((combination, index) => {
      const inner = withValues(scope, combination);
      const standard = combinations.length === 1 ? name : `${name}-${index + 1}`;
      const full = String(lastOf(blocks, "name", inner) ?? standard);
      definitions.set(full, { blocks, scope: inner });
      return full;
    });
    expanded.set(name, names);
  }

  const inherited = new Set<string>();
  let left = MOST_TARGETS;
  const resolve = (name: string, depth: number): Mapping => {
    if (left-- <= 0) throw new SyntaxError("it comes to too many targets");
    const definition = definitions.get(name);
    if (definition === undefined) return {};
    const own = definition.blocks.map(({ attributes }): Mapping => {
      const fields = [...attributes].filter(([key]) => key !== "name" && key !== "matrix");
      return Object.fromEntries(fields.map(([key, value]) => [key, value(definition.scope)]));
    });
    const { inherits, ...fields } = own.reduce(laidOver, {});
    let below: Mapping = {};
    for (const parent of Array.isArray(inherits) ? inherits : []) {
      if (typeof parent !== "string" || depth > DEEPEST) continue;
      inherited.add(parent);
      below = laidOver(below, resolve(parent, depth + 1));
    }
    return laidOver(below, fields);
  };
  const found = [...definitions.keys()].map((name) => ({ name, fields: resolve(name, 0) }));

  const members = new Map<string, readonly string[]>(
    [...groups].map(([name, blocks]) => {
      const named = blocks.flatMap(({ attributes }) => attributes.get("targets")?.(scope) ?? []);
      const texts = named.filter((one) => typeof one === "string");
      return [name, [...new Set(texts.flatMap((one) => expanded.get(one) ?? [one]))]] as const;
    }),
  );
  for (const [name, names] of expanded) if (!members.has(name) && names.length > 1) members.set(name, names);
  const wanted = new Set([...members.values()].flat());
  return {
    targets: found.filter(({ name }) => wanted.has(name) || (!inherited.has(name) && !name.startsWith("_"))),
    groups: members,
  };
}

/** What an attribute comes to that several blocks of one name may have. */
function lastOf(blocks: readonly HclBody[], key: string, scope: Scope): HclValue {
  return blocks.findLast(({ attributes }) => attributes.has(key))?.attributes.get(key)?.(scope);
}

/** Variables may be made of others, and functions of both. */
function scopeOf(variables: BakeBlocks["variables"], functions: BakeBlocks["functions"]): Scope {
  const values = new Map<string, HclValue>();
  const working = new Set<string>();
  let depth = 0;
  const scope: Scope = {
    value(name) {
      if (values.has(name)) return values.get(name);
      const expression = variables.get(name);
      if (expression === undefined || working.has(name)) return undefined;
      working.add(name);
      const value = expression(scope);
      working.delete(name);
      values.set(name, value);
      return value;
    },
    call(name) {
      const { parameters, variadic, result } = functions.get(name) ?? {};
      if (parameters === undefined || result === undefined) return undefined;
      return (inputs) => {
        if (inputs.length < parameters.length || depth > DEEPEST) return undefined;
        const given: Record<string, HclValue> = Object.fromEntries(
          parameters.map((parameter, index) => [parameter, inputs[index]]),
        );
        if (variadic) given[variadic] = inputs.slice(parameters.length);
        depth++;
        const value = result(withValues(scope, given));
        depth--;
        return value;
      };
    },
  };
  return scope;
}

/** Null is as good as not said. */
function laidOver(below: Mapping, above: Mapping): Mapping {
  const said = (mapping: unknown): Mapping =>
    Object.fromEntries(Object.entries(asMapping(mapping) ?? {}).filter(([, value]) => value !== null));
  const merged = MERGED.flatMap((key) =>
    key in above || key in below ? [[key, { ...said(below[key]), ...said(above[key]) }] as const] : [],
  );
  return { ...below, ...said(above), ...Object.fromEntries(merged) };
}

function matrixOf(axes: HclValue): readonly Record<string, HclValue>[] {
  let combinations: Record<string, HclValue>[] = [{}];
  for (const [key, values] of Object.entries(asMapping(axes) ?? {})) {
    if (!Array.isArray(values)) continue;
    combinations = combinations
      .flatMap((one) => values.map((value: HclValue) => ({ ...one, [key]: value })))
      .slice(0, MOST_COMBINATIONS);
  }
  return combinations;
}
