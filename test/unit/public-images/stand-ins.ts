import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { FileLiteral, PackageLiteral } from "../detectors/literal-image.ts";
import type { BaseConfig } from "./image-config.ts";
import type { GemTree, NodeTree, PythonTree } from "./installed-trees.ts";

export type Manager = "deb" | "apk" | "rpm" | "none";

/** A file as the YAML files write it: as in a literal image, and `elf 20000 glibc` (or musl, static) for a program. */
export type WrittenFile = number | string | readonly string[] | { readonly json: unknown };

/** What one instruction (or a layer of a base image) did. */
export interface WrittenLayer {
  /** System packages; what they depend on comes along. */
  readonly install?: readonly string[];
  /** Take what packages recommend as well: apt does so unless it is told not to. */
  readonly recommends?: boolean;
  /** System packages that a former layer installed; their files go. Debian's `remove` keeps a note in the status. */
  readonly remove?: readonly string[];
  readonly purge?: readonly string[];
  /** Names in `parts.yaml`, each with a folder to put it in where that is not fixed: `jdk opt/java/openjdk`. */
  readonly with?: readonly string[];
  readonly files?: Readonly<Record<string, WrittenFile>>;
  /** Paths that a former layer has. */
  readonly delete?: readonly string[];
  readonly node?: NodeTree | readonly NodeTree[];
  readonly python?: PythonTree | readonly PythonTree[];
  readonly gems?: GemTree;
}

/** A base image: another one and more layers. */
interface WrittenBase extends BaseConfig {
  readonly from?: string;
  readonly packages?: Manager;
  readonly layers?: readonly WrittenLayer[];
}

export interface Base {
  readonly packages: Manager;
  readonly config: BaseConfig;
  readonly layers: readonly WrittenLayer[];
}

interface WrittenPackage {
  readonly version?: string;
  readonly section?: string;
  readonly depends?: readonly string[];
  readonly recommends?: readonly string[];
  readonly files?: Readonly<Record<string, WrittenFile>>;
}

const readYaml = (name: string): unknown => parse(readFileSync(join(import.meta.dirname, name), "utf8"));

const bases = readYaml("bases.yaml") as Readonly<Record<string, WrittenBase>>;
const packages = readYaml("packages.yaml") as Readonly<
  Record<string, Readonly<Record<string, WrittenPackage | null>>>
>;
const parts = readYaml("parts.yaml") as Readonly<Record<string, Readonly<Record<string, WrittenFile>>>>;

export function findBase(name: string): Base {
  const written = bases[name];
  if (!written) throw new Error(`There is no base stand-in called ${name}`);
  const below =
    written.from === undefined
      ? { packages: "none" as const, config: {}, layers: [] }
      : findBase(written.from);
  const { env, entrypoint, cmd, workingDir } = written;
  return {
    packages: written.packages ?? below.packages,
    config: {
      ...below.config,
      env: [...(below.config.env ?? []), ...(env ?? [])],
      ...(entrypoint && { entrypoint, cmd: [] }),
      ...(cmd && { cmd }),
      ...(workingDir !== undefined && { workingDir }),
    },
    layers: [...below.layers, ...(written.layers ?? [])],
  };
}

/** A part's files, below the folder that it is put in. */
export function findPart(text: string): Record<string, FileLiteral> {
  const [name = "", folder] = text.split(" ");
  const part = parts[name];
  if (!part) throw new Error(`There is no part called ${name}`);
  return readFiles(part, folder);
}

export function readFiles(
  files: Readonly<Record<string, WrittenFile>>,
  folder?: string,
): Record<string, FileLiteral> {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [
      folder === undefined ? path : `${folder}/${path}`,
      readFile(file),
    ]),
  );
}

const LOADERS: Readonly<Record<string, string>> = {
  glibc: "/lib64/ld-linux-x86-64.so.2",
  musl: "/lib/ld-musl-x86_64.so.1",
};

function readFile(file: WrittenFile): FileLiteral {
  if (typeof file !== "string" || !file.startsWith("elf ")) return file;
  const [, bytes = "0", libc = "static"] = file.split(" ");
  const interpreter = LOADERS[libc];
  return { elf: Number(bytes), ...(interpreter !== undefined && { interpreter }) };
}

/** A package and all that it needs, without those that are there; what they are made of is in `packages.yaml`. */
export function resolvePackages(
  manager: Manager,
  names: readonly string[],
  recommends: boolean,
  present: ReadonlySet<string>,
): PackageLiteral[] {
  const found = new Map<string, PackageLiteral>();
  const waiting = [...names];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (present.has(name) || found.has(name)) continue;
    const written = packages[manager]?.[name] ?? {};
    const item = describe(manager, name, written);
    found.set(name, names.includes(name) ? item : { ...item, automatic: true });
    waiting.push(...(written.depends ?? []), ...(recommends ? (written.recommends ?? []) : []));
  }
  return [...found.values()];
}

/** Packages of no interest have their copyright alone; -dev and -devel packages have a header and an archive. */
function describe(manager: Manager, name: string, written: WrittenPackage): PackageLiteral {
  const isDevelopment = /-dev(el)?$/.test(name);
  const library = name.replace(/-dev(el)?$/, "");
  const development = { [`usr/include/${library}.h`]: 120_000, [`usr/lib/${library}.a`]: 400_000 };
  const files = written.files ?? {
    [manager === "deb" ? `usr/share/doc/${name}/copyright` : `usr/share/licenses/${name}/LICENSE`]: 2000,
    ...(isDevelopment && development),
  };
  // A field of dpkg's has commas, one of apk's and rpm's lists words.
  const list = (names: readonly string[]): string => names.join(manager === "deb" ? ", " : " ");
  return {
    name,
    ...(written.depends && { depends: list(written.depends) }),
    ...(written.recommends && { recommends: list(written.recommends) }),
    version: written.version ?? (manager === "apk" ? "1.0.0-r0" : "1.0.0-1"),
    section: written.section ?? (isDevelopment ? "libdevel" : "libs"),
    files: readFiles(files),
  };
}
