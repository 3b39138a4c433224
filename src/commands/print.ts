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

/** A text, or its parts. */
type Rendered = string | Iterable<string>;

/** Characters written at once. */
const WRITTEN_AT_ONCE = 65_536;

/** Writes text to a file, making its folder. */
export async function writeResult(file: string, text: Rendered): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof text === "string" ? text : pieces(text));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown error";
    throw new StagecheckError(`The file cannot be written (${code})`, { place: { file }, cause });
  }
}

/** Prints a value everywhere it was asked for, in one of the formats. */
export function print(
  render: (format: Format, options: FormatOptions) => Rendered,
  printing: Printing,
  context: CommandContext,
): Promise<void> {
  return printAs((name, options) => render(FORMATS[name], options), printing, context);
}

/** As `print`, for what has formats of its own: files first, so that they are there when a reader closes the pipe. */
export async function printAs(
  render: (format: FormatName, options: FormatOptions) => Rendered,
  printing: Printing,
  { stdout, env, cwd }: CommandContext,
): Promise<void> {
  const plain: FormatOptions = { color: false, links: null };
  for (const { format, file } of printing.outputs) {
    await writeResult(resolve(cwd, file), render(format, plain));
  }
  const terminal = stdout.isTTY === true;
  const color = terminal && !env["NO_COLOR"];
  const shown = terminal ? { columns: stdout.columns || DEFAULT_COLUMNS } : {};
  for (const text of pieces(render(printing.format, { ...plain, color, ...shown }))) {
    stdout.write(text);
  }
}

/** Small parts together, as each write has its price. */
function* pieces(rendered: Rendered): Iterable<string> {
  let waiting = "";
  for (const part of typeof rendered === "string" ? [rendered] : rendered) {
    waiting += part;
    if (waiting.length < WRITTEN_AT_ONCE) continue;
    yield waiting;
    waiting = "";
  }
  if (waiting !== "") yield waiting;
}
