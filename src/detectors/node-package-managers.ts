import { folderEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";
import { textOf } from "./texts.ts";

const PACKAGE = /^(npm|yarn|yarnpkg|pnpm|corepack|node-corepack|nodejs-npm)$/;

/** Debian's npm is made of some hundred packages, and brings what node-gyp compiles against. */
const COMPANION = /^(node-.+|libjs-.+|lib(node|uv1|ssl)-dev)$/;

/** Where a package manager lies when it was installed for the machine, not as some application's dependency. */
const HOMES: readonly {
  readonly home: RegExp;
  readonly name: string;
  readonly programs: readonly string[];
  /** Where the folder's place says little: what must lie in it as well. */
  readonly proof?: string;
}[] = [
  { home: /(^|\/)lib\/node_modules\/npm$/, name: "npm", programs: ["npm", "npx"] },
  { home: /(^|\/)lib\/node_modules\/corepack$/, name: "corepack", programs: ["corepack", "yarn", "pnpm"] },
  { home: /(^|\/)lib\/node_modules\/yarn$/, name: "yarn", programs: ["yarn", "yarnpkg"] },
  { home: /(^|\/)opt\/yarn-v[^/]+$/, name: "yarn", programs: ["yarn", "yarnpkg"] },
  { home: /(^|\/)lib\/node_modules\/pnpm$/, name: "pnpm", programs: ["pnpm", "pnpx"] },
  { home: /(^|\/)node\/corepack\/(v\d+\/)?(pnpm|yarn)\/[^/]+$/, name: "", programs: ["pnpm", "yarn"] },
  { home: unpacked("npm"), name: "npm", programs: ["npm", "npx"], proof: "bin/npm-cli.js" },
  { home: unpacked("yarn"), name: "yarn", programs: ["yarn", "yarnpkg"], proof: "bin/yarn.js" },
  { home: unpacked("pnpm"), name: "pnpm", programs: ["pnpm", "pnpx"], proof: "bin/pnpm.cjs" },
];

/** Anywhere but among the packages of an application. */
function unpacked(name: string): RegExp {
  return new RegExp(`(?<!(^|/)node_modules)(^|/)${name}$`);
}

export const nodePackageManagers: Detector = {
  id: "node-package-managers",
  title: "Node package managers",
  severity: "warning",
  reads: /^package\.json$/,
  content: (path, size) =>
    path.endsWith("/package.json") && size < 65_536 && homeOf(path) !== undefined ? "whole" : "none",
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }),
    ...named(image, "package.json").flatMap(({ path }) => unpackedEvidence(image, path)),
  ],
  message: ({ evidence }) =>
    `Node package managers: ${listThings(leadBy(evidence, [/^npm$/, /^yarn$/, /^pnpm$/]), "program")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Start the program with node itself; to be rid of them, copy the node binary to a base without npm.",
      copy: "Copy the node binary and the application from {from}, without lib/node_modules.",
      run: "Install dependencies in a build stage, copy node_modules from there, and start the program with node itself.",
    }),
};

function homeOf(manifest: string): (typeof HOMES)[number] | undefined {
  return HOMES.find(({ home }) => home.test(parent(manifest)));
}

/** The folder must hold a package of that name: an empty or renamed folder is no package manager. */
function unpackedEvidence(image: SearchedImage, manifest: string): Evidence[] {
  const home = homeOf(manifest);
  const text = textOf(image.filesystem, manifest);
  if (!home || text === undefined || PACKAGE.test(ownerOf(image, manifest)?.name ?? "")) return [];
  if (home.proof !== undefined && !image.filesystem.lookup(`${parent(manifest)}/${home.proof}`)) return [];
  const { name, version } = readManifest(text);
  const known = name === undefined ? undefined : HOMES.find((candidate) => candidate.name === name);
  if (name === undefined || (home.name !== "" && name !== home.name && name !== "@yarnpkg/cli-dist"))
    return [];
  const label = {
    path: parent(manifest),
    name: home.name || known?.name || name,
    ...(version !== undefined && { version }),
    programs: known?.programs ?? home.programs,
  };
  return folderEvidence(image, label, (path) => path === manifest);
}

function readManifest(text: string): { name?: string; version?: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return {};
    const { name, version } = value as { name?: unknown; version?: unknown };
    return {
      ...(typeof name === "string" && { name }),
      ...(typeof version === "string" && { version }),
    };
  } catch {
    return {}; // Not a manifest, so not a package.
  }
}
