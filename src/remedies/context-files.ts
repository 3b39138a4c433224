import { posix } from "node:path";
import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";

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
  const [stem = ""] = name.split(".");
  return contextSources.flatMap((source) => {
    const path = source.replace(/^\/+|\/+$/g, "");
    const own = posix.basename(path);
    const names = own === name || (own.includes("*") && own.startsWith(stem));
    return names ? [posix.join(posix.dirname(path), name)] : [posix.join(path, name)];
  });
}
