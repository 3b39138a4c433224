import { posix } from "node:path";
import type { KeyValue } from "./arguments.ts";
import { expand } from "./expand.ts";
import type { Lookup } from "./lexing.ts";
import type { NamedContexts } from "./named-contexts.ts";
import { Rejection } from "./rejection.ts";

/** The variables that hold in a stage, and where it works; those of the stage that it is FROM go on holding. */
export interface Scope {
  readonly parent: Scope | null;
  /** What this stage sets, and what was looked up above it. */
  readonly known: Map<string, string | undefined>;
  /** The working directory; null where the base image sets it. */
  workdir: string | null;
  readonly windows: boolean;
}

/** The scope of a stage that is FROM another one. */
export const scopeWithin = (parent: Scope): Scope => ({ ...parent, parent, known: new Map() });

/** The scope of a stage that is FROM an image, or from scratch. */
export const scopeOutside = (image: string, platform: string): Scope => ({
  parent: null,
  known: new Map(),
  workdir: image === "scratch" ? "/" : null,
  windows: /^windows(?:\W|$)/i.test(platform),
});

/** The value that holds, ARG or ENV, whichever came last; undefined where none does. */
export function lookUp(scope: Scope, name: string): string | undefined {
  const passed: Scope[] = [];
  let value: string | undefined;
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.known.has(name)) {
      value = at.known.get(name);
      break;
    }
    passed.push(at);
  }
  // A stage's parents are closed, so what is found goes for all on the way: long chains are walked once.
  if (passed.length > 1) for (const one of passed) one.known.set(name, value);
  return value;
}

/** All values that one file's variables hold, in UTF-16 code units. More is an attack on the memory. */
const MOST_TEXT = 64_000_000;

export interface ArgSources {
  readonly buildArgs: ReadonlyMap<string, string>;
  /** The platform ARGs and those before the first FROM: what a bare `ARG NAME` in a stage takes up. */
  readonly global: ReadonlyMap<string, string>;
  readonly escapeChar: string;
  /** `os/arch[/variant]` that is built for. */
  readonly platform: string;
  /** Some of the file's bytes are no UTF-8; they were read as U+FFFD. */
  readonly broken: boolean;
  readonly contexts: NamedContexts;
  /** What is still to spare. */
  readonly room: { left: number };
}

export const fullRoom = (): { left: number } => ({ left: MOST_TEXT });

function set(scope: Scope, name: string, value: string, { room }: ArgSources): void {
  room.left -= value.length;
  if (room.left < 0) throw new Rejection("the variables of this file hold more than 64 MB");
  scope.known.set(name, value);
}

/** Takes one word of an ARG instruction into a stage's scope. @throws Rejection */
export function declareArg(word: string, scope: Scope, sources: ArgSources): void {
  const equals = word.indexOf("=");
  const name = equals < 0 ? word : word.slice(0, equals);
  const lookup: Lookup = (asked) => lookUp(scope, asked);
  const value =
    sources.buildArgs.get(name) ??
    (equals < 0 ? sources.global.get(name) : expand(word.slice(equals + 1), sources.escapeChar, lookup).text);
  if (value !== undefined) set(scope, name, value, sources);
}

/** Takes an ENV instruction into a stage's scope: all its values see the variables as they were before. @throws Rejection */
export function declareEnv(pairs: readonly KeyValue[], scope: Scope, sources: ArgSources): void {
  const lookup: Lookup = (asked) => lookUp(scope, asked);
  const told = (word: string): string => expand(word, sources.escapeChar, lookup).text;
  const expanded = pairs.map(({ name, value }) => [told(name), told(value)] as const);
  for (const [name, value] of expanded) set(scope, name, value, sources);
}

/** Goes where WORKDIR says. @throws Rejection */
export function enterWorkdir(path: string, scope: Scope, escapeChar: string): void {
  const { text, unset } = expand(path, escapeChar, (asked) => lookUp(scope, asked));
  if (unset.length > 0 || scope.windows) scope.workdir = null;
  else if (posix.isAbsolute(text)) scope.workdir = posix.normalize(text);
  else if (scope.workdir !== null) scope.workdir = posix.join(scope.workdir, text);
}

/** ARGs before the first FROM see those before them. @throws Rejection */
export function declareGlobal(
  word: string,
  global: Map<string, string>,
  buildArgs: ReadonlyMap<string, string>,
  escapeChar: string,
): void {
  const equals = word.indexOf("=");
  const name = equals < 0 ? word : word.slice(0, equals);
  const given = buildArgs.get(name);
  if (given !== undefined) global.set(name, given);
  else if (equals >= 0)
    global.set(name, expand(word.slice(equals + 1), escapeChar, (asked) => global.get(asked)).text);
}
