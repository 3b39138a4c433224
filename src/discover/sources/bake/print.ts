import { execFile } from "node:child_process";
import { join } from "node:path";
import type { RepositoryFiles } from "../model.ts";
import { asMapping, asTexts } from "../values.ts";
import type { BakeDefinition } from "./targets.ts";

const LONGEST_MS = 20_000;
/** All that bake is given: a repository's file must not put the environment's secrets into build arguments. */
const ENVIRONMENT = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "DOCKER_CONFIG", "DOCKER_HOST"];

/**
 * What `docker buildx bake --print` says of targets, with no variable set. It builds nothing.
 * Null: there is no buildx, or it cannot tell.
 */
export async function printBake(
  files: RepositoryFiles,
  paths: readonly string[],
  folder: string,
  targets: readonly string[],
): Promise<BakeDefinition | null> {
  const named = paths.flatMap((path) => ["--file", join(files.root, path)]);
  const env = Object.fromEntries(
    ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const text = await new Promise<string | null>((resolve) => {
    execFile(
      "docker",
      ["buildx", "bake", "--print", ...named, "--", ...targets],
      { cwd: join(files.root, folder), env, timeout: LONGEST_MS, maxBuffer: 10_000_000 },
      (error, stdout) => resolve(error === null ? stdout : null),
    );
  });
  try {
    const top = asMapping(JSON.parse(text ?? "", unescaped));
    const groups = Object.entries(asMapping(top?.["group"]) ?? {}).map(
      ([name, group]) => [name, asTexts(asMapping(group)?.["targets"], /,/)] as const,
    );
    const found = Object.entries(asMapping(top?.["target"]) ?? {});
    return {
      targets: found.map(([name, fields]) => ({ name, fields: asMapping(fields) ?? {} })),
      groups: new Map(groups),
    };
  } catch {
    return null;
  }
}

/** What is printed is a bake file again, in whose texts `$${` stands for `${`. */
function unescaped(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/([$%])\1\{/g, "$1{") : value;
}
