/**
 * The innermost package that a path lies in (or is): the part up to and with the name behind its last `node_modules/`.
 * `app/node_modules/@types/node/index.d.ts` → `app/node_modules/@types/node`. Undefined for what belongs to none.
 */
export function packageFolder(path: string): string | undefined {
  const at = path.lastIndexOf("node_modules/");
  if (at < 0 || (at > 0 && path[at - 1] !== "/")) return undefined;
  const start = at + "node_modules/".length;
  const [first = "", second] = path.slice(start).split("/", 2);
  if (first === "" || first.startsWith(".")) return undefined;
  if (!first.startsWith("@")) return path.slice(0, start + first.length);
  return second ? path.slice(0, start + first.length + 1 + second.length) : undefined;
}

/** The package's name as its folder tells it: `@types/node`. */
export function packageName(folder: string): string {
  return folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
}
