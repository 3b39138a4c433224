import type { ImageFilesystem } from "../image/filesystem.ts";
import type { ContentSelector } from "../image/model.ts";
import type { Language, LanguagePackage } from "./model.ts";

/** A package as one file of metadata tells it. */
export interface LanguageRecord
  extends Pick<LanguagePackage, "name" | "version" | "requested" | "development" | "parts"> {
  /** Its files' paths; folders are given as all that is in them. */
  readonly files: () => Iterable<string>;
}

/** What a reader of metadata may look at beside the file itself. */
export interface MetadataPlace {
  /** Cleaned, links among its folders resolved. */
  readonly path: string;
  readonly filesystem: ImageFilesystem;
  /** A file beside it as the same layer (or one below it) has it. */
  readonly text: (path: string) => string | undefined;
}

/** Finds the packages of one language by the files of metadata that its installers leave. */
export interface LanguageMetadata {
  readonly language: Language;
  /** Which files' bytes are needed. */
  readonly content: ContentSelector;
  /** Path of a file that tells of packages, from its key in a layer's contents; undefined for all others. */
  readonly pathOf: (key: string) => string | undefined;
  readonly keyOf: (path: string) => string;
  /** Undefined: it is not what its name says, and that is worth a note. */
  readonly read: (bytes: Uint8Array, place: MetadataPlace) => readonly LanguageRecord[] | undefined;
}

/** Paths of all that is not a folder at and below a path. */
export function pathsBelow(filesystem: ImageFilesystem, path: string): string[] {
  return [...filesystem.below(path)]
    .filter(({ type }) => type !== "directory")
    .map((history) => history.path);
}
