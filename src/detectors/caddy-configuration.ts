const MAIN = "etc/caddy/Caddyfile";

/**
 * The folders that a Caddyfile (or `caddy file-server --root`) serves, without leading `/`. `undefined` where that
 * cannot be known: it serves no files, or names folders by placeholders, or imports what is not there.
 * https://caddyserver.com/docs/caddyfile/directives/root
 */
export function caddyRoots(
  words: readonly string[],
  text: (path: string) => string | undefined,
  workingFolder: string,
): string[] | undefined {
  if (words.includes("file-server"))
    return resolveAll([optionOf(words, ["--root", "-r"]) ?? "."], workingFolder);
  const config = optionOf(words, ["--config", "-c"]);
  const configuration = text(config?.startsWith("/") ? config.slice(1) : MAIN);
  if (configuration === undefined || /^[ \t]*import[ \t]+\S*[/.*]/m.test(configuration)) return undefined;
  if (!/(^|\s)file_server(\s|$)/m.test(configuration)) return undefined;
  const roots: string[] = [];
  for (const line of configuration.split(/\r?\n/)) {
    const [name, ...values] = line
      .replace(/(^|\s)#.*$/, "")
      .trim()
      .split(/\s+/);
    const path = values.at(-1);
    if (name === "root" && path !== undefined) roots.push(path.replace(/^(["`])(.*)\1$/, "$2"));
  }
  return resolveAll(roots.length > 0 ? roots : ["."], workingFolder);
}

function optionOf(words: readonly string[], names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    if (names.includes(word)) return words[index + 1];
    const name = names.find((candidate) => word.startsWith(`${candidate}=`));
    if (name !== undefined) return word.slice(name.length + 1);
  }
  return undefined;
}

function resolveAll(paths: readonly string[], workingFolder: string): string[] | undefined {
  if (paths.some((path) => path.includes("{"))) return undefined;
  return paths.map((path) => {
    const whole = path.startsWith("/") ? path : `${workingFolder}/${path}`;
    return whole
      .split("/")
      .filter((part) => part !== "" && part !== ".")
      .join("/");
  });
}
