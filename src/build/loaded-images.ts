import { query } from "../process/query.ts";

/** Names removed with one command, below any limit on its length. */
const AT_ONCE = 200;

/**
 * Takes images of ours out of the engine again when `use` is done, whatever happened; the build cache stays. `use` adds
 * the names of what it loads to the list that it is given, before it does so.
 */
export async function withLoadedImages<T>(
  env: Readonly<Record<string, string>>,
  use: (references: string[]) => Promise<T>,
): Promise<T> {
  const references: string[] = [];
  try {
    return await use(references);
  } finally {
    for (let from = 0; from < references.length; from += AT_ONCE) {
      // Those of targets that did not build are not there: no matter.
      await query("docker", ["image", "rm", "--force", "--", ...references.slice(from, from + AT_ONCE)], {
        env,
      });
    }
  }
}
