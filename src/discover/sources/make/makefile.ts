import { posix } from "node:path";
import type { RepositoryFiles } from "../model.ts";
import { within } from "../settle.ts";
import { inRoot, ROOT, UNKNOWN } from "../unknown.ts";
import { expandMake } from "./expand.ts";
import { type ConditionalBranch, parseMakefile, type Statement } from "./parse.ts";
import type { Variables } from "./variables.ts";
import { words } from "./words.ts";

export interface Variable {
  readonly value: string;
  readonly deferred: boolean;
}

export interface Rule {
  readonly targets: readonly string[];
  /** Of a static pattern rule. */
  readonly pattern: string | null;
  /** As written: known once a target is. */
  readonly prerequisites: string;
  readonly recipe: readonly string[];
}

/** A makefile with what it includes, read from its first line to its last. */
export interface Makefile {
  readonly path: string;
  /** The workspace's folder that make runs in. */
  readonly folder: string;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly targetVariables: readonly (Extract<Statement, { kind: "variable" }> & {
    readonly names: readonly string[];
  })[];
  readonly rules: readonly Rule[];
  /** The files that it includes, one way or another. */
  readonly included: ReadonlySet<string>;
}

/** Files that include each other. */
const MOST_INCLUDED = 50;

/**
 * @param path relative to the root
 * @param folder of the workspace, that make runs in
 * @param given variables of the command line, which are stronger than those of the makefile
 * @param inRepository a path of the workspace as one of the repository; null: it is not in it
 */
export async function readMakefile(
  files: RepositoryFiles,
  path: string,
  folder: string,
  given: ReadonlyMap<string, string>,
  inRepository: (path: string) => string | null = (one) => one,
): Promise<Makefile | null> {
  const text = await files.read(path);
  if (text === null) return null;
  const variables = new Map<string, Variable>();
  const plain = (value: string): Variable => ({ value, deferred: false });
  const here = folder === "." ? ROOT : `${ROOT}/${folder}`;
  variables.set("CURDIR", plain(here));
  variables.set("PWD", plain(here));
  variables.set("MAKE", plain("make"));
  variables.set("SHELL", plain("sh"));
  variables.set("MAKEFILE_LIST", plain(`${ROOT}/${path}`));
  for (const [name, value] of given) variables.set(name, plain(value));
  const scope = variablesIn(variables, folder);
  const rules: Rule[] = [];
  const targetVariables: Makefile["targetVariables"][number][] = [];
  const included = new Set<string>();

  async function read(statements: readonly Statement[]): Promise<void> {
    for (const statement of statements) {
      if (statement.kind === "conditional") await read(chosen(statement.branches, scope));
      else if (statement.kind === "include") {
        for (const name of words(expandMake(statement.paths, scope))) await include(name);
      } else if (statement.kind === "variable") {
        if (statement.targets !== null) {
          targetVariables.push({ ...statement, names: words(expandMake(statement.targets, scope)) });
        } else if (!given.has(statement.name)) assign(variables, statement, scope);
      } else if (statement.targets !== "") {
        const targets = words(expandMake(statement.targets, scope));
        const pattern = statement.pattern === null ? null : expandMake(statement.pattern, scope);
        rules.push({ ...statement, targets, pattern });
      }
    }
  }

  async function include(name: string): Promise<void> {
    if (name.includes(UNKNOWN)) return;
    const place = name.startsWith(ROOT) ? within(".", inRoot(name)) : within(folder, name);
    const other = place === null ? null : inRepository(place);
    if (other === null || included.has(other) || included.size >= MOST_INCLUDED) return;
    const inner = await files.read(other);
    if (inner === null) return;
    included.add(other);
    const before = variables.get("MAKEFILE_LIST")?.value ?? "";
    variables.set("MAKEFILE_LIST", plain(`${before} ${ROOT}/${other}`));
    await read(parseMakefile(inner));
  }

  await read(parseMakefile(text));
  return { path, folder, variables, targetVariables, rules, included };
}

/** @param folder of the workspace, that make runs in */
export function variablesIn(variables: ReadonlyMap<string, Variable>, folder: string): Variables {
  return {
    get: (name) => variables.get(name),
    absolute(path) {
      if (path.includes(UNKNOWN)) return UNKNOWN;
      const place = path.startsWith(ROOT) ? within(".", inRoot(path)) : within(folder, path);
      return place === null ? UNKNOWN : posix.join(ROOT, place).replace(/\/$/, "");
    },
  };
}

/** https://www.gnu.org/software/make/manual/make.html#Setting */
export function assign(
  variables: Map<string, Variable>,
  { name, operator, value }: Extract<Statement, { kind: "variable" }>,
  scope: Variables,
): void {
  const before = variables.get(name);
  const key = name.includes("$") ? expandMake(name, scope) : name;
  if (operator === "!=")
    variables.set(key, { value: expandMake(`$(shell ${value})`, scope), deferred: false });
  else if (operator === ":=") variables.set(key, { value: expandMake(value, scope), deferred: false });
  else if (operator === "=") variables.set(key, { value, deferred: true });
  else if (operator === "?=") {
    if (before === undefined) variables.set(key, { value, deferred: true });
  } else if (before === undefined) variables.set(key, { value, deferred: true });
  else {
    const more = before.deferred ? value : expandMake(value, scope);
    variables.set(key, { value: `${before.value} ${more}`, deferred: before.deferred });
  }
}

/** What is set nowhere counts as blank, as it does where make is run with nothing else. */
function chosen(branches: readonly ConditionalBranch[], scope: Variables): readonly Statement[] {
  for (const { condition, body } of branches) {
    if (condition === null) return body;
    const holds = isTrue(condition.test, condition.operands, scope);
    if (holds) return body;
  }
  return [];
}

function isTrue(test: string, operands: string, scope: Variables): boolean {
  if (test === "ifdef" || test === "ifndef") {
    const name = expandMake(operands, scope).trim();
    const isSet = (scope.get(name)?.value ?? "") !== "";
    return isSet === (test === "ifdef");
  }
  const [, parenthesised, quoted, quotedOther] = /^\(([\s\S]*)\)$/.exec(operands.trim()) ?? [
    null,
    null,
    ...(/^["'](.*)["']\s+["'](.*)["']$/.exec(operands.trim()) ?? []).slice(1),
  ];
  const [first = "", second = ""] =
    parenthesised === null || parenthesised === undefined
      ? [quoted ?? "", quotedOther ?? ""]
      : atComma(parenthesised);
  const [a, b] = [first, second].map((one) => expandMake(one, scope).replaceAll(UNKNOWN, "").trim());
  return (a === b) === (test === "ifeq");
}

function atComma(text: string): readonly [string, string] {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const one = text[index] ?? "";
    if (one === "(" || one === "{") depth++;
    else if (one === ")" || one === "}") depth--;
    else if (one === "," && depth === 0) return [text.slice(0, index), text.slice(index + 1)];
  }
  return [text, ""];
}
