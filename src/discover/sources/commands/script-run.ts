import type { Makefile } from "../make/makefile.ts";
import type { RepositoryFiles } from "../model.ts";
import { parseShell } from "../shell/parse.ts";
import type { Statement } from "../shell/syntax.ts";
import { asMapping, asText } from "../values.ts";

/** The reading of scripts that run scripts. */
export interface ScriptRun {
  readonly files: RepositoryFiles;
  /** What may still be read: a command counts one, a script, makefile or package script that is run `RUN_COST`. */
  left: number;
  /** Scripts by their text: one is run for each combination of a matrix. */
  readonly scripts: Map<string, readonly Statement[]>;
  readonly packages: Map<string, Promise<Readonly<Record<string, string>>>>;
  readonly makefiles: Map<string, Promise<Makefile | null>>;
  /** Makefiles that were run in another folder than their own. */
  readonly elsewhere: Set<string>;
}

export function scriptRun(files: RepositoryFiles): ScriptRun {
  return {
    files,
    left: MOST_COMMANDS,
    scripts: new Map(),
    packages: new Map(),
    makefiles: new Map(),
    elsewhere: new Set(),
  };
}

/** Of more scripts that differ, the earlier ones are forgotten. */
const MOST_SCRIPTS = 200;

/** A script taken apart. */
export function statementsOf({ scripts }: ScriptRun, script: string): readonly Statement[] {
  const known = scripts.get(script);
  if (known !== undefined) return known;
  if (scripts.size >= MOST_SCRIPTS) scripts.clear();
  const statements = parseShell(script);
  scripts.set(script, statements);
  return statements;
}

/** Scripts of a repository, all of them, that run each other. */
const MOST_COMMANDS = 200_000;

/** The scripts of a `package.json`, by name: https://docs.npmjs.com/cli/using-npm/scripts */
export function packageScripts(run: ScriptRun, path: string): Promise<Readonly<Record<string, string>>> {
  const found = run.packages.get(path) ?? readPackage(run.files, path);
  run.packages.set(path, found);
  return found;
}

async function readPackage(files: RepositoryFiles, path: string): Promise<Readonly<Record<string, string>>> {
  try {
    const scripts = asMapping(asMapping(JSON.parse((await files.read(path)) ?? "{}"))?.["scripts"]) ?? {};
    return Object.fromEntries(
      Object.entries(scripts).flatMap(([name, script]) => {
        const text = asText(script);
        return text === null ? [] : [[name, text]];
      }),
    );
  } catch {
    // Not JSON: it has no scripts that a package manager could run.
    return {};
  }
}
