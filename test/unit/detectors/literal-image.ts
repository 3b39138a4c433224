import { createHash } from "node:crypto";
import type { LayerAttribution } from "../../../src/build/model.ts";
import type { Entry, EntryType, Image, ImageConfig, LayerContents } from "../../../src/image/model.ts";
import type { FindingContext } from "../../../src/inspect/findings.ts";
import { inspectedContent } from "../../../src/inspect/inspect.ts";
import { keptBytes } from "./kept-bytes.ts";
import { type ElfLiteral, makeElf } from "./make-elf.ts";
import { makeRpmDatabase } from "./make-rpm-database.ts";

/**
 * A file of a layer, written down:
 * a number: so many bytes that nobody reads · an array: lines of text · `-> x`: a symlink · `= x`: a hard link to
 * the path x · `/`: a folder · an object with `elf`: an ELF file of so many bytes · with `json`: its JSON.
 */
export type FileLiteral =
  | number
  | string
  | readonly string[]
  | Uint8Array
  | ({ readonly elf: number } & ElfLiteral)
  | { readonly json: unknown };

export interface PackageLiteral {
  readonly name: string;
  readonly version: string;
  readonly section?: string;
  readonly status?: string;
  /** dpkg's relations as they stand in a field, without versions: `gcc, libc6-dev | libc-dev`. apk's and rpm's `depends` too. */
  readonly depends?: string;
  readonly recommends?: string;
  readonly provides?: string;
  /** It came along with another one. */
  readonly automatic?: true;
  readonly files?: Readonly<Record<string, FileLiteral>>;
}

export interface LayerLiteral {
  /** Line and instruction: `7 RUN apt-get install -y gcc`; with `FROM` it is the external base's. */
  readonly instruction: string;
  readonly files?: Readonly<Record<string, FileLiteral>>;
  readonly removed?: readonly string[];
  /** The whole database after this layer. A package's files are written by the first layer that has it. */
  readonly dpkg?: readonly PackageLiteral[];
  readonly apk?: readonly PackageLiteral[];
  readonly rpm?: readonly PackageLiteral[];
}

export interface ImageLiteral {
  /** Why this is found, or is clean. */
  readonly why: string;
  /** Detectors that have to find something besides the one in whose folder this is. */
  readonly also?: readonly string[];
  readonly config?: Partial<ImageConfig>;
  /** Instructions that make no layer: `9 CMD ["node", "app.js"]`. */
  readonly instructions?: readonly string[];
  readonly layers: readonly LayerLiteral[];
}

export interface LiteralImage {
  readonly image: Image;
  readonly attribution: readonly LayerAttribution[];
  readonly context: FindingContext;
}

/** Makes the image in memory; of files' bytes it keeps what the program asks for, as reading layers does. */
export function makeImage(literal: ImageLiteral): LiteralImage {
  const known = new Map<string, string>();
  const layers = literal.layers.map((layer) => makeLayer(layer, known));
  const attribution = literal.layers.map((layer) => attribute(layer.instruction));
  const base = attribution.find((made) => made.origin === "base")?.text?.split(" ")[1] ?? "scratch";
  return {
    image: {
      reference: "literal",
      digest: null,
      platform: "linux/amd64",
      layers,
      config: {
        os: "linux",
        architecture: "amd64",
        env: [],
        entrypoint: [],
        cmd: [],
        workingDir: "",
        user: "",
        labels: {},
        diffIds: layers.map((layer) => layer.diffId),
        history: [],
        ...literal.config,
      },
    },
    attribution,
    context: {
      target: 1,
      stages: [
        { index: 0, name: "build", base: "build-image", baseStage: null },
        { index: 1, name: null, base, baseStage: null },
      ],
      ...(literal.instructions && { instructions: literal.instructions.map(parseInstruction) }),
    },
  };
}

function parseInstruction(instruction: string) {
  const { line, text } = attribute(instruction);
  return { keyword: text?.split(" ", 1)[0] ?? "", stage: 1, line: line ?? 0, text: text ?? "" };
}

function attribute(instruction: string): LayerAttribution {
  const [, line = "", text = ""] = /^(\d+) (.*)$/.exec(instruction) ?? [];
  const keyword = text.split(" ", 1)[0] ?? "";
  const origin = keyword === "FROM" ? "base" : "own";
  const kind =
    origin === "base" ? "base" : keyword === "RUN" ? "run" : /^(COPY|ADD)$/.test(keyword) ? "copy" : "other";
  const fromStage = /--from=(\S+)/.exec(text)?.[1] ?? null;
  return { origin, kind, line: Number(line), text, stage: 1, fromStage };
}

function makeLayer(layer: LayerLiteral, known: Map<string, string>): LayerContents {
  const written = new Map<string, FileLiteral>(Object.entries(layer.files ?? {}));
  if (layer.dpkg) writeDpkg(layer.dpkg, known, written);
  if (layer.apk) writeApk(layer.apk, known, written);
  if (layer.rpm) {
    for (const item of layer.rpm) writeFiles(item, known, written);
    written.set("var/lib/rpm/rpmdb.sqlite", makeRpmDatabase(layer.rpm));
  }
  const entries: Entry[] = (layer.removed ?? []).map((path) => {
    const slash = path.lastIndexOf("/") + 1;
    return entry(`${path.slice(0, slash)}.wh.${path.slice(slash)}`, "file", 0, "");
  });
  const contents = new Map<string, Uint8Array>();
  for (const folder of foldersOf(written.keys())) {
    if (!written.has(folder)) entries.push(entry(folder, "directory", 0, ""));
  }
  for (const [path, file] of written) {
    const bytes = bytesOf(file);
    const size = typeof file === "number" ? file : (bytes?.length ?? 0);
    entries.push(
      entry(path, typeOf(file), size, typeof file === "string" ? file.replace(/^(->|=) /, "") : ""),
    );
    if (!bytes) continue;
    for (const [key, kept] of keptBytes(path, bytes, inspectedContent(path, size))) contents.set(key, kept);
  }
  const size = entries.reduce((sum, item) => sum + item.size, 0);
  return {
    diffId: `sha256:${createHash("sha256").update(JSON.stringify(layer)).digest("hex")}`,
    digest: null,
    tarBytes: size,
    size,
    files: entries.filter((item) => item.type === "file" && !/(^|\/)\.wh\./.test(item.path)).length,
    downloadSize: size,
    downloadSizeExact: true,
    entries,
    contents,
  };
}

function entry(path: string, type: EntryType, size: number, link: string): Entry {
  return { path, type, size, mode: 0o755, link };
}

function typeOf(file: FileLiteral): EntryType {
  if (typeof file !== "string") return "file";
  if (file === "/") return "directory";
  return file.startsWith("-> ") ? "symlink" : "hardlink";
}

function bytesOf(file: FileLiteral): Uint8Array | undefined {
  if (typeof file === "number" || typeof file === "string") return undefined;
  if (file instanceof Uint8Array) return file;
  if (Array.isArray(file)) return Buffer.from(`${file.join("\n")}\n`);
  if ("elf" in file) return makeElf(file.elf, file);
  if ("json" in file) return Buffer.from(JSON.stringify(file.json));
  return undefined;
}

function foldersOf(paths: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join("/"));
  }
  return [...folders].sort();
}

function writeFiles(
  { name, version, files }: PackageLiteral,
  known: Map<string, string>,
  written: Map<string, FileLiteral>,
): boolean {
  if (known.get(name) === version) return false;
  known.set(name, version);
  for (const [path, file] of Object.entries(files ?? {})) written.set(path, file);
  return true;
}

function writeDpkg(
  packages: readonly PackageLiteral[],
  known: Map<string, string>,
  written: Map<string, FileLiteral>,
): void {
  const status = packages.flatMap(
    ({ name, version, section = "misc", status: state = "install ok installed", ...relations }) => [
      `Package: ${name}`,
      `Status: ${state}`,
      `Section: ${section}`,
      "Architecture: amd64",
      `Version: ${version}`,
      ...(["provides", "depends", "recommends"] as const).flatMap((field) =>
        relations[field] === undefined ? [] : `${field}: ${relations[field]}`,
      ),
      `Description: ${name}`,
      " It has a second line,",
      " .",
      " and a last one: with a colon",
      "",
    ],
  );
  written.set("var/lib/dpkg/status", status);
  const automatic = packages.filter((item) => item.automatic);
  if (automatic.length > 0) {
    written.set(
      "var/lib/apt/extended_states",
      automatic.flatMap(({ name }) => [`Package: ${name}`, "Architecture: amd64", "Auto-Installed: 1", ""]),
    );
  }
  for (const item of packages) {
    if (!writeFiles(item, known, written)) continue;
    const paths = Object.keys(item.files ?? {});
    const list = ["/.", ...foldersOf(paths).map((path) => `/${path}`), ...paths.map((path) => `/${path}`)];
    written.set(`var/lib/dpkg/info/${item.name}.list`, list);
  }
}

function writeApk(
  packages: readonly PackageLiteral[],
  known: Map<string, string>,
  written: Map<string, FileLiteral>,
): void {
  const lines = packages.flatMap((item) => {
    writeFiles(item, known, written);
    const files = Object.keys(item.files ?? {}).flatMap((path) => {
      const slash = path.lastIndexOf("/");
      return [`F:${path.slice(0, Math.max(slash, 0))}`, `R:${path.slice(slash + 1)}`];
    });
    const depends = item.depends === undefined ? [] : [`D:${item.depends}`];
    return [`P:${item.name}`, `V:${item.version}`, "A:x86_64", ...depends, ...files, ""];
  });
  written.set("lib/apk/db/installed", lines);
  if (packages.some((item) => item.automatic)) {
    written.set(
      "etc/apk/world",
      packages.filter((item) => !item.automatic).map(({ name }) => name),
    );
  }
}
