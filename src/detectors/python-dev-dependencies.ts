import { groupBy } from "../grouping.ts";
import { readRecord } from "../packages/languages/python.ts";
import { treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { filesBelow, isFolder, named, parent } from "./paths.ts";
import { closure, type Distribution, distributions } from "./python/installed.ts";
import { isProjectFile, PROJECT_FILE_NAME, type PythonProject, readProject } from "./python/projects.ts";
import { advise, countDependencies } from "./sentences.ts";
import { textOf } from "./texts.ts";

const FILE_LIMIT = 4_000_000;
const METADATA = /(^|\/)(site|dist)-packages\/[^/]+\.dist-info\/METADATA$/;
const METADATA_LIMIT = 65_536;
const RECORD = /(^|\/)(site|dist)-packages\/[^/]+\.dist-info\/RECORD$/;
const RECORD_LIMIT = 524_288;
/** Found as build tools. */
const BUILD_TOOLS = /^(pip|setuptools|wheel|poetry|poetry-core|pipenv|uv|pdm|virtualenv)$/;

export const pythonDevDependencies: Detector = {
  id: "python-dev-dependencies",
  title: "Python dev dependencies",
  severity: "warning",
  ownOnly: true,
  reads: /^(METADATA|RECORD)$|\.(toml|lock|txt|in)$/,
  content: (path, size) => {
    if (!/(?:METADATA|RECORD|\.toml|\.lock|\.txt|\.in)$/.test(path.slice(-8))) return "none";
    if (METADATA.test(path)) return size <= METADATA_LIMIT ? "whole" : "head";
    if (RECORD.test(path)) return size <= RECORD_LIMIT ? "whole" : "none";
    return isProjectFile(path) && !NOT_OWN.test(path) && size <= FILE_LIMIT ? "whole" : "none";
  },
  search: (image) => {
    const projects = readProjects(image);
    if (projects.length === 0) return [];
    const folders = groupBy(distributions(image), ({ folder }) => folder);
    return [...folders.values()].flatMap((installed) =>
      developmentOf(installed, projects).flatMap((item) => distributionEvidence(image, item)),
    );
  },
  message: ({ evidence }) => countDependencies(evidence),
  remedy: (facts) =>
    advise(facts, {
      base: "Install without the dev groups where {base} is made.",
      copy: "Install without the dev groups in {from} (`poetry install --only main`, `uv sync --no-dev`, `pip install -r requirements.txt`).",
      run: "Install without the dev groups here (`poetry install --only main`, `uv sync --no-dev`, `pip install -r requirements.txt`).",
    }),
};

const NOT_OWN = /(^|\/)(site-packages|dist-packages|node_modules)\//;

/** Projects whose files are in the image: of those that name what they need to run, and what they do not. */
function readProjects(image: SearchedImage): PythonProject[] {
  const files = new Map<string, Map<string, string>>();
  for (const { path } of named(image, PROJECT_FILE_NAME)) {
    if (!isProjectFile(path) || NOT_OWN.test(path)) continue;
    const text = textOf(image.filesystem, path);
    if (text === undefined) continue;
    const folder = parent(path).replace(/(^|\/)requirements$/, "");
    const project = files.get(folder) ?? new Map<string, string>();
    project.set(path, text);
    files.set(folder, project);
  }
  return [...files.values()]
    .map(readProject)
    .filter(({ production, development }) => production.length > 0 && development.length > 0);
}

/** What only dev groups lead to. What no project names was installed for a purpose, and so was all that it needs. */
function developmentOf(
  installed: readonly Distribution[],
  projects: readonly PythonProject[],
): Distribution[] {
  const byName = new Map(installed.map((item) => [item.name, item]));
  const development = closure(
    projects.flatMap((project) => project.development),
    byName,
  );
  const others = installed
    .filter(({ name }) => !development.has(name))
    .map(({ name }) => ({ name, extras: [], onlyFor: null }));
  const production = closure([...projects.flatMap((project) => project.production), ...others], byName);
  return installed.filter(
    ({ name }) => development.has(name) && !production.has(name) && !BUILD_TOOLS.test(name),
  );
}

function distributionEvidence(
  image: SearchedImage,
  { name, version, info, folder }: Distribution,
): Evidence[] {
  const { filesystem } = image;
  const listed = readRecord(textOf(filesystem, `${info}/RECORD`) ?? "", folder);
  const files = [
    ...filesBelow(filesystem, info),
    ...listed.flatMap((path) => filesystem.lookup(path) ?? []).filter((file) => !isFolder(file)),
  ];
  const module = `${folder}/${name.replaceAll("-", "_")}`;
  const path = filesystem.lookup(module) ? module : info;
  const label = { path, name, package: name, version, programs: [name] };
  return treeEvidence(label, files, (file) => file === `${info}/METADATA`);
}
