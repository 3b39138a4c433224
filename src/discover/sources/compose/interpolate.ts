/** Variables by name. */
export type Variables = ReadonlyMap<string, string>;

/** `$NAME`, `$$`, or `${`, whose end has to be looked for. */
const OPENING = /\$(?:(\$)|([A-Za-z_]\w*)|(\{))/g;
const BRACED = /^([A-Za-z_]\w*)(:?[-+?])?/;
const DEEPEST = 20;

/**
 * Puts variables in, as Compose does: `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}`, `${X+other}`,
 * `${X:?message}`, `${X?message}` and `$$`. Null where one is not set and has no default: it comes from an environment
 * that is not known.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolate(text: string, variables: Variables, depth = 0): string | null {
  if (depth > DEEPEST) return null;
  let result = "";
  let from = 0;
  OPENING.lastIndex = 0;
  for (;;) {
    OPENING.lastIndex = from;
    const match = OPENING.exec(text);
    if (match === null) return result + text.slice(from);
    result += text.slice(from, match.index);
    from = match.index + match[0].length;
    let value: string | null | undefined;
    if (match[1] !== undefined) value = "$";
    else if (match[2] !== undefined) value = variables.get(match[2]);
    else {
      const end = closing(text, from);
      if (end < 0) return null;
      value = braced(text.slice(from, end), variables, depth);
      from = end + 1;
    }
    if (value === undefined || value === null) return null;
    result += value;
  }
}

/** Where the brace ends that was opened before `from`; -1: nowhere. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    if (text[index] === "}") depth--;
    else if (text[index] === "{" && text[index - 1] === "$") depth++;
    if (depth === 0) return index;
  }
  return -1;
}

function braced(inside: string, variables: Variables, depth: number): string | null {
  const match = BRACED.exec(inside);
  if (match === null) return null;
  const [all, name = "", operator = ""] = match;
  const rest = inside.slice(all.length);
  if (operator === "" && rest !== "") return null;
  const value = variables.get(name);
  const counts = value !== undefined && (value !== "" || !operator.startsWith(":"));
  const otherwise = () => interpolate(rest, variables, depth + 1);
  if (operator.endsWith("-")) return counts ? value : otherwise();
  if (operator.endsWith("+")) return counts ? otherwise() : "";
  return operator === "" || counts ? (value ?? null) : null;
}
