import { readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { SettingsError, StagecheckError } from "../errors.ts";
import { checkConfigPaths } from "./check-config.ts";
import { inOrder, parseConfig } from "./config-file.ts";
import { CONFIG_FILE, type Config, type GivenSettings, type NamedContext, type Settings } from "./model.ts";
import { kindOf, nearestPath, relativeToRoot, staysInside } from "./paths.ts";
import { quoted } from "./quoted.ts";

const MISSPELT_CONFIG_FILE = ".github/stagecheck.yaml";

export interface LoadOptions {
  /** The repository's folder. */
  readonly root: string;
  /** Ids of all detectors. */
  readonly detectors: readonly string[];
  /** What a door has already found wrong. */
  readonly faults?: readonly StagecheckError[];
}

/**
 * Reads the config file and makes the one value that everything else is steered by.
 * @throws SettingsError with everything that is wrong with inputs, arguments and config, before any work is begun.
 */
export function loadSettings(given: GivenSettings, options: LoadOptions): Settings {
  if (kindOf(options.root) !== "folder") {
    throw new StagecheckError(`There is no folder ${quoted(options.root)}`, {
      remedy: "Name a repository's folder.",
    });
  }
  const root = realpathSync(options.root);
  const faults = [...(options.faults ?? [])];
  const config = loadConfig(given.configFile, root, options.detectors, faults);
  const context = given.context === null ? null : repositoryFolder(root, given.context, faults);
  const files = given.files.flatMap((file) => repositoryGlob(root, file, faults));
  const buildContexts = given.build.buildContexts.flatMap((named) => namedContext(root, named, faults));
  if (faults.length > 0) throw new SettingsError(faults);
  const { configFile: _, ...rest } = given;
  return { ...rest, root, config, context, files, build: { ...given.build, buildContexts } };
}

function loadConfig(
  named: string | null,
  root: string,
  detectors: readonly string[],
  faults: StagecheckError[],
): Config | null {
  const path = named ?? resolve(root, CONFIG_FILE);
  const file = relativeToRoot(root, path) ?? path;
  const kind = kindOf(path);
  if (kind === "absent" && named === null) {
    if (kindOf(resolve(root, MISSPELT_CONFIG_FILE)) === "file") {
      const place = { file: MISSPELT_CONFIG_FILE };
      const remedy = `Call it ${CONFIG_FILE}, or name it with \`config\`.`;
      faults.push(new StagecheckError("A config file of this name is not read", { place, remedy }));
    }
    return null;
  }
  if (kind !== "file") {
    const near = nearestPath(root, file);
    const message = `There is no config file ${quoted(file)}`;
    faults.push(
      new StagecheckError(message, near === undefined ? {} : { remedy: `Did you mean \`${near}\`?` }),
    );
    return null;
  }
  if (named === null && !staysInside(root, path)) {
    faults.push(
      new StagecheckError("The config file is a link that leads outside the repository", { place: { file } }),
    );
    return null;
  }
  const text = readText(path, file, faults);
  if (text === null) return null;
  const { config, faults: found } = parseConfig(text, { file, detectors });
  faults.push(...inOrder([...found, ...checkConfigPaths(config, root)]));
  return config;
}

function readText(path: string, file: string, faults: StagecheckError[]): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const message =
      cause instanceof TypeError ? "The config file is not UTF-8 text" : "The config file cannot be read";
    faults.push(new StagecheckError(message, { place: { file }, cause }));
    return null;
  }
}

function repositoryFolder(root: string, path: string, faults: StagecheckError[]): string | null {
  const inner = relativeToRoot(root, path);
  if (inner === undefined) {
    const remedy = "Write a path relative to the repository's root.";
    faults.push(new StagecheckError(`The context ${quoted(path)} lies outside the repository`, { remedy }));
    return null;
  }
  const kind = kindOf(resolve(root, inner));
  if (kind !== "folder") {
    const near = kind === "absent" ? nearestPath(root, inner) : undefined;
    const message = `The context ${quoted(path)} is ${kind === "absent" ? "not there" : "not a folder"}`;
    faults.push(
      new StagecheckError(message, near === undefined ? {} : { remedy: `Did you mean \`${near}\`?` }),
    );
    return null;
  }
  if (staysInside(root, inner)) return inner;
  faults.push(new StagecheckError(`The context ${quoted(path)} is a link that leads outside the repository`));
  return null;
}

/** A glob, or a path, made relative to the root. */
function repositoryGlob(root: string, glob: string, faults: StagecheckError[]): string[] {
  const excludes = glob.startsWith("!");
  const inner = relativeToRoot(root, excludes ? glob.slice(1) : glob);
  if (inner !== undefined && inner !== ".") return [excludes ? `!${inner}` : inner];
  const message =
    inner === "." ? `${quoted(glob)} names no Dockerfile` : `${quoted(glob)} lies outside the repository`;
  faults.push(
    new StagecheckError(message, { remedy: "Write a path or a glob relative to the repository's root." }),
  );
  return [];
}

function namedContext(root: string, named: NamedContext, faults: StagecheckError[]): NamedContext[] {
  const layout = /^oci-layout:\/\/(?!\/)(.+)$/.exec(named.value)?.[1];
  if (layout !== undefined) return [{ ...named, value: `oci-layout://${resolve(root, layout)}` }];
  if (!named.local) return [named];
  const path = resolve(root, named.value);
  if (kindOf(path) === "folder") return [{ ...named, value: relativeToRoot(root, path) ?? path }];
  faults.push(
    new StagecheckError(`The build context ${quoted(named.name)} is no folder: ${quoted(named.value)}`),
  );
  return [];
}
