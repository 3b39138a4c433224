import { afterBrace, afterHeredoc, afterParenthesis } from "./closings.ts";
import type { Piece, Token, Word } from "./syntax.ts";

const OPERATOR = /;;&|;;|;&|&&|\|\||\|&|[;&|()\n]/y;
const REDIRECTION = /(?:\d+|&)?(?:<<<|<<-?|<>|>>|>\||[<>]&?)/y;
const PARAMETER = /\$(?:([A-Za-z_]\w*|[0-9@*#?$!-])|\{)/y;
/** What stands in `${…}`: a length, a name, an index, and what is done with it. */
const BRACED = /^(#(?=.))?([A-Za-z_]\w*|[0-9]+|[@*#?$!-])(\[[^\]]*\])?([\s\S]*)$/;
const OPERATION = /^(:?[-+=?]|##?|%%?)([\s\S]*)$/;

/**
 * Takes a shell script apart. Redirections and here-documents are left out.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03
 */
export function tokenise(script: string): Token[] {
  return tokensOf(script, true);
}

function tokensOf(script: string, arrays: boolean): Token[] {
  const tokens: Token[] = [];
  const heredocs: { readonly end: string; readonly indented: boolean }[] = [];
  let index = 0;
  let pieces: Piece[] | null = null;
  let isTarget = false;
  let looksForArrays = arrays;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = index;
    const match = pattern.exec(script);
    if (match !== null) index += match[0].length;
    return match;
  };
  const text = (one: string, quoted: boolean) => {
    pieces ??= [];
    const last = pieces.at(-1);
    if (last?.kind === "text" && last.quoted === quoted) {
      pieces[pieces.length - 1] = { ...last, text: last.text + one };
    } else pieces.push({ kind: "text", text: one, quoted });
  };
  const piece = (one: Piece) => {
    pieces ??= [];
    pieces.push(one);
  };
  const finish = () => {
    const word = pieces;
    pieces = null;
    if (word === null) return;
    if (isTarget) isTarget = false;
    else tokens.push({ kind: "word", word });
  };

  while (index < script.length) {
    const character = script[index] ?? "";
    if (character === "\\") {
      const joined = /\\\r?\n/y;
      if (take(joined)) continue;
      text(script[index + 1] ?? "", true);
      index += 2;
    } else if (character === "'" || (character === "$" && script[index + 1] === "'")) {
      const from = index + (character === "'" ? 1 : 2);
      const close = script.indexOf("'", from);
      const to = close < 0 ? script.length : close;
      text(script.slice(from, to), true);
      index = to + 1;
    } else if (character === '"') {
      text("", true);
      index = readQuoted(script, index + 1, text, piece);
    } else if (character === "$" || character === "`") {
      index = readDollar(script, index, false, text, piece);
    } else if (character === "#" && pieces === null) {
      const close = script.indexOf("\n", index);
      index = close < 0 ? script.length : close;
    } else if (character === " " || character === "\t" || character === "\r") {
      finish();
      index++;
    } else if (
      /[<>]/.test(character) ||
      (/[\d&]/.test(character) && pieces === null && isRedirection(script, index))
    ) {
      finish();
      const process = /[<>]\(/y;
      if (take(process)) {
        index = afterParenthesis(script, index) ?? script.length;
        piece({ kind: "substitution", script: null, quoted: true });
        continue;
      }
      const operator = take(REDIRECTION)?.[0] ?? "";
      const blank = /[ \t]*/y;
      take(blank);
      if (/^\d*<<-?$/.test(operator)) {
        const delimiter = /(?:'([^'\n]*)'|"([^"\n]*)"|([^\s;&|()<>]+))/y;
        const match = take(delimiter);
        const end = (match?.[1] ?? match?.[2] ?? match?.[3] ?? "").replaceAll("\\", "");
        heredocs.push({ end, indented: operator.endsWith("-") });
      } else isTarget = true;
    } else {
      const operator = take(OPERATOR);
      if (operator === null) {
        text(character, false);
        index++;
        continue;
      }
      const name = looksForArrays && operator[0] === "(" ? arrayName(pieces) : null;
      const end = name === null ? null : afterParenthesis(script, index);
      // To look for each end that is not there would take the square of the time.
      if (name !== null && end === null) looksForArrays = false;
      if (name !== null && end !== null) {
        pieces = null;
        const words = tokensOf(script.slice(index, end - 1), false).flatMap((one) =>
          one.kind === "word" ? [one.word] : [],
        );
        tokens.push({ kind: "array", ...name, words });
        index = end;
        continue;
      }
      finish();
      isTarget = false;
      tokens.push({ kind: "operator", text: operator[0] });
      if (operator[0] === "\n")
        for (const one of heredocs.splice(0)) index = afterHeredoc(script, index, one);
    }
  }
  finish();
  return tokens;
}

function isRedirection(script: string, index: number): boolean {
  const pattern = /(?:\d+|&)[<>]/y;
  pattern.lastIndex = index;
  return pattern.test(script);
}

function arrayName(pieces: Word | null): { readonly name: string; readonly append: boolean } | null {
  const [only] = pieces ?? [];
  if (pieces?.length !== 1 || only?.kind !== "text") return null;
  const match = /^([A-Za-z_]\w*)(\+)?=$/.exec(only.text);
  return match === null ? null : { name: match[1] ?? "", append: match[2] !== undefined };
}

type AddText = (text: string, quoted: boolean) => void;
type AddPiece = (piece: Piece) => void;

/** Reads what stands within quotation marks; gives where it goes on behind them. */
function readQuoted(script: string, from: number, text: AddText, piece: AddPiece): number {
  let index = from;
  while (index < script.length && script[index] !== '"') {
    const character = script[index] ?? "";
    if (character === "\\" && index + 1 < script.length) {
      const next = script[index + 1] ?? "";
      if (next !== "\n") text(/[$`"\\]/.test(next) ? next : `\\${next}`, true);
      index += 2;
    } else if (character === "$" || character === "`") index = readDollar(script, index, true, text, piece);
    else {
      text(character, true);
      index++;
    }
  }
  return index + 1;
}

/** Reads what begins with `$` or a backtick; gives where it goes on. */
function readDollar(script: string, from: number, quoted: boolean, text: AddText, piece: AddPiece): number {
  if (script[from] === "`") {
    const close = script.indexOf("`", from + 1);
    piece({ kind: "substitution", script: close < 0 ? null : script.slice(from + 1, close), quoted });
    return close < 0 ? script.length : close + 1;
  }
  if (script.startsWith("$(", from)) {
    const end = afterParenthesis(script, from + 2);
    const arithmetic = script.startsWith("$((", from);
    piece({
      kind: "substitution",
      script: end === null || arithmetic ? null : script.slice(from + 2, end - 1),
      quoted,
    });
    return end ?? script.length;
  }
  PARAMETER.lastIndex = from;
  const match = PARAMETER.exec(script);
  if (match === null) {
    text("$", quoted);
    return from + 1;
  }
  if (match[1] !== undefined) {
    piece({ kind: "parameter", name: match[1], operator: "", operand: "", quoted });
    return from + match[0].length;
  }
  const end = afterBrace(script, from + 2);
  const [, length, name, index = "", rest = ""] =
    BRACED.exec(script.slice(from + 2, (end ?? script.length + 1) - 1)) ?? [];
  const operation = rest === "" ? ["", "", ""] : OPERATION.exec(rest);
  const known = end !== null && length === undefined && name !== undefined && operation !== null;
  if (known) {
    const array = /^\[[@*]\]$/.test(index) ? "[@]" : /^(\[\d+\])?$/.test(index) ? index : null;
    const [, operator = "", operand = ""] = operation;
    if (array !== null) piece({ kind: "parameter", name: name + array, operator, operand, quoted });
    else piece({ kind: "substitution", script: null, quoted });
  } else piece({ kind: "substitution", script: null, quoted });
  return end ?? script.length;
}
