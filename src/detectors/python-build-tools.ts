import type { PathHistory } from "../image/filesystem.ts";
import { baseName } from "../image/path.ts";
import { readRecord } from "../packages/languages/python.ts";
import { isElf } from "../packages/programs/elf-reader.ts";
import { fileEvidence, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";
import { textOf } from "./texts.ts";

const PACKAGE =
  /^(python3-(pip|venv|virtualenv|poetry|build)|python3\.\d+-(venv|pip)|py3-(pip|virtualenv|poetry|build)(-pyc)?|pipenv|poetry|uv|pdm)$/;
/** Comes with those; alone it is there because something imports pkg_resources. */
const COMPANION =
  /^(python3-(setuptools|wheel|pip-whl|setuptools-whl|pip-wheel|setuptools-wheel)|py3-(setuptools|wheel|packaging|parsing)(-pyc)?)$/;
const DISTRIBUTION =
  /(^|\/)(site|dist)-packages\/(pip|setuptools|wheel|poetry|poetry_core|pipenv|uv|pdm|virtualenv)-([^/-]+)\.dist-info$/;
const ANY_METADATA = /(^|\/)(site|dist)-packages\/([^/]+)-([^/-]+)\.dist-info\/METADATA$/;
/** Programs by themselves, which are often copied or downloaded alone. */
const PROGRAMS = ["uv", "uvx", "rye", "pixi", "micromamba"];
const PROGRAM = /(^|\/)(bin|shims)\/[^/]+$/;

export const pythonBuildTools: Detector = {
  id: "python-build-tools",
  title: "Python build tools",
  severity: "warning",
  reads: /^(RECORD|METADATA|uvx?|rye|pixi|micromamba)$/,
  content: (path) => {
    if (baseName(path) === "RECORD" && DISTRIBUTION.test(parent(path))) return "whole";
    return ANY_METADATA.test(path) || PROGRAMS.includes(baseName(path)) ? "head" : "none";
  },
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }),
    ...distributions(image),
    ...programs(image),
    ...named(image, "conda-meta").flatMap(({ path }) => condaEvidence(image, parent(path))),
  ],
  message: ({ evidence }) =>
    `Python build tools: ${listThings(leadBy(evidence, [/^pip$/, /^(poetry|pipenv|uv|pdm|conda)$/, /^python3-pip$/]), "package")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "They come with {base}; remove them in the same RUN that last uses pip, or copy a virtual environment to a base without them.",
      copy: facts.evidence.every((item) => /^uvx?$/.test(item.name))
        ? "Use it with `RUN --mount=from={from}` or in a build stage, and copy only the environment."
        : "Make the environment in {from} without them (`python -m venv --without-pip`, `pip --prefix`) and copy that.",
      run: facts.evidence.every((item) => item.package !== undefined)
        ? "Leave these packages out here; what needs them belongs in a build stage, of which only the environment is copied."
        : "Install into a virtual environment in a build stage, and copy only the environment to this one.",
    }),
};

/** What pip and its kin installed: `<name>-<version>.dist-info` with its RECORD of files. */
function distributions(image: SearchedImage): Evidence[] {
  return named(image, "RECORD").flatMap((record) => {
    const info = parent(record.path);
    const [, , , name = "", version = ""] = DISTRIBUTION.exec(info) ?? [];
    if (name === "" || ownerOf(image, record.path)) return [];
    const folder = parent(info);
    const module = image.filesystem.lookup(`${folder}/${name}`) ? `${folder}/${name}` : info;
    if (isRequired(image, folder, name.replaceAll("_", "-"))) return [];
    const listed = readRecord(textOf(image.filesystem, record.path) ?? "", folder);
    const files = [
      ...filesBelow(image.filesystem, info),
      ...listed.map((path) => image.filesystem.lookup(path)).filter((file) => file !== undefined),
      ...filesBelow(image.filesystem, module),
    ];
    const label = { path: module, name: name.replaceAll("_", "-"), version };
    return treeEvidence(
      { ...label, programs: [label.name, ...(name === "uv" ? ["uvx"] : [])] },
      files,
      (path) => path.startsWith(`${module}/`),
    ).filter((item) => isOfVersion(record, item, isUpgraded(image, folder, name)));
  });
}

/**
 * An upgrade writes the same folder anew: what an older or a later layer has there is another version's, and so is
 * what it left as it was.
 */
function isOfVersion({ versions, removedIn }: PathHistory, item: Evidence, upgraded: boolean): boolean {
  const [layer = 0] = item.layers.keys();
  if (layer < (versions[0]?.layer ?? 0)) return false;
  return removedIn === null || (layer < removedIn && (item.removed || !upgraded));
}

function isUpgraded({ filesystem }: SearchedImage, folder: string, name: string): boolean {
  return filesystem.children(folder).some((info) => {
    const record = filesystem.lookup(`${folder}/${info}/RECORD`);
    return record?.removedIn === null && DISTRIBUTION.exec(`${folder}/${info}`)?.[3] === name;
  });
}

/** A library that something else in the same folder needs to run is no build tool there (pkg_resources, for one). */
function isRequired(image: SearchedImage, folder: string, name: string): boolean {
  return image.filesystem.children(folder).some((info) => {
    const path = `${folder}/${info}/METADATA`;
    if (!ANY_METADATA.test(path) || DISTRIBUTION.test(`${folder}/${info}`)) return false;
    if (image.filesystem.lookup(path)?.removedIn !== null) return false;
    return (textOf(image.filesystem, path) ?? "").split("\n").some((line) => {
      const required = /^Requires-Dist:\s*([A-Za-z0-9._-]+)(.*)$/.exec(line);
      return (
        required?.[1]?.toLowerCase().replaceAll("_", "-") === name && !/\bextra\s*==/.test(required[2] ?? "")
      );
    });
  });
}

/** conda itself, not the environment that programs run in: its packages lie among that one's. */
function condaEvidence(image: SearchedImage, prefix: string): Evidence[] {
  const { filesystem } = image;
  const records = filesystem.children(`${prefix}/conda-meta`);
  const record = records.find((name) => /^conda-\d[^-]*-[^-]+\.json$/.test(name));
  const version = /^conda-(\d[^-]*)-/.exec(record ?? "")?.[1];
  if (version === undefined || !filesystem.lookup(`${prefix}/bin/conda`)) return [];
  const packages = filesystem
    .children(`${prefix}/lib`)
    .filter((name) => /^python\d/.test(name))
    .map((name) => `${prefix}/lib/${name}/site-packages`)
    .flatMap((site) => CONDA.map((name) => `${site}/${name}`));
  const parts = [`${prefix}/bin/conda`, `${prefix}/condabin`, `${prefix}/bin/mamba`, ...packages];
  return treeEvidence(
    { path: `${prefix}/bin/conda`, name: "conda", version, programs: ["conda", "mamba"] },
    parts.flatMap((part) => filesBelow(filesystem, part)),
    (path) => path === `${prefix}/bin/conda`,
  );
}

const CONDA = ["conda", "conda_build", "conda_libmamba_solver", "libmambapy", "mamba"];

/** uv is one program, and so are those like it. */
function programs(image: SearchedImage): Evidence[] {
  const found: PathHistory[] = PROGRAMS.flatMap((name) => named(image, name));
  return found
    .filter(
      ({ path }) => PROGRAM.test(path) && !ownerOf(image, path) && isElf(image.filesystem.content(path)),
    )
    .filter(({ path }) => !isListedElsewhere(image, path))
    .flatMap(({ path }) => fileEvidence(image, { path, name: baseName(path) }));
}

/** `uv` that pip installed is counted with its dist-info. */
function isListedElsewhere(image: SearchedImage, path: string): boolean {
  const prefix = parent(path, 2);
  return named(image, "RECORD").some(
    (record) => /\/uv-[^/]+\.dist-info\/RECORD$/.test(record.path) && record.path.startsWith(`${prefix}/`),
  );
}
