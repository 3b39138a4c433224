import { posix } from "node:path";
import { expandMake } from "./expand.ts";
import { assign, type Makefile, type Rule, type Variable, variablesIn } from "./makefile.ts";
import { stemOf, words } from "./words.ts";

/** What make hands to a shell for one target. */
export interface Recipe {
  readonly target: string;
  readonly script: string;
}

/** Targets of targets of targets can come to any number. */
const MOST_RECIPES = 500;
const DEEPEST = 50;

/** The goal where none is named. */
export function defaultGoal(makefile: Makefile): readonly string[] {
  const named = expandMake("$(.DEFAULT_GOAL)", variablesIn(makefile.variables, makefile.folder));
  if (/^[\w./-]+$/.test(named)) return [named];
  const first = makefile.rules.flatMap(({ targets }) => targets).find((one) => !/^\.[A-Z]|%/.test(one));
  return first === undefined ? [] : [first];
}

/** All targets that have a name. */
export function allGoals(makefile: Makefile): readonly string[] {
  const named = makefile.rules.flatMap(({ targets }) => targets);
  return [...new Set(named.filter((one) => !/^\.[A-Z]|[%\0]/.test(one)))];
}

/**
 * The recipes that make runs for goals, each after those of what it needs; no recipe twice.
 * https://www.gnu.org/software/make/manual/make.html#Rules
 */
export function recipesOf(makefile: Makefile, goals: readonly string[]): Recipe[] {
  const recipes: Recipe[] = [];
  const made = new Set<string>();

  function build(target: string, outer: ReadonlyMap<string, Variable>, depth: number): void {
    if (depth > DEEPEST || recipes.length >= MOST_RECIPES) return;
    const variables = new Map(outer);
    for (const statement of makefile.targetVariables) {
      if (!statement.names.some((name) => stemOf(name, target) !== null)) continue;
      assign(variables, statement, variablesIn(variables, makefile.folder));
    }
    const own = [...variables].filter(([name, value]) => makefile.variables.get(name) !== value);
    const key = JSON.stringify([target, own]);
    if (made.has(key)) return;
    made.add(key);
    const { rules, stem } = rulesFor(makefile, target);
    const inner = new Map(variables);
    const set = (name: string, value: string) => {
      inner.set(name, { value, deferred: false });
      // The folder and the name of a file: `$(@D)`, `$(@F)`.
      inner.set(`${name}D`, { value: posix.dirname(value), deferred: false });
      inner.set(`${name}F`, { value: posix.basename(value), deferred: false });
    };
    set("@", target);
    set("*", stem);
    const scope = variablesIn(inner, makefile.folder);
    const needed = rules.flatMap(({ prerequisites }) =>
      words(
        expandMake(
          prerequisites.replaceAll("|", " ").replaceAll("%", () => stem),
          scope,
        ),
      ),
    );
    set("<", needed[0] ?? "");
    set("^", needed.join(" ").slice(0, 20_000));
    for (const one of new Set(needed)) build(one, variables, depth + 1);
    for (const { recipe } of rules) {
      // A backslash and a newline stay: they are the shell's.
      const lines = recipe.map((line) => expandMake(line, scope).replace(/^\s*([@+-]\s*)+/, ""));
      if (lines.length > 0 && recipes.length < MOST_RECIPES) {
        recipes.push({ target, script: lines.map((line) => `(${line}\n)`).join("\n") });
      }
    }
  }

  for (const goal of goals) build(goal, makefile.variables, 0);
  return recipes;
}

/** The rules that name a target, or the first pattern that fits it. */
function rulesFor(
  makefile: Makefile,
  target: string,
): { readonly rules: readonly Rule[]; readonly stem: string } {
  const explicit = makefile.rules.filter(({ targets }) => targets.includes(target));
  const isStatic = explicit.find(({ pattern }) => pattern !== null);
  const staticStem = isStatic?.pattern ? stemOf(isStatic.pattern, target) : null;
  if (explicit.some(({ recipe }) => recipe.length > 0)) return { rules: explicit, stem: staticStem ?? "" };
  for (const rule of makefile.rules) {
    const pattern = rule.recipe.length > 0 ? rule.targets.find((one) => one.includes("%")) : undefined;
    const stem = pattern === undefined ? null : stemOf(pattern, target);
    if (stem !== null && stem !== "") return { rules: [...explicit, rule], stem };
  }
  return { rules: explicit, stem: staticStem ?? "" };
}
