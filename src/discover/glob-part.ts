/** One character of a name, or any number of them. */
type Token = "star" | ((character: string) => boolean);

/**
 * Whether one part of a path matches one part of a pattern, as Go's filepath.Match has it: `*`, `?`, `[a-z]`,
 * `[^a-z]`, and `\` before a character that stands for itself. Null: the pattern is malformed.
 * https://pkg.go.dev/path/filepath#Match
 *
 * Takes time of pattern × name at most, whatever the pattern.
 */
export function matchesPart(pattern: string, name: string): boolean | null {
  return partMatcher(pattern)?.(name) ?? null;
}

type Matcher = (name: string) => boolean;

/** One pattern is asked of many folders, in which many Dockerfiles say the same. */
const known = new Map<string, Matcher | null>();
const MOST_KNOWN = 100;
const LONGEST_KNOWN = 1000;

/** `matchesPart` for many names. */
export function partMatcher(pattern: string): Matcher | null {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const matcher = newMatcher(pattern);
  if (known.size >= MOST_KNOWN) known.clear();
  if (pattern.length <= LONGEST_KNOWN) known.set(pattern, matcher);
  return matcher;
}

function newMatcher(pattern: string): Matcher | null {
  const tokens = tokenise(pattern);
  if (tokens === null) return null;
  // What a pattern begins with tells most names of a folder apart.
  const [prefix = ""] = /^[^*?[\\]*/.exec(pattern) ?? [];
  return (name) => name.startsWith(prefix) && matchesTokens(tokens, name);
}

function matchesTokens(tokens: readonly Token[], name: string): boolean {
  const characters = [...name];
  let token = 0;
  let position = 0;
  let star = -1;
  let starPosition = 0;
  while (position < characters.length) {
    const current = tokens[token];
    if (current === "star") {
      star = token++;
      starPosition = position;
    } else if (current?.(characters[position] ?? "")) {
      token++;
      position++;
    } else if (star >= 0) {
      token = star + 1;
      position = ++starPosition;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === "star");
}

/** Whether a part has any character that stands for others. */
export function isPattern(part: string): boolean {
  return /[*?[\\]/.test(part);
}

function tokenise(pattern: string): Token[] | null {
  const characters = [...pattern];
  const tokens: Token[] = [];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? "";
    if (character === "*") {
      tokens.push("star");
    } else if (character === "?") {
      tokens.push(() => true);
    } else if (character === "[") {
      const found = readClass(characters, index + 1);
      if (found === null) return null;
      tokens.push(found.token);
      index = found.end;
    } else if (character === "\\") {
      const next = characters[++index];
      if (next === undefined) return null;
      tokens.push((other) => other === next);
    } else {
      tokens.push((other) => other === character);
    }
  }
  return tokens;
}

/** A `[…]` whose inside begins at `start`; `end` is where its `]` stands. */
function readClass(characters: readonly string[], start: number): { token: Token; end: number } | null {
  let index = start;
  const negated = characters[index] === "^";
  if (negated) index++;
  const ranges: (readonly [low: string, high: string])[] = [];
  const readOne = (): string | null => {
    if (characters[index] === "\\") index++;
    else if (characters[index] === "-" || characters[index] === "]") return null;
    return characters[index++] ?? null;
  };
  while (ranges.length === 0 || characters[index] !== "]") {
    const low = readOne();
    if (low === null) return null;
    let high: string | null = low;
    if (characters[index] === "-") {
      index++;
      high = readOne();
      if (high === null) return null;
    }
    ranges.push([low, high]);
  }
  const token = (character: string) =>
    ranges.some(([low, high]) => low <= character && character <= high) !== negated;
  return { token, end: index };
}
