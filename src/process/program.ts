import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { dirname, extname, join } from "node:path";

/**
 * sha256, as hex, of the program that runs: another one may read the same bytes in another way. It is all code in the
 * folder of what was started: the bundles, or the sources.
 */
export async function programDigest(main: string | undefined = process.argv[1]): Promise<string> {
  const hash = createHash("sha256").update(`${process.version}\n`);
  if (main === undefined) return hash.digest("hex");
  const file = await realpath(main);
  for (const path of await codeBeside(file)) hash.update(readFileSync(path));
  return hash.digest("hex");
}

/** A bundle has the code of its commands in files beside it, and nothing in folders. */
async function codeBeside(file: string): Promise<string[]> {
  const [folder, ending] = [dirname(file), extname(file)];
  const names = await readdir(folder, { recursive: ending === ".ts" });
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}
