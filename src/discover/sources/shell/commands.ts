import { UNKNOWN } from "../github/expressions.ts";
import { within } from "../settle.ts";

/** A simple command of a script, with the folder it runs in. */
export interface ShellCommand {
  /** In them `UNKNOWN` stands for what is known only when the script runs. */
  readonly words: readonly string[];
  /** Relative to the root; null: not known. */
  readonly folder: string | null;
}

type Token = { readonly word: string } | { readonly operator: string };

/**
 * The simple commands of a shell script, in the order they stand: words with quotes taken off and known variables put
 * in. Conditions and loops are not followed; what depends on them is `UNKNOWN`.
 * @param folder relative to the root, where the script begins
 */
export function shellCommands(
  script: string,
  folder: string | null,
  environment: ReadonlyMap<string, string>,
): ShellCommand[] {
  const variables = new Map(environment);
  const commands: ShellCommand[] = [];
  let here = folder;
  const outer: (string | null)[] = [];
  let words: string[] = [];

  function finish(): void {
    const command = words;
    words = [];
    while (/^(if|then|else|elif|do|while|until|!|\{|time|exec|sudo|env)$/.test(command[0] ?? ""))
      command.shift();
    const assigned: [string, string][] = [];
    while (/^(export|readonly|local)$/.test(command[0] ?? "")) command.shift();
    for (;;) {
      const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(command[0] ?? "");
      if (match === null) break;
      assigned.push([match[1] ?? "", match[2] ?? ""]);
      command.shift();
    }
    if (command.length === 0) for (const [name, value] of assigned) variables.set(name, value);
    else if (command[0] === "for" && command[1] !== undefined) variables.delete(command[1]);
    else if (command[0] === "cd" || command[0] === "pushd") here = changed(here, command[1] ?? UNKNOWN);
    else if (command[0] === "popd") here = null;
    else commands.push({ words: command, folder: here });
  }

  for (const token of tokens(script, (name) => variableValue(name, variables))) {
    if ("word" in token) {
      words.push(token.word);
      continue;
    }
    finish();
    if (token.operator === "(") outer.push(here);
    else if (token.operator === ")") here = outer.length > 0 ? (outer.pop() ?? null) : here;
  }
  finish();
  return commands;
}

function changed(folder: string | null, to: string): string | null {
  if (to.includes(UNKNOWN) || folder === null) return to.startsWith(ROOT) ? within(".", inRoot(to)) : null;
  return to.startsWith(ROOT) ? within(".", inRoot(to)) : within(folder, to);
}

/** Stands for the workspace's absolute path. */
export const ROOT = "\x01";

/** A path that began with the workspace's, relative to the root. */
export function inRoot(path: string): string {
  return `./${path.slice(ROOT.length)}`;
}

function variableValue(name: string, variables: ReadonlyMap<string, string>): string | undefined {
  if (name === "GITHUB_WORKSPACE") return ROOT;
  if (name === "PWD") return ".";
  return variables.get(name);
}

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03 */
function* tokens(script: string, variable: (name: string) => string | undefined): Generator<Token> {
  let word: string | null = null;
  let index = 0;
  const add = (text: string) => {
    word = (word ?? "") + text;
  };
  function* end(): Generator<Token> {
    if (word !== null) yield { word };
    word = null;
  }
  /** What a `$` at `index` stands for; moves on. */
  function dollar(): string {
    const rest = script.slice(index, index + 2000);
    if (rest.startsWith("$(pwd)")) {
      index += 6;
      return ".";
    }
    if (rest.startsWith("$(")) {
      index = afterParenthesis(script, index + 2);
      return UNKNOWN;
    }
    const match = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^{}$]*))?\}|\{[^}]*\}|[0-9@*#?$!-])/.exec(
      rest,
    );
    if (match === null) {
      index++;
      return "$";
    }
    index += match[0].length;
    const name = match[1] ?? match[2];
    return name === undefined ? UNKNOWN : (variable(name) ?? match[3] ?? UNKNOWN);
  }

  while (index < script.length) {
    const character = script[index] ?? "";
    if (character === "\\") {
      if (script[index + 1] === "\n") index += 2;
      else if (script.startsWith("\r\n", index + 1)) index += 3;
      else {
        add(script[index + 1] ?? "");
        index += 2;
      }
    } else if (character === "'") {
      const close = script.indexOf("'", index + 1);
      const to = close < 0 ? script.length : close;
      add(script.slice(index + 1, to));
      index = to + 1;
    } else if (character === '"') {
      add("");
      index++;
      while (index < script.length && script[index] !== '"') {
        const inner = script[index] ?? "";
        if (inner === "\\" && index + 1 < script.length) {
          if (script[index + 1] !== "\n") add(script[index + 1] ?? "");
          index += 2;
        } else if (inner === "$") add(dollar());
        else if (inner === "`") {
          const close = script.indexOf("`", index + 1);
          index = close < 0 ? script.length : close + 1;
          add(UNKNOWN);
        } else {
          add(inner);
          index++;
        }
      }
      index++;
    } else if (character === "$") add(dollar());
    else if (character === "`") {
      const close = script.indexOf("`", index + 1);
      index = close < 0 ? script.length : close + 1;
      add(UNKNOWN);
    } else if (character === "#" && word === null) {
      const close = script.indexOf("\n", index);
      index = close < 0 ? script.length : close;
    } else if (/[\n;&|()]/.test(character)) {
      yield* end();
      yield { operator: character };
      index++;
    } else if (/\s/.test(character)) {
      yield* end();
      index++;
    } else {
      add(character);
      index++;
    }
  }
  yield* end();
}

function afterParenthesis(script: string, from: number): number {
  let depth = 1;
  let index = from;
  for (; index < script.length && depth > 0; index++) {
    if (script[index] === "(") depth++;
    else if (script[index] === ")") depth--;
  }
  return index;
}
