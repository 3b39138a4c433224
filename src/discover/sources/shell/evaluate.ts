import { UNKNOWN } from "../unknown.ts";
import { fieldsOf, textOf } from "./expand.ts";
import { Layered } from "./layered.ts";
import { assign, enter, exportName, joinInto, over, type ShellState } from "./state.ts";
import { plainText, type Statement, type Token } from "./syntax.ts";

/** A simple command of a script, with the folder it runs in. */
export interface ShellCommand {
  /** In them `UNKNOWN` stands for what is known only when the script runs, `ROOT` for the workspace. */
  readonly words: readonly string[];
  /** The workspace's; null: not known. */
  readonly folder: string | null;
  /** What the command gets to see. */
  readonly environment: ReadonlyMap<string, string>;
}

export interface ShellStart {
  /** The workspace's folder where the script begins; null: not known. */
  readonly folder: string | null;
  readonly environment: ReadonlyMap<string, string>;
  /** What stands behind its name; null: not known. */
  readonly positional: readonly string[] | null;
  /** The script's own path; null: it has none. */
  readonly self: string | null;
}

/** Loops in loops and functions in functions can come to any number. */
const MOST_COMMANDS = 5000;
const MOST_ROUNDS = 50;
const DEEPEST = 20;
/** Variables that double in each line would fill the memory. */
const LONGEST = 20_000;

/**
 * The simple commands of a shell script, in the order in which they stand: of all branches, for each value of a loop
 * whose values are known, for each call of a function. What depends on a branch is not known behind it.
 */
export function shellCommands(script: readonly Statement[], start: ShellStart): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let left = MOST_COMMANDS;

  function runAll(statements: readonly Statement[], state: ShellState, depth: number): void {
    for (const statement of statements) if (left > 0 && depth < DEEPEST) run(statement, state, depth);
  }

  function run(statement: Statement, state: ShellState, depth: number): void {
    left--;
    if (statement.kind === "simple") runSimple(statement.parts, state, depth);
    else if (statement.kind === "group") runAll(statement.body, state, depth + 1);
    else if (statement.kind === "subshell") runAll(statement.body, over(state), depth + 1);
    else if (statement.kind === "function") state.functions.set(statement.name, statement.body);
    else if (statement.kind === "branches") runBranches(statement.bodies, state, depth);
    else if (statement.kind === "loop") runLoop(statement.body, state, depth);
    else runFor(statement, state, depth);
  }

  function runFor(
    { name, words, body }: Extract<Statement, { kind: "for" }>,
    state: ShellState,
    depth: number,
  ): void {
    const values = words?.flatMap((word) => fieldsOf(word, state)) ?? state.positional;
    if (values === null || values.length > MOST_ROUNDS || values.some((value) => /[\0*?[{]/.test(value))) {
      assign(state, name, UNKNOWN);
      runLoop(body, state, depth);
      return;
    }
    for (const value of values) {
      assign(state, name, value);
      runAll(body, state, depth + 1);
    }
  }

  function runBranches(bodies: readonly (readonly Statement[])[], state: ShellState, depth: number): void {
    const ends = bodies.map((body) => {
      const end = over(state);
      runAll(body, end, depth + 1);
      return end;
    });
    joinInto(state, ends);
  }

  /** It may run any number of times: what it changes is not known in it. */
  function runLoop(body: readonly Statement[], state: ShellState, depth: number): void {
    const before = commands.length;
    runBranches([body], state, depth);
    commands.length = before;
    runBranches([body], state, depth);
  }

  function runSimple(parts: readonly Token[], state: ShellState, depth: number): void {
    const assigned = new Map<string, string>();
    let index = 0;
    let declares = false;
    let exports = false;
    for (; index < parts.length; index++) {
      const part = parts[index];
      if (part === undefined) break;
      if (part.kind === "array") {
        const values = part.words.flatMap((word) => fieldsOf(word, state));
        const before = part.append ? arrayOf(state, part.name) : [];
        assign(state, part.name, [...before, ...values]);
        continue;
      }
      if (part.kind !== "word") break;
      const plain = plainText(part.word) ?? "";
      if (/^(export|readonly|local|declare|typeset)$/.test(plain)) {
        declares = true;
        exports ||= plain === "export";
        continue;
      }
      const [first] = part.word;
      const match = first?.kind === "text" && !first.quoted ? /^([A-Za-z_]\w*)(\+?)=/.exec(first.text) : null;
      if (match === null || first?.kind !== "text") {
        if (!declares) break;
        if (exports && /^\w+$/.test(plain)) exportName(state, plain);
        continue;
      }
      const [all, name = "", append] = match;
      const rest = { ...first, text: first.text.slice(all.length) };
      const value = textOf([rest, ...part.word.slice(1)], state);
      const before = append === "" ? "" : (assigned.get(name) ?? textIn(state, name));
      assigned.set(name, before + value);
      if (declares) keep(name, before + value);
    }
    const words = parts
      .slice(index)
      .flatMap((part) => (part.kind === "word" ? fieldsOf(part.word, state) : [UNKNOWN]));
    if (words.length === 0) {
      for (const [name, value] of assigned) keep(name, value);
      return;
    }
    runCommand(words, assigned, state, depth);

    function keep(name: string, value: string): void {
      assign(state, name, value.length > LONGEST ? UNKNOWN : value);
      if (exports) exportName(state, name);
    }
  }

  function runCommand(
    words: readonly string[],
    assigned: ReadonlyMap<string, string>,
    state: ShellState,
    depth: number,
  ): void {
    const [program = "", ...rest] = words;
    const body = state.functions.get(program);
    if (body !== undefined) {
      const inner: ShellState = { ...state, positional: rest };
      runAll(body, inner, depth + 1);
      state.folder = inner.folder;
    } else if (program === "cd" || program === "pushd") {
      enter(state, rest.find((one) => one === "-" || !one.startsWith("-")) ?? UNKNOWN);
    } else if (program === "popd") enter(state, "-");
    else if (program === "read" || program === "mapfile" || program === "unset") {
      for (const name of rest) if (/^\w+$/.test(name)) assign(state, name, UNKNOWN);
    } else if (program === "shift") {
      state.positional = state.positional?.slice(Number(rest[0] ?? 1)) ?? null;
    } else if (program === "set" && rest.includes("--")) {
      state.positional = rest.slice(rest.indexOf("--") + 1);
    } else {
      const { folder, environment } = state;
      const seen = assigned.size === 0 ? environment : new Map([...environment, ...assigned]);
      commands.push({ words, folder, environment: seen });
    }
  }

  const state: ShellState = {
    ...start,
    previous: null,
    variables: new Layered(null, start.environment),
    functions: new Layered(),
  };
  runAll(script, state, 0);
  return commands;
}

function arrayOf({ variables }: ShellState, name: string): readonly string[] {
  const value = variables.get(name) ?? UNKNOWN;
  return typeof value === "string" ? [value] : value;
}

function textIn(state: ShellState, name: string): string {
  return arrayOf(state, name)[0] ?? "";
}
