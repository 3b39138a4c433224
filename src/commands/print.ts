import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StagecheckError } from "../errors.ts";
import { FORMATS, type Format, type FormatName, type FormatOptions } from "../report/formats.ts";
import type { CommandContext } from "./context.ts";

/** Where a result goes: one format to standard output, others into files. */
export interface Printing {
  readonly format: FormatName;
  readonly outputs: readonly { readonly format: FormatName; readonly file: string }[];
}

/** Of a terminal that does not say. */
const DEFAULT_COLUMNS = 80;

/** Characters written at once: each write has its price. */
const WRITTEN_AT_ONCE = 65_536;

const unwritable = (file: string, cause: unknown): StagecheckError =>
  new StagecheckError(
    `The file cannot be written (${(cause as NodeJS.ErrnoException).code ?? "unknown error"})`,
    {
      place: { file },
      cause,
    },
  );

/** Writes text to a file, making its folder. */
export async function writeResult(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

interface Destination {
  readonly format: FormatName;
  readonly options: FormatOptions;
  /** Null: standard output. */
  readonly file: string | null;
}

/** Files first, so that they are there when a reader closes the pipe. */
function destinations(printing: Printing, { stdout, env, cwd }: CommandContext): readonly Destination[] {
  const plain: FormatOptions = { color: false, links: null };
  const terminal = stdout.isTTY === true;
  const color = terminal && !env["NO_COLOR"];
  const shown = terminal ? { columns: stdout.columns || DEFAULT_COLUMNS } : {};
  return [
    ...printing.outputs.map(({ format, file }) => ({ format, options: plain, file: resolve(cwd, file) })),
    { format: printing.format, options: { ...plain, color, ...shown }, file: null },
  ];
}

/** Prints a value everywhere it was asked for, in one of the formats. */
export function print(
  render: (format: Format, options: FormatOptions) => string,
  printing: Printing,
  context: CommandContext,
): Promise<void> {
  return printAs((name, options) => render(FORMATS[name], options), printing, context);
}

/** As `print`, for what has formats of its own. */
export async function printAs(
  render: (format: FormatName, options: FormatOptions) => string,
  printing: Printing,
  context: CommandContext,
): Promise<void> {
  for (const { format, options, file } of destinations(printing, context)) {
    const text = render(format, options);
    if (file === null) context.stdout.write(text);
    else await writeResult(file, text);
  }
}

/** Where a result goes that becomes known part by part. */
export interface PartialOutput<Parts> {
  /** What makes text of a part, in the format of this output. */
  readonly parts: Parts;
  readonly write: (text: string) => void;
  /** Writes what is waiting. Nothing can be written after it. */
  readonly close: () => void;
}

/**
 * Opens everything that a result was asked for in. Standard output gets bytes: where it is a pipe, Node keeps what was
 * written as text until the whole heap is collected.
 * @throws StagecheckError where a file cannot be written
 */
export function openOutputs<Parts>(
  parts: (format: Format, options: FormatOptions) => Parts,
  printing: Printing,
  context: CommandContext,
): readonly PartialOutput<Parts>[] {
  return destinations(printing, context).map(({ format, options, file }) => {
    const target =
      file === null
        ? { write: (text: string) => void context.stdout.write(Buffer.from(text)), close() {} }
        : openFile(file);
    let waiting = "";
    return {
      parts: parts(FORMATS[format], options),
      write(text) {
        waiting += text;
        if (waiting.length < WRITTEN_AT_ONCE) return;
        target.write(waiting);
        waiting = "";
      },
      close() {
        if (waiting !== "") target.write(waiting);
        target.close();
      },
    };
  });
}

function openFile(file: string): Pick<PartialOutput<unknown>, "write" | "close"> {
  const told = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      throw unwritable(file, cause);
    }
  };
  const opened = told(() => {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, "w");
  });
  return {
    write: (text) => told(() => writeFileSync(opened, text)),
    close: () => told(() => closeSync(opened)),
  };
}
