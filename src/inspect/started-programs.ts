import { lookUpProgram } from "../detectors/program-lookup.ts";
import type { ImageFilesystem } from "../image/filesystem.ts";
import type { ImageConfig } from "../image/model.ts";

const SHELLS = /(^|\/)(sh|bash|ash|dash|zsh)$/;
/** Words that stand before the program that a shell line starts. */
const PREFIX_WORDS = /^(exec|env|time|nohup|[A-Za-z_][A-Za-z0-9_]*=.*)$/;

/** A program that the image starts by itself. */
export interface StartedProgram {
  /** As ENTRYPOINT or CMD calls it, without folders. */
  readonly name: string;
  /** Where it lies, links resolved; null: not found on the PATH. */
  readonly path: string | null;
}

/**
 * What ENTRYPOINT and CMD start: the first word of each, what stands behind `--` (tini), and the commands of a shell
 * line. What an entry script starts cannot be seen.
 */
export function startedPrograms(config: ImageConfig, filesystem: ImageFilesystem): StartedProgram[] {
  const words = new Set<string>();
  for (const list of [config.entrypoint, config.cmd]) {
    const [first] = list;
    if (first !== undefined) words.add(first);
    const dashes = list.indexOf("--");
    const behind = dashes < 0 ? undefined : list[dashes + 1];
    if (behind !== undefined) words.add(behind);
  }
  const all = [...config.entrypoint, ...config.cmd];
  const shell = all.findIndex((word, index) => SHELLS.test(word) && /^-[a-z]*c$/.test(all[index + 1] ?? ""));
  if (shell >= 0) for (const word of shellCommands(all[shell + 2] ?? "")) words.add(word);
  return [...words].map((word) => ({
    name: word.slice(word.lastIndexOf("/") + 1),
    path: lookUpProgram(word, config, filesystem)?.path ?? null,
  }));
}

function shellCommands(line: string): string[] {
  return line.split(/&&|\|\||[;|&\n]/).flatMap((command) => {
    const word = command
      .trim()
      .split(/\s+/)
      .find((candidate) => !PREFIX_WORDS.test(candidate));
    return word === undefined || word === "" ? [] : [word.replace(/^(["'])(.*)\1$/, "$2")];
  });
}
