import { query } from "../process/query.ts";

/** Names removed with one command, below any limit on its length. */
const AT_ONCE = 200;

/** Takes images of ours out of the engine again when `use` is done, whatever happened; the build cache stays. */
export async function withLoadedImages<T>(
  references: readonly string[],
  env: Readonly<Record<string, string>>,
  use: () => Promise<T>,
): Promise<T> {
  try {
    return await use();
  } finally {
    for (let from = 0; from < references.length; from += AT_ONCE) {
      // Those of targets that did not build are not there: no matter.
      await query("docker", ["image", "rm", "--force", "--", ...references.slice(from, from + AT_ONCE)], {
        env,
      });
    }
  }
}
