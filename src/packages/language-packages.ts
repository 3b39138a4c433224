import type { ImageFilesystem, PathHistory } from "../image/filesystem.ts";
import type { Image } from "../image/model.ts";
import { languages } from "./catalogue.ts";
import { newestContent, type PackageState } from "./database.ts";
import { followInstallations } from "./installations.ts";
import type { LanguageMetadata, LanguageRecord } from "./language.ts";
import type { LanguagePackage, Package, PackageNote } from "./model.ts";
import type { OwnedFiles } from "./owned-files.ts";

/** Packages of languages that no package of the system brought. */
export function readLanguagePackages(
  image: Image,
  filesystem: ImageFilesystem,
  system: readonly Package[],
  owned: (listed: Iterable<string>, layer: number) => OwnedFiles,
  note: (note: PackageNote) => void,
): LanguagePackage[] {
  const ofSystem = new Set(system.flatMap(({ files }) => files));
  return languages.flatMap((metadata) =>
    metadataFiles(image, filesystem, metadata).flatMap((history) => {
      if (ofSystem.has(history.path)) return [];
      const states = readStates(image, filesystem, metadata, history, note);
      return followInstallations(states).map(
        ({ record: { files, ...record }, layer, requested, removedIn }): LanguagePackage => ({
          language: metadata.language,
          ...record,
          requested,
          database: history.path,
          layer,
          removedIn: removedIn ?? history.removedIn,
          ...owned(files(), layer),
        }),
      );
    }),
  );
}

/** Those of any layer, in order of their paths. */
function metadataFiles(
  { layers }: Image,
  filesystem: ImageFilesystem,
  { pathOf }: LanguageMetadata,
): PathHistory[] {
  const found = new Map<string, PathHistory>();
  for (const { contents } of layers) {
    for (const key of contents.keys()) {
      const path = pathOf(key);
      const history = path === undefined ? undefined : filesystem.lookup(path);
      if (history) found.set(history.path, history);
    }
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** What one file of metadata told after each layer that wrote it. */
function readStates(
  { layers }: Image,
  filesystem: ImageFilesystem,
  { read, keyOf }: LanguageMetadata,
  { path, versions }: PathHistory,
  note: (note: PackageNote) => void,
): PackageState<LanguageRecord>[] {
  return versions.flatMap(({ layer, entry }) => {
    const bytes = layers[layer]?.contents.get(keyOf(entry.path));
    if (!bytes) return [];
    const text = (beside: string) => newestContent(layers, layer, beside);
    const records = read(bytes, { path, filesystem, text });
    if (records === undefined) note({ path, layer, reason: "it cannot be understood" });
    const incomplete = records === undefined;
    return [{ layer, records: new Map(records?.map((record) => [record.name, record])), incomplete }];
  });
}
