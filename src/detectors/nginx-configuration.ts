/** Folders that nginx looks `root html` up from: Debian's and the official image's prefixes. */
const PREFIXES = ["etc/nginx", "usr/share/nginx", "usr/local/nginx"];
const MAX_FILES = 200;

interface Directive {
  readonly name: string;
  readonly value: string;
}

/**
 * The folders that an nginx configuration serves files from (no leading `/`), by its `root` and `alias` directives
 * and includes. `undefined` where that cannot be known: a folder that begins with a variable, or no configuration.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#root
 */
export function servedFolders(
  text: (path: string) => string | undefined,
  children: (folder: string) => readonly string[],
  files: readonly string[],
): string[] | undefined {
  const folders = new Set<string>();
  const waiting = [...files, ...children("etc/nginx/templates").map((name) => `etc/nginx/templates/${name}`)];
  const read = new Set<string>();
  let isRead = false;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (read.has(path) || read.size >= MAX_FILES) continue;
    read.add(path);
    const configuration = text(path);
    if (configuration === undefined) continue;
    isRead = true;
    for (const { name, value } of readDirectives(configuration)) {
      if (name === "include") waiting.push(...expand(value, children));
      if (name !== "root" && name !== "alias") continue;
      const fixed = value.replace(/\$.*$/, "");
      if (fixed === "" || fixed === "/") return undefined;
      for (const folder of absolute(fixed)) folders.add(folder.replace(/\/+$/, ""));
    }
  }
  if (!isRead) return undefined;
  return folders.size > 0 ? [...folders] : absolute("html");
}

function absolute(path: string): string[] {
  if (path.startsWith("/")) return [path.replace(/^\/+/, "")];
  return PREFIXES.map((prefix) => `${prefix}/${path}`);
}

/** `include conf.d/*.conf;` → the files that are there. Only the last part may hold `*`. */
function expand(pattern: string, children: (folder: string) => readonly string[]): string[] {
  const path = pattern.startsWith("/") ? pattern.slice(1) : `etc/nginx/${pattern}`;
  const slash = path.lastIndexOf("/");
  const [folder, last] = [path.slice(0, slash), path.slice(slash + 1)];
  if (!last.includes("*")) return [path];
  const [before = "", ...parts] = last.split("*");
  const after = parts.at(-1) ?? "";
  return children(folder)
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .map((name) => `${folder}/${name}`);
}

/** Simple directives with one value; blocks are walked through, comments and quotes minded. */
function readDirectives(text: string): Directive[] {
  const directives: Directive[] = [];
  let words: string[] = [];
  // `${NAME}` in the official image's templates must not look like a block.
  const plain = text.replace(/\$\{[^}\n]*\}/g, "$$variable");
  for (const token of plain.matchAll(
    /#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^\s{};"'#][^\s;{]*/g,
  )) {
    const [word] = token;
    if (word.startsWith("#")) continue;
    if (word === "{" || word === "}") words = [];
    else if (word === ";") {
      const [name, value] = words;
      if (name !== undefined && value !== undefined) directives.push({ name, value });
      words = [];
    } else words.push(word.replace(/^(["'])(.*)\1$/s, "$2"));
  }
  return directives;
}
