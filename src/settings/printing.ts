import { resolve } from "node:path";
import { StagecheckError } from "../errors.ts";
import { parseChoice } from "./entries.ts";
import { FORMATS, type Format } from "./model.ts";
import { quoted } from "./quoted.ts";

/** One result of `--output`; the file is absolute. */
export interface OutputFile {
  readonly format: Format;
  readonly file: string;
}

export interface Printing {
  /** What goes to standard output. */
  readonly format: Format;
  readonly outputs: readonly OutputFile[];
}

/** Reads `--format` and `--output`; what is wrong with them is added to `faults`. */
export function readPrinting(
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
export function pageFormats({ format, outputs }: Printing): readonly StagecheckError[] {
  const asked = new Set([format, ...outputs.map((output) => output.format)]);
  return [...asked]
    .filter((one) => one !== "text" && one !== "markdown")
    .map((one) => new StagecheckError(`\`stagecheck explain\` prints text or markdown, not ${one}`));
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
