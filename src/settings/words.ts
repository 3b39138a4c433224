import { parseArgs } from "node:util";
import { StagecheckError } from "../errors.ts";
import { nearestName } from "../text/nearest.ts";
import { OPTIONS } from "./options.ts";
import { quoted } from "./quoted.ts";

/** The options and operands of a command line, not yet understood. */
export interface Words {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  readonly faults: readonly StagecheckError[];
}

/** Takes a command line apart; options that there are not, or that lack their value, are among the faults. */
export function readWords(args: readonly string[]): Words {
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
