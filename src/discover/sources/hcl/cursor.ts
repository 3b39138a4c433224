import type { Token } from "./tokens.ts";

const DEEPEST = 100;

/** Goes over tokens. */
export interface Cursor {
  readonly token: () => Token;
  readonly ahead: (count: number) => Token;
  readonly advance: () => Token;
  readonly is: (text: string) => boolean;
  /** Passes over this punctuation, where it is there. */
  readonly take: (text: string) => boolean;
  readonly demand: (text: string) => void;
  readonly newlines: () => void;
  /** Runs what reads something inside something. @throws SyntaxError where that goes too deep */
  readonly within: <T>(read: () => T) => T;
  readonly unexpected: () => SyntaxError;
  /** How deep texts with expressions in them lie in each other. */
  readonly depth: number;
}

/** @param depth how deep in other expressions these tokens lie */
export function cursorOver(tokens: readonly Token[], depth = 0): Cursor {
  let at = 0;
  let deep = depth;
  const end: Token = { kind: "end", text: "the end", line: tokens.at(-1)?.line ?? 1 };
  const ahead = (count: number) => tokens[at + count] ?? end;
  const token = () => ahead(0);
  const is = (text: string) => token().kind === "punctuation" && token().text === text;
  const take = (text: string) => {
    const there = is(text);
    if (there) at++;
    return there;
  };
  const unexpected = () => {
    const { kind, text, line } = token();
    const shown = kind === "newline" ? "end of the line" : kind === "template" ? "text" : text.split("\n")[0];
    return new SyntaxError(`an unexpected ${shown} near line ${line}`);
  };
  return {
    token,
    ahead,
    is,
    take,
    unexpected,
    advance() {
      const passed = token();
      at++;
      return passed;
    },
    demand(text) {
      if (!take(text)) throw unexpected();
    },
    newlines() {
      while (token().kind === "newline") at++;
    },
    within(read) {
      if (++deep > DEEPEST) throw new SyntaxError("brackets within brackets, too many of them");
      const result = read();
      deep--;
      return result;
    },
    get depth() {
      return deep;
    },
  };
}
