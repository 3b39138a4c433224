import { posix } from "node:path";
import { asObject, parseObject } from "../detectors/json.ts";
import type { ParsedDockerfile } from "../dockerfile/model.ts";
import type { Finding } from "../inspect/model.ts";
import { copiedTexts } from "./context-files.ts";
import { instructionsOf } from "./lineage.ts";
import type { Problem } from "./model.ts";

/** What an image starts by itself: its start commands and health check, the scripts behind them, one text each. */
export interface Started {
  readonly texts: readonly string[];
  /** False: it starts a script that could not be read. */
  readonly isKnown: boolean;
}

const STARTS = /^(CMD|ENTRYPOINT|HEALTHCHECK)$/;
/** Of the official images: they start what they are handed. */
const OF_THE_BASE = /^docker-(php-)?entrypoint(\.sh)?$/;
const RUNNER = /^(?:.*\/)?(npm|pnpm|yarn|bun)$/;
/** What starts more than this, script by script, is not for reading. */
const MOST_TEXTS = 40;
const MOST_PATHS = 60;
const DEEPEST_PATH = 20;

export const wordsOf = (text: string): readonly string[] => text.split(/[\s"'[\],/;&|=()`<>]+/);

/** Looks at every instruction that says what to start, wherever it stands: which of them holds in the end is not asked. */
export function startedBy(problem: Problem): Started {
  const targets = known.get(problem.parsed) ?? new Map<number, Started>();
  known.set(problem.parsed, targets);
  const started = targets.get(problem.target) ?? readStarted(problem);
  targets.set(problem.target, started);
  return started;
}

/** By target: every finding of an image asks the same. */
const known = new WeakMap<ParsedDockerfile, Map<number, Started>>();

function readStarted(problem: Problem): Started {
  const { parsed, target, readContext } = problem;
  const manifests = copiedTexts(parsed, readContext, "package.json").map(parseObject);
  const texts = new Set<string>();
  const open = instructionsOf(parsed, target)
    .filter(({ keyword }) => STARTS.test(keyword))
    .map(({ text }) => text.replace(/["',[\]]/g, " "));
  let isKnown = true;
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    if (texts.has(text)) continue;
    texts.add(text);
    const scripts = [...manifestScripts(text, manifests), ...shellScripts(text, problem)];
    isKnown &&= texts.size <= MOST_TEXTS && !scripts.includes(null);
    if (!isKnown) break;
    open.push(...scripts.flatMap((script) => script ?? []));
  }
  return { texts: [...texts], isKnown };
}

type Manifest = ReturnType<typeof parseObject>;

/** `npm start` by its `package.json`, with what runs before and after it; null where that cannot be told. */
function manifestScripts(text: string, manifests: readonly Manifest[]): readonly (string | null)[] {
  const words = text.split(/[\s;&|()]+/);
  const names = words.flatMap((word, at) => {
    if (!RUNNER.test(word)) return [];
    const rest = words.slice(at + 1, at + 1 + MOST_PATHS).filter((one) => !one.startsWith("-"));
    return [/^run(-script)?$/.test(rest[0] ?? "") ? (rest[1] ?? "") : (rest[0] ?? "")];
  });
  return [...new Set(names)].flatMap((name) => {
    const known = manifests.flatMap((manifest) => {
      const scripts = asObject(manifest?.["scripts"]);
      if (!scripts || !Object.hasOwn(scripts, name)) return [];
      const run = [`pre${name}`, name, `post${name}`].map((one) => scripts[one] ?? "");
      const dependencies = Object.keys(asObject(manifest?.["dependencies"]) ?? {});
      return [run.every((one) => isUnderstood(one, dependencies)) ? run.join(" ; ") : null];
    });
    return known.length > 0 ? known : [null];
  });
}

/** Whether all that a script starts is Node, a package manager, or called like a package that is there to run. */
function isUnderstood(script: unknown, dependencies: readonly string[]): script is string {
  if (typeof script !== "string" || /[`$()]/.test(script)) return false;
  return script.split(/&&|\|\||[;|&\n]/).every((command) => {
    const program = command.split(/\s+/).find((word) => word !== "" && !/^[A-Za-z_]\w*=/.test(word));
    return (
      program === undefined ||
      /^(node|npm|pnpm|yarn|echo|cd|exec|mkdir|true)$/.test(program) ||
      dependencies.includes(program)
    );
  });
}

/** Scripts for a shell among the words: their text, null where none is in the context. What ends otherwise is a program. */
function shellScripts(text: string, { parsed, readContext }: Problem): readonly (string | null)[] {
  const paths = text.split(/\s+/).filter((word) => /\.(ba)?sh$|^\.{0,2}\/|entrypoint/.test(word));
  if (paths.length > MOST_PATHS) return [null];
  return paths.flatMap((word): readonly (string | null)[] => {
    const name = posix.basename(word);
    const isScript = /\.(ba)?sh$/.test(name);
    const parts = word.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
    if (parts.length > DEEPEST_PATH) return [null];
    const own = parts.map((_, index) => readContext(parts.slice(index).join("/")));
    const found = [...own.flatMap((one) => one ?? []), ...copiedTexts(parsed, readContext, name)];
    const [script] = found.filter((one) => isScript || one.startsWith("#!"));
    if (script !== undefined) return [script.replace(/^[ \t]*#.*$/gm, "")];
    return isScript && !OF_THE_BASE.test(name) ? [null] : [];
  });
}

/** Whether what the image starts names one of these, as a word or as the beginning of a module's path; or may do so. */
export function mayStart({ texts, isKnown }: Started, names: readonly string[]): boolean {
  const wanted = new Set(names);
  const scoped = names.filter((name) => name.startsWith("@"));
  return (
    !isKnown ||
    texts.some(
      (text) =>
        wordsOf(text).some((word) => wanted.has(word)) || scoped.some((name) => text.includes(`${name}/`)),
    )
  );
}

/** What a finding's items are called as packages and as programs. */
export const namesOf = ({ items }: Finding): readonly string[] =>
  items.flatMap(({ path, package: name }) => [
    ...(name === undefined ? [] : [name]),
    ...(/\/s?bin\//.test(path) ? [posix.basename(path)] : []),
  ]);
