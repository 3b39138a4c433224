import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import type { SearchedImage } from "./model.ts";

export function filesBelow(filesystem: ImageFilesystem, path: string): PathHistory[] {
  const files: PathHistory[] = [];
  for (const history of filesystem.below(path)) if (!isFolder(history)) files.push(history);
  return files;
}

export function isFolder(history: PathHistory): boolean {
  return history.type === "directory";
}

/** A regular file (a hard link is one) that is in the final filesystem. */
export function isPresentFile(history: PathHistory | undefined): history is PathHistory {
  return history?.removedIn === null && (history.type === "file" || history.type === "hardlink");
}

export function hardLinkTarget(filesystem: ImageFilesystem, history: PathHistory): PathHistory | undefined {
  const link = history.type === "hardlink" ? history.versions.at(-1)?.entry.link : undefined;
  return link === undefined ? undefined : filesystem.lookup(link);
}

export function named(image: SearchedImage, name: string | RegExp): readonly PathHistory[] {
  return image.filesystem.named(name);
}

/** What lies in bin folders; removed ones and links too. */
export function programFiles({ filesystem }: SearchedImage): PathHistory[] {
  return ["bin", "sbin"]
    .flatMap((name) => filesystem.named(name))
    .flatMap((folder) => [...filesystem.below(folder.path, () => false)])
    .filter((history) => !isFolder(history));
}

/** The folder `levels` above a path; `""` is the root. */
export function parent(path: string, levels = 1): string {
  return path.split("/").slice(0, -levels).join("/");
}

/** `true` for the folders of a system rather than of one program: their whole tree is nobody's evidence. */
export function isSystemPrefix(folder: string): boolean {
  return /^(usr(\/local)?|opt|app|srv|(home\/[^/]+|root)(\/\.local)?|home|)$/.test(folder);
}

/** What only a folder has that many programs share: conda's and Python's environments, and whole systems. */
const SHARED = ["conda-meta", "pyvenv.cfg", "etc", "var", "sbin"];

/** A system's folder, or another in which programs of all kinds lie side by side. */
export function isSharedPrefix(image: SearchedImage, folder: string): boolean {
  return (
    isSystemPrefix(folder) ||
    SHARED.some((name) => image.filesystem.lookup(`${folder}/${name}`) !== undefined)
  );
}
