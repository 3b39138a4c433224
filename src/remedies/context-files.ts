import { posix } from "node:path";
import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { consistsOf } from "../text/pieces.ts";

/** The text of a small file of the build context, by its path in there; null where there is none. */
export type ReadContext = (path: string) => string | null;

/** Texts of the files of this name that instructions can have copied: from a folder, or by name, or by a pattern for it. */
export function copiedTexts(
  { instructions }: Pick<ParsedDockerfile, "instructions">,
  readContext: ReadContext,
  name: string,
): readonly string[] {
  const paths = new Set(instructions.flatMap((instruction) => pathsOf(instruction, name)));
  return [...paths].flatMap((path) => readContext(path) ?? []);
}

function pathsOf({ contextSources }: Instruction, name: string): readonly string[] {
  return contextSources.map((source) => {
    const path = source.replace(/^\/+|\/+$/g, "");
    return matches(posix.basename(path), name)
      ? posix.join(posix.dirname(path), name)
      : posix.join(path, name);
  });
}

/** Longer patterns are no person's. */
const LONGEST_PATTERN = 60;

/** `package*.json` matches `package.json`. Classes of characters are not read. */
function matches(pattern: string, name: string): boolean {
  return pattern.length > LONGEST_PATTERN ? pattern === name : consistsOf(pattern.split("*"), name);
}
