import { cleanPath } from "../../image/path.ts";

/** Files that a RECORD lists: relative to site-packages, `..` leads to the programs. */
export function readRecord(text: string, folder: string): string[] {
  return text.split("\n").flatMap((line) => {
    const [path = ""] = line.startsWith('"') ? [line.slice(1, line.indexOf('"', 1))] : line.split(",");
    if (path === "") return [];
    return [cleanPath(path.startsWith("/") ? path : `${folder}/${path}`)];
  });
}
