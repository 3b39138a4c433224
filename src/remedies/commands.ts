import type { Instruction, ParsedDockerfile } from "../dockerfile/model.ts";
import { around, hasPosixShell } from "./lineage.ts";
import type { Edit, Problem } from "./model.ts";
import { type Command, type RunScript, readRunScript, type Word } from "./run-script.ts";

/** The script of the RUN that a finding names; null where it cannot be edited. */
export function scriptOf({ parsed, instruction, target }: Problem): RunScript | null {
  if (!hasPosixShell(around(parsed, target, instruction).before)) return null;
  return readRunScript(instruction, parsed);
}

export interface Call {
  readonly command: Command;
  /** Without folders: `npm`. */
  readonly program: string;
  /** All that follows the program. */
  readonly args: readonly Word[];
}

/** A command as the program that it starts; `python -m pip` is pip, and sudo is left out. */
export function callOf(command: Command): Call {
  let words = command.words;
  if (words[0]?.text === "sudo") words = words.slice(1);
  const isModule = /^python[\d.]*$/.test(words[0]?.text ?? "") && words[1]?.text === "-m";
  if (isModule) words = words.slice(2);
  const [first, ...args] = words;
  return { command, program: (first?.text ?? "").replace(/^.*\//, ""), args };
}

export const callsOf = (script: RunScript): readonly Call[] => script.commands.map(callOf);

export const usesSudo = ({ commands }: RunScript): boolean =>
  commands.some(({ words: [first] }) => first?.text === "sudo");

export const isOption = ({ text }: Word): boolean => text.startsWith("-");

/** The first argument that is no option, and what follows it: `install` and its operands. */
export function subcommand({ args }: Call): { readonly name: Word; readonly rest: readonly Word[] } | null {
  const at = args.findIndex((word) => !isOption(word));
  const name = args[at];
  return name ? { name, rest: args.slice(at + 1) } : null;
}

export const hasOption = ({ args }: Call, pattern: RegExp): boolean =>
  args.some(({ text }) => pattern.test(text));

export const insertBehind = (word: Word, text: string): Edit => ({
  at: word.end,
  remove: 0,
  insert: ` ${text}`,
});
export const replaceWord = (word: Word, text: string): Edit => ({
  at: word.at,
  remove: word.end - word.at,
  insert: text,
});

/** Puts commands behind the last one of a RUN: on a line of their own where the RUN has several. */
export function appendCommands(
  script: RunScript,
  instruction: Instruction,
  { text, escapeChar }: Pick<ParsedDockerfile, "text" | "escapeChar">,
  commands: string,
): Edit {
  const lineStart = text.lastIndexOf("\n", script.end - 1) + 1;
  if (lineStart <= instruction.offset) return { at: script.end, remove: 0, insert: ` && ${commands}` };
  const [indent = ""] = /^[ \t]*/.exec(text.slice(lineStart)) ?? [];
  return { at: script.end, remove: 0, insert: ` ${escapeChar}\n${indent}&& ${commands}` };
}

/** Programs of which it is known that they need neither a compiler nor a package's development part. */
const PLAIN =
  /^(rm|rmdir|mkdir|chown|chmod|chgrp|cp|mv|ln|echo|printf|true|set|cd|touch|sed|ls|cat|test|\[|export|find|install|addgroup|adduser|groupadd|useradd|usermod|groupmod|apt-get|apt|apk|dnf|yum|microdnf|ldconfig|update-ca-certificates|curl|wget|tar|unzip|gzip|sha256sum|sync|id|which|command|umask|setcap)$/;

const PLAIN_SUBCOMMANDS: Readonly<Record<string, RegExp>> = {
  npm: /^(cache|config|pkg|prune|set|version)$/,
  yarn: /^(cache|config)$/,
  pnpm: /^(store|config|prune)$/,
  corepack: /^(enable|prepare|disable)$/,
  pip: /^(cache|config)$/,
  pip3: /^(cache|config)$/,
  composer: /^(clear-cache|clearcache|config)$/,
  bundle: /^(config|clean)$/,
  poetry: /^(config|cache)$/,
};

/** A command that does nothing but arrange files, users and packages of the system. */
export function isPlain(call: Call): boolean {
  if (PLAIN.test(call.program)) return true;
  const known = Object.hasOwn(PLAIN_SUBCOMMANDS, call.program) ? PLAIN_SUBCOMMANDS[call.program] : undefined;
  return known?.test(subcommand(call)?.name.text ?? "") ?? false;
}

/** Whether these instructions run only plain commands: what cannot be read may do anything. */
export function arePlain(instructions: readonly Instruction[], parsed: ParsedDockerfile): boolean {
  return instructions.every((instruction) => {
    if (instruction.keyword === "ONBUILD") return false;
    if (instruction.keyword !== "RUN") return true;
    const script = readRunScript(instruction, parsed);
    return script !== null && callsOf(script).every(isPlain);
  });
}
