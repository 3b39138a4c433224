import { open } from "node:fs/promises";
import { join, posix } from "node:path";
import { kindOf, staysInside } from "../settings/paths.ts";
import { type IgnoreRules, parseIgnore } from "./ignore.ts";

const LONGEST_BYTES = 2_000_000;

/** The ignore file that counts for a Dockerfile; where there is none, the one of its context, without text. */
export interface IgnoreFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string | null;
}

/**
 * Reads `X.dockerignore` beside the Dockerfile X, else `.dockerignore` in the context.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 * @param root absolute, links resolved; the other two are relative to it
 */
export async function readIgnoreFile(root: string, dockerfile: string, context: string): Promise<IgnoreFile> {
  const own = `${dockerfile}.dockerignore`;
  const text = await readText(root, own);
  if (text !== null) return { path: own, text };
  const path = posix.join(context, ".dockerignore");
  return { path, text: await readText(root, path) };
}

/**
 * What is not sent of a context, by the ignore file that counts. One that BuildKit would reject ignores nothing here:
 * the build says what is wrong. Parameters as of `readIgnoreFile`.
 */
export async function readIgnoreRules(
  root: string,
  dockerfile: string,
  context: string,
): Promise<IgnoreRules> {
  const { text } = await readIgnoreFile(root, dockerfile, context);
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
