import { posix } from "node:path";
import { asObject, parseObject } from "../detectors/json.ts";
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
const MANIFEST_SCRIPT =
  /\b(npm|pnpm|yarn|bun)((?:\s+-\S+)*)\s+(?:run(?:-script)?\s+)?((?:-\S+\s+)*)([\w:.@/-]+)/g;
/** Scripts that run others that run others. */
const DEEPEST = 5;

export const wordsOf = (text: string): readonly string[] => text.split(/[\s"'[\],/;&|=()`<>]+/);

/** Looks at every instruction that says what to start, wherever it stands: which of them holds in the end is not asked. */
export function startedBy(problem: Problem): Started {
  const texts: string[] = [];
  let isKnown = true;
  const open = instructionsOf(problem.parsed, problem.target)
    .filter(({ keyword }) => STARTS.test(keyword))
    .map(({ text }) => ({ text: text.replace(/["',[\]]/g, " "), depth: 0 }));
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { text, depth } = one;
    texts.push(text);
    for (const script of [...manifestScripts(text, problem), ...shellScripts(text, problem)]) {
      if (script === null || depth === DEEPEST) isKnown = false;
      else open.push({ text: script, depth: depth + 1 });
    }
  }
  return { texts, isKnown };
}

/** `npm start` by its `package.json`, with what runs before and after it; null where that cannot be told. */
function manifestScripts(text: string, { parsed, readContext }: Problem): readonly (string | null)[] {
  return [...text.matchAll(MANIFEST_SCRIPT)].flatMap(([, , , , name = ""]) => {
    const manifests = copiedTexts(parsed, readContext, "package.json").map(parseObject);
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
  return text.split(/\s+/).flatMap((word): readonly (string | null)[] => {
    const name = posix.basename(word);
    const isScript = /\.(ba)?sh$/.test(name);
    if (!isScript && !/^\.{0,2}\/|entrypoint/.test(word)) return [];
    const parts = word.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
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
