import { builtinModules } from "node:module";
import { HEAD_BYTES } from "../image/model.ts";
import { baseName, cleanPath } from "../image/path.ts";
import { folderEvidence } from "./evidence.ts";
import { asObject, asString } from "./json.ts";
import type { Detector, SearchedImage } from "./model.ts";
import { readManifest, resolveFrom } from "./node/manifests.ts";
import { isPresentFile, named, parent } from "./paths.ts";
import { allWords } from "./start-command.ts";
import { environment, textOf } from "./texts.ts";

/** Options of node that take the next word as their value. */
const VALUE_OPTION = /^(-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file)$/;
const ENTRY = /(^|\/)(index|server|app|main|start|worker|www|cli|bot|run)\.[cm]?js$/;
const MANIFEST_LIMIT = 65_536;
const BUILT_IN: ReadonlySet<string> = new Set(builtinModules);

export const nodeModulesNotResolved: Detector = {
  id: "node-modules-not-resolved",
  title: "node_modules that the program cannot see",
  severity: "warning",
  ownOnly: true,
  reads: /js$|^package\.json$/,
  content: (path, size) => {
    if (!path.endsWith("js") && !path.endsWith(".json")) return "none";
    if (path.includes("node_modules/")) return "none";
    if (baseName(path) === "package.json") return size <= MANIFEST_LIMIT ? "whole" : "none";
    return ENTRY.test(path) ? "head" : "none";
  },
  search: (image) => {
    const script = entryScript(image);
    if (script === undefined || environment(image, "NODE_PATH")) return [];
    const missing = missingPackages(image, script);
    for (const name of missing) {
      const modules = elsewhere(image, name);
      if (modules === undefined) continue;
      const label = { path: modules, name, detail: `/${script}`, programs: [] };
      return folderEvidence(image, label).filter((item) => !item.removed);
    }
    return [];
  },
  message: ({ evidence }) =>
    `${evidence[0]?.detail} cannot resolve ${evidence[0]?.name}: it is in /${evidence[0]?.path}, where Node does not look from there`,
  remedy: ({ evidence }) =>
    `Copy node_modules beside ${evidence[0]?.detail}, or to a folder above it (WORKDIR decides where \`./node_modules\` is).`,
};

/** The file that `node …` runs, also through `npm start`; links resolved, as Node does. */
function entryScript(image: SearchedImage): string | undefined {
  const { config, filesystem } = image;
  const words = allWords(config);
  const manager = words.findIndex((word) => /^(npm|yarn|pnpm)$/.test(word));
  const started = manager >= 0 && words.slice(manager + 1).find((word) => word !== "run") === "start";
  const manifest = started ? readManifest(image, cleanPath(config.workingDir)) : undefined;
  const line = asString(asObject(manifest?.["scripts"])?.["start"])?.split(/\s+/) ?? words;
  const node = line.findIndex((word) => /^(\/usr\/(local\/)?bin\/)?node(js)?$/.test(word));
  if (node < 0) return undefined;
  let at = node + 1;
  while (line[at]?.startsWith("-")) at += VALUE_OPTION.test(line[at] ?? "") ? 2 : 1;
  const word = line[at];
  if (word === undefined) return undefined;
  const path = cleanPath(word.startsWith("/") ? word : `${config.workingDir}/${word}`);
  const candidates = [path, `${path}.js`, `${path}/index.js`];
  return candidates.map((candidate) => filesystem.resolve(candidate)).find(isPresentFile)?.path;
}

/**
 * What the program needs and does not find. Where the nearest `package.json` names dependencies, and any of them is
 * found, the others were bundled or are optional. A short program's own imports are read as well.
 */
function missingPackages(image: SearchedImage, script: string): string[] {
  const folder = parent(script);
  const isMissing = (name: string) => resolveFrom(image, folder, name) === undefined;
  const manifest = nearestManifest(image, folder);
  const dependencies = Object.keys(asObject(manifest?.["dependencies"]) ?? {});
  const imports = importsOf(textOf(image.filesystem, script) ?? "").filter(
    (name) => name !== manifest?.["name"],
  );
  const size = image.filesystem.lookup(script)?.versions.at(-1)?.entry.size ?? 0;
  const wanted = imports.length > 0 || size <= HEAD_BYTES ? imports : dependencies;
  return wanted.every(isMissing) ? wanted : [];
}

function nearestManifest(
  image: SearchedImage,
  folder: string,
): Readonly<Record<string, unknown>> | undefined {
  for (let at: string | undefined = folder; at !== undefined; at = at === "" ? undefined : parent(at)) {
    const manifest = readManifest(image, at);
    if (manifest) return manifest;
  }
  return undefined;
}

/** Packages that a script names outright: `require("x")`, `import … from "x"`. */
function importsOf(text: string): string[] {
  const names = new Set<string>();
  const statement = /(?:\brequire\(\s*|\bfrom\s+|^\s*import\s+)(["'])([^"'\n]+)\1/gm;
  for (const [, , specifier = ""] of text.matchAll(statement)) {
    if (/^[./#]|^[a-z]+:/.test(specifier)) continue;
    const [first = "", second = ""] = specifier.split("/");
    const name = first.startsWith("@") ? `${first}/${second}` : first;
    if (!BUILT_IN.has(first)) names.add(name);
  }
  return [...names];
}

/** The `node_modules` of an own layer that has the package; not where programs for the machine lie. */
function elsewhere(image: SearchedImage, name: string): string | undefined {
  return named(image, "node_modules").find(
    ({ path, versions, removedIn }) =>
      removedIn === null &&
      (versions[0]?.layer ?? 0) >= image.baseLayers &&
      !/(^|\/)lib\/node_modules$|node_modules\/.*node_modules$/.test(path) &&
      image.filesystem.resolve(`${path}/${name}`) !== undefined,
  )?.path;
}
