import { type ParsedLine, parseLine } from "./arguments.ts";
import { firstOther, trimStart } from "./blanks.ts";
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

const isTooLong = (text: string): boolean => Buffer.byteLength(text) > LONGEST_LINE;

/** A place in the file that goes on line by line. */
interface Cursor {
  /** The next line with what ends it; null at the end of the file, and before a line that is too long. */
  readonly next: () => string | null;
  /** Lines read so far. */
  line: number;
  offset: number;
  tooLong: boolean;
}

function openCursor(source: string): Cursor {
  const cursor: Cursor = {
    line: 0,
    offset: 0,
    tooLong: false,
    next: () => {
      if (cursor.tooLong || cursor.offset >= source.length) return null;
      const newline = source.indexOf("\n", cursor.offset);
      const end = newline < 0 ? source.length : newline;
      const length = end - cursor.offset;
      // Most lines are too short for their bytes to be counted.
      if (
        length * 3 > LONGEST_LINE &&
        (length > LONGEST_LINE || isTooLong(source.slice(cursor.offset, end)))
      ) {
        cursor.tooLong = true;
        return null;
      }
      const line = source.slice(cursor.offset, newline < 0 ? end : end + 1);
      cursor.offset += line.length;
      cursor.line++;
      return line;
    },
  };
  return cursor;
}

function withoutNewline(line: string): string {
  let end = line.length;
  while (end > 0 && isNewline(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}
const isNewline = (code: number): boolean => code === 10 || code === 13;

/** Whether a line is blank, or a comment. */
function saysNothing(line: string): boolean {
  const first = firstOther(line);
  return first === line.length || line.charCodeAt(first) === 35;
}

/** The line without its continuation mark; null where it has none. An escaped escape character is no mark. */
function continued(line: string, escapeChar: string): string | null {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 32 || line.charCodeAt(end - 1) === 9)) end--;
  if (line.charAt(end - 1) !== escapeChar || line.charAt(end - 2) === escapeChar) return null;
  return line.slice(0, end - 1);
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

  for (let start = 0, raw = cursor.next(); raw !== null; start = cursor.offset, raw = cursor.next()) {
    const line = cursor.line;
    const first = trimStart(withoutNewline(raw));
    // BuildKit counts a directive's line from 0.
    if (!directives.done) at(Math.max(1, line - 1), () => takeDirective(directives, first));
    if (first === "" || first.startsWith("#")) continue;
    const parts: string[] = [];
    let rest = continued(first, directives.escapeChar);
    parts.push(rest ?? first);
    let end = start + withoutNewline(raw).length;
    while (rest !== null) {
      const following = cursor.next();
      if (following === null) break;
      const bare = withoutNewline(following);
      if (!directives.done) at(Math.max(1, cursor.line - 1), () => takeDirective(directives, bare));
      if (saysNothing(bare)) continue;
      rest = continued(bare, directives.escapeChar);
      parts.push(rest ?? bare);
      end = cursor.offset - following.length + bare.length;
    }
    const logical = parts.join("");
    const parsed = at(line, () => parseLine(logical, directives.escapeChar));
    const heredocs = mayOpenHeredocs(parsed) ? at(line, () => readBodies(logical, cursor, source, line)) : [];
    if (heredocs.length > 0) {
      end = cursor.offset - 1;
      while (source.charAt(end) === "\n" || source.charAt(end) === "\r") end--;
      end++;
    }
    const indent = firstOther(raw);
    instructions.push({
      ...parsed,
      line,
      endLine: cursor.line,
      text: source.slice(start + indent, end),
      offset: start + indent + shift,
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
  return readHeredocs(logical).map((heredoc): HeredocBody => {
    const { name, chomp } = heredoc;
    const start = cursor.offset;
    for (let following = cursor.next(); following !== null; following = cursor.next()) {
      const bare = withoutNewline(following);
      if ((chomp ? bare.replace(/^\t+/, "") : bare) === name)
        return { ...heredoc, content: source.slice(start, cursor.offset - following.length) };
    }
    throw new Rejection(`the here-document of line ${line} has no end: a line with ${name} alone`, line);
  });
}
