import { BETWEEN_WORDS, firstBlank, isBlank, splitAtBlanks, trim } from "./blanks.ts";
import { Rejection } from "./rejection.ts";
import { readFlags, readJsonForm, splitWords } from "./words.ts";

/** A logical line taken apart, as far as BuildKit's parser does it: before anything in it is judged or expanded. */
export interface ParsedLine {
  /** As written: `from`. */
  readonly word: string;
  /** In capitals; what stands first on the line, known or not. */
  readonly keyword: string;
  /** `--name` or `--name=value`. */
  readonly flags: readonly string[];
  /** What follows the flags. */
  readonly rest: string;
  /** The arguments; of ENV and LABEL those of `pairs`. */
  readonly args: readonly string[];
  /** Of ENV and LABEL. */
  readonly pairs: readonly KeyValue[];
  /** The arguments are a JSON array. */
  readonly json: boolean;
  /** Of ONBUILD: what it triggers. */
  readonly trigger: ParsedLine | null;
}

export interface KeyValue {
  readonly name: string;
  readonly value: string;
}

type Arguments = Partial<Pick<ParsedLine, "args" | "pairs" | "json" | "trigger">>;

function jsonOr(other: (rest: string) => string[]): (rest: string) => Arguments {
  return (rest) => {
    const strings = readJsonForm(rest);
    return strings === null ? { args: other(rest) } : { args: strings, json: true };
  };
}

const wholeText = (rest: string): string[] => (rest === "" ? [] : [rest]);
const text = (rest: string): Arguments => ({ args: wholeText(rest) });
const command = jsonOr(wholeText);
const paths = jsonOr(splitAtBlanks);
const words = (rest: string): Arguments => ({ args: splitAtBlanks(rest) });

/** `NAME=value …`, or `NAME value` as it once was. */
function keyValues(rest: string, keyword: string, escapeChar: string): Arguments {
  const found = splitWords(rest, escapeChar);
  const [first] = found;
  if (first === undefined) return {};
  if (!first.includes("=")) {
    const blank = BETWEEN_WORDS.exec(rest);
    if (!blank) throw new Rejection(`${keyword} needs a name and a value: write ${keyword} ${first}=value`);
    const value = rest.slice(blank.index + blank[0].length);
    return { pairs: [{ name: rest.slice(0, blank.index), value }] };
  }
  const pairs = found.map((word): KeyValue => {
    const equals = word.indexOf("=");
    if (equals < 0)
      throw new Rejection(
        `${keyword}: ${word} has no =: write name=value, with quotes around a value with blanks`,
      );
    return { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
  return { pairs };
}

function healthcheck(rest: string): Arguments {
  let end = 0;
  while (end < rest.length && !isBlank(rest.charAt(end))) end++;
  if (end === 0) return {};
  const { args = [], json = false } = command(trim(rest.slice(end)));
  return { args: [rest.slice(0, end), ...args], json };
}

function trigger(rest: string, escapeChar: string): Arguments {
  if (rest === "") return {};
  // A trigger's trigger is refused in any case.
  const parsed = /^ONBUILD(?:[\t\v\f\r ]|$)/i.test(rest) ? null : parseLine(rest, escapeChar);
  return { args: [parsed?.word ?? "ONBUILD"], trigger: parsed };
}

type Reader = (rest: string, escapeChar: string) => Arguments;

/** How each instruction's arguments are read. https://docs.docker.com/reference/dockerfile/ */
const READERS: Readonly<Record<string, Reader>> = {
  ADD: paths,
  ARG: (rest, escapeChar) => ({ args: splitWords(rest, escapeChar) }),
  CMD: command,
  COPY: paths,
  ENTRYPOINT: command,
  ENV: (rest, escapeChar) => keyValues(rest, "ENV", escapeChar),
  EXPOSE: words,
  FROM: words,
  HEALTHCHECK: healthcheck,
  LABEL: (rest, escapeChar) => keyValues(rest, "LABEL", escapeChar),
  MAINTAINER: text,
  ONBUILD: trigger,
  RUN: command,
  SHELL: command,
  STOPSIGNAL: text,
  USER: text,
  VOLUME: paths,
  WORKDIR: text,
};

export const INSTRUCTIONS: readonly string[] = Object.keys(READERS);

interface Known {
  readonly keyword: string;
  readonly read: Reader;
}

/** By their words as they are mostly written. What is found has one text for all of them, which is quick to compare. */
const KNOWN: ReadonlyMap<string, Known> = new Map(
  Object.entries(READERS).flatMap(([keyword, read]) =>
    [keyword, keyword.toLowerCase()].map((word) => [word, { keyword, read }] as const),
  ),
);

const NO_ARGUMENTS: Arguments = {};
const NONE: readonly never[] = [];

/** @throws Rejection where the arguments cannot be read */
export function parseLine(line: string, escapeChar: string): ParsedLine {
  const trimmed = trim(line);
  const blank = firstBlank(trimmed);
  const word = blank < 0 ? trimmed : trimmed.slice(0, blank);
  const { flags, rest } = readFlags(blank < 0 ? "" : trimmed.slice(blank), escapeChar);
  const known = KNOWN.get(word) ?? KNOWN.get(word.toUpperCase());
  const args = trim(rest);
  const read = known?.read(args, escapeChar) ?? NO_ARGUMENTS;
  return {
    word,
    keyword: known?.keyword ?? word.toUpperCase(),
    flags,
    rest: args,
    args: read.args ?? NONE,
    pairs: read.pairs ?? NONE,
    json: read.json ?? false,
    trigger: read.trigger ?? null,
  };
}
