import { parseDocument } from "yaml";

/** More than any file needs that a person wrote; a chain of aliases of aliases has far more. */
const MOST_ALIASES = 2000;
/** The parser takes long for what nobody writes: brackets in brackets in brackets. */
const DEEPEST = 1000;

/** The plain value of a YAML text, as go-yaml and GitHub read it: merge keys count. Throws what the parser does. */
export function parseYaml(text: string): unknown {
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    if (depth > DEEPEST) throw new SyntaxError("brackets within brackets, too many of them");
  }
  const document = parseDocument(text, {
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const [fault] = document.errors;
  if (fault) throw fault;
  return document.toJS({ maxAliasCount: MOST_ALIASES });
}
