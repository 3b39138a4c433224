import type { ImageConfig } from "../image/model.ts";

const SHELL = /^(.*\/)?(sh|bash|ash|dash|zsh)$/;

/** What the image starts: the words of ENTRYPOINT and then CMD. */
export interface StartCommand {
  /** The instruction that says the first word. */
  readonly instruction: "ENTRYPOINT" | "CMD";
  readonly words: readonly string[];
  /** The line that a shell is handed (`["/bin/sh", "-c", "npm start"]`); null: the words are run as they stand. */
  readonly shellLine: string | null;
}

/** Undefined: the image starts nothing by itself. */
export function startCommand({ entrypoint, cmd }: ImageConfig): StartCommand | undefined {
  const words = [...entrypoint, ...cmd];
  const [first] = words;
  if (first === undefined) return undefined;
  const isShell = SHELL.test(first) && /^-[a-z]*c$/.test(words[1] ?? "");
  return {
    instruction: entrypoint.length > 0 ? "ENTRYPOINT" : "CMD",
    words,
    shellLine: isShell ? (words[2] ?? "") : null,
  };
}

/** The words of the command, those of a shell line one by one: good enough to look for a name among them. */
export function allWords(config: ImageConfig): string[] {
  return [...config.entrypoint, ...config.cmd].flatMap((word) => word.split(/\s+/));
}
