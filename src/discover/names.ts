/** Folders of git's own and of packages that a tool fetched: not walked, and not worth a word. */
const FETCHED = new Set([".git", "node_modules"]);

/** Folders of other people's files: as parts of a path. */
const VENDORED = /(?:^|\/)(?:vendor|third[-_]?party|bower_components|godeps|pods|site-packages)\//i;

/** Folders of files that a test reads. */
const TEST_DATA =
  /(?:^|\/)(?:test[-_]?(?:data|files?|fixtures?|cases)(?:[-_][^/]*)?|(?:__)?fixtures?(?:__)?|__snapshots__)\//i;

/** What stands after `Dockerfile` when the file is about a Dockerfile, or an editor's or a merge's copy of one. */
const OTHER_ENDINGS =
  /(~|\.(md|mdx|markdown|txt|rst|adoc|html?|dockerignore|bak|backup|orig|rej|old|tmp|save|sw[a-p]|un~|sha256|sig|asc|diff|patch|json|ya?ml|toml|xml|lock|snap|golden|log|zip|t?gz|png|svg|vim|tmlanguage|sublime-syntax|bash|ps1|bat|cmd))$/i;

/** Endings of programs. `Dockerfile.go` may be one for Go services, and `dockerfile.go` a Go program: its text tells. */
const PROGRAM_ENDINGS =
  /\.(sh|py|js|mjs|cjs|ts|jsx|tsx|go|rs|java|kt|scala|rb|php|cs|fs|c|h|cc|cpp|hpp|swift|lua|pl|r|ex|exs|erl|el|clj|dart|groovy)$/i;

/** What template engines' files end in: they become Dockerfiles only once filled in. */
const TEMPLATE_ENDINGS = /\.(j2|jinja2?|tpl|tmpl|template|erb|mustache|hbs|in)$/i;

/** For messages. */
export const DOCKERFILE_NAMES = "Dockerfile, Dockerfile.*, *.Dockerfile, Containerfile and Containerfile.*";

/**
 * What a path (relative to the root) is by its name. The fixed part of the name is taken in any case.
 * `template`: a Dockerfile to be, by its ending. `unsure`: its text has to be looked at.
 */
export function classifyPath(path: string): "dockerfile" | "template" | "unsure" | "other" {
  // Of all that git tracks, hardly anything is.
  if (!/(?:docker|container)file/i.test(path)) return "other";
  const name = nameOf(path);
  const named =
    /^(Docker|Container)file([._-].+)?$/i.test(name) || /^[^.].*[._-](Docker|Container)file$/i.test(name);
  if (!named || isInFetched(path) || OTHER_ENDINGS.test(name)) return "other";
  if (TEMPLATE_ENDINGS.test(name)) return "template";
  return PROGRAM_ENDINGS.test(name) ? "unsure" : "dockerfile";
}

/** Whether a text begins as Dockerfiles do: with FROM or ARG, once comments are passed. */
export function beginsAsDockerfile(text: string): boolean {
  const first = text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "" && !line.startsWith("#"));
  return /^(FROM(\s+--\S+)*\s+[^\s;]+(\s+AS\s+[^\s;]+)?|ARG\s+[A-Za-z_]\w*(=.*)?)$/i.test(first ?? "");
}

/** Whether a folder of this name is walked into where there is no git. */
export function isFetched(folder: string): boolean {
  return FETCHED.has(folder);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Those paths of a sorted list that lie in no folder that is left out. */
export function withoutLeftOut(paths: readonly string[]): string[] {
  // What lies in one folder stands side by side.
  let folder = "";
  let leftOut = false;
  return paths.filter((path) => {
    const end = path.lastIndexOf("/") + 1;
    if (end !== folder.length || !path.startsWith(folder)) {
      folder = path.slice(0, end);
      leftOut = isLeftOut(folder);
    }
    return !leftOut;
  });
}

/** Whether a path lies in a folder that holds other people's files, or a test's. */
export function isLeftOut(path: string): boolean {
  return VENDORED.test(path) || TEST_DATA.test(path) || isInFetched(path);
}

function isInFetched(path: string): boolean {
  if (!path.includes(".git/") && !path.includes("node_modules/")) return false;
  return path
    .split("/")
    .slice(0, -1)
    .some((folder) => FETCHED.has(folder));
}
