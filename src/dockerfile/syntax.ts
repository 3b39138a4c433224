import { type ParsedLine, parseLine } from "./arguments.ts";
import { firstOther } from "./blanks.ts";
import { openDirectives, takeDirective } from "./directives.ts";
import { type HeredocBody, readHeredocs } from "./heredoc.ts";
import { at, Rejection } from "./rejection.ts";

/** An instruction as it stands in the file, cut up but neither judged nor expanded. */
export interface RawInstruction extends ParsedLine {
  /** Lines count from 1, both ends included. */
  readonly line: number;
  readonly endLine: number;
  /** As written, continuation lines and here-documents too. */
  readonly text: string;
  /** Offset of `text` in the file. */
  readonly offset: number;
  /** Continuations joined, comments between them dropped; without the here-documents. */
  readonly logical: string;
  readonly heredocs: readonly HeredocBody[];
}

export interface DockerfileSyntax {
  readonly instructions: readonly RawInstruction[];
  /** The escape character that the file's directive sets: a backslash or a backtick. */
  readonly escapeChar: string;
}

/** BuildKit reads no longer line, in bytes. */
const LONGEST_LINE = 65_535;

const NONE: readonly never[] = [];

const isTooLong = (text: string): boolean => Buffer.byteLength(text) > LONGEST_LINE;

/** A place in the file that goes on line by line. Lines are told by where they stand: few of them are needed as texts. */
interface Cursor {
  /** Goes on to the next line; false at the end of the file, and before a line that is too long. */
  readonly next: () => boolean;
  /** Lines read so far. */
  line: number;
  /** Where the line begins. */
  start: number;
  /** Where it ends, without its newline. */
  end: number;
  /** Where the next one begins. */
  offset: number;
  tooLong: boolean;
}

function openCursor(source: string): Cursor {
  const cursor: Cursor = {
    line: 0,
    start: 0,
    end: 0,
    offset: 0,
    tooLong: false,
    next: () => {
      const { offset } = cursor;
      if (cursor.tooLong || offset >= source.length) return false;
      const newline = source.indexOf("\n", offset);
      let end = newline < 0 ? source.length : newline;
      const length = end - offset;
      // Most lines are too short for their bytes to be counted.
      if (length * 3 > LONGEST_LINE && (length > LONGEST_LINE || isTooLong(source.slice(offset, end)))) {
        cursor.tooLong = true;
        return false;
      }
      cursor.offset = newline < 0 ? end : end + 1;
      while (end > offset && source.charCodeAt(end - 1) === 13) end--;
      cursor.start = offset;
      cursor.end = end;
      cursor.line++;
      return true;
    },
  };
  return cursor;
}

/** Whether the text from `first` to `end`, without blanks before it, is empty or a comment. */
const saysNothing = (source: string, first: number, end: number): boolean =>
  first === end || source.charCodeAt(first) === 35;

/**
 * Where the continuation mark of the text from `start` to `end` stands; -1: it has none. An escaped escape character
 * is no mark.
 */
function continuationMark(source: string, start: number, end: number, escapeChar: string): number {
  let last = end - 1;
  while (last >= start && (source.charCodeAt(last) === 32 || source.charCodeAt(last) === 9)) last--;
  if (last < start || source.charAt(last) !== escapeChar) return -1;
  return last > start && source.charAt(last - 1) === escapeChar ? -1 : last;
}

/** Whether BuildKit looks for here-documents in it. */
function mayOpenHeredocs({ keyword, json, trigger }: ParsedLine): boolean {
  const told = keyword === "ONBUILD" && trigger ? trigger : { keyword, json };
  return (told.keyword === "RUN" || told.keyword === "COPY" || told.keyword === "ADD") && !told.json;
}

/**
 * Splits a Dockerfile into instructions as BuildKit's parser does.
 * @throws Rejection where it would not get to the end
 */
export function readSyntax(text: string): DockerfileSyntax {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const shift = text.length - source.length;
  const directives = openDirectives();
  const cursor = openCursor(source);
  const instructions: RawInstruction[] = [];

  while (cursor.next()) {
    const { line } = cursor;
    const first = firstOther(source, cursor.start, cursor.end);
    let { end } = cursor;
    // BuildKit counts a directive's line from 0.
    if (!directives.done)
      at(Math.max(1, line - 1), () => takeDirective(directives, source.slice(first, cursor.end)));
    if (saysNothing(source, first, end)) continue;
    let mark = continuationMark(source, first, end, directives.escapeChar);
    let logical = source.slice(first, mark < 0 ? end : mark);
    if (mark >= 0) {
      const parts = [logical];
      while (mark >= 0 && cursor.next()) {
        const { start } = cursor;
        if (!directives.done)
          at(Math.max(1, cursor.line - 1), () => takeDirective(directives, source.slice(start, cursor.end)));
        if (saysNothing(source, firstOther(source, start, cursor.end), cursor.end)) continue;
        end = cursor.end;
        mark = continuationMark(source, start, end, directives.escapeChar);
        parts.push(source.slice(start, mark < 0 ? end : mark));
      }
      logical = parts.join("");
    }
    const parsed = at(line, () => parseLine(logical, directives.escapeChar));
    const heredocs = mayOpenHeredocs(parsed)
      ? at(line, () => readBodies(logical, cursor, source, line))
      : NONE;
    if (heredocs.length > 0) {
      end = cursor.offset - 1;
      while (source.charAt(end) === "\n" || source.charAt(end) === "\r") end--;
      end++;
    }
    // Each by its name: a copy by spread takes three times the memory, and there are many.
    instructions.push({
      word: parsed.word,
      keyword: parsed.keyword,
      flags: parsed.flags,
      rest: parsed.rest,
      args: parsed.args,
      pairs: parsed.pairs,
      json: parsed.json,
      trigger: parsed.trigger,
      line,
      endLine: cursor.line,
      text: source.slice(first, end),
      offset: first + shift,
      logical,
      heredocs,
    });
  }
  if (instructions.length === 0)
    throw new Rejection("the file has no instructions: it begins with FROM", cursor.line);
  if (cursor.tooLong)
    throw new Rejection("the next line is longer than 65,535 bytes: cut it with \\ at its end", cursor.line);
  return { instructions, escapeChar: directives.escapeChar };
}

/** The here-documents that a line opens. @throws Rejection where one has no end */
function readBodies(logical: string, cursor: Cursor, source: string, line: number): readonly HeredocBody[] {
  if (!logical.includes("<<")) return NONE;
  return readHeredocs(logical).map((heredoc): HeredocBody => {
    const { name, chomp } = heredoc;
    const start = cursor.offset;
    while (cursor.next()) {
      let first = cursor.start;
      while (chomp && source.charCodeAt(first) === 9) first++;
      if (cursor.end - first === name.length && source.startsWith(name, first))
        return { ...heredoc, content: source.slice(start, cursor.start) };
    }
    throw new Rejection(`the here-document of line ${line} has no end: a line with ${name} alone`, line);
  });
}
