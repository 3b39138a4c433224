import type { ImageFilesystem } from "../image/filesystem.ts";
import { extractKey, type Image } from "../image/model.ts";
import { databases, packageContent } from "./catalogue.ts";
import { followInstallations } from "./installations.ts";
import { readLanguagePackages } from "./language-packages.ts";
import type { ImagePackages, Package, PackageNote } from "./model.ts";
import { ownedFiles } from "./owned-files.ts";

/**
 * All packages that any layer's databases ever held, in the order in which they were installed, and what could not
 * be read of the databases. A package that a later layer upgrades is there twice: the old version, removed by that
 * layer, and the new one, installed by it.
 */
export function readPackages(image: Image, filesystem: ImageFilesystem): ImagePackages {
  const owned = ownedFiles(filesystem);
  const notes = unreadFiles(image);
  const note = (each: PackageNote): void => {
    notes.push(each);
  };
  const packages = databases.flatMap(({ manager, states }) =>
    followInstallations(states(image.layers, note)).map(
      ({ record: { files, ...record }, layer, requested, removedIn }): Package => ({
        manager,
        ...record,
        requested,
        layer,
        removedIn,
        ...owned(files(), layer),
      }),
    ),
  );
  return {
    packages: withoutDoubles(packages),
    languagePackages: readLanguagePackages(image, filesystem, packages, owned, note),
    notes,
  };
}

/** Some tools write dpkg's records beside chisel's manifest, which alone says which files are there. */
function withoutDoubles(packages: readonly Package[]): Package[] {
  const key = ({ name, version }: Package) => `${name} ${version}`;
  const chiselled = new Set(packages.filter(({ manager }) => manager === "chisel").map(key));
  return packages.filter(
    (item) => item.manager !== "dpkg" || item.files.length > 0 || !chiselled.has(key(item)),
  );
}

/** Files of a database whose bytes were not kept: reading layers is bounded. */
function unreadFiles({ layers }: Image): PackageNote[] {
  return layers.flatMap((layer, index) => {
    if (!layer.contentsIncomplete) return [];
    const unread: PackageNote[] = [];
    for (const { path, type, size } of layer.entries) {
      const need = type === "file" ? packageContent(path, size) : "none";
      if (need === "none") continue;
      if (layer.contents.has(typeof need === "object" ? extractKey(path, need.name) : path)) continue;
      unread.push({ path, layer: index, reason: "it is too large, or a sparse file" });
    }
    return unread;
  });
}
