import { parseDocument } from "yaml";

/** More than any file needs that a person wrote; a chain of aliases of aliases has far more. */
const MOST_ALIASES = 2000;

/** The plain value of a YAML text, as go-yaml and GitHub read it: merge keys count. Throws what the parser does. */
export function parseYaml(text: string): unknown {
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
