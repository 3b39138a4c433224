import { posix } from "node:path";
import { StagecheckError } from "../errors.ts";
import type { BudgetKind } from "../report/model.ts";
import { didYouMean } from "../text/nearest.ts";
import { parseAmount } from "./budget.ts";
import type { AllowEntry, Config, ConfigDockerfile, Limit, PlacedName } from "./model.ts";
import { quoted } from "./quoted.ts";
import { readYaml, type YamlReader, type YamlValue } from "./yaml-reader.ts";

/** Every key of the config file; `schema/config.schema.json` holds the same. */
export const CONFIG_KEYS = {
  config: ["budgets", "dockerfiles", "exclude"],
  budgets: ["size", "download", "growth"],
  dockerfile: ["path", "context", "ships", "budgets", "allow"],
  allow: ["detector", "target", "path", "reason"],
} as const;

/** How a file is read: what it is called in faults, and the detectors that there are. */
export interface ConfigSource {
  readonly file: string;
  readonly detectors: readonly string[];
}

/**
 * Reads the text of a config file. Asks no disk: whether its paths are there is for `checkConfigPaths`, whether its
 * stages are is for `checkConfigAgainst`. What is wrong is returned, all of it, each with its line; the config then
 * lacks it.
 */
export function parseConfig(
  text: string,
  source: ConfigSource,
): { readonly config: Config; readonly faults: readonly StagecheckError[] } {
  const yaml = readYaml(text, source.file);
  const keys = yaml.root && yaml.map(yaml.root, CONFIG_KEYS.config);
  const budgets = keys?.get("budgets");
  const dockerfiles = keys?.get("dockerfiles");
  const exclude = keys?.get("exclude");
  const config: Config = {
    file: source.file,
    budgets: budgets ? readBudgets(yaml, budgets, source) : [],
    dockerfiles: dockerfiles ? readDockerfiles(yaml, dockerfiles, source) : [],
    exclude: exclude ? readTexts(yaml, exclude).map(({ name }) => name) : [],
  };
  return { config, faults: inOrder(yaml.faults) };
}

/** By line, as a person goes through the file. */
export function inOrder(faults: readonly StagecheckError[]): StagecheckError[] {
  return [...faults].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}

function readBudgets(yaml: YamlReader, value: YamlValue, source: ConfigSource): Limit[] {
  const limits: Limit[] = [];
  for (const [on, budget] of yaml.map(value, CONFIG_KEYS.budgets) ?? []) {
    for (const entry of yaml.isList(budget) ? (yaml.list(budget) ?? []) : [budget]) {
      const limit = readLimit(yaml, entry, on as BudgetKind, source);
      if (limit) limits.push(limit);
    }
  }
  return limits;
}

function readLimit(yaml: YamlReader, value: YamlValue, on: BudgetKind, source: ConfigSource): Limit | null {
  const text = yaml.text(value);
  if (text === null) return null;
  try {
    return {
      on,
      text: text.trim(),
      amount: parseAmount(text, on),
      place: { file: source.file, line: value.line },
    };
  } catch (error) {
    if (!(error instanceof StagecheckError)) throw error;
    yaml.fault(value.line, `\`${value.name}\`: ${error.message}`, error.remedy);
    return null;
  }
}

function readDockerfiles(yaml: YamlReader, value: YamlValue, source: ConfigSource): ConfigDockerfile[] {
  const found: ConfigDockerfile[] = [];
  for (const entry of yaml.list(value) ?? []) {
    const dockerfile = readDockerfile(yaml, entry, source);
    const same = found.find(({ path }) => path === dockerfile?.path);
    if (dockerfile && same) {
      const message = `${quoted(dockerfile.path)} is there twice, first on line ${same.place.line}`;
      yaml.fault(dockerfile.place.line, message, "Keep one entry for each Dockerfile.");
    } else if (dockerfile) {
      found.push(dockerfile);
    }
  }
  return found;
}

function readDockerfile(yaml: YamlReader, value: YamlValue, source: ConfigSource): ConfigDockerfile | null {
  const keys = yaml.map(value, CONFIG_KEYS.dockerfile);
  if (keys === null) return null;
  const path = requirePlaced(yaml, value, keys, "path", source);
  const context = placed(yaml, keys.get("context"), source);
  const ships = keys.get("ships");
  const budgets = keys.get("budgets");
  const allow = keys.get("allow");
  const entry = {
    context: context && { ...context, name: cleaned(context.name) },
    ships: ships ? readShips(yaml, ships, source) : null,
    budgets: budgets ? readBudgets(yaml, budgets, source) : [],
    allow: allow ? (yaml.list(allow) ?? []).flatMap((item) => readAllow(yaml, item, source) ?? []) : [],
  };
  return path && { path: cleaned(path.name), place: path.place, ...entry };
}

function readShips(yaml: YamlReader, value: YamlValue, source: ConfigSource): PlacedName[] {
  const names = readTexts(yaml, value).map(({ name, line }) => ({
    name: name.toLowerCase(),
    place: { file: source.file, line },
  }));
  if (yaml.isList(value) && names.length === 0) {
    yaml.fault(
      value.line,
      `\`${value.name}\` names no stage`,
      "Name one, or leave the key out: the last stage ships.",
    );
  }
  return names;
}

function readAllow(yaml: YamlReader, value: YamlValue, source: ConfigSource): AllowEntry | null {
  const keys = yaml.map(value, CONFIG_KEYS.allow);
  if (keys === null) return null;
  const detector = requirePlaced(yaml, value, keys, "detector", source);
  const reason = requirePlaced(yaml, value, keys, "reason", source);
  const target = placed(yaml, keys.get("target"), source);
  const path = placed(yaml, keys.get("path"), source);
  if (detector && !source.detectors.includes(detector.name)) {
    const remedy =
      didYouMean(detector.name, source.detectors) ?? `Known are: ${source.detectors.join(", ")}.`;
    yaml.fault(detector.place.line, `There is no detector ${quoted(detector.name)}`, remedy);
  }
  if (path && !path.name.startsWith("/")) {
    yaml.fault(path.place.line, `${quoted(path.name)} is no path in an image`, `Write \`/${path.name}\`.`);
  }
  return (
    detector &&
    reason && {
      detector: detector.name,
      target: target && { ...target, name: target.name.toLowerCase() },
      path: path?.name ?? null,
      reason: reason.name.trim(),
      place: { file: source.file, line: value.line },
    }
  );
}

function requirePlaced(
  yaml: YamlReader,
  parent: YamlValue,
  keys: ReadonlyMap<string, YamlValue>,
  key: string,
  source: ConfigSource,
): PlacedName | null {
  if (!keys.has(key)) yaml.fault(parent.line, `\`${parent.name}\` has no \`${key}\``);
  return placed(yaml, keys.get(key), source);
}

function placed(yaml: YamlReader, value: YamlValue | undefined, source: ConfigSource): PlacedName | null {
  const name = value && yaml.text(value);
  return name == null ? null : { name, place: { file: source.file, line: value?.line ?? 1 } };
}

function readTexts(yaml: YamlReader, value: YamlValue): { readonly name: string; readonly line: number }[] {
  return (yaml.list(value) ?? []).flatMap((entry) => {
    const name = yaml.text(entry);
    return name === null ? [] : [{ name, line: entry.line }];
  });
}

/** `./a//b/` and `a/b` are one path. */
function cleaned(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}
