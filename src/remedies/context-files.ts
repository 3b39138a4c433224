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
  if (pattern === name || pattern.length > LONGEST_PATTERN) return pattern === name;
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined || !name.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
