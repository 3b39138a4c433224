import type { LayerContents } from "../image/model.ts";
import {
  type DatabaseState,
  decode,
  newestContent,
  type PackageDatabase,
  type PackageRecord,
} from "./database.ts";

/** Alpine moved its database below /usr; images of both kinds, and links between them, are about. */
const PATHS = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];
/** What was asked for, one dependency a line. https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#World */
const WORLD = "etc/apk/world";

/** Alpine's package database. https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2 */
export const apk: PackageDatabase = {
  manager: "apk",
  content: (path) => (PATHS.includes(path) || path === WORLD ? "whole" : "none"),
  states: readStates,
};

function readStates(layers: readonly LayerContents[]): DatabaseState[] {
  const states: DatabaseState[] = [];
  layers.forEach((layer, index) => {
    const held = PATHS.filter((path) => layer.contents.has(path));
    if (held.length === 0) return;
    const world = readWorld(newestContent(layers, index, WORLD));
    const records = new Map<string, PackageRecord>();
    for (const path of held) {
      const text = layer.contents.get(path);
      for (const record of readInstalled(text ? decode(text) : "")) {
        const requested = world ? record.provides.some((name) => world.has(name)) : null;
        records.set(record.name, { ...record, section: "", recommends: [], database: path, requested });
      }
    }
    states.push({ layer: index, records });
  });
  return states;
}

/** Names without version constraints and repository tags; `!name` asks for its absence. */
function readWorld(text: string | undefined): ReadonlySet<string> | undefined {
  return text === undefined ? undefined : new Set(names(text));
}

function names(text: string): string[] {
  return text.split(/\s+/).flatMap((item) => (item.startsWith("!") ? [] : item.split(/[<>=~@]/, 1)[0] || []));
}

type ApkBlock = Pick<PackageRecord, "name" | "version" | "files" | "provides" | "depends">;

/** Blocks of `X:value` lines; the last one may lack the blank line behind it. */
export function readInstalled(text: string): ApkBlock[] {
  const blocks: ApkBlock[] = [];
  let name = "";
  let version = "";
  let folder = "";
  let provided: string[] = [];
  let depends: string[] = [];
  let files: string[] = [];
  const close = () => {
    if (name) {
      const listed = files;
      blocks.push({ name, version, provides: [name, ...provided], depends, files: () => listed });
    }
    name = "";
    version = "";
    folder = "";
    provided = [];
    depends = [];
    files = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const value = line.slice(2);
    if (line === "") close();
    else if (line.startsWith("P:")) name = value;
    else if (line.startsWith("V:")) version = value;
    else if (line.startsWith("p:")) provided = names(value);
    else if (line.startsWith("D:")) depends = names(value);
    else if (line.startsWith("F:")) folder = value;
    else if (line.startsWith("R:")) files.push(folder === "" ? value : `${folder}/${value}`);
  }
  close();
  return blocks;
}
