import { interpolate, type Variables } from "./interpolate.ts";

/**
 * Reads an env file as Compose does: `KEY=value` a line, `export` before it or not, `#` comments, values in single
 * quotes as they stand, in double quotes with escapes, and variables of lines before.
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
export function readEnvFile(text: string, before: Variables = new Map()): Variables {
  const variables = new Map(before);
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (match === null) continue;
    const [, name = "", raw = ""] = match;
    const value = readValue(raw, variables);
    if (value !== null) variables.set(name, value);
  }
  return variables;
}

function readValue(raw: string, variables: Variables): string | null {
  const single = /^'((?:[^'\\]|\\.)*)'/.exec(raw);
  if (single) return (single[1] ?? "").replace(/\\'/g, "'");
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(raw);
  if (double) {
    const plain = (double[1] ?? "").replace(/\\(.)/g, (_, one: string) =>
      one === "n" ? "\n" : one === "t" ? "\t" : one === "r" ? "\r" : one === "$" ? "$$" : one,
    );
    return interpolate(plain, variables);
  }
  return interpolate(raw.replace(/(^|\s)#.*$/, "").trimEnd(), variables);
}
