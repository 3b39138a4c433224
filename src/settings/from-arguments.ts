import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { SettingsError, StagecheckError } from "../errors.ts";
import { didYouMean, nearestName } from "../text/nearest.ts";
import { type Environment, parseChoice } from "./entries.ts";
import { interpretSettings, type RawSettings, type SettingName } from "./interpret.ts";
import { FORMATS, type Format, type GivenSettings } from "./model.ts";
import { COMMANDS, type Command, OPTIONS } from "./options.ts";
import { kindOf } from "./paths.ts";
import { quoted } from "./quoted.ts";

/** One result of `--output`; the file is absolute. */
export interface OutputFile {
  readonly format: Format;
  readonly file: string;
}

interface Printing {
  /** What goes to standard output. */
  readonly format: Format;
  readonly outputs: readonly OutputFile[];
}

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

/** An image as `inspect` is given it. */
export interface ImageChoice {
  /** As written. */
  readonly source: string;
  /** Which of the images that it holds: a name, a digest, the beginning of an id; null: it holds one. */
  readonly name: string | null;
}

/** The options and operands of a command line, not yet understood. */
interface Words {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  readonly faults: readonly StagecheckError[];
}

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

function readWords(args: readonly string[]): Words {
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { value }]) => [
      name,
      {
        type: value === null ? ("boolean" as const) : ("string" as const),
        ...(name === "help" ? { short: "h" } : {}),
      },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  const faults: StagecheckError[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(OPTIONS, token.name) ? OPTIONS[token.name] : undefined;
    if (option === undefined) {
      faults.push(unknownOption(token.rawName));
    } else if (option.value !== null && (token.value === undefined || isOption(token))) {
      faults.push(new StagecheckError(`--${token.name} needs a value: --${token.name} ${option.value}`));
    } else {
      const value = token.value ?? "true";
      values.set(token.name, [...(values.get(token.name) ?? []), value]);
    }
  }
  return { values, operands, faults };
}

/** `--target --format json`: the value was forgotten, and what follows is the next option. */
function isOption(token: { readonly value: string; readonly inlineValue: boolean }): boolean {
  return !token.inlineValue && token.value.startsWith("--");
}

function unknownOption(rawName: string): StagecheckError {
  const near = nearestName(rawName.replace(/^-+/, ""), Object.keys(OPTIONS));
  const remedy = near === undefined ? "See `stagecheck --help`." : `Did you mean \`--${near}\`?`;
  return new StagecheckError(`There is no option ${quoted(rawName)}`, { remedy });
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

function readPrinting(
  values: ReadonlyMap<string, readonly string[]>,
  cwd: string,
  faults: StagecheckError[],
): Printing {
  const outputs: OutputFile[] = [];
  let format: Format = "text";
  const formats = values.get("format") ?? [];
  if (formats.length > 1) faults.push(new StagecheckError(`--format is given ${formats.length} times`));
  for (const text of formats.slice(0, 1)) {
    format = readFormat(`--format`, text, faults) ?? format;
  }
  for (const text of values.get("output") ?? []) {
    const mark = text.indexOf("=");
    if (mark < 1 || mark === text.length - 1) {
      faults.push(
        new StagecheckError(`--output: ${quoted(text)} is not FORMAT=FILE`, {
          remedy: "Write `json=report.json`.",
        }),
      );
      continue;
    }
    const outputFormat = readFormat("--output", text.slice(0, mark), faults);
    if (outputFormat) outputs.push({ format: outputFormat, file: resolve(cwd, text.slice(mark + 1)) });
  }
  return { format, outputs };
}

/** A page is text: there is nothing in it for a program to read. */
function pageFormats({ format, outputs }: Printing): readonly StagecheckError[] {
  const asked = new Set([format, ...outputs.map((output) => output.format)]);
  return [...asked]
    .filter((one) => one !== "text" && one !== "markdown")
    .map((one) => new StagecheckError(`\`stagecheck explain\` prints text or markdown, not ${one}`));
}

function readImages(
  values: ReadonlyMap<string, readonly string[]>,
  source = "",
): { readonly image: ImageChoice; readonly against: ImageChoice | null } {
  const last = (name: string): string | null => values.get(name)?.at(-1) ?? null;
  const against = last("against");
  return {
    image: { source, name: last("image") },
    against: against === null ? null : { source: against, name: last("against-image") },
  };
}

function checkImages(
  values: ReadonlyMap<string, readonly string[]>,
  source: string | undefined,
): readonly StagecheckError[] {
  const faults = ["image", "against", "against-image"].flatMap((name) => {
    const times = values.get(name)?.length ?? 0;
    return times > 1 ? [new StagecheckError(`--${name} is given ${times} times`)] : [];
  });
  const [against] = values.get("against") ?? [];
  if (against === undefined) {
    if (values.has("against-image")) {
      faults.push(new StagecheckError("--against-image needs --against: the source that holds the image"));
    }
    return faults;
  }
  if (against === "-" && source === "-") {
    faults.push(new StagecheckError("Standard input can be one of two images, and not both"));
  }
  if (values.get("platform")?.includes("all")) {
    const remedy = "Name the platform to compare them for.";
    faults.push(new StagecheckError("--against compares one platform, and --platform names all", { remedy }));
  }
  return faults;
}

function readFormat(option: string, text: string, faults: StagecheckError[]): Format | undefined {
  try {
    return parseChoice(text, FORMATS);
  } catch (error) {
    if (!(error instanceof StagecheckError)) throw error;
    faults.push(
      new StagecheckError(
        `${option}: ${error.message}`,
        error.remedy === undefined ? {} : { remedy: error.remedy },
      ),
    );
    return undefined;
  }
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
