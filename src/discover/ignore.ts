import { posix } from "node:path";
import { matchesPart } from "./glob-part.ts";

/** What a pattern is made of; `all` and `folders` pass `/`, `star` and `one` do not. */
type Part = "all" | "folders" | "star" | "one" | ((character: string) => boolean);

export interface IgnorePattern {
  /** Begins with `!`: takes back what patterns before it ignore. */
  readonly exclusion: boolean;
  readonly matches: (path: string) => boolean;
}

export interface IgnoreRules {
  readonly patterns: readonly IgnorePattern[];
}

/**
 * Reads an ignore file as moby/patternmatcher does. Null: it has a pattern that makes BuildKit reject the build.
 * https://github.com/moby/patternmatcher/blob/main/ignorefile/ignorefile.go
 */
export function parseIgnore(text: string): IgnoreRules | null {
  const patterns: IgnorePattern[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split("\n")) {
    if (line.startsWith("#")) continue;
    const trimmed = line.trim();
    if (trimmed === "") continue;
    const exclusion = trimmed.startsWith("!");
    const body = exclusion ? trimmed.slice(1).trim() : trimmed;
    if (body === "") return null;
    const cleaned = clean(body);
    const matches = compile(cleaned.length > 1 ? cleaned.replace(/^\//, "") : cleaned);
    if (matches === null) return null;
    patterns.push({ exclusion, matches });
  }
  return { patterns };
}

/** Whether a path of the context (`/` between the parts, none before) is kept out of it. */
export function isIgnored({ patterns }: IgnoreRules, path: string): boolean {
  // What a pattern says of a folder holds for all in it, as MatchesUsingParentResults has it.
  let inherited: readonly boolean[] = patterns.map(() => false);
  let ignored = false;
  const parts = path.split("/");
  for (let length = 1; length <= parts.length; length++) {
    const prefix = parts.slice(0, length).join("/");
    ignored = false;
    inherited = patterns.map((pattern, index) => {
      // One that could change nothing is not asked, and so says nothing of what lies below.
      const matched = inherited[index] === true || (pattern.exclusion === ignored && pattern.matches(prefix));
      if (matched) ignored = !pattern.exclusion;
      return matched;
    });
  }
  return ignored;
}

/** Go's filepath.Clean. */
function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}

/** https://github.com/moby/patternmatcher/blob/main/patternmatcher.go */
function compile(pattern: string): ((path: string) => boolean) | null {
  if (matchesPart(pattern, ".") === null) return null;
  const parts: Part[] = [];
  const characters = [...pattern];
  let kind: "exact" | "prefix" | "suffix" | "pattern" = "exact";
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? "";
    const first = index === 0;
    if (character === "*" && characters[index + 1] === "*") {
      index++;
      if (characters[index + 1] === "/") index++;
      if (index + 1 >= characters.length) {
        parts.push("all");
        kind = kind === "exact" ? "prefix" : "pattern";
      } else {
        parts.push("folders");
        kind = "pattern";
      }
      if (first) kind = "suffix";
    } else if (character === "*") {
      parts.push("star");
      kind = "pattern";
    } else if (character === "?") {
      parts.push("one");
      kind = "pattern";
    } else if (character === "[") {
      const found = readClass(characters, index + 1);
      parts.push(found.accepts);
      index = found.end;
      kind = "pattern";
    } else if (character === "\\" && index + 1 < characters.length) {
      parts.push(literal(characters[++index] ?? ""));
      kind = "pattern";
    } else parts.push(literal(character));
  }
  if (kind === "exact") return (path) => path === pattern;
  if (kind === "prefix") return (path) => path.startsWith(pattern.slice(0, -2));
  if (kind === "suffix") {
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || (suffix.startsWith("/") && path === suffix.slice(1));
  }
  return (path) => run(parts, path);
}

function literal(character: string): (other: string) => boolean {
  return (other) => other === character;
}

/** A `[…]` whose inside begins at `start`. Its syntax has been looked at before. */
function readClass(
  characters: readonly string[],
  start: number,
): { readonly accepts: (character: string) => boolean; readonly end: number } {
  let index = start;
  const negated = characters[index] === "^";
  if (negated) index++;
  const ranges: (readonly [low: string, high: string])[] = [];
  const one = () => {
    if (characters[index] === "\\") index++;
    return characters[index++] ?? "";
  };
  while (index < characters.length && (characters[index] !== "]" || ranges.length === 0)) {
    const low = one();
    let high = low;
    if (characters[index] === "-" && characters[index + 1] !== "]") {
      index++;
      high = one();
    }
    ranges.push([low, high]);
  }
  const accepts = (character: string) =>
    ranges.some(([low, high]) => low <= character && character <= high) !== negated;
  return { accepts, end: index };
}

/** All states at once, so that no pattern takes longer than its length times the path's. */
function run(parts: readonly Part[], path: string): boolean {
  // Most paths end in another character than the pattern does.
  const [end, last] = [path.charAt(path.length - 1), parts.at(-1)];
  if (typeof last === "function" && /[ -~]/.test(end) && !last(end)) return false;
  // A state is the part that comes next; `inside` are those of `folders` that have begun a folder's name.
  let next = new Set<number>();
  let inside = new Set<number>();
  const enter = (states: Set<number>, state: number) => {
    states.add(state);
    const part = parts[state];
    if (part === "all" || part === "star" || part === "folders") enter(states, state + 1);
  };
  enter(next, 0);
  for (const character of path) {
    const after = new Set<number>();
    const within = new Set<number>();
    for (const state of inside) {
      within.add(state);
      if (character === "/") enter(after, state + 1);
    }
    for (const state of next) {
      const part = parts[state];
      if (part === "all" || (part === "star" && character !== "/")) enter(after, state);
      else if (part === "folders") {
        within.add(state);
        if (character === "/") enter(after, state + 1);
      } else if (part === "one" ? character !== "/" : typeof part === "function" && part(character)) {
        enter(after, state + 1);
      }
    }
    next = after;
    inside = within;
  }
  return next.has(parts.length);
}
