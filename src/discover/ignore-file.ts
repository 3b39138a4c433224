import { open } from "node:fs/promises";
import { join } from "node:path";
import { kindOf, staysInside } from "../settings/paths.ts";
import { type IgnoreRules, parseIgnore } from "./ignore.ts";

const LONGEST_BYTES = 2_000_000;

/**
 * What is not sent of a context: by `X.dockerignore` beside the Dockerfile X, else by `.dockerignore` in the context.
 * A file that BuildKit would reject ignores nothing here: the build says what is wrong.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 * @param root absolute, links resolved; the other two are relative to it
 */
export async function readIgnoreRules(
  root: string,
  dockerfile: string,
  context: string,
): Promise<IgnoreRules> {
  const own = await readText(root, `${dockerfile}.dockerignore`);
  const text = own ?? (await readText(root, join(context, ".dockerignore")));
  return parseIgnore(text ?? "") ?? { patterns: [] };
}

async function readText(root: string, path: string): Promise<string | null> {
  if (kindOf(join(root, path)) !== "file" || !staysInside(root, path)) return null;
  const file = await open(join(root, path)).catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_BYTES), 0, LONGEST_BYTES, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
