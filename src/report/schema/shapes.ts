/**
 * The part of JSON Schema (draft 2020-12) that the published values need. One description serves both
 * the files in `schema/` and the check of values that come from a file.
 * https://json-schema.org/draft/2020-12/json-schema-validation
 */
export interface Shape {
  /** Names the shape; named shapes stand once in the document, under `$defs`. */
  readonly title?: string;
  readonly description?: string;
  readonly type?: TypeName | readonly [TypeName, "null"];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  /** Of an object whose keys are not known before. */
  readonly additionalProperties?: Shape;
  readonly anyOf?: readonly Shape[];
  /** As a property: it may be left out. */
  readonly optional?: true;
}

export type TypeName = "string" | "integer" | "number" | "boolean" | "object" | "array" | "null";

type Fields = Readonly<Record<string, Shape>>;

export const text: Shape = { type: "string" };
export const optionalText: Shape = { type: ["string", "null"] };
export const flag: Shape = { type: "boolean" };
/** Anything that is counted: bytes, files, steps, an index. */
export const amount: Shape = { type: "integer", minimum: 0 };
/** A difference in bytes. */
export const change: Shape = { type: "integer" };
/** Lines count from 1. */
export const line: Shape = { type: "integer", minimum: 1 };
export const seconds: Shape = { type: "number", minimum: 0 };

export const oneOf = (...values: readonly string[]): Shape => ({ type: "string", enum: values });
export const constant = (value: string): Shape => ({ type: "string", const: value });
export const list = (items: Shape): Shape => ({ type: "array", items });

export function nullable(shape: Shape): Shape {
  const { type, title, enum: values } = shape;
  if (typeof type !== "string" || title !== undefined || values) return { anyOf: [shape, { type: "null" }] };
  return { ...shape, type: [type, "null"] };
}

/** The same shape with a sentence for the reader of the schema. */
export const described = (shape: Shape, description: string): Shape => ({ ...shape, description });

/** As a property: it may be left out. */
export const optional = (shape: Shape): Shape => ({ ...shape, optional: true });

/** An object; it may hold more keys than these. The order of the keys is the order in which they are printed. */
export function object(title: string, properties: Fields): Shape {
  const required = Object.keys(properties).filter((key) => !properties[key]?.optional);
  return { title, type: "object", properties, required };
}

/** An object that holds texts under any names. */
export const texts: Shape = { type: "object", additionalProperties: text };

/** The whole JSON Schema document of a shape: named shapes moved into `$defs`. */
export function schemaDocument(root: Shape): Record<string, unknown> {
  const definitions = new Map<string, unknown>();
  const place = (shape: Shape, isRoot: boolean): unknown => {
    if (shape.title !== undefined && !isRoot) {
      if (!definitions.has(shape.title)) {
        definitions.set(shape.title, null);
        definitions.set(shape.title, expand(shape));
      }
      const reference = { $ref: `#/$defs/${shape.title}` };
      return shape.description === undefined ? reference : { ...reference, description: shape.description };
    }
    return expand(shape);
  };
  const expand = (shape: Shape): Record<string, unknown> => {
    const { title: _, optional: __, properties, items, anyOf, ...plain } = shape;
    return {
      ...plain,
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, value]) => [key, place(value, false)]),
        ),
      }),
      ...(items && { items: place(items, false) }),
      ...(anyOf && { anyOf: anyOf.map((one) => place(one, false)) }),
    };
  };
  const document = place(root, true) as Record<string, unknown>;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: root.title,
    ...document,
    $defs: Object.fromEntries(definitions),
  };
}
