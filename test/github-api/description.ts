import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

/** What GitHub's OpenAPI description says of one operation, ready to check requests and answers with. */
export interface Operation {
  /** `GET /repos/{owner}/{repo}/…` */
  readonly route: string;
  readonly method: string;
  readonly path: RegExp;
  readonly documentation: string;
  readonly parameters: readonly Parameter[];
  /** null: takes no body. */
  readonly body: { readonly names: readonly string[]; readonly validate: ValidateFunction } | null;
  /** By status; null: an answer without a body. */
  readonly answers: ReadonlyMap<number, ValidateFunction | null>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** Whether the text of the address stands for a number. */
  readonly numeric: boolean;
  readonly validate: ValidateFunction;
}

const require = createRequire(import.meta.url);

/** The operations that the action uses. */
const ROUTES = [
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
  "GET /user",
] as const;

export type Route = (typeof ROUTES)[number];

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
type JsonObject = { readonly [key: string]: Json };

const object = (value: Json | undefined): JsonObject =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : {};
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/**
 * OpenAPI 3.0 schemas are nearly JSON Schema: `nullable` is a type there, and examples and discriminators are
 * none of a validator's business. https://spec.openapis.org/oas/v3.0.3#schema-object
 */
function toJsonSchema(schema: Json, root: JsonObject): Json {
  if (Array.isArray(schema)) return schema.map((part) => toJsonSchema(part, root));
  if (schema === null || typeof schema !== "object") return schema;
  const described = schema as JsonObject;
  if (typeof described["$ref"] === "string") return toJsonSchema(resolve(described["$ref"], root), root);
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(described)) {
    if (["nullable", "example", "examples", "discriminator", "description", "title"].includes(key)) continue;
    kept[key] =
      key === "properties"
        ? Object.fromEntries(
            Object.entries(object(value)).map(([name, part]) => [name, toJsonSchema(part, root)]),
          )
        : ["enum", "required", "default", "type"].includes(key)
          ? value
          : toJsonSchema(value, root);
  }
  return described["nullable"] === true ? { anyOf: [{ type: "null" }, kept] } : kept;
}

function resolve(reference: string, root: JsonObject): Json {
  let found: Json = root;
  for (const key of reference.replace(/^#\//, "").split("/")) {
    const next: Json | undefined = object(found)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
    if (next === undefined) throw new Error(`GitHub's description has no ${reference}`);
    found = next;
  }
  return found;
}

function deref(value: Json | undefined, root: JsonObject): JsonObject {
  const reference = object(value)["$ref"];
  return object(typeof reference === "string" ? resolve(reference, root) : value);
}

function readDescription(): JsonObject {
  const path = require.resolve("@octokit/openapi/generated/api.github.com.json");
  return object(JSON.parse(readFileSync(path, "utf8")) as Json);
}

function describe(route: string, root: JsonObject, ajv: Ajv): Operation {
  const [method = "", template = ""] = route.split(" ");
  const described = object(object(object(root["paths"])[template])[method.toLowerCase()]);
  if (Object.keys(described).length === 0) throw new Error(`GitHub's description has no ${route}`);
  const compile = (schema: Json | undefined): ValidateFunction =>
    ajv.compile(object(toJsonSchema(schema ?? {}, root)));
  const jsonOf = (holder: JsonObject): Json | undefined =>
    object(object(holder["content"])["application/json"])["schema"];

  const bodySchema = jsonOf(deref(described["requestBody"], root));
  return {
    route,
    method,
    path: new RegExp(`^${template.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
    documentation: String(object(described["externalDocs"])["url"]),
    parameters: list(described["parameters"]).map((entry) => {
      const parameter = deref(entry, root);
      return {
        name: String(parameter["name"]),
        in: parameter["in"] as Parameter["in"],
        required: parameter["required"] === true,
        numeric: ["integer", "number"].includes(String(deref(parameter["schema"], root)["type"])),
        validate: compile(parameter["schema"]),
      };
    }),
    body:
      bodySchema === undefined
        ? null
        : {
            names: Object.keys(object(deref(bodySchema, root)["properties"])),
            validate: compile(bodySchema),
          },
    answers: new Map(
      Object.entries(object(described["responses"])).map(([status, answer]) => {
        const schema = jsonOf(deref(answer, root));
        return [Number(status), schema === undefined ? null : compile(schema)];
      }),
    ),
  };
}

export interface Description {
  readonly operations: readonly Operation[];
  /** The form of errors that may answer any request: 401, 403, 404, 429. */
  readonly basicError: ValidateFunction;
}

let loaded: Description | undefined;

/** Reads the description once a process. */
export function loadDescription(): Description {
  if (!loaded) {
    const root = readDescription();
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    loaded = {
      operations: ROUTES.map((route) => describe(route, root, ajv)),
      basicError: ajv.compile(object(toJsonSchema(resolve("#/components/schemas/basic-error", root), root))),
    };
  }
  return loaded;
}
