import type { LayerContents } from "../image/model.ts";
import {
  type DatabaseState,
  decode,
  newestContent,
  type PackageDatabase,
  type PackageRecord,
} from "./database.ts";

const STATUS = "var/lib/dpkg/status";
/** Distroless images keep one file for each package here, with `<package>.md5sums` beside it. */
const STATUS_FOLDER = "var/lib/dpkg/status.d/";
const INFO_FOLDER = "var/lib/dpkg/info/";
/** What apt installed along with others. https://manpages.debian.org/bookworm/apt/apt-mark.8.en.html */
const EXTENDED_STATES = "var/lib/apt/extended_states";
const WHITEOUT = ".wh.";

/** Debian's package database. https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html */
export const dpkg: PackageDatabase = {
  manager: "dpkg",
  content: (path) =>
    path === STATUS ||
    path === EXTENDED_STATES ||
    path.startsWith(STATUS_FOLDER) ||
    (path.startsWith(INFO_FOLDER) && path.endsWith(".list"))
      ? "whole"
      : "none",
  states: readStates,
};

function readStates(layers: readonly LayerContents[]): DatabaseState[] {
  const states: DatabaseState[] = [];
  let fromStatus = new Map<string, Described>();
  let automatic: ReadonlySet<string> | undefined;
  const fromFolder = new Map<string, Described>();
  layers.forEach((layer, index) => {
    let touched = false;
    const extended = layer.contents.get(EXTENDED_STATES);
    if (extended) {
      touched = fromStatus.size > 0;
      automatic = readAutomatic(decode(extended));
    }
    const status = layer.contents.get(STATUS);
    if (status) {
      touched = true;
      fromStatus = new Map();
      for (const block of readBlocks(decode(status))) {
        if (!isInstalled(block)) continue;
        const name = block.get("package") ?? "";
        const architecture = block.get("architecture") ?? "";
        fromStatus.set(`${name}:${architecture}`, {
          ...describe(block),
          database: STATUS,
          files: () => listedFiles(layers, index, name, architecture),
        });
      }
    }
    // Layers have many entries, and most images no such folder.
    for (const { path } of fromFolder.size > 0 ? layer.entries : []) {
      if (!path.startsWith(`${STATUS_FOLDER}${WHITEOUT}`)) continue;
      touched = fromFolder.delete(path.slice(STATUS_FOLDER.length + WHITEOUT.length)) || touched;
    }
    for (const [path, text] of layer.contents) {
      if (!path.startsWith(STATUS_FOLDER)) continue;
      const file = path.slice(STATUS_FOLDER.length);
      if (file.includes("/") || file.endsWith(".md5sums") || file.startsWith(WHITEOUT)) continue;
      const [block] = readBlocks(decode(text));
      if (!block || !isInstalled(block)) continue;
      touched = true;
      fromFolder.set(file, {
        ...describe(block),
        database: path,
        files: () => summedFiles(layers, index, file),
      });
    }
    if (!touched) return;
    const records = new Map<string, PackageRecord>();
    for (const [key, record] of fromStatus) {
      const requested = automatic ? !automatic.has(key) : null;
      records.set(key, { ...record, requested });
    }
    for (const [file, record] of fromFolder) {
      records.set(`${STATUS_FOLDER}${file}`, { ...record, requested: null });
    }
    states.push({ layer: index, records });
  });
  return states;
}

/** Packages of no architecture stand there under the system's own. */
function readAutomatic(text: string): ReadonlySet<string> {
  const automatic = new Set<string>();
  for (const block of readBlocks(text)) {
    if (block.get("auto-installed") !== "1") continue;
    automatic.add(`${block.get("package")}:${block.get("architecture")}`).add(`${block.get("package")}:all`);
  }
  return automatic;
}

/** Blocks of `Field: value` lines; a line that begins with a blank goes on with the one before. Names in lower case. */
export function readBlocks(text: string): ReadonlyMap<string, string>[] {
  const blocks: Map<string, string>[] = [];
  let block = new Map<string, string>();
  let field = "";
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") {
      if (block.size > 0) blocks.push(block);
      block = new Map();
      field = "";
    } else if (/^[ \t]/.test(line)) {
      if (field) block.set(field, `${block.get(field)}\n${line.trim()}`);
    } else {
      const colon = line.indexOf(":");
      if (colon < 1) continue;
      field = line.slice(0, colon).toLowerCase();
      block.set(field, line.slice(colon + 1).trim());
    }
  }
  if (block.size > 0) blocks.push(block);
  return blocks;
}

/** Status is `want flag state`. Removed packages stay behind as «deinstall ok config-files»; no Status is installed. */
function isInstalled(block: ReadonlyMap<string, string>): boolean {
  if (!block.get("package")) return false;
  const status = block.get("status");
  if (status === undefined) return true;
  const [want = "", , state = ""] = status.split(/\s+/);
  return want !== "deinstall" && want !== "purge" && state !== "config-files" && state !== "not-installed";
}

type Described = Omit<PackageRecord, "requested">;

function describe(block: ReadonlyMap<string, string>): Omit<Described, "database" | "files"> {
  const name = block.get("package") ?? "";
  return {
    name,
    version: block.get("version") ?? "",
    section: block.get("section") ?? "",
    provides: [name, ...relations(block.get("provides"))],
    depends: [...relations(block.get("pre-depends")), ...relations(block.get("depends"))],
    recommends: relations(block.get("recommends")),
  };
}

/** Names of `a (>= 1), b:any | c [amd64]`. https://www.debian.org/doc/debian-policy/ch-relationships.html */
function relations(field: string | undefined): string[] {
  return (field ?? "").split(/[,|]/).flatMap((relation) => /[a-z0-9][a-z0-9+.-]+/.exec(relation) ?? []);
}

function listedFiles(
  layers: readonly LayerContents[],
  layer: number,
  name: string,
  architecture: string,
): string[] {
  const list =
    newestContent(layers, layer, `${INFO_FOLDER}${name}:${architecture}.list`) ??
    newestContent(layers, layer, `${INFO_FOLDER}${name}.list`);
  return list === undefined
    ? []
    : list
        .split("\n")
        .map((line) => line.replace(/^\/+/, ""))
        .filter((path) => path !== "" && path !== ".");
}

function summedFiles(layers: readonly LayerContents[], layer: number, file: string): string[] {
  const sums = newestContent(layers, layer, `${STATUS_FOLDER}${file}.md5sums`);
  return sums === undefined
    ? []
    : sums
        .split("\n")
        .map((line) => /^[0-9a-f]{32} [ *](?:\.?\/)*(.+)$/.exec(line)?.[1] ?? "")
        .filter((path) => path !== "");
}
