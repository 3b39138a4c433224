import { StagecheckError } from "../errors.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Environment } from "./entries.ts";
import { interpretSettings, type RawSettings, type SettingName } from "./interpret.ts";
import { splitCommas, splitLines } from "./lists.ts";
import type { GivenSettings } from "./model.ts";
import { quoted } from "./quoted.ts";

type InputForm = "one" | "lines" | "lines-or-commas";

/** Every input of action.yml and the form of its text. */
export const INPUTS: Readonly<Record<string, InputForm>> = {
  files: "lines-or-commas",
  config: "one",
  context: "one",
  targets: "lines-or-commas",
  "build-args": "lines",
  "build-contexts": "lines",
  secrets: "lines",
  "secret-files": "lines",
  ssh: "lines",
  platforms: "lines-or-commas",
  builder: "one",
  "cache-from": "lines",
  "cache-to": "lines",
  pull: "one",
  "no-cache": "one",
  baseline: "one",
  "max-size": "lines-or-commas",
  "max-download-size": "lines-or-commas",
  "max-growth": "lines-or-commas",
  "fail-on": "lines-or-commas",
  comment: "one",
  "comment-key": "one",
  timeout: "one",
  "verify-remedies": "one",
  mode: "one",
  "report-file": "one",
  "github-token": "one",
};

const MODES = ["check"];

/**
 * Reads the action's inputs as the runner hands them over: `INPUT_` and the name in capitals, dashes kept. An empty
 * one is one that was not given.
 *
 * `env` is the whole environment: build arguments without a value are looked up in it. `cwd` (absolute) is what
 * files of the machine are relative to. What is wrong is returned, so that it can be told together with the faults
 * of the config file.
 */
export function readInputs(
  env: Environment,
  cwd: string,
): { readonly given: GivenSettings; readonly faults: readonly StagecheckError[] } {
  const raw: Partial<Record<string, readonly string[]>> = {};
  for (const [name, form] of Object.entries(INPUTS)) {
    const text = (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
    if (text !== "") raw[name] = entriesOf(text, form);
  }
  const faults = [...unknownInputs(env), ...unknownMode(raw["mode"]?.[0])];
  delete raw["mode"];
  const { given, faults: found } = interpretSettings(
    { ...(raw as RawSettings), ...(env["RUNNER_DEBUG"] === "1" ? { debug: ["true"] } : {}) },
    { nameOf: (name: SettingName) => `Input \`${name}\``, cwd, env },
  );
  return { given, faults: [...faults, ...found] };
}

function entriesOf(text: string, form: InputForm): readonly string[] {
  if (form === "one") return [text];
  return form === "lines" ? splitLines(text) : splitLines(text).flatMap(splitCommas);
}

function unknownInputs(env: Environment): StagecheckError[] {
  const names = Object.keys(INPUTS);
  return Object.keys(env)
    .filter((key) => key.startsWith("INPUT_"))
    .map((key) => key.slice("INPUT_".length).toLowerCase())
    .filter((name) => !names.includes(name))
    .sort()
    .map((name) => {
      const remedy = didYouMean(name, names) ?? `Known are: ${names.join(", ")}.`;
      return new StagecheckError(`There is no input ${quoted(name)}`, { remedy });
    });
}

function unknownMode(mode: string | undefined): StagecheckError[] {
  if (mode === undefined || MODES.includes(mode)) return [];
  return [new StagecheckError(`Input \`mode\`: ${quoted(mode)} is none of ${MODES.join(", ")}`)];
}
