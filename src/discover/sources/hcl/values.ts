import type { HclValue } from "./model.ts";

/** Values that double in each line would fill the memory. */
const LONGEST_TEXT = 100_000;
const LONGEST_LIST = 10_000;
/** Values that are compared before it is given up: lists of lists of the same list have no end. */
const MOST_COMPARED = 10_000;

export function asTemplateText(value: HclValue): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

export function isObject(value: HclValue): value is { readonly [key: string]: HclValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isTrue(value: HclValue): boolean {
  return value === true || value === "true";
}

/** The value, or `undefined` where it is larger than any that a person meant. */
export function bounded(value: HclValue): HclValue {
  if (typeof value === "string" && value.length > LONGEST_TEXT) return undefined;
  return Array.isArray(value) && value.length > LONGEST_LIST ? undefined : value;
}

/** The texts as one; `undefined` where one is not known, or all are too long together. */
export function joinTexts(texts: readonly (string | undefined)[], separator: string): HclValue {
  let length = 0;
  for (const text of texts) {
    if (text === undefined) return undefined;
    length += text.length + separator.length;
    if (length > LONGEST_TEXT + separator.length) return undefined;
  }
  return texts.join(separator);
}

/** Whether two values are equal; `undefined` where that is not known. Values of two types never are. */
export function areEqual(first: HclValue, second: HclValue): boolean | undefined {
  const waiting: [HclValue, HclValue][] = [[first, second]];
  let left = MOST_COMPARED;
  let known = true;
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [a, b] = pair;
    if (left-- <= 0) return undefined;
    if (a === undefined || b === undefined) known = false;
    else if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false;
      for (const [index, one] of a.entries()) waiting.push([one, b[index]]);
    } else if (isObject(a) && isObject(b)) {
      const keys = Object.keys(a);
      if (keys.length !== Object.keys(b).length || keys.some((key) => !Object.hasOwn(b, key))) return false;
      for (const key of keys) waiting.push([a[key], b[key]]);
    } else if (a !== b) return false;
  }
  return known ? true : undefined;
}

/** `value.key`, `value[key]`. */
export function member(value: HclValue, key: HclValue): HclValue {
  if (Array.isArray(value)) return value[Number(key)];
  const name = asTemplateText(key);
  return isObject(value) && name !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The keys and values that `for` goes over; null: it cannot. */
export function entriesOf(value: HclValue): readonly (readonly [HclValue, HclValue])[] | null {
  if (Array.isArray(value)) return value.map((one, index) => [index, one] as const);
  // An object is gone through in the order of its keys.
  return isObject(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : null;
}
