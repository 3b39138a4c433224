import type { LayerContents } from "../image/model.ts";
import { type DatabaseState, decode, type PackageDatabase, type PackageRecord } from "./database.ts";

/** Alpine moved its database below /usr; images of both kinds, and links between them, are about. */
const PATHS = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];

/** Alpine's package database. https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2 */
export const apk: PackageDatabase = {
  manager: "apk",
  content: (path) => (PATHS.includes(path) ? "whole" : "none"),
  states: readStates,
};

function readStates(layers: readonly LayerContents[]): DatabaseState[] {
  const states: DatabaseState[] = [];
  layers.forEach((layer, index) => {
    const texts = PATHS.map((path) => layer.contents.get(path)).filter((bytes) => bytes !== undefined);
    if (texts.length === 0) return;
    const records = new Map<string, PackageRecord>();
    for (const text of texts)
      for (const record of readInstalled(decode(text))) records.set(record.name, record);
    states.push({ layer: index, records });
  });
  return states;
}

/** Blocks of `X:value` lines; the last one may lack the blank line behind it. */
export function readInstalled(text: string): PackageRecord[] {
  const records: PackageRecord[] = [];
  let name = "";
  let version = "";
  let folder = "";
  let files: string[] = [];
  const close = () => {
    if (name) {
      const listed = files;
      records.push({ name, version, section: "", files: () => listed });
    }
    name = "";
    version = "";
    folder = "";
    files = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const value = line.slice(2);
    if (line === "") close();
    else if (line.startsWith("P:")) name = value;
    else if (line.startsWith("V:")) version = value;
    else if (line.startsWith("F:")) folder = value;
    else if (line.startsWith("R:")) files.push(folder === "" ? value : `${folder}/${value}`);
  }
  close();
  return records;
}
