import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import type { Image } from "../image/model.ts";
import { databases } from "./catalogue.ts";
import type { DatabaseState, PackageRecord } from "./database.ts";
import type { Package, PackageManager } from "./model.ts";

/**
 * All packages that any layer's databases ever held, in the order in which they were installed. A package that
 * a later layer upgrades is there twice: the old version, removed by that layer, and the new one, installed by it.
 */
export function readPackages(image: Image, filesystem: ImageFilesystem): Package[] {
  const canonical = canonicalPaths(filesystem);
  const packages: Package[] = [];
  for (const database of databases) {
    for (const installed of followInstallations(database.states(image.layers))) {
      packages.push(measure(database.manager, installed, filesystem, canonical));
    }
  }
  return packages;
}

interface Installed {
  readonly record: PackageRecord;
  readonly layer: number;
  removedIn: number | null;
}

function followInstallations(states: readonly DatabaseState[]): Installed[] {
  const all: Installed[] = [];
  const current = new Map<string, Installed>();
  for (const { layer, records } of states) {
    for (const [key, installed] of current) {
      if (records.get(key)?.version === installed.record.version) continue;
      installed.removedIn = layer;
      current.delete(key);
    }
    for (const [key, record] of records) {
      if (current.has(key)) continue;
      const installed: Installed = { record, layer, removedIn: null };
      current.set(key, installed);
      all.push(installed);
    }
  }
  return all;
}

function measure(
  manager: PackageManager,
  { record, layer, removedIn }: Installed,
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
  const { name, version, section } = record;
  return { manager, name, version, section, layer, removedIn, files: [...files], bytes };
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
