/** Folders of other people's files. */
const VENDORED = new Set([".git", "node_modules", "vendor"]);

/** What stands after `Dockerfile.` when the file is about a Dockerfile, or an editor's or a merge's copy of one. */
const OTHER_ENDINGS =
  /(~|\.(md|markdown|txt|rst|adoc|html?|dockerignore|bak|backup|orig|rej|old|tmp|sw[a-p]|un~|sha256|sig|asc))$/i;

/** What template engines' files end in: they become Dockerfiles only once filled in. */
const TEMPLATE_ENDINGS = /\.(j2|jinja2?|tpl|tmpl|template|erb|mustache|hbs|in)$/i;

/** For messages. */
export const DOCKERFILE_NAMES = "Dockerfile, Dockerfile.*, *.Dockerfile, Containerfile and Containerfile.*";

/**
 * What a path (relative to the root) is by its name. The fixed part of the name is taken in any case.
 * `template`: a Dockerfile to be, by its ending.
 */
export function classifyPath(path: string): "dockerfile" | "template" | "other" {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  if (parts.some((part) => VENDORED.has(part))) return "other";
  const named = /^(Dockerfile|Containerfile)(\..+)?$/i.test(name) || /^[^.].*\.Dockerfile$/i.test(name);
  if (!named || OTHER_ENDINGS.test(name)) return "other";
  return TEMPLATE_ENDINGS.test(name) ? "template" : "dockerfile";
}

/** Whether a folder of this name is walked into where there is no git. */
export function isVendored(folder: string): boolean {
  return VENDORED.has(folder);
}
