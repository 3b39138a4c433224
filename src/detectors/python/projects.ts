import { parse } from "smol-toml";
import { asObject, asString, parseObject } from "../json.ts";
import { parseRequirement, type Requirement } from "./installed.ts";

/** What a project's own files say it needs to run, and for development. */
export interface PythonProject {
  readonly production: readonly Requirement[];
  readonly development: readonly Requirement[];
}

/** Groups that are for development; others (`[tool.poetry.group.postgres]`) can be needed to run. */
const DEVELOPMENT =
  /^(dev|devel|development|tests?|testing|lint(ing|ers?)?|docs?|typ(es|ing)|mypy|ci|build|debug|qa|format(ting)?|style|bench(mark)?s?|tool(s|ing)|pre-?commit|local)\b/;
/** An extra is asked for by name: of those with other names somebody may have wanted one to run. */
const DEVELOPMENT_EXTRA = /^(dev|develop|development|tests?|testing)$/;
export const isDevelopmentGroup = (name: string): boolean => DEVELOPMENT.test(name);

const REQUIREMENTS = /(^|\/)requirements(\/(base|prod|production|main))?\.(txt|in)$/;
const DEVELOPMENT_REQUIREMENTS =
  /(^|\/)(requirements[-_.](dev|develop|development|test|tests|testing|lint)|(dev|test|tests)[-_.]requirements|requirements\/(dev|develop|development|test|tests|local|lint))\.(txt|in)$/;

/** Names that any of them has: nearly all files are told by this alone. */
export const PROJECT_FILE_NAME = /^(pyproject\.toml|(poetry|Pipfile)\.lock)$|\.(txt|in)$/;

/** Files that are read, wherever they are in the image. */
export function isProjectFile(path: string): boolean {
  return (
    /(^|\/)(pyproject\.toml|poetry\.lock|Pipfile\.lock)$/.test(path) ||
    REQUIREMENTS.test(path) ||
    DEVELOPMENT_REQUIREMENTS.test(path)
  );
}

/** The one project of a folder, from all of its files that are there. */
export function readProject(files: ReadonlyMap<string, string>): PythonProject {
  const production: Requirement[] = [];
  const development: Requirement[] = [];
  for (const [path, text] of files) {
    const project = path.endsWith("pyproject.toml")
      ? fromPyproject(text)
      : path.endsWith("poetry.lock")
        ? fromPoetryLock(text)
        : path.endsWith("Pipfile.lock")
          ? fromPipfileLock(text)
          : fromRequirements(text, DEVELOPMENT_REQUIREMENTS.test(path));
    production.push(...project.production);
    development.push(...project.development);
  }
  return { production, development };
}

/** Tables of PEP 621 and PEP 735, of Poetry, PDM and uv. */
function fromPyproject(text: string): PythonProject {
  const root = parseToml(text);
  const project = asObject(root?.["project"]);
  const tool = asObject(root?.["tool"]);
  const poetry = asObject(tool?.["poetry"]);
  const production = [...requirements(project?.["dependencies"]), ...keys(poetry?.["dependencies"])];
  const development = [
    ...keys(poetry?.["dev-dependencies"]),
    ...requirements(asObject(tool?.["uv"])?.["dev-dependencies"]),
    ...groupsOf(asObject(tool?.["pdm"])?.["dev-dependencies"]).flatMap(([, group]) => requirements(group)),
  ];
  for (const [name, group] of groupsOf(project?.["optional-dependencies"])) {
    (DEVELOPMENT_EXTRA.test(name) ? development : production).push(...requirements(group));
  }
  for (const [name, group] of groupsOf(root?.["dependency-groups"])) {
    (isDevelopmentGroup(name) ? development : production).push(...requirements(group));
  }
  for (const [name, group] of groupsOf(poetry?.["group"])) {
    (isDevelopmentGroup(name) ? development : production).push(...keys(asObject(group)?.["dependencies"]));
  }
  return { production, development };
}

/** Poetry 2 names each package's groups, Poetry 1 before 1.5 a category; between them the lock tells nothing. */
function fromPoetryLock(text: string): PythonProject {
  const packages = parseToml(text)?.["package"];
  const production: Requirement[] = [];
  const development: Requirement[] = [];
  for (const value of Array.isArray(packages) ? packages : []) {
    const item = asObject(value);
    const groups = Array.isArray(item?.["groups"]) ? item["groups"] : [item?.["category"]];
    const names = groups.filter((group) => typeof group === "string");
    const found = parseRequirement(asString(item?.["name"]) ?? "");
    if (!found || names.length === 0) continue;
    (names.every(isDevelopmentGroup) ? development : production).push(found);
  }
  return { production, development };
}

function fromPipfileLock(text: string): PythonProject {
  const lock = parseObject(text);
  return { production: keys(lock?.["default"]), development: keys(lock?.["develop"]) };
}

function fromRequirements(text: string, isDevelopment: boolean): PythonProject {
  const found = text
    .split(/\r?\n/)
    .flatMap((line) => (/^\s*(#|-|$)/.test(line) ? [] : (parseRequirement(line) ?? [])));
  return isDevelopment ? { production: [], development: found } : { production: found, development: [] };
}

function groupsOf(value: unknown): [string, unknown][] {
  return Object.entries(asObject(value) ?? {});
}

function keys(value: unknown): Requirement[] {
  return Object.keys(asObject(value) ?? {}).flatMap((name) =>
    name === "python" ? [] : (parseRequirement(name) ?? []),
  );
}

function requirements(value: unknown): Requirement[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => (typeof item === "string" ? (parseRequirement(item) ?? []) : []));
}

function parseToml(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(parse(text));
  } catch {
    return undefined; // Somebody's broken file says nothing about what is installed.
  }
}
