import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";

/** What of the files that a package lists is in the image. */
export interface OwnedFiles {
  /** Cleaned, links among their folders resolved. */
  readonly files: readonly string[];
  /** Sum over the regular files that the given layer holds. */
  readonly bytes: number;
}

/** Looks up listed files, and how many bytes of them a layer brought. */
export function ownedFiles(
  filesystem: ImageFilesystem,
): (listed: Iterable<string>, layer: number) => OwnedFiles {
  const canonical = canonicalPaths(filesystem);
  return (listed, layer) => {
    const files = new Set<string>();
    let bytes = 0;
    for (const name of listed) {
      const path = canonical(name);
      if (files.has(path)) continue;
      const history = filesystem.paths.get(path);
      const versions = history?.versions ?? [];
      if (!versions.some(({ entry }) => entry.type !== "directory")) continue;
      // What the list means as a folder, as /bin, can be a link to one.
      if (history?.type === "symlink" && isFolder(filesystem.resolve(path))) continue;
      files.add(path);
      for (const version of versions) {
        if (version.layer === layer && version.entry.type === "file") bytes += version.entry.size;
      }
    }
    return { files: [...files], bytes };
  };
}

function isFolder(history: PathHistory | undefined): boolean {
  return history?.type === "directory";
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
