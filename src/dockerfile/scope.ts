import { expandWord, type Variables } from "./expand.ts";
import type { RawInstruction } from "./syntax.ts";
import { readPairs } from "./words.ts";

/** The variables that hold at a place in the file: ARG and ENV, as BuildKit scopes them. */
export interface Scope {
  readonly variables: Map<string, string>;
  /** ENV wins over ARG of the same name. */
  readonly env: Set<string>;
}

export function emptyScope(from?: Scope): Scope {
  // A stage inherits its parent's ENV, not its ARGs.
  const variables = new Map([...(from?.env ?? [])].map((name) => [name, from?.variables.get(name) ?? ""]));
  return { variables, env: new Set(from?.env) };
}

export interface ArgSources {
  readonly buildArgs: Variables;
  readonly platform: Variables;
  /** ARGs before the first FROM; what a bare `ARG NAME` in a stage takes up. */
  readonly global: Variables;
}

/** Takes an ARG or ENV instruction into the scope. */
export function declare(
  instruction: RawInstruction,
  scope: Scope,
  sources: ArgSources,
  escapeChar: string,
): void {
  const expand = (word: string): string => expandWord(word, scope.variables, escapeChar).text;
  if (instruction.keyword === "ARG") {
    for (const { name: rawName, value } of readPairs(instruction.rest, escapeChar)) {
      const name = expand(rawName);
      if (scope.env.has(name)) continue;
      const given = sources.buildArgs.get(name) ?? (value === null ? undefined : expand(value));
      const resolved = given ?? sources.global.get(name) ?? sources.platform.get(name);
      if (resolved !== undefined) scope.variables.set(name, resolved);
    }
    return;
  }
  const legacy = /^(\S+)\s+([\s\S]*)$/.exec(instruction.rest);
  const pairs =
    legacy?.[1] !== undefined && !legacy[1].includes("=")
      ? [{ name: legacy[1], value: legacy[2] ?? "" }]
      : readPairs(instruction.rest, escapeChar);
  // All values of one ENV see the variables as they were before it.
  const values = pairs.map(({ name, value }) => [expand(name), expand(value ?? "")] as const);
  for (const [name, value] of values) {
    scope.variables.set(name, value);
    scope.env.add(name);
  }
}
