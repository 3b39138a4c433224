import type { Shape, TypeName } from "./shapes.ts";

/** What is wrong with a value, and where: `dockerfiles[0].path must be a string`. */
export interface ShapeFault {
  readonly path: string;
  readonly message: string;
}

/** The value with the keys that its shape names and no others, or what is wrong with it (at most ten faults). */
export type Checked = { readonly value: unknown } | { readonly faults: readonly ShapeFault[] };

const MAX_FAULTS = 10;

/** Checks a value of unknown origin. Never deeper than the shape is, however deep the value. */
export function validate(shape: Shape, value: unknown): Checked {
  const faults: ShapeFault[] = [];
  const checked = check(shape, value, "", faults);
  return faults.length === 0 ? { value: checked } : { faults };
}

function check(shape: Shape, value: unknown, path: string, faults: ShapeFault[]): unknown {
  if (faults.length >= MAX_FAULTS) return undefined;
  const fail = (message: string): undefined => {
    faults.push({ path, message });
  };
  if (shape.anyOf) {
    const fitting = shape.anyOf.find((one) => hasType(one, value));
    return fitting
      ? check(fitting, value, path, faults)
      : fail(`must be ${shape.anyOf.map(nameOf).join(" or ")}`);
  }
  if (!hasType(shape, value)) return fail(`must be ${nameOf(shape)}`);
  if (shape.const !== undefined && value !== shape.const) return fail(`must be "${shape.const}"`);
  if (shape.enum && value !== null && !shape.enum.includes(value as string)) {
    return fail(`must be one of ${shape.enum.join(", ")}`);
  }
  if (shape.minimum !== undefined && typeof value === "number" && value < shape.minimum) {
    return fail(`must not be less than ${shape.minimum}`);
  }
  const { items, properties, additionalProperties } = shape;
  if (items && Array.isArray(value)) {
    return value.map((one, index) => check(items, one, `${path}[${index}]`, faults));
  }
  if (properties && typeof value === "object" && value !== null) {
    return checkObject(shape, properties, value as Record<string, unknown>, path, faults);
  }
  if (additionalProperties && typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const place = (key: string) => (path === "" ? key : `${path}.${key}`);
    return Object.fromEntries(
      entries.map(([key, one]) => [key, check(additionalProperties, one, place(key), faults)]),
    );
  }
  return value;
}

function checkObject(
  shape: Shape,
  properties: Readonly<Record<string, Shape>>,
  value: Readonly<Record<string, unknown>>,
  path: string,
  faults: ShapeFault[],
): unknown {
  const result: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(properties)) {
    const place = path === "" ? key : `${path}.${key}`;
    if (Object.hasOwn(value, key)) result[key] = check(property, value[key], place, faults);
    else if (shape.required?.includes(key)) faults.push({ path: place, message: "is missing" });
  }
  return result;
}

function hasType(shape: Shape, value: unknown): boolean {
  const { type } = shape;
  if (type === undefined) return true;
  return typeof type === "string" ? isA(type, value) : isA(type[0], value) || value === null;
}

function isA(type: TypeName, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

const TYPE_NAMES: Record<TypeName, string> = {
  string: "a string",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
};

function nameOf(shape: Shape): string {
  const { type } = shape;
  if (type === undefined) return "a value";
  return typeof type === "string" ? TYPE_NAMES[type] : `${TYPE_NAMES[type[0]]} or null`;
}
