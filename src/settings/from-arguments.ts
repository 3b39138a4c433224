import { resolve } from "node:path";
import { SettingsError, StagecheckError } from "../errors.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Environment } from "./entries.ts";
import { checkImages, type ImageChoice, readImages } from "./image-choice.ts";
import { interpretSettings, type RawSettings, type SettingName } from "./interpret.ts";
import type { GivenSettings } from "./model.ts";
import { COMMANDS, type Command, OPTIONS } from "./options.ts";
import { kindOf } from "./paths.ts";
import { type Printing, pageFormats, readPrinting } from "./printing.ts";
import { quoted } from "./quoted.ts";
import { readWords } from "./words.ts";

/** What the command line asks for. */
export type Invocation =
  | { readonly command: "help"; readonly about: Command | null }
  | { readonly command: "version" }
  /** `directory` is absolute. */
  | ({ readonly command: "check"; readonly directory: string; readonly given: GivenSettings } & Printing)
  /** `paths` as written; empty: the current folder. */
  | ({
      readonly command: "stages";
      readonly paths: readonly string[];
      readonly given: GivenSettings;
    } & Printing)
  /** `against`: what it is compared with. */
  | ({
      readonly command: "inspect";
      readonly image: ImageChoice;
      readonly against: ImageChoice | null;
      readonly given: GivenSettings;
    } & Printing)
  /** `id` as written; null: all detectors. */
  | ({ readonly command: "explain"; readonly id: string | null } & Printing);

/**
 * Reads the arguments after the program's name. `cwd` (absolute) is what files of the machine are relative to;
 * secrets and build arguments without a value are looked up in `env`.
 * @throws SettingsError with everything that is wrong.
 */
export function readArguments(args: readonly string[], cwd: string, env: Environment): Invocation {
  const { values, operands: all, faults: wordFaults } = readWords(args);
  const [first, ...rest] = all;
  const named = COMMANDS.find((command) => command === first);
  const command = named ?? "check";
  const operands = named === undefined ? all : rest;
  if (values.has("help")) return { command: "help", about: named ?? null };
  if (values.has("version")) return { command: "version" };

  const faults = [...wordFaults];
  for (const name of values.keys()) {
    if (OPTIONS[name]?.commands.includes(command)) continue;
    faults.push(new StagecheckError(`\`stagecheck ${command}\` has no option --${name}`, seeHelp(command)));
  }
  const { given, faults: settingFaults } = interpretSettings(rawSettings(values), {
    nameOf: optionName,
    cwd,
    env,
  });
  const printing = readPrinting(values, cwd, faults);
  faults.push(...settingFaults, ...checkOperands(command, named !== undefined, operands, cwd));
  if (command === "inspect") faults.push(...checkImages(values, operands[0]));
  if (command === "explain") faults.push(...pageFormats(printing));
  if (faults.length > 0) throw new SettingsError(faults);

  if (command === "explain") return { command, id: operands[0] ?? null, ...printing };
  if (command === "stages") return { command, paths: operands, given, ...printing };
  if (command === "inspect") return { command, ...readImages(values, operands[0]), given, ...printing };
  return { command, directory: resolve(cwd, operands[0] ?? "."), given, ...printing };
}

function rawSettings(values: ReadonlyMap<string, readonly string[]>): RawSettings {
  const raw: Partial<Record<SettingName, readonly string[]>> = {};
  for (const [name, texts] of values) {
    const setting = OPTIONS[name]?.setting;
    if (setting) raw[setting] = texts;
  }
  return raw;
}

function optionName(setting: SettingName): string {
  const name = Object.keys(OPTIONS).find((option) => OPTIONS[option]?.setting === setting);
  return `--${name ?? setting}`;
}

function checkOperands(
  command: Command,
  named: boolean,
  operands: readonly string[],
  cwd: string,
): readonly StagecheckError[] {
  const [first, second] = operands;
  if (command === "stages") return [];
  if (command === "inspect" && first === undefined) {
    return [
      new StagecheckError("`stagecheck inspect` needs an image", {
        remedy: "Name one: `stagecheck inspect SOURCE`.",
      }),
    ];
  }
  if (second !== undefined) {
    return [
      new StagecheckError(`\`stagecheck ${command}\` takes one operand, and ${quoted(second)} is one more`),
    ];
  }
  if (command === "check" && first !== undefined && kindOf(resolve(cwd, first)) !== "folder") {
    const remedy = (named ? undefined : didYouMean(first, COMMANDS)) ?? "Name the folder of a repository.";
    return [new StagecheckError(`There is no folder ${quoted(first)}`, { remedy })];
  }
  return [];
}

function seeHelp(command: Command): { remedy: string } {
  return { remedy: `See \`stagecheck ${command} --help\`.` };
}
