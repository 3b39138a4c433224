import { createHash } from "node:crypto";
import { readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * sha256, as hex, of the program that runs: another one may read the same bytes in another way. A bundle is one file;
 * run from the sources, it is all of them.
 */
export async function programDigest(main: string | undefined = process.argv[1]): Promise<string> {
  const hash = createHash("sha256").update(`${process.version}\n`);
  if (main === undefined) return hash.digest("hex");
  const file = await realpath(main);
  for (const path of file.endsWith(".ts") ? await sourcesOf(dirname(file)) : [file]) {
    hash.update(await readFile(path));
  }
  return hash.digest("hex");
}

async function sourcesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(folder, name));
}
