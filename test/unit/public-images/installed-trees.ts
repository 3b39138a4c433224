import type { FileLiteral } from "../detectors/literal-image.ts";

type Files = Record<string, FileLiteral>;

/** `typescript 5.4.5 22000000`: name, version (default 1.0.0) and bytes (default 100 kB). */
function readPackage(text: string): { name: string; version: string; bytes: number } {
  const [name = "", version = "1.0.0", bytes = "100000"] = text.split(" ");
  return { name, version, bytes: Number(bytes) };
}

/** A node_modules folder as a package manager leaves it. */
export interface NodeTree {
  /** Folder that has node_modules; `""` is the root. */
  readonly at: string;
  readonly by: "npm" | "pnpm" | "yarn" | "yarn-berry" | "bun" | "nothing";
  readonly production?: readonly string[];
  readonly development?: readonly string[];
  /** Dev dependencies are named in the manifest, and were not installed. */
  readonly omitted?: readonly string[];
  /** The project's package.json is there (default). */
  readonly manifest?: boolean;
}

export function nodeFiles(tree: NodeTree): Files {
  const { at, by, manifest = true } = tree;
  const production = (tree.production ?? []).map(readPackage);
  const development = (tree.development ?? []).map(readPackage);
  const inside = at === "" ? "" : `${at}/`;
  const modules = `${inside}node_modules`;
  const files: Files = {};
  for (const { name, version, bytes } of [...production, ...development]) {
    const folder =
      by === "pnpm"
        ? `${modules}/.pnpm/${name.replace("/", "+")}@${version}/node_modules/${name}`
        : `${modules}/${name}`;
    files[`${folder}/package.json`] = { json: { name, version } };
    files[`${folder}/index.js`] = bytes;
    if (by === "pnpm")
      files[`${modules}/${name}`] =
        `-> ${name.includes("/") ? "../" : ""}.pnpm/${name.replace("/", "+")}@${version}/node_modules/${name}`;
  }
  const ranges = (items: readonly { name: string; version: string }[]) =>
    Object.fromEntries(items.map(({ name, version }) => [name, `^${version}`]));
  const wanted = [...development, ...(tree.omitted ?? []).map(readPackage)];
  if (manifest)
    files[`${inside}package.json`] = {
      json: { name: "app", dependencies: ranges(production), devDependencies: ranges(wanted) },
    };
  if (by === "npm")
    files[`${modules}/.package-lock.json`] = {
      json: {
        lockfileVersion: 3,
        packages: Object.fromEntries([
          ...production.map(({ name, version }) => [`node_modules/${name}`, { version }]),
          ...development.map(({ name, version }) => [`node_modules/${name}`, { version, dev: true }]),
        ]),
      },
    };
  if (by === "yarn")
    files[`${modules}/.yarn-integrity`] = {
      json: {
        flags: development.length > 0 ? [] : ["production"],
        topLevelPatterns: [...production, ...wanted].map(({ name, version }) => `${name}@^${version}`),
      },
    };
  if (by === "yarn-berry") files[`${modules}/.yarn-state.yml`] = ["__metadata:", "  version: 1"];
  if (by === "pnpm") {
    files[`${modules}/.modules.yaml`] = [
      "included:",
      "  dependencies: true",
      `  devDependencies: ${development.length > 0}`,
      "  optionalDependencies: true",
    ];
    const listed = (items: readonly { name: string; version: string }[]) =>
      items.map(({ name, version }) => `      '${name}': {specifier: ^${version}, version: ${version}}`);
    files[`${modules}/.pnpm/lock.yaml`] = [
      "lockfileVersion: '9.0'",
      "importers:",
      "  .:",
      ...(production.length > 0 ? ["    dependencies:", ...listed(production)] : []),
      ...(wanted.length > 0 ? ["    devDependencies:", ...listed(wanted)] : []),
      "snapshots:",
      ...[...production, ...development].map(({ name, version }) => `  '${name}@${version}': {}`),
    ];
  }
  return files;
}

/** What pip and its kin leave in a site-packages folder. */
export interface PythonTree {
  readonly at: string;
  readonly packages: readonly string[];
}

export function pythonFiles({ at, packages }: PythonTree): Files {
  const files: Files = {};
  for (const { name, version, bytes } of packages.map(readPackage)) {
    const module = name.toLowerCase().replaceAll("-", "_");
    const info = `${module}-${version}.dist-info`;
    files[`${at}/${module}/__init__.py`] = bytes;
    files[`${at}/${info}/METADATA`] = ["Metadata-Version: 2.1", `Name: ${name}`, `Version: ${version}`];
    files[`${at}/${info}/RECORD`] = [
      `${module}/__init__.py,sha256=x,${bytes}`,
      `${info}/METADATA,sha256=x,90`,
      `${info}/RECORD,,`,
    ];
  }
  return files;
}

/** What `gem` and `bundle` leave in a gem home; downloaded gems and object files only where nobody removed them. */
export interface GemTree {
  readonly at: string;
  readonly gems: readonly string[];
  readonly cache?: number;
  readonly objects?: number;
}

export function gemFiles({ at, gems, cache, objects }: GemTree): Files {
  const files: Files = {};
  for (const { name, version, bytes } of gems.map(readPackage)) {
    files[`${at}/specifications/${name}-${version}.gemspec`] = [`# ${name}`];
    files[`${at}/gems/${name}-${version}/lib/${name}.rb`] = bytes;
    if (cache !== undefined) files[`${at}/cache/${name}-${version}.gem`] = cache;
    if (objects !== undefined) files[`${at}/gems/${name}-${version}/ext/${name}/${name}.o`] = objects;
  }
  return files;
}
