import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { type WorkflowCommand, workflowCommands } from "./workflow-commands.ts";

export const PROJECT = join(import.meta.dirname, "..", "..");
/** The Node that the project brings along, of the version that `using: node24` stands for. */
export const NODE = join(PROJECT, "node_modules", ".bin", "node");

interface ActionDescription {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export const ACTION = parse(readFileSync(join(PROJECT, "action.yml"), "utf8")) as ActionDescription;

/** Files through which a step talks to the runner. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
const FILE_COMMANDS = {
  GITHUB_ENV: "set_env",
  GITHUB_PATH: "add_path",
  GITHUB_STATE: "save_state",
  GITHUB_OUTPUT: "set_output",
  GITHUB_STEP_SUMMARY: "step_summary",
} as const;

export interface StepOptions {
  /** GITHUB_WORKSPACE, where the step starts. */
  readonly workspace: string;
  /** What leads to the engine. */
  readonly engine: Readonly<Record<string, string>>;
  /** `with:` of the step. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly token: string;
  /** The `github` context and what the job sets besides. */
  readonly env: Readonly<Record<string, string>>;
  /** Text of the file with the event. */
  readonly event: string;
  /** Sent once the log shows a text. */
  readonly interrupt?: { readonly on: RegExp; readonly signal: NodeJS.Signals };
}

/** What the runner has after a step. */
export interface Step {
  readonly status: number | null;
  readonly log: string;
  readonly commands: readonly WorkflowCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Text of a file that an output names; `""` where it names none. */
  readonly fileOf: (output: string) => string;
  /** Files in RUNNER_TEMP afterwards, and what was written to GITHUB_ENV, GITHUB_PATH and GITHUB_STATE. */
  readonly left: readonly string[];
  /** Milliseconds from the signal to the end. */
  readonly afterSignal: number | null;
  readonly remove: () => void;
}

/** `with:` and the defaults of action.yml, as the runner hands them over. */
function inputVariables(inputs: Readonly<Record<string, string>>, token: string): Record<string, string> {
  const defaults = Object.entries(ACTION.inputs).map(([name, { default: text = "" }]) => [
    name,
    text.replace(/^\$\{\{ github\.token \}\}$/, token),
  ]);
  const values = { ...Object.fromEntries(defaults), ...inputs } as Record<string, string>;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );
}

/** What a step wrote to GITHUB_OUTPUT: `name=value`, or lines up to a delimiter. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const [, name, delimiter] = /^(.+?)<<(.+)$/.exec(line) ?? [];
    if (name === undefined || delimiter === undefined) {
      const [key = "", ...value] = line.split("=");
      outputs[key] = value.join("=");
      continue;
    }
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(`The output ${name} does not end`);
    outputs[name] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return outputs;
}

const DOCKER_VARIABLE = /^(DOCKER_|BUILDX_|BUILDKIT_)/;

/** Runs the bundled action as the runner does. */
export async function runStep(options: StepOptions): Promise<Step> {
  const temp = mkdtempSync(join(tmpdir(), "stagecheck-runner-"));
  const commandFolder = join(temp, "_runner_file_commands");
  mkdirSync(commandFolder);
  const fileCommands = Object.fromEntries(
    Object.entries(FILE_COMMANDS).map(([variable, name]) => [variable, join(commandFolder, name)]),
  ) as Record<keyof typeof FILE_COMMANDS, string>;
  for (const file of Object.values(fileCommands)) writeFileSync(file, "");
  const eventFolder = mkdtempSync(join(tmpdir(), "stagecheck-event-"));
  const eventFile = join(eventFolder, "event.json");
  writeFileSync(eventFile, options.event);
  const { PATH = "", HOME = "/root" } = options.engine;
  const env = {
    PATH,
    HOME,
    ...Object.fromEntries(Object.entries(options.engine).filter(([name]) => DOCKER_VARIABLE.test(name))),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_EVENT_PATH: eventFile,
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_NAME: "runner",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_TEMP: temp,
    ...fileCommands,
    ...inputVariables(options.inputs, options.token),
    ...options.env,
  };
  const child = spawn(NODE, [join(PROJECT, ACTION.runs.main)], { cwd: options.workspace, env });
  let log = "";
  let signalled: number | null = null;
  const take = (text: string): void => {
    log += text;
    const { interrupt } = options;
    if (interrupt && signalled === null && interrupt.on.test(log)) {
      signalled = performance.now();
      child.kill(interrupt.signal);
    }
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const ended = performance.now();
  const textOf = (file: string): string => readFileSync(file, "utf8");
  const outputs = parseOutputs(textOf(fileCommands.GITHUB_OUTPUT));
  const untouched = (["GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE"] as const).flatMap((name) => {
    const text = textOf(fileCommands[name]);
    return text === "" ? [] : [`${name}: ${text}`];
  });
  return {
    status,
    log,
    commands: workflowCommands(log),
    outputs,
    summary: textOf(fileCommands.GITHUB_STEP_SUMMARY),
    fileOf: (output) => {
      const file = outputs[output] ?? "";
      return file !== "" && existsSync(file) ? textOf(file) : "";
    },
    left: [
      ...readdirSync(temp, { recursive: true, encoding: "utf8" })
        .filter((path) => !path.startsWith("_runner_file_commands"))
        .sort(),
      ...untouched,
    ],
    afterSignal: signalled === null ? null : ended - signalled,
    remove: () => {
      for (const folder of [temp, eventFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
