import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { resolvePath } from "./lineage.ts";
import { joinLines } from "./logical-text.ts";
import type { Word } from "./run-script.ts";

/** A COPY of plain paths. */
export interface PlainCopy {
  /** Absolute where they are in a stage; as written, but for a final slash, where in the context. */
  readonly sources: readonly string[];
  /** Absolute. */
  readonly destination: string;
  /** The last word. */
  readonly written: Word;
}

/**
 * Reads a COPY or ADD; null for the JSON form, here-documents, patterns, variables and quotes.
 * @param folder what the destination is relative to; null: not known
 */
export function readCopy(
  instruction: Instruction,
  { escapeChar }: Pick<ParsedDockerfile, "escapeChar">,
  folder: string | null,
): PlainCopy | null {
  const { text, offsets } = joinLines(instruction, escapeChar);
  const words = [...text.matchAll(/\S+/g)].slice(1).map(
    (found): Word => ({
      text: found[0],
      at: offsets[found.index] ?? 0,
      end: (offsets[found.index + found[0].length - 1] ?? 0) + 1,
    }),
  );
  const paths = words.slice(words.findIndex((word) => !word.text.startsWith("--")));
  const written = paths.at(-1);
  if (!written || paths.length < 2 || paths.some((path) => !/^[\w@.+/~-]+$/.test(path.text))) return null;
  const destination = resolvePath(folder, written.text);
  const sources = paths.slice(0, -1).map((path) => {
    if (instruction.from === null) return path.text.replace(/(?<=.)\/+$/, "");
    return resolvePath("/", path.text) ?? "/";
  });
  return destination === null ? null : { sources, destination, written };
}
