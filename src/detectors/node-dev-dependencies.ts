import { baseName } from "../image/path.ts";
import { count } from "../text/bytes.ts";
import { treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, FindingFacts, SearchedImage } from "./model.ts";
import { fromHiddenLockfile } from "./node/hidden-lockfile.ts";
import { fromManifests } from "./node/manifests.ts";
import { packageFolder } from "./node/package-folder.ts";
import { fromPnpm } from "./node/pnpm.ts";
import { fromYarnIntegrity } from "./node/yarn-integrity.ts";
import { filesBelow, isFolder, named, parent } from "./paths.ts";
import { advise, withVersion } from "./sentences.ts";

/** Names kept of the installers' own records; `package.json` for those that leave none. */
const RECORDS =
  /(^|\/)node_modules\/(\.package-lock\.json|\.modules\.yaml|\.yarn-integrity|\.pnpm\/lock\.yaml)$/;
const NPM = "npm ci --omit=dev";
const RECORD_LIMIT = 8_000_000;
const MANIFEST_LIMIT = 65_536;

export const nodeDevDependencies: Detector = {
  id: "node-dev-dependencies",
  title: "Node dev dependencies",
  severity: "error",
  content: (path, size) => {
    if (RECORDS.test(path)) return size <= RECORD_LIMIT ? "whole" : "none";
    return size <= MANIFEST_LIMIT && isWantedManifest(path) ? "whole" : "none";
  },
  search: (image) =>
    named(image, "node_modules")
      .filter((folder) => isFolder(folder) && isProject(image, folder.path))
      .flatMap((folder) => developmentEvidence(image, folder.path)),
  message: ({ evidence }) => {
    const [first] = evidence;
    if (evidence.length === 1 && first) return `1 dev dependency (${withVersion(first)})`;
    const largest = [...new Set(evidence.map((item) => item.name))].slice(0, 3);
    const more = evidence.length > largest.length ? ", …" : "";
    return `${count(evidence.length, "dev dependency", "dev dependencies")} (${largest.join(", ")}${more})`;
  },
  remedy: (facts) =>
    advise(facts, {
      base: `Install with \`${commandOf(facts)}\` where {base} is made.`,
      copy: `Install with \`${commandOf(facts)}\` in a stage of its own and copy from there.`,
      run: `Install with \`${commandOf(facts)}\` here, and build in a stage of its own.`,
    }),
};

function commandOf({ evidence }: FindingFacts): string {
  return evidence[0]?.detail ?? NPM;
}

/** How the installer that left its record here is told to leave dev dependencies out. */
function installCommand({ filesystem }: SearchedImage, modules: string): string {
  if (filesystem.lookup(`${modules}/.modules.yaml`)) return "pnpm install --prod";
  const isYarn =
    filesystem.lookup(`${modules}/.yarn-integrity`) ?? filesystem.lookup(`${parent(modules)}/yarn.lock`);
  return isYarn ? "yarn install --production" : NPM;
}

/** A package's own manifest, or an application's; not the fixtures and parts deeper inside packages. */
function isWantedManifest(path: string): boolean {
  if (baseName(path) !== "package.json") return false;
  const folder = parent(path);
  return packageFolder(folder) === folder || !folder.includes("node_modules/");
}

/** The outermost node_modules of an application; not `lib/node_modules`, where programs for the machine lie. */
function isProject(image: SearchedImage, path: string): boolean {
  const outer = parent(path);
  if (/(^|\/)node_modules(\/|$)/.test(outer)) return false;
  return !/(^|\/)lib$/.test(outer) || image.filesystem.lookup(`${outer}/package.json`) !== undefined;
}

function developmentEvidence(image: SearchedImage, modules: string): Evidence[] {
  const found =
    fromHiddenLockfile(image, modules) ??
    fromPnpm(image, modules) ??
    fromYarnIntegrity(image, modules) ??
    fromManifests(image, modules);
  const wanted = new Map(found.map((item) => [item.path, item]));
  const command = installCommand(image, modules);
  if (wanted.size === 0) return [];
  const files = new Map<string, ReturnType<typeof filesBelow>>();
  for (const history of filesBelow(image.filesystem, modules)) {
    const folder = packageFolder(history.path);
    if (folder === undefined || !wanted.has(folder)) continue;
    const list = files.get(folder);
    if (list) list.push(history);
    else files.set(folder, [history]);
  }
  return [...files].flatMap(([path, below]) => {
    const item = wanted.get(path);
    if (!item) return [];
    const { name, version } = item;
    const label = { path, name, package: name, detail: command, ...(version !== undefined && { version }) };
    return treeEvidence(label, below, (file) => file === `${path}/package.json`);
  });
}
