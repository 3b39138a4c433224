const MAX_FILES = 200;

/** Where the official image, Alpine, Debian and Red Hat keep it, each with the folder that relative paths start from. */
const CONFIGURATIONS: readonly { readonly file: string; readonly root: string }[] = [
  { file: "usr/local/apache2/conf/httpd.conf", root: "usr/local/apache2" },
  { file: "etc/apache2/apache2.conf", root: "etc/apache2" },
  { file: "etc/apache2/httpd.conf", root: "var/www" },
  { file: "etc/httpd/conf/httpd.conf", root: "etc/httpd" },
];

/**
 * The folders that an Apache configuration serves (no leading `/`): DocumentRoot and Alias, includes followed.
 * `undefined` where that cannot be known. https://httpd.apache.org/docs/2.4/mod/core.html#documentroot
 */
export function documentRoots(
  text: (path: string) => string | undefined,
  children: (folder: string) => readonly string[],
  environment: (name: string) => string | undefined,
): string[] | undefined {
  const found = CONFIGURATIONS.find(({ file }) => text(file) !== undefined);
  if (!found) return undefined;
  let serverRoot = found.root;
  const folders = new Set<string>();
  const variables = new Map<string, string>();
  const waiting = [found.file];
  const read = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (read.has(path) || read.size >= MAX_FILES) continue;
    read.add(path);
    for (const { name, values } of readDirectives(text(path) ?? "")) {
      const expanded = values.map((value) =>
        value.replace(
          /\$\{([^}]+)\}/g,
          (whole, key: string) => variables.get(key) ?? environment(key) ?? whole,
        ),
      );
      const [first = "", second = ""] = expanded;
      if (name === "define") variables.set(first, second);
      else if (name === "serverroot" && first.startsWith("/")) serverRoot = strip(first);
      else if (name === "include" || name === "includeoptional") {
        waiting.push(...expand(absolute(first, serverRoot), children));
      } else if (name === "documentroot" || name === "alias") {
        const folder = name === "alias" ? second : first;
        if (folder.includes("${")) return undefined;
        folders.add(absolute(folder, serverRoot));
      }
    }
  }
  return folders.size > 0 ? [...folders] : undefined;
}

function strip(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}

function absolute(path: string, serverRoot: string): string {
  return path.startsWith("/") ? strip(path) : `${serverRoot}/${strip(path)}`;
}

/** Only the last part may hold `*`; a folder means all that is in it. */
function expand(path: string, children: (folder: string) => readonly string[]): string[] {
  const slash = path.lastIndexOf("/");
  const [folder, last] = [path.slice(0, slash), path.slice(slash + 1)];
  if (!last.includes("*")) return [path, ...children(path).map((name) => `${path}/${name}`)];
  const [before = "", ...parts] = last.split("*");
  const after = parts.at(-1) ?? "";
  return children(folder)
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .map((name) => `${folder}/${name}`);
}

/** One directive a line; names in lower case. Sections' contents count as if they stood outside. */
function readDirectives(text: string): { name: string; values: string[] }[] {
  return text
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n/)
    .flatMap((line) => {
      const words = line.trim().match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];
      const [name = ""] = words;
      if (name === "" || name.startsWith("#") || name.startsWith("<")) return [];
      return [
        { name: name.toLowerCase(), values: words.slice(1).map((word) => word.replace(/^"(.*)"$/, "$1")) },
      ];
    });
}
