import { DockerfileParser } from "dockerfile-ast";

/** An instruction as it stands in the file, before any of its words are understood. */
export interface RawInstruction {
  /** In capitals; what stands first on the line, known or not. */
  readonly keyword: string;
  /** Lines count from 1, both ends included. */
  readonly line: number;
  readonly endLine: number;
  /** As written, continuation lines and heredoc bodies too. */
  readonly text: string;
  /** What follows the keyword on its logical line: continuations joined, comments between them dropped. */
  readonly rest: string;
  /** Offset of `text` in the file. */
  readonly offset: number;
}

export interface DockerfileSyntax {
  readonly instructions: readonly RawInstruction[];
  /** The escape character that the file's directive sets: a backslash or a backtick. */
  readonly escapeChar: string;
  /** What a `# syntax=` directive names. */
  readonly syntax: string | null;
}

const COMMENT = /^[ \t]*#/;

/**
 * Joins continuation lines the way BuildKit's parser does: comment lines and blank lines between them vanish.
 * What follows the logical line (a heredoc's body) is left out.
 */
function logicalLine(text: string, escapeChar: string): string {
  const continuation = escapeChar === "`" ? /`[ \t]*$/ : /\\[ \t]*$/;
  let joined = "";
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (index > 0 && (COMMENT.test(raw) || raw.trim() === "")) continue;
    if (!continuation.test(raw)) return joined + raw;
    joined += raw.replace(continuation, "");
  }
  return joined;
}

/** Splits a Dockerfile into instructions. Never rejects anything: that is `faults.ts`'s work. */
export function readSyntax(text: string): DockerfileSyntax {
  const source = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const lineStarts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const file = DockerfileParser.parse(source);
  const escapeChar = file.getEscapeCharacter();
  const instructions = file.getInstructions().map((instruction): RawInstruction => {
    const { start, end } = instruction.getRange();
    const offset = (lineStarts[start.line] ?? 0) + start.character;
    const endOffset = (lineStarts[end.line] ?? source.length) + end.character;
    const raw = source.slice(offset, endOffset);
    const logical = logicalLine(raw, escapeChar).trim();
    const keyword = /^\S*/.exec(logical)?.[0] ?? "";
    return {
      keyword: keyword.toUpperCase(),
      line: start.line + 1,
      endLine: end.line + 1,
      text: raw,
      rest: logical.slice(keyword.length).trim(),
      offset,
    };
  });
  const syntax = file.getDirectives?.().find((directive) => directive.getName().toLowerCase() === "syntax");
  return { instructions, escapeChar, syntax: syntax?.getValue() ?? null };
}
