import type { RepositoryFiles } from "../model.ts";
import { within } from "../settle.ts";
import { asMapping, asText, type Mapping } from "../values.ts";
import { readEnvFile } from "./env-file.ts";
import { interpolate, type Variables } from "./interpolate.ts";

/** A compose file, the folder that its paths are relative to, and its variables. */
export interface ComposeFile {
  readonly path: string;
  readonly folder: string;
  readonly variables: Variables;
  readonly services: Mapping;
  readonly content: Mapping;
}

/** Reads one; null: it is not there, too long, or no mapping. @throws what the YAML parser does */
export async function openComposeFile(
  files: RepositoryFiles,
  path: string,
  folder: string,
  variables: Variables,
): Promise<ComposeFile | null> {
  const content = asMapping(await files.yaml(path));
  if (content === null) return null;
  return { path, folder, variables, services: asMapping(content["services"]) ?? {}, content };
}

/** Those of the folder's `.env`; what is outside wins, as the project's own `.env` does. */
export async function variablesIn(
  files: RepositoryFiles,
  folder: string,
  outer: Variables = new Map(),
): Promise<Variables> {
  const text = await readAt(files, within(folder, ".env"));
  return text === null ? outer : new Map([...readEnvFile(text), ...outer]);
}

/** Null: there is none. */
export async function readAt(files: RepositoryFiles, path: string | null): Promise<string | null> {
  return path === null ? null : files.read(path);
}

/** Null: it is not known, or leads out of the repository. */
export function pathIn(folder: string, path: string | null): string | null {
  return path === null ? null : within(folder, path);
}

/** Null: it is no text. */
export function interpolated(value: unknown, { variables }: Pick<ComposeFile, "variables">): string | null {
  const text = asText(value);
  return text === null ? null : interpolate(text, variables);
}
