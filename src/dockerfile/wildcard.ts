import { Rejection } from "./rejection.ts";

/** A pattern cut at its stars; null stands for `?`. */
type Segment = readonly (string | null)[];

/** No text that a Dockerfile's variables expand to is longer; only an attack's would be. In UTF-16 code units. */
export const LONGEST_EXPANSION = 1_000_000;

/** Reads `*`, `?` and backslash escapes. @throws Rejection for an escape that means nothing */
function readSegments(pattern: string): Segment[] {
  const chars = Array.from(pattern);
  const segments: (string | null)[][] = [[]];
  for (let index = 0; index < chars.length; index++) {
    const char = chars[index] ?? "";
    const current = segments.at(-1) ?? [];
    if (char === "*") segments.push([]);
    else if (char === "?") current.push(null);
    else if (char !== "\\") current.push(char);
    else {
      const next = chars[index + 1];
      // `\}` and `\/` are how these two stand within `${…}`: the escape is no part of the pattern.
      if (next === "}" || next === "/") continue;
      if (next !== "*" && next !== "?" && next !== "\\")
        throw new Rejection(`invalid escape \\${next ?? ""} in the pattern ${pattern}`);
      current.push(next);
      index++;
    }
  }
  return segments;
}

function fits(value: readonly string[], start: number, segment: Segment): boolean {
  if (start + segment.length > value.length) return false;
  return segment.every((char, index) => char === null || char === value[start + index]);
}

/** Where the pattern ends that begins at `start`, the shortest or the longest way; -1 where it does not fit. */
function matchEnd(
  value: readonly string[],
  start: number,
  segments: readonly Segment[],
  longest: boolean,
): number {
  const [first = [], ...others] = segments;
  if (!fits(value, start, first)) return -1;
  let end = start + first.length;
  for (const [index, segment] of others.entries()) {
    let found = end;
    if (longest && index === others.length - 1) {
      found = value.length - segment.length;
      while (found >= end && !fits(value, found, segment)) found--;
      if (found < end) return -1;
    } else {
      while (found <= value.length && !fits(value, found, segment)) found++;
      if (found > value.length) return -1;
    }
    end = found + segment.length;
  }
  return end;
}

/** `${value#pattern}`, and `##` with `longest`. */
export function trimPrefix(value: string, pattern: string, longest: boolean): string {
  const chars = Array.from(value);
  const end = matchEnd(chars, 0, readSegments(pattern), longest);
  return end < 0 ? value : chars.slice(end).join("");
}

/** `${value%pattern}`, and `%%` with `longest`. */
export function trimSuffix(value: string, pattern: string, longest: boolean): string {
  const chars = Array.from(value).reverse();
  const backwards = readSegments(pattern)
    .map((segment) => [...segment].reverse())
    .reverse();
  const end = matchEnd(chars, 0, backwards, longest);
  return end < 0 ? value : chars.slice(end).reverse().join("");
}

/** `$0`, `${name}` and `$$` in what `//` puts in: only the whole match has a number. */
function fillIn(replacement: string, match: string): string {
  return replacement.replace(
    /\$(?:(\$)|(\w+)|\{(\w+)\})/g,
    (_, dollar?: string, bare?: string, braced?: string) => {
      if (dollar !== undefined) return "$";
      return (bare ?? braced) === "0" ? match : "";
    },
  );
}

/** `${value/pattern/replacement}`, and `//` with `all`. */
export function replacePattern(value: string, pattern: string, replacement: string, all: boolean): string {
  const chars = Array.from(value);
  const segments = readSegments(pattern);
  let result = "";
  let start = 0;
  let lastEnd = -1;
  while (start <= chars.length) {
    const end = matchEnd(chars, start, segments, true);
    // An empty match right behind another one does not count.
    if (end >= 0 && !(end === start && start === lastEnd)) {
      if (!all) return result + replacement + chars.slice(end).join("");
      result += fillIn(replacement, chars.slice(start, end).join(""));
      if (result.length > LONGEST_EXPANSION) throw new Rejection("a variable expands to more than 1 MB");
      lastEnd = end;
      if (end > start) {
        start = end;
        continue;
      }
    }
    result += chars[start] ?? "";
    start++;
    // With a star, what does not fit here fits nowhere behind.
    if (end < 0 && segments.length > 1 && segments[0]?.length === 0) break;
  }
  return result + chars.slice(start).join("");
}
