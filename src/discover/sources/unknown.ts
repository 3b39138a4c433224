/** Stands in a text for a value that is known only when a build runs. */
export const UNKNOWN = "\0";

/** Stands for the absolute path of the workspace in which a build runs. */
export const ROOT = "\x01";

/** The path without its workspace, where it begins with it: from `.`, the workspace, on. */
export function inRoot(path: string): string {
  return `./${path.slice(ROOT.length)}`;
}
