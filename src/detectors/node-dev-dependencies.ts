import { baseName } from "../image/path.ts";
import type { DevelopmentPackage } from "./development-package.ts";
import { type Label, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, FindingFacts, SearchedImage } from "./model.ts";
import { fromHiddenLockfile } from "./node/hidden-lockfile.ts";
import { fromManifests } from "./node/manifests.ts";
import { packageFolder } from "./node/package-folder.ts";
import { fromPlugAndPlay } from "./node/pnp.ts";
import { fromPnpm } from "./node/pnpm.ts";
import { fromYarnIntegrity } from "./node/yarn-integrity.ts";
import { ownerOf } from "./package-evidence.ts";
import { filesBelow, isFolder, isPresentFile, named, parent } from "./paths.ts";
import { advise, countDependencies } from "./sentences.ts";

/** Names kept of the installers' own records; `package.json` for those that leave none. */
const RECORDS =
  /(^|\/)node_modules\/(\.package-lock\.json|\.modules\.yaml|\.yarn-integrity|\.pnpm\/lock\.yaml)$/;
const NPM = "npm ci --omit=dev";
const FOCUS = "yarn workspaces focus --all --production";
const PLUG_AND_PLAY = /(^|\/)\.pnp\.(cjs|data\.json)$/;
const RECORD_LIMIT = 8_000_000;
const MANIFEST_LIMIT = 65_536;

export const nodeDevDependencies: Detector = {
  id: "node-dev-dependencies",
  title: "Node dev dependencies",
  severity: "error",
  reads:
    /^(package\.json|\.package-lock\.json|\.modules\.yaml|\.yarn-integrity|lock\.yaml|\.pnp\.cjs|\.pnp\.data\.json)$/,
  content: (path, size) => {
    if (RECORDS.test(path) || PLUG_AND_PLAY.test(path)) return size <= RECORD_LIMIT ? "whole" : "none";
    return size <= MANIFEST_LIMIT && isWantedManifest(path) ? "whole" : "none";
  },
  search: (image) => [
    ...named(image, "node_modules")
      .filter((folder) => isFolder(folder) && isProject(image, folder.path))
      .flatMap((folder) => developmentEvidence(image, folder.path)),
    ...[...named(image, ".pnp.cjs"), ...named(image, ".pnp.data.json")]
      .filter((file) => isPresentFile(file))
      .flatMap(({ path }) => plugAndPlayEvidence(image, path)),
  ],
  message: ({ evidence }) => countDependencies(evidence),
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
  const has = (path: string) => filesystem.lookup(path) !== undefined;
  const project = parent(modules);
  const beside = (name: string) => has(project === "" ? name : `${project}/${name}`);
  if (has(`${modules}/.modules.yaml`)) return "pnpm install --prod";
  if (has(`${modules}/.yarn-state.yml`) || beside(".yarnrc.yml")) return FOCUS;
  if (has(`${modules}/.yarn-integrity`) || beside("yarn.lock")) return "yarn install --production";
  return beside("bun.lock") || beside("bun.lockb") ? "bun install --production" : NPM;
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

/** npm's record of a project is of all its workspaces; theirs have none of their own. */
function isListedAbove({ filesystem }: SearchedImage, modules: string): boolean {
  if (filesystem.lookup(`${modules}/.package-lock.json`)) return false;
  for (let at = parent(modules); at !== ""; at = parent(at)) {
    const above = parent(at);
    if (filesystem.lookup(`${above === "" ? "" : `${above}/`}node_modules/.package-lock.json`)) return true;
  }
  return false;
}

function developmentEvidence(image: SearchedImage, modules: string): Evidence[] {
  if (isListedAbove(image, modules)) return [];
  const found =
    fromHiddenLockfile(image, modules) ??
    fromPnpm(image, modules) ??
    fromYarnIntegrity(image, modules) ??
    fromManifests(image, modules);
  // Debian packages carry node_modules of their own.
  const own = found.filter(({ path }) => ownerOf(image, `${path}/package.json`) === undefined);
  const wanted = new Map(own.map((item) => [item.path, item]));
  const command = installCommand(image, modules);
  if (wanted.size === 0) return [];
  const folders = new Set([...wanted.keys()].map(outermostModules));
  const files = new Map<string, ReturnType<typeof filesBelow>>();
  for (const history of [...folders].flatMap((folder) => filesBelow(image.filesystem, folder))) {
    const folder = packageFolder(history.path);
    if (folder === undefined || !wanted.has(folder)) continue;
    const list = files.get(folder);
    if (list) list.push(history);
    else files.set(folder, [history]);
  }
  return [...files].flatMap(([path, below]) => {
    const item = wanted.get(path);
    return item
      ? treeEvidence(describe(item, command), below, (file) => file === `${path}/package.json`)
      : [];
  });
}

/** `app/packages/a/node_modules` of a package in it. */
function outermostModules(path: string): string {
  return path.slice(0, path.indexOf("node_modules/") + "node_modules".length);
}

function plugAndPlayEvidence(image: SearchedImage, file: string): Evidence[] {
  return fromPlugAndPlay(image, file).flatMap((item) =>
    treeEvidence(describe(item, FOCUS), filesBelow(image.filesystem, item.path)),
  );
}

function describe({ path, name, version }: DevelopmentPackage, command: string): Label {
  return { path, name, package: name, detail: command, ...(version !== undefined && { version }) };
}
