import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import { extractKey, type Image } from "../image/model.ts";
import { databases } from "./catalogue.ts";
import type { DatabaseState, PackageDatabase, PackageRecord } from "./database.ts";
import type { ImagePackages, Package, PackageManager, PackageNote } from "./model.ts";

/**
 * All packages that any layer's databases ever held, in the order in which they were installed, and what could not
 * be read of the databases. A package that a later layer upgrades is there twice: the old version, removed by that
 * layer, and the new one, installed by it.
 */
export function readPackages(image: Image, filesystem: ImageFilesystem): ImagePackages {
  const canonical = canonicalPaths(filesystem);
  const packages: Package[] = [];
  const notes = databases.flatMap((database) => unreadFiles(database, image));
  for (const database of databases) {
    const states = database.states(image.layers, (note) => notes.push(note));
    for (const installed of followInstallations(states)) {
      packages.push(measure(database.manager, installed, filesystem, canonical));
    }
  }
  return { packages, notes };
}

/** Files of a database whose bytes were not kept: reading layers is bounded. */
function unreadFiles({ content }: PackageDatabase, { layers }: Image): PackageNote[] {
  return layers.flatMap((layer, index) => {
    if (!layer.contentsIncomplete) return [];
    const unread: PackageNote[] = [];
    for (const { path, type, size } of layer.entries) {
      const need = type === "file" ? content(path, size) : "none";
      if (need === "none") continue;
      if (layer.contents.has(typeof need === "object" ? extractKey(path, need.name) : path)) continue;
      unread.push({ path, layer: index, reason: "it is too large, or a sparse file" });
    }
    return unread;
  });
}

interface Installed {
  readonly record: PackageRecord;
  readonly layer: number;
  /** As the last state has it: a package can be asked for after it came along. */
  requested: boolean | null;
  removedIn: number | null;
}

function followInstallations(states: readonly DatabaseState[]): Installed[] {
  const all: Installed[] = [];
  const current = new Map<string, Installed>();
  for (const { layer, records, incomplete } of states) {
    for (const [key, installed] of current) {
      const record = records.get(key);
      if (record?.version === installed.record.version) installed.requested = record.requested;
      else if (record || !incomplete) {
        installed.removedIn = layer;
        current.delete(key);
      }
    }
    for (const [key, record] of records) {
      if (current.has(key)) continue;
      const installed: Installed = { record, layer, requested: record.requested, removedIn: null };
      current.set(key, installed);
      all.push(installed);
    }
  }
  return all;
}

function measure(
  manager: PackageManager,
  { record, layer, requested, removedIn }: Installed,
  filesystem: ImageFilesystem,
  canonical: (path: string) => string,
): Package {
  const files = new Set<string>();
  let bytes = 0;
  for (const listed of record.files()) {
    const path = canonical(listed);
    if (files.has(path)) continue;
    const versions = filesystem.paths.get(path)?.versions ?? [];
    if (!versions.some(({ entry }) => entry.type !== "directory")) continue;
    // What the list means as a folder, as /bin, can be a link to one.
    if (versions.at(-1)?.entry.type === "symlink" && isFolder(filesystem.resolve(path))) continue;
    files.add(path);
    for (const version of versions) {
      if (version.layer !== layer || version.entry.type !== "file") continue;
      bytes += version.entry.size;
    }
  }
  const { name, version, section, database } = record;
  return { manager, name, version, section, requested, database, layer, removedIn, files: [...files], bytes };
}

function isFolder(history: PathHistory | undefined): boolean {
  return history?.versions.at(-1)?.entry.type === "directory";
}

/** Resolves links among a path's parent folders, as in `/bin/sh` where /bin is a link to /usr/bin. */
function canonicalPaths(filesystem: ImageFilesystem): (path: string) => string {
  const folders = new Map<string, string>();
  return (path) => {
    const slash = path.lastIndexOf("/");
    if (slash < 0) return path;
    const folder = path.slice(0, slash);
    let real = folders.get(folder);
    if (real === undefined) {
      real = filesystem.resolve(folder)?.path ?? folder;
      folders.set(folder, real);
    }
    return `${real}/${path.slice(slash + 1)}`;
  };
}
