import { UNKNOWN } from "../unknown.ts";
import { keyAndValue } from "../values.ts";

/** What a command line runs that says itself what it runs. */
export type Program =
  | {
      readonly kind: "make";
      readonly folders: readonly string[];
      readonly file: string | null;
      readonly goals: readonly string[];
      readonly variables: ReadonlyMap<string, string>;
    }
  | { readonly kind: "file"; readonly path: string; readonly positional: readonly string[] }
  | { readonly kind: "text"; readonly script: string; readonly positional: readonly string[] }
  | { readonly kind: "package"; readonly script: string; readonly folder: string | null };

/** Programs that run the rest of their words. */
const WRAPPERS = /^(sudo|env|time|timeout|nice|exec|command|retry|nohup|then|do|dotenv|op|xvfb-run)$/;
const SHELLS = /^(?:\/usr)?(?:\/bin\/)?(?:ba|z|k|da)?sh$/;
/** What `yarn NAME` and `pnpm NAME` do that is no script of the package. */
const PACKAGE_COMMANDS =
  /^(add|install|i|ci|remove|exec|dlx|workspace|workspaces|publish|pack|config|cache|set|why|link)$/;

/** The words behind wrappers such as `sudo` and `timeout 10`, and behind `NAME=value` of `env`. */
export function unwrapped(words: readonly string[]): readonly string[] {
  let at = 0;
  // A variable that is set nowhere is mostly blank: `$(SUDO) docker build`.
  while (WRAPPERS.test(words[at] ?? "") || words[at] === UNKNOWN) {
    at++;
    while (/^(-.*|\d+[smh]?|\w+=.*|--)$/.test(words[at] ?? "")) at++;
  }
  return words.slice(at);
}

/** Null: the words run nothing of the repository. */
export function readProgram(words: readonly string[]): Program | null {
  const [program = "", ...rest] = words;
  if (/(^|\/)g?make$/.test(program)) return readMake(rest);
  if (/^(npm|yarn|pnpm|bun)$/.test(program)) return readPackageRun(program, rest);
  if (SHELLS.test(program) || program === "source" || program === ".") {
    const at = rest.findIndex((one) => !/^[-+]/.test(one) || /^-\w*c$/.test(one));
    const first = rest[at];
    if (first === undefined) return null;
    if (first.startsWith("-")) {
      const script = rest[at + 1];
      return script === undefined ? null : { kind: "text", script, positional: rest.slice(at + 3) };
    }
    return { kind: "file", path: first, positional: rest.slice(at + 1) };
  }
  return /\//.test(program) || /\.(ba)?sh$/.test(program)
    ? { kind: "file", path: program, positional: rest }
    : null;
}

function readMake(words: readonly string[]): Program {
  const folders: string[] = [];
  const goals: string[] = [];
  const variables = new Map<string, string>();
  let file: string | null = null;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const [option, inline] = /^--/.test(word) ? keyAndValue(word) : [word.slice(0, 2), word.slice(2) || null];
    if (option === "-C" || option === "--directory") folders.push(inline ?? words[++index] ?? UNKNOWN);
    else if (option === "-f" || option === "--file" || option === "--makefile")
      file = inline ?? words[++index] ?? UNKNOWN;
    else if (option === "-I" || option === "-o" || option === "-W") index += inline === null ? 1 : 0;
    else if (word.startsWith("-")) {
      // `-j 4`: a number alone is no goal.
      if (/^\d+$/.test(words[index + 1] ?? "")) index++;
    } else if (/^[\w.-]+[:?+]*=/.test(word)) {
      const [name, value] = keyAndValue(word);
      variables.set(name.replace(/[:?+]+$/, ""), value ?? "");
    } else if (word !== UNKNOWN) goals.push(word);
  }
  return { kind: "make", folders, file, goals, variables };
}

/** https://docs.npmjs.com/cli/commands/npm-run */
function readPackageRun(program: string, words: readonly string[]): Program | null {
  let folder: string | null = null;
  const names: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const [option, inline] = keyAndValue(word);
    if (/^(--prefix|--cwd|-C|--dir)$/.test(option)) folder = inline ?? words[++index] ?? UNKNOWN;
    // Which package these name is not looked for.
    else if (/^(--filter|-F|--workspace|-w|--scope)$/.test(option)) return null;
    else if (!word.startsWith("-")) names.push(word);
  }
  const [first, second] = names;
  const named = first === "run" || first === "run-script";
  const script = named ? second : program === "npm" ? undefined : first;
  if (script === undefined || (!named && PACKAGE_COMMANDS.test(script))) return null;
  return { kind: "package", script, folder };
}
