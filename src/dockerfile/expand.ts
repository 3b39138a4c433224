/** Variables that an expansion may read. */
export type Variables = ReadonlyMap<string, string>;

export interface Expansion {
  readonly text: string;
  /** Names that were read and not set. */
  readonly unset: readonly string[];
}

/** Deeper nesting of `${a:-${b:-…}}` than this is left as it stands. */
const MAX_DEPTH = 100;

/** A shell pattern of `${x#pattern}` as a regular expression's source. */
function patternSource(pattern: string, greedy: boolean): string {
  let source = "";
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === "*") source += greedy ? "[^]*" : "[^]*?";
    else if (char === "?") source += "[^]";
    else {
      const literal = char === "\\" && at + 1 < pattern.length ? pattern.charAt(++at) : char;
      source += literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    }
  }
  return source;
}

function trimPrefix(value: string, pattern: string, greedy: boolean): string {
  return value.replace(new RegExp(`^${patternSource(pattern, greedy)}`), "");
}

function trimSuffix(value: string, pattern: string, greedy: boolean): string {
  const whole = new RegExp(`^${patternSource(pattern, true)}$`);
  const starts = Array.from({ length: value.length + 1 }, (_, index) => index);
  const start = (greedy ? starts : starts.reverse()).find((index) => whole.test(value.slice(index)));
  return start === undefined ? value : value.slice(0, start);
}

/**
 * Expands one word as BuildKit's shell lexer does: `$x`, `${x}`, the modifiers `:-` `:+` `:?` (with and without
 * colon), `#` `##` `%` `%%` `/` `//`; takes quotes and escapes off.
 */
export function expandWord(word: string, variables: Variables, escapeChar: string): Expansion {
  const unset: string[] = [];
  let at = 0;

  const read = (name: string): string | undefined => {
    const value = variables.get(name);
    if (value === undefined) unset.push(name);
    return value;
  };

  const variable = (depth: number): string => {
    at++;
    if (word.charAt(at) !== "{") {
      const name = /^(?:[A-Za-z_]\w*|[0-9@*#?$!-])/.exec(word.slice(at))?.[0];
      if (!name) return "$";
      at += name.length;
      return read(name) ?? "";
    }
    at++;
    const name = /^(?:[A-Za-z_]\w*|[0-9@*#?$!-])/.exec(word.slice(at))?.[0] ?? "";
    at += name.length;
    const operator = /^(?::[-+?]|[-+?]|##?|%%?|\/\/?|)/.exec(word.slice(at))?.[0] ?? "";
    at += operator.length;
    if (operator === "") {
      if (word.charAt(at) === "}") at++;
      return read(name) ?? "";
    }
    const set = variables.get(name);
    if (operator === "/" || operator === "//") {
      const pattern = until("/", depth);
      if (word.charAt(at) === "/") at++;
      const replacement = until("}", depth);
      at++;
      const value = read(name) ?? "";
      return value.replace(
        new RegExp(patternSource(pattern, true), operator === "//" ? "g" : ""),
        () => replacement,
      );
    }
    const argument = until("}", depth);
    at++;
    const present = operator.startsWith(":") ? set !== undefined && set !== "" : set !== undefined;
    switch (operator.replace(":", "")) {
      case "-":
        return present ? (set ?? "") : argument;
      case "+":
        return present ? argument : "";
      case "?":
        return read(name) ?? "";
      case "#":
      case "##":
        return trimPrefix(read(name) ?? "", argument, operator === "##");
      default:
        return trimSuffix(read(name) ?? "", argument, operator === "%%");
    }
  };

  const until = (stop: string, depth: number): string => {
    let result = "";
    while (at < word.length) {
      const char = word.charAt(at);
      if (char === stop || (stop === "/" && char === "}")) return result;
      if (char === "'" && stop === "") {
        const end = word.indexOf("'", at + 1);
        result += word.slice(at + 1, end < 0 ? word.length : end);
        at = end < 0 ? word.length : end + 1;
      } else if (char === '"') {
        at++;
        result += quoted(depth);
      } else if (char === escapeChar && at + 1 < word.length) {
        // Inside a pattern an escaped * stays escaped: it means itself there.
        result +=
          stop !== "" && /[*?\\]/.test(word.charAt(at + 1))
            ? `\\${word.charAt(at + 1)}`
            : word.charAt(at + 1);
        at += 2;
      } else if (char === "$" && depth < MAX_DEPTH) result += variable(depth + 1);
      else {
        result += char;
        at++;
      }
    }
    return result;
  };

  const quoted = (depth: number): string => {
    let result = "";
    while (at < word.length) {
      const char = word.charAt(at);
      if (char === '"') {
        at++;
        return result;
      }
      if (char === escapeChar && at + 1 < word.length) {
        const next = word.charAt(at + 1);
        result += next === '"' || next === "$" || next === escapeChar ? next : char + next;
        at += 2;
      } else if (char === "$" && depth < MAX_DEPTH) result += variable(depth + 1);
      else {
        result += char;
        at++;
      }
    }
    return result;
  };

  return { text: until("", 0), unset };
}

/** The platform ARGs that BuildKit sets by itself. https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
export function platformVariables(build: string, target: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const [prefix, platform] of [
    ["BUILD", build],
    ["TARGET", target],
  ] as const) {
    const [os = "", arch = "", variant = ""] = platform.split("/");
    variables.set(`${prefix}PLATFORM`, platform);
    variables.set(`${prefix}OS`, os);
    variables.set(`${prefix}ARCH`, arch);
    variables.set(`${prefix}VARIANT`, variant);
  }
  return variables;
}
