import { resolve } from "node:path";
import { StagecheckError } from "../errors.ts";
import { didYouMean } from "../text/nearest.ts";
import type { BaselineChoice, FailOn, NamedContext, Secret } from "./model.ts";
import { FAIL_ON } from "./model.ts";
import { kindOf } from "./paths.ts";
import { quoted } from "./quoted.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** One of some fixed words. */
export function parseChoice<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new StagecheckError(
    `${quoted(text)} is none of ${choices.join(", ")}`,
    remedy(didYouMean(text, choices)),
  );
}

/** The six words of YAML's core schema, as the runner's own toolkit takes them. */
export function parseBoolean(text: string): boolean {
  if (["true", "True", "TRUE"].includes(text)) return true;
  if (["false", "False", "FALSE"].includes(text)) return false;
  throw new StagecheckError(`${quoted(text)} is neither true nor false`);
}

/** `none` alone means nothing; else the list, in the contract's order. */
export function parseFailOn(texts: readonly string[]): FailOn[] {
  const chosen = texts.map((text) => parseChoice(text, [...FAIL_ON, "none"]));
  if (!chosen.includes("none")) return FAIL_ON.filter((choice) => chosen.includes(choice));
  if (chosen.every((choice) => choice === "none")) return [];
  throw new StagecheckError("`none` stands beside others", {
    remedy: "Write `none` alone, or leave it out.",
  });
}

/** `auto`, `none`, a report's file, or a name that git knows. `cwd` is what a file is relative to. */
export function parseBaseline(text: string, cwd: string): BaselineChoice {
  if (text === "auto" || text === "none") return { kind: text };
  const file = resolve(cwd, text);
  if (kindOf(file) === "file") return { kind: "file", file };
  if (text.endsWith(".json")) {
    throw new StagecheckError(`There is no report ${quoted(text)}`, {
      remedy: "Name a file that is there, a commit, `auto` or `none`.",
    });
  }
  // A leading `-` would be an option to git.
  if (/^-|[\s\x00-\x1f\x7f]/.test(text)) {
    throw new StagecheckError(`${quoted(text)} is no name of a commit`, {
      remedy: "Name a branch, a tag, a commit, a report's file, `auto` or `none`.",
    });
  }
  return { kind: "ref", ref: text };
}

/**
 * `KEY=VALUE` lines; a `KEY` alone takes its value from the environment and is left out where that has none, as
 * docker does it. The last of a key wins.
 */
export function parseBuildArgs(texts: readonly string[], env: Environment): Record<string, string> {
  const args = new Map<string, string>();
  for (const text of texts) {
    const { key, value } = splitPair(text);
    if (!/^[^\s=]+$/.test(key)) {
      throw new StagecheckError(`${quoted(text)} names no build argument`, { remedy: "Write `KEY=VALUE`." });
    }
    const given = value ?? env[key];
    if (given !== undefined) args.set(key, given);
  }
  return Object.fromEntries(args);
}

/** `NAME=VALUE`; whether VALUE is a folder is decided by its form, as buildx does it. */
export function parseBuildContext(text: string): NamedContext {
  const { key: name, value } = splitPair(text);
  if (name === "" || value === undefined || value === "") {
    throw new StagecheckError(`${quoted(text)} is no build context`, {
      remedy: "Write `NAME=FOLDER` or `NAME=ADDRESS`.",
    });
  }
  const remote = /^([a-z][a-z0-9+.-]*:\/\/|target:|git@|github\.com\/)/i.test(value);
  return { name, value, local: !remote };
}

/** The action's `id=value`. Neither id nor value is ever told in an error. */
export function parseSecretValue(text: string): Secret {
  const { key: id, value } = splitPair(text);
  if (isSecretId(id) && value !== undefined) return { id, source: { kind: "value", value } };
  throw new StagecheckError("An entry is not `id=value`", {
    remedy: 'Write one a line; one of several lines stands in quotation marks: `"id=first line`.',
  });
}

/** The action's `id=path`. */
export function parseSecretFile(text: string, cwd: string): Secret {
  const { key: id, value } = splitPair(text);
  if (isSecretId(id) && value) return { id, source: { kind: "file", file: existingFile(value, cwd) } };
  throw new StagecheckError(`${quoted(text)} is not \`id=path\``);
}

/**
 * The command's `id=ID[,src=PATH|,env=NAME]`, as buildx reads it: with an id alone, the environment variable of that
 * name, else the file. https://docs.docker.com/reference/cli/docker/buildx/build/#secret
 */
export function parseSecretOption(text: string, cwd: string, env: Environment): Secret {
  const fields = new Map<string, string>();
  for (const part of text.split(",")) {
    const { key, value } = splitPair(part);
    const name = key === "source" ? "src" : key;
    if (!["id", "src", "env", "type"].includes(name) || !value) {
      throw new StagecheckError("A secret is not written as `id=ID,src=PATH` or `id=ID,env=NAME`");
    }
    fields.set(name, value);
  }
  const id = fields.get("id");
  if (id === undefined)
    throw new StagecheckError("A secret has no `id`", { remedy: "Write `id=ID,src=PATH`." });
  if (!isSecretId(id)) throw new StagecheckError(`${quoted(id)} is no id of a secret`);
  const type = fields.get("type");
  if (type !== undefined && type !== "env" && type !== "file") {
    throw new StagecheckError(`The secret ${quoted(id)} has the type ${quoted(type)}`, {
      remedy: "Write `file` or `env`.",
    });
  }
  const path = fields.get("src");
  const name = fields.get("env") ?? (type === "env" ? (path ?? id) : undefined);
  if (name !== undefined) return { id, source: { kind: "env", name: presentVariable(name, env) } };
  if (path !== undefined) return { id, source: { kind: "file", file: existingFile(path, cwd) } };
  if (type === undefined && env[id] !== undefined) return { id, source: { kind: "env", name: id } };
  return { id, source: { kind: "file", file: existingFile(id, cwd) } };
}

/** `os/arch[/variant]`. */
export function parsePlatform(text: string): string {
  if (/^[a-z0-9_.]+(\/[a-z0-9_.]+){0,2}$/i.test(text)) return text;
  throw new StagecheckError(`${quoted(text)} is no platform`, { remedy: "Write one such as `linux/amd64`." });
}

/** A stage's name or an unnamed stage's index, as BuildKit prints it: in lower case. */
export function parseStageName(text: string): string {
  if (/^[a-z0-9][a-z0-9_.-]*$/i.test(text)) return text.toLowerCase();
  throw new StagecheckError(`${quoted(text)} is no name of a stage`);
}

export function parseCommentKey(text: string): string {
  if (/^[A-Za-z0-9._-]{1,64}$/.test(text)) return text;
  throw new StagecheckError(`${quoted(text)} is no key of a comment`, {
    remedy: "Write 1 to 64 letters, digits, dots, dashes or underscores.",
  });
}

/** A name that must not be mistaken for an option. */
export function parseName(text: string): string {
  if (!/^-|[\s\x00-\x1f\x7f]/.test(text)) return text;
  throw new StagecheckError(`${quoted(text)} is no name`);
}

/** buildx reads a secret as comma-separated fields, so its id must not hold what ends one. */
function isSecretId(id: string): boolean {
  return /^[^\s,"=]+$/.test(id);
}

function existingFile(path: string, cwd: string): string {
  const file = resolve(cwd, path);
  if (/[,"\n]/.test(file))
    throw new StagecheckError(`buildx takes no path with a comma or a quotation mark: ${quoted(path)}`);
  if (kindOf(file) === "file") return file;
  throw new StagecheckError(`There is no file ${quoted(path)}`);
}

function presentVariable(name: string, env: Environment): string {
  if (env[name] !== undefined) return name;
  throw new StagecheckError(`The environment variable ${quoted(name)} is not set`);
}

function splitPair(text: string): { key: string; value: string | undefined } {
  const mark = text.indexOf("=");
  if (mark < 0) return { key: text.trim(), value: undefined };
  return { key: text.slice(0, mark).trim(), value: text.slice(mark + 1) };
}

function remedy(text: string | undefined): { remedy?: string } {
  return text === undefined ? {} : { remedy: text };
}
