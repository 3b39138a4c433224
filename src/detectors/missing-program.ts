import type { PathHistory } from "../image/filesystem.ts";
import { baseName } from "../image/path.ts";
import type { Detector, SearchedImage } from "./model.ts";
import { lookUpProgram } from "./program-lookup.ts";
import { type StartCommand, startCommand } from "./start-command.ts";
import { textOf } from "./texts.ts";

/** They start what they are handed: that word is a program as well. */
const WRAPPER = /(^|\/)(tini|tini-static|dumb-init|su-exec|gosu)$/;
/** Put there by the engine (`docker run --init`) or by an orchestrator. */
const MOUNTED = /^\/(dev|proc|sys|mnt|run|var\/run)\//;
/** Names of scripts that are started: what is in others is of no interest. */
const SCRIPT = /\.(sh|bash|py|rb|js|pl)$|^[^.]*(entrypoint|start|run|boot|init|serve)[^.]*$/;
/** Libraries' folders hold thousands of scripts; those that are started lie in a bin folder, or are called so. */
const LIBRARY = /(^|\/)(node_modules|site-packages|dist-packages|gems|lib\/(python|ruby|perl)[^/]*)\//;
const COMMAND = /(^|\/)s?bin\/[^/]+$|(^|[/_-])(cli|cmd|bin|server)\.[a-z]+$/;
const SCRIPT_LIMIT = 262_144;
const EXECUTABLE = 0o111;

export const missingProgram: Detector = {
  id: "missing-program",
  title: "Start commands that cannot start",
  severity: "warning",
  ownOnly: true,
  reads: SCRIPT,
  content: (path, size) => {
    if (size >= SCRIPT_LIMIT || !SCRIPT.test(baseName(path))) return "none";
    return LIBRARY.test(path) && !COMMAND.test(path) ? "none" : "head";
  },
  search: (image) => {
    const command = startCommand(image.config);
    if (!command || image.config.os === "windows") return [];
    const fault = faultOf(image, command);
    if (fault === undefined) return [];
    const { instruction } = command;
    const layer = Math.max(image.layers.length - 1, 0);
    return [{ ...fault, instruction, layers: new Map([[layer, 0]]), removed: false, programs: [] }];
  },
  message: ({ evidence }) => evidence[0]?.detail ?? "the start command cannot start",
  remedy: ({ evidence }) =>
    evidence[0]?.name === "interpreter"
      ? "Install the interpreter, or name one in the script's first line that the image has (`#!/bin/sh`)."
      : evidence[0]?.name === "permission"
        ? "Copy it with `COPY --chmod=755`, or make it executable in the repository."
        : "Copy the program to where the instruction says, or name where it is.",
};

interface Fault {
  readonly path: string;
  readonly name: "program" | "permission" | "interpreter";
  readonly detail: string;
}

function faultOf(image: SearchedImage, { instruction, words, shellLine }: StartCommand): Fault | undefined {
  for (const word of startedWords(words)) {
    if (MOUNTED.test(word) || word.includes("$")) return undefined;
    const program = lookUpProgram(word, image.config, image.filesystem);
    if (!program) {
      const detail = `${instruction} starts \`${word}\`, which is not in the image`;
      return { path: word.replace(/^\/+/, ""), name: "program", detail };
    }
    // What came with the base image is the base image's affair.
    if ((program.versions.at(-1)?.layer ?? 0) < image.baseLayers) continue;
    const fault = shellLine === null ? permissionFault(program, word, instruction) : undefined;
    if (fault) return fault;
    const missing = missingInterpreter(image, program.path);
    if (missing !== undefined) {
      const detail = `${instruction} starts /${program.path}, a script for \`${missing}\`, which is not in the image`;
      return { path: program.path, name: "interpreter", detail };
    }
  }
  return undefined;
}

/** The first word, and what a well-known wrapper starts in its turn. */
function startedWords(words: readonly string[]): string[] {
  const [first] = words;
  if (first === undefined || first === "") return [];
  const dashes = words.indexOf("--");
  const behind = WRAPPER.test(first) && dashes > 0 ? words[dashes + 1] : undefined;
  return behind === undefined ? [first] : [first, behind];
}

function permissionFault(
  { path, versions }: PathHistory,
  word: string,
  instruction: string,
): Fault | undefined {
  const entry = versions.at(-1)?.entry;
  if (entry?.type !== "file" || (entry.mode & EXECUTABLE) !== 0) return undefined;
  const detail = `${instruction} starts \`${word}\`, which is not executable`;
  return { path, name: "permission", detail };
}

/** What the first line of a script names; `env` is looked through. A carriage return at its end is part of the name. */
function missingInterpreter(image: SearchedImage, path: string): string | undefined {
  const [, interpreter = "", argument = ""] =
    /^#![ \t]*([^ \t\n]+)(?:[ \t]+([^ \t\n]+))?/.exec(textOf(image.filesystem, path) ?? "") ?? [];
  if (interpreter === "") return undefined;
  if (!lookUpProgram(interpreter, image.config, image.filesystem)) return visible(interpreter);
  const isEnv = /\/env$/.test(interpreter) && argument !== "" && !/^-|=/.test(argument);
  return isEnv && !lookUpProgram(argument, image.config, image.filesystem) ? visible(argument) : undefined;
}

function visible(name: string): string {
  return name.replace(/\r/g, "\\r");
}
