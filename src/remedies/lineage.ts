import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";

type Stages = Pick<ParsedDockerfile, "stages">;

/** The stage that is FROM an external image, what is FROM it, and so on up to the given one, by index. */
export function lineageOf({ stages }: Stages, stage: number): readonly number[] {
  const chain: number[] = [];
  for (let index: number | null = stage; index !== null && !chain.includes(index); ) {
    chain.unshift(index);
    index = stages[index]?.baseStage ?? null;
  }
  return chain;
}

/** The instructions that make a stage's image, in the order in which they run. */
export function instructionsOf(parsed: ParsedDockerfile, stage: number): readonly Instruction[] {
  return lineageOf(parsed, stage).flatMap((index) =>
    parsed.instructions.filter((instruction) => instruction.stage === index),
  );
}

/** Those that run before the given one, and those that run after it. */
export function around(
  parsed: ParsedDockerfile,
  stage: number,
  instruction: Instruction,
): { readonly before: readonly Instruction[]; readonly after: readonly Instruction[] } {
  const all = instructionsOf(parsed, stage);
  const at = all.indexOf(instruction);
  return { before: all.slice(0, Math.max(0, at)), after: at < 0 ? all : all.slice(at + 1) };
}

/** Whether stages that are no part of the target's image take something from this stage: they may need it as it is. */
export function isShared({ stages }: Stages, stage: number, target: number): boolean {
  const own = lineageOf({ stages }, target);
  return stages.some(
    ({ index, dependsOn }) => !own.includes(index) && dependsOn.some((edge) => edge.stage === stage),
  );
}

/** Whether a RUN behind these instructions is read by a shell of the POSIX kind. */
export function hasPosixShell(before: readonly Instruction[]): boolean {
  const shell = before.findLast(({ keyword }) => keyword === "SHELL");
  return shell === undefined || /\[\s*"(?:[^"]*\/)?(?:ba|a|da|z|k)?sh"/.test(shell.text);
}

/** Where a relative path leads behind these instructions; null where the base image or a variable says. */
export function workingFolder(before: readonly Instruction[]): string | null {
  let folder: string | null = null;
  for (const { keyword, text } of before) {
    if (keyword !== "WORKDIR") continue;
    const path = text.slice("WORKDIR".length).trim();
    folder = /^[\w@.+/-]+$/.test(path) ? resolvePath(folder, path) : null;
  }
  return folder;
}

/** An absolute path without `.`, `..` and doubled or final slashes; null where it is relative to nothing known. */
export function resolvePath(folder: string | null, path: string): string | null {
  if (!path.startsWith("/") && folder === null) return null;
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

export const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);
