import type { ScriptRun } from "../commands/script-run.ts";
import { readScript } from "../commands/scripts.ts";
import type { BuildPlace } from "../commands/workspace.ts";
import type { SourceReading } from "../model.ts";
import { NOTHING, within } from "../settle.ts";
import { UNKNOWN } from "../unknown.ts";
import { asMapping, asText, type Mapping } from "../values.ts";
import { parseYaml } from "../yaml.ts";
import { buildActionInputs, isBakeAction, readBakeAction, readBuildAction } from "./build-actions.ts";
import { type Contexts, expand } from "./expressions.ts";

export interface StepPlace extends BuildPlace {
  /** The job's own `working-directory`, as written. */
  readonly folder: string | null;
  /** The shell of its scripts, as written; null: the one that GitHub takes. */
  readonly shell: string | null;
}

/** Runs another action until it succeeds: https://github.com/Wandalen/wretry.action */
const RETRY_ACTION = /^Wandalen\/wretry\.action@/i;

/** What one step of a job builds. */
export async function readStep(
  run: ScriptRun,
  step: Mapping,
  contexts: Contexts,
  place: StepPlace,
): Promise<SourceReading> {
  const written = asText(step["uses"]) ?? "";
  const retried = RETRY_ACTION.test(written) ? asMapping(step["with"]) : null;
  const uses = retried === null ? written : (asText(retried["action"]) ?? "");
  const inputs = retried === null ? (asMapping(step["with"]) ?? {}) : innerInputs(retried["with"]);
  const names = buildActionInputs(uses);
  if (names !== null) return readBuildAction(run.files, names, inputs, contexts, place);
  if (isBakeAction(uses)) return readBakeAction(run.files, inputs, contexts, place);
  const script = asText(step["run"]);
  if (script === null) return NOTHING;
  const directory = expand(asText(step["working-directory"]) ?? place.folder ?? ".", contexts);
  const environment = Object.entries(contexts["env"] ?? {}).flatMap(([name, value]) => {
    const known = asText(value);
    return known === null ? [] : [[name, known] as const];
  });
  const folder = directory.includes(UNKNOWN) ? null : within(".", directory);
  const start = { folder, environment: new Map(environment), positional: null, self: null };
  const shell = asText(step["shell"]) ?? place.shell ?? "";
  const text = /^(pwsh|powershell)\b/.test(shell) ? asPosix(script) : script;
  return readScript(run, expand(text, contexts), start, place);
}

/** PowerShell's commands in POSIX's words: what continues a line, calls a program, parts a path and names a variable. */
function asPosix(script: string): string {
  return script
    .replaceAll("\\", "/")
    .replace(/`\r?\n/g, "\\\n")
    .replace(/^(\s*)&\s+/gm, "$1")
    .replace(/\$env:(\w+)/gi, "$${$1}");
}

/** Inputs that stand as YAML in one text. */
function innerInputs(value: unknown): Mapping {
  try {
    return asMapping(parseYaml(asText(value) ?? "")) ?? {};
  } catch {
    // With expressions in it that are no YAML there is nothing to be known of them.
    return { context: UNKNOWN };
  }
}
