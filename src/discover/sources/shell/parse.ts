import { plainText, type Statement, type Token } from "./syntax.ts";
import { tokenise } from "./tokens.ts";

/** Deeper than anybody writes: what lies below is not followed. */
const DEEPEST = 100;
const CLOSING = new Set(["then", "elif", "else", "fi", "do", "done", "esac", "}", ")", ";;", ";&", ";;&"]);

/**
 * Reads a shell script. Nothing is an error: what is not well formed is passed over.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_10
 */
export function parseShell(script: string): readonly Statement[] {
  const tokens = tokenise(script);
  let at = 0;
  let depth = 0;

  /** A reserved word or an operator, where the next token is one. */
  const mark = (): string | null => {
    const token = tokens[at];
    if (token?.kind === "operator") return token.text;
    return token?.kind === "word" ? plainText(token.word) : null;
  };
  const skip = (...marks: readonly string[]) => {
    while (at < tokens.length && marks.includes(mark() ?? "")) at++;
  };
  const take = (text: string): boolean => {
    const there = mark() === text;
    if (there) at++;
    return there;
  };

  /** Up to one of the words that close a list, or the end. */
  function list(): Statement[] {
    const found: Statement[] = [];
    depth++;
    for (;;) {
      skip(";", "\n", "&", "|", "|&", "&&", "!", "time");
      if (at >= tokens.length || CLOSING.has(mark() ?? "")) break;
      const isTest = /^(\[|\[\[|test)$/.test(mark() ?? "");
      found.push(statement());
      // `test && this`, `that || this`: this may run or not.
      while (mark() === "||" || (isTest && mark() === "&&")) {
        at++;
        skip("\n", "!");
        if (at >= tokens.length || CLOSING.has(mark() ?? "")) break;
        found.push({ kind: "branches", bodies: [[statement()]] });
      }
    }
    depth--;
    return found;
  }

  /** What stands between this and the word that ends it. */
  function listUntil(end: string): Statement[] {
    const found = list();
    while (at < tokens.length && !take(end)) {
      at++;
      found.push(...list());
    }
    return found;
  }

  function statement(): Statement {
    const word = mark();
    if (depth > DEEPEST || word === null) return simple();
    switch (word) {
      case "(":
        at++;
        return { kind: "subshell", body: listUntil(")") };
      case "{":
        at++;
        return { kind: "group", body: listUntil("}") };
      case "if":
        return branches();
      case "case":
        return cases();
      case "while":
      case "until": {
        at++;
        const condition = list();
        take("do");
        return { kind: "loop", body: [...condition, ...listUntil("done")] };
      }
      case "for":
      case "select":
        return forLoop();
      case "function":
        at++;
        return functionNamed(mark() ?? "");
      default: {
        const [next, last] = [tokens[at + 1], tokens[at + 2]];
        const isFunction =
          next?.kind === "operator" && next.text === "(" && last?.kind === "operator" && last.text === ")";
        return isFunction ? functionNamed(word) : simple();
      }
    }
  }

  function functionNamed(name: string): Statement {
    at++;
    skip("(", ")", "\n");
    return {
      kind: "function",
      name,
      body: at < tokens.length && !CLOSING.has(mark() ?? "") ? [statement()] : [],
    };
  }

  function branches(): Statement {
    at++;
    const condition = list();
    const bodies: Statement[][] = [];
    while (at < tokens.length && !take("fi")) {
      at++;
      bodies.push(list());
    }
    return { kind: "group", body: [...condition, { kind: "branches", bodies }] };
  }

  function cases(): Statement {
    const bodies: Statement[][] = [];
    while (at < tokens.length && mark() !== "in" && mark() !== "\n") at++;
    skip("in", "\n");
    while (at < tokens.length && !take("esac")) {
      while (at < tokens.length && mark() !== ")" && mark() !== "esac") at++;
      if (!take(")")) continue;
      bodies.push(list());
      skip(";;", ";&", ";;&", "\n");
    }
    return { kind: "branches", bodies };
  }

  function forLoop(): Statement {
    at++;
    const name = mark() ?? "";
    const words: Extract<Token, { kind: "word" }>["word"][] = [];
    at++;
    skip("\n");
    const listed = take("in");
    while (at < tokens.length && mark() !== "do") {
      const token = tokens[at++];
      if (listed && token?.kind === "word") words.push(token.word);
    }
    take("do");
    return { kind: "for", name, words: listed ? words : null, body: listUntil("done") };
  }

  function simple(): Statement {
    const parts: Token[] = [];
    for (let token = tokens[at]; token !== undefined && token.kind !== "operator"; token = tokens[++at]) {
      parts.push(token);
    }
    // A parenthesis where none can be.
    if (parts.length === 0) at++;
    return { kind: "simple", parts };
  }

  const found = list();
  while (at < tokens.length) {
    at++;
    found.push(...list());
  }
  return found;
}
