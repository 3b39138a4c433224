import type { SettingName } from "./interpret.ts";

export const COMMANDS = ["check", "stages", "inspect", "explain"] as const;
export type Command = (typeof COMMANDS)[number];

export interface Option {
  /** The setting that it gives; null for those that are about the output or the command itself. */
  readonly setting: SettingName | null;
  /** What stands for its value in the help; null: it takes none. */
  readonly value: string | null;
  readonly repeatable: boolean;
  readonly commands: readonly Command[];
  readonly help: string;
}

const check: readonly Command[] = ["check"];
const parsing: readonly Command[] = ["check", "stages"];

function option(
  setting: SettingName | null,
  value: string | null,
  commands: readonly Command[],
  help: string,
  repeatable = false,
): Option {
  return { setting, value, repeatable, commands, help };
}

/** Every option of the command, in the order of the help. */
export const OPTIONS: Readonly<Record<string, Option>> = {
  format: option(null, "FORMAT", COMMANDS, "text (default), markdown or json, to standard output"),
  output: option(null, "FORMAT=FILE", COMMANDS, "write the result to a file as well", true),
  config: option("config", "FILE", parsing, "config file (default: .github/stagecheck.yml)"),
  file: option("files", "GLOB", parsing, "Dockerfiles to take, relative to DIR", true),
  context: option("context", "DIR", parsing, "build context of every Dockerfile, relative to DIR"),
  target: option("targets", "NAME", parsing, "a stage that ships; all stages are built all the same", true),
  "build-arg": option("build-args", "KEY=VALUE", parsing, "build argument", true),
  "build-context": option("build-contexts", "NAME=VALUE", check, "named build context", true),
  builder: option("builder", "NAME", check, "buildx builder (default: the current one)"),
  platform: option(
    "platforms",
    "OS/ARCH",
    ["check", "inspect"],
    "platform to build for, or to look at (inspect: or all)",
  ),
  image: option(null, "NAME", ["inspect"], "which image, where SOURCE holds several: a name or a digest"),
  against: option(null, "SOURCE", ["inspect"], "compare the image with this one"),
  "against-image": option(null, "NAME", ["inspect"], "which image, where that SOURCE holds several"),
  secret: option(
    "secret-options",
    "id=ID,src=FILE",
    check,
    "secret for the builds, from a file or env=NAME",
    true,
  ),
  ssh: option("ssh", "ID[=SOCKET]", check, "SSH agent socket or key for the builds", true),
  "cache-from": option("cache-from", "SOURCE", check, "external cache to read", true),
  "cache-to": option("cache-to", "TARGET", check, "external cache to write", true),
  pull: option("pull", null, check, "pull base images again"),
  "no-cache": option("no-cache", null, check, "build every step again"),
  timeout: option("timeout", "DURATION", check, "longest time for one target: 15s, 10m, 1h (default: 1h)"),
  "verify-remedies": option(
    "verify-remedies",
    null,
    check,
    "build each suggested change and offer it with what it saves, or not at all",
  ),
  baseline: option("baseline", "WHAT", check, "auto (default), none, a commit, or a report's file"),
  "max-size": option("max-size", "SIZE", check, "budget of a shipping image: 120 MB", true),
  "max-download-size": option("max-download-size", "SIZE", check, "budget of what a pull transfers", true),
  "max-growth": option("max-growth", "SIZE", check, "budget of the change in size: 2 MB or 5%", true),
  "fail-on": option(
    "fail-on",
    "LIST",
    check,
    "build, budget, new, debt or none (default: build, budget, new)",
    true,
  ),
  debug: option("debug", null, COMMANDS, "say more, with stack traces"),
  help: option(null, null, COMMANDS, "print this help"),
  version: option(null, null, COMMANDS, "print the version"),
};

const USAGE: Readonly<Record<Command, string>> = {
  check: "stagecheck [check] [DIR]     build, measure and judge every stage (default: .)",
  stages: "stagecheck stages [PATH...]  the stages as parsed; needs no engine",
  inspect: "stagecheck inspect SOURCE    one image: in the engine, an archive, or an OCI layout folder",
  explain: "stagecheck explain [ID]      the page of a detector, or all detectors",
};

/** The text of `--help`; of one command, or of all. */
export function helpText(command: Command | null): string {
  const commands = command === null ? COMMANDS : [command];
  const options = Object.entries(OPTIONS).filter(([, { commands: of }]) =>
    commands.some((name) => of.includes(name)),
  );
  const left = options.map(([name, { value }]) => `--${name}${value === null ? "" : ` ${value}`}`);
  const width = Math.max(...left.map((text) => text.length));
  const rows = options.map(([, { help, repeatable }], index) => {
    const note = repeatable ? " (repeatable)" : "";
    return `  ${(left[index] ?? "").padEnd(width)}  ${help}${note}`;
  });
  return [
    "Usage:",
    ...commands.map((name) => `  ${USAGE[name]}`),
    "",
    "Options:",
    ...rows,
    "",
    "Exit status: 0 passed, 1 the check failed, 2 it could not be done.",
    "",
  ].join("\n");
}
