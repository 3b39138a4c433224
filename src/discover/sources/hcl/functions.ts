import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { HclFunction, HclValue } from "./model.ts";
import { areEqual, asTemplateText, isObject, isTrue, joinTexts, member } from "./values.ts";

const text = (value: HclValue): string => asTemplateText(value) ?? "";
const list = (value: HclValue): readonly HclValue[] => (Array.isArray(value) ? value : []);
const number = (value: HclValue): number => (value === null ? Number.NaN : Number(value));
const keysOf = (value: HclValue): string[] => (isObject(value) ? Object.keys(value).sort() : []);

/** Whether a list has a value; not known as long as an item that is not known could be it. */
function contains(items: readonly HclValue[], value: HclValue): boolean | undefined {
  const answers = items.map((item) => areEqual(item, value));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** Each value once, the first of equal ones; `undefined` where that is not known. */
function distinct(items: readonly HclValue[]): HclValue {
  const found: HclValue[] = [];
  for (const item of items) {
    const there = contains(found, item);
    if (there === undefined) return undefined;
    if (!there) found.push(item);
  }
  return found;
}

/** Only the verbs that put a value in as it is. */
function format(pattern: string, values: readonly HclValue[]): HclValue {
  let next = 0;
  let known = true;
  const result = pattern.replace(/%([%sdv]|.)?/g, (all, verb: string | undefined) => {
    if (verb === "%") return "%";
    const value = asTemplateText(values[next++]);
    if (value === undefined || !/^%[sdv]$/.test(all)) known = false;
    return value ?? "";
  });
  return known ? result : undefined;
}

function flatten(value: HclValue, depth = 0): readonly HclValue[] {
  return list(value).flatMap((item) =>
    Array.isArray(item) && depth < 5 ? flatten(item, depth + 1) : [item],
  );
}

function sorted(items: readonly HclValue[]): HclValue {
  const texts = items.map(asTemplateText);
  return texts.includes(undefined) ? undefined : texts.toSorted();
}

function element(items: readonly HclValue[], at: number): HclValue {
  return items.length === 0 ? undefined : items[at % items.length];
}

function compared(holds: (a: number, b: number) => boolean): HclFunction {
  return ([a, b]) => holds(number(a ?? null), number(b ?? null));
}

function computed(work: (a: number, b: number) => number): HclFunction {
  return ([a, b]) => finite(work(number(a ?? null), number(b ?? null)));
}

function hashed(algorithm: string): HclFunction {
  return ([value]) => createHash(algorithm).update(text(value)).digest("hex");
}

function finite(value: number): HclValue {
  return Number.isFinite(value) ? value : undefined;
}

/** Those of https://docs.docker.com/build/bake/stdlib/ that say something of paths, names, lists and conditions. */
export const FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  add: computed((a, b) => a + b),
  and: (inputs) => inputs.every(isTrue),
  basename: ([path]) => posix.basename(text(path)),
  chomp: ([value]) => text(value).replace(/[\r\n]+$/, ""),
  coalesce: (inputs) => inputs.find((one) => one !== null),
  coalescelist: (inputs) => inputs.find((one) => list(one).length > 0),
  compact: ([items]) => list(items).filter((one) => one !== "" && one !== null),
  concat: (inputs) => inputs.flatMap(list),
  contains: ([items, value]) => contains(list(items), value),
  dirname: ([path]) => posix.dirname(text(path)),
  distinct: ([items]) => distinct(list(items)),
  divide: computed((a, b) => a / b),
  element: ([items, at]) => element(list(items), number(at)),
  equal: ([a, b]) => areEqual(a, b),
  flatten: ([items]) => flatten(items),
  format: ([pattern, ...values]) => format(text(pattern), values),
  greaterthan: compared((a, b) => a > b),
  greaterthanorequalto: compared((a, b) => a >= b),
  hasindex: ([items, key]) =>
    Array.isArray(items) ? number(key) in items : keysOf(items).includes(text(key)),
  index: ([items, key]) => member(items, key),
  join: ([separator, ...lists]) => joinTexts(lists.flatMap(list).map(asTemplateText), text(separator)),
  keys: ([value]) => keysOf(value),
  length: ([value]) => (Array.isArray(value) ? value.length : keysOf(value).length),
  lessthan: compared((a, b) => a < b),
  lessthanorequalto: compared((a, b) => a <= b),
  lookup: ([value, key, standard]) =>
    isObject(value) && Object.hasOwn(value, text(key)) ? value[text(key)] : standard,
  lower: ([value]) => text(value).toLowerCase(),
  max: (inputs) => finite(Math.max(...inputs.map(number))),
  md5: hashed("md5"),
  merge: (inputs) => Object.fromEntries(inputs.flatMap((one) => (isObject(one) ? Object.entries(one) : []))),
  min: (inputs) => finite(Math.min(...inputs.map(number))),
  modulo: computed((a, b) => a % b),
  multiply: computed((a, b) => a * b),
  not: ([value]) => !isTrue(value),
  notequal: ([a, b]) => {
    const equal = areEqual(a, b);
    return equal === undefined ? undefined : !equal;
  },
  or: (inputs) => inputs.some(isTrue),
  replace: ([value, from, to]) => joinTexts(text(value).split(text(from)), text(to)),
  reverselist: ([items]) => list(items).toReversed(),
  sanitize: ([value]) => text(value).replace(/[^\w-]/gu, "_"),
  sha1: hashed("sha1"),
  sha256: hashed("sha256"),
  sha512: hashed("sha512"),
  slice: ([items, from, to]) => list(items).slice(number(from), number(to)),
  sort: ([items]) => sorted(list(items)),
  split: ([separator, value]) => text(value).split(text(separator)),
  strlen: ([value]) => [...text(value)].length,
  substr: ([value, from, length]) => {
    const characters = [...text(value)].slice(number(from));
    return (number(length) < 0 ? characters : characters.slice(0, number(length))).join("");
  },
  subtract: computed((a, b) => a - b),
  trim: ([value, set]) => {
    const characters = [...text(value)];
    const inside = (one: string) => !text(set).includes(one);
    const end = characters.findLastIndex(inside);
    return end < 0 ? "" : characters.slice(characters.findIndex(inside), end + 1).join("");
  },
  trimprefix: ([value, prefix]) =>
    text(value).startsWith(text(prefix)) ? text(value).slice(text(prefix).length) : text(value),
  trimspace: ([value]) => text(value).trim(),
  trimsuffix: ([value, suffix]) =>
    text(suffix) !== "" && text(value).endsWith(text(suffix))
      ? text(value).slice(0, -text(suffix).length)
      : text(value),
  upper: ([value]) => text(value).toUpperCase(),
  values: ([value]) => keysOf(value).map((key) => member(value, key)),
};
