import { extractKey, type LayerContents } from "../image/model.ts";
import { type DatabaseState, decode, type PackageDatabase, type PackageRecord } from "./database.ts";
import type { PackageNote } from "./model.ts";
import { decodeDatabase, encodeDatabase, type RpmDatabase, readRpmDatabase } from "./rpm/database.ts";
import type { RpmPackage } from "./rpm/header.ts";
import { readManifest } from "./rpm/manifest.ts";
import { wholeFile } from "./whole-file.ts";

/** Where it lies: rpm's own place, SUSE's and Fedora's new one, and that of systems laid down by ostree. */
const FOLDERS = ["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"];
const FILES = ["Packages", "Packages.db", "rpmdb.sqlite"];
const DATABASES: ReadonlySet<string> = new Set(
  FOLDERS.flatMap((folder) => FILES.map((file) => `${folder}/${file}`)),
);
const WHITEOUTS: ReadonlyMap<string, string> = new Map(
  FOLDERS.flatMap((folder) => FILES.map((file) => [`${folder}/.wh.${file}`, `${folder}/${file}`] as const)),
);
/** What SQLite has not yet carried over into the database beside it. https://www.sqlite.org/wal.html */
const LOGS: ReadonlySet<string> = new Set(FOLDERS.map((folder) => `${folder}/rpmdb.sqlite-wal`));
/** Azure Linux's distroless images list their packages here instead. */
const MANIFEST = "var/lib/rpmmanifest/container-manifest-2";
/** Many times that of a desktop's database. */
const LIMIT = 128_000_000;

/** The names, versions and files of a database take a tenth of its bytes, so these alone are kept. */
const extract = wholeFile("rpm", LIMIT, (bytes) => encodeDatabase(readRpmDatabase(bytes)));

/** rpm's package database, in each of the forms that it has had. https://rpm.org/ */
export const rpm: PackageDatabase = {
  manager: "rpm",
  content: (path) => (DATABASES.has(path) ? extract : path === MANIFEST ? "whole" : "none"),
  states: readStates,
};

function readStates(layers: readonly LayerContents[], note: (note: PackageNote) => void): DatabaseState[] {
  const states: DatabaseState[] = [];
  const current = new Map<string, RpmDatabase>();
  layers.forEach((layer, index) => {
    const written = readWritten(layer);
    for (const [path, database] of written) {
      current.set(path, database);
      if (database.fault !== undefined) note({ path, layer: index, reason: database.fault });
    }
    let pending = false;
    if (current.size === 0) return;
    for (const { path, size, type } of layer.entries) {
      // A database in a new form takes the place of the old one; one that is only deleted uninstalls nothing.
      const deleted = WHITEOUTS.get(path);
      if (deleted !== undefined && written.size > 0 && !written.has(deleted)) current.delete(deleted);
      if (type !== "file" || size === 0 || !LOGS.has(path)) continue;
      pending = true;
      note({ path, layer: index, reason: "it holds changes that are not yet in the database" });
    }
    if (written.size === 0) return;
    const records = new Map<string, PackageRecord>();
    for (const [path, { packages }] of current) {
      for (const item of packages)
        records.set(`${item.name}-${item.version}.${item.architecture}`, record(item, path));
    }
    const incomplete = pending || [...current.values()].some((database) => database.fault !== undefined);
    states.push({ layer: index, records, incomplete });
  });
  return states;
}

function readWritten(layer: LayerContents): ReadonlyMap<string, RpmDatabase> {
  const written = new Map<string, RpmDatabase>();
  for (const path of DATABASES) {
    const bytes = layer.contents.get(extractKey(path, extract.name));
    if (bytes) written.set(path, decodeDatabase(bytes));
  }
  const manifest = layer.contents.get(MANIFEST);
  if (manifest) written.set(MANIFEST, readManifest(decode(manifest)));
  return written;
}

function record(
  { name, version, depends, recommends, folders, files }: RpmPackage,
  database: string,
): PackageRecord {
  return {
    name,
    version,
    section: "",
    provides: [name],
    depends,
    recommends,
    requested: null,
    database,
    files: () => files.map(([folder, file]) => `${folders[folder] ?? ""}${file}`.replace(/^\/+/, "")),
  };
}
