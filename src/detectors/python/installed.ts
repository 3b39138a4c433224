import type { SearchedImage } from "../model.ts";
import { ownerOf } from "../package-evidence.ts";
import { named, parent } from "../paths.ts";
import { textOf } from "../texts.ts";

const METADATA = /^(.*(?:site|dist)-packages)\/([^/]+)-([^/-]+)\.dist-info\/METADATA$/;

/** A distribution in a `site-packages` folder. https://packaging.python.org/en/latest/specifications/core-metadata/ */
export interface Distribution {
  /** Normalized. */
  readonly name: string;
  readonly version: string;
  /** Its `.dist-info`. */
  readonly info: string;
  /** The `site-packages` it lies in. */
  readonly folder: string;
  readonly requires: readonly Requirement[];
}

export interface Requirement {
  /** Normalized. */
  readonly name: string;
  readonly extras: readonly string[];
  /** The extra of the one that requires it, without which it is not needed; null: it always is. */
  readonly onlyFor: string | null;
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** `requests[socks]>=2; extra == "http"` */
export function parseRequirement(text: string): Requirement | undefined {
  const [, name, extras = "", rest = ""] =
    /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?(.*)$/s.exec(text) ?? [];
  if (name === undefined) return undefined;
  return {
    name: normalizeName(name),
    extras: extras.split(",").flatMap((extra) => (extra.trim() === "" ? [] : [normalizeName(extra.trim())])),
    onlyFor: /\bextra\s*==\s*["']([^"']+)["']/.exec(rest)?.[1] ?? null,
  };
}

/** All distributions that pip and its kin put there by own lines; those deleted later too. */
export function distributions(image: SearchedImage): Distribution[] {
  return named(image, "METADATA").flatMap(({ path, versions }) => {
    const [, folder, name = "", version = ""] = METADATA.exec(path) ?? [];
    if (folder === undefined || (versions.at(-1)?.layer ?? 0) < image.baseLayers || ownerOf(image, path))
      return [];
    const head = (textOf(image.filesystem, path) ?? "").split(/\r?\n\r?\n/, 1)[0] ?? "";
    const requires = [...head.matchAll(/^Requires-Dist:\s*(.+)$/gm)].flatMap(
      ([, text = ""]) => parseRequirement(text) ?? [],
    );
    return [{ name: normalizeName(name), version, info: parent(path), folder, requires }];
  });
}

/** Names of all that the given ones need, themselves included. */
export function closure(
  roots: readonly Requirement[],
  installed: ReadonlyMap<string, Distribution>,
): ReadonlySet<string> {
  const reached = new Map<string, Set<string>>();
  const waiting = [...roots];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const known = reached.get(next.name);
    const extras = next.extras.filter((extra) => !known?.has(extra));
    if (known && extras.length === 0) continue;
    reached.set(next.name, new Set([...(known ?? []), ...extras]));
    for (const required of installed.get(next.name)?.requires ?? []) {
      const { onlyFor } = required;
      if (onlyFor === null ? !known : extras.includes(normalizeName(onlyFor))) waiting.push(required);
    }
  }
  return new Set(reached.keys());
}
