import { cleanPath, parentPath } from "../../image/path.ts";
import { decode } from "../database.ts";
import { type LanguageMetadata, type LanguageRecord, type MetadataPlace, pathsBelow } from "../language.ts";

/**
 * `<name>-<version>.dist-info/METADATA`; the older `.egg-info`, a folder or a single file; an unpacked `.egg`. Source
 * trees have an `.egg-info` too, so it counts among installed packages alone.
 */
const METADATA =
  /[^/]\.dist-info\/METADATA$|-packages\/[^/]+\.egg-info(\/PKG-INFO)?$|[^/]\.egg\/EGG-INFO\/PKG-INFO$/;
const LISTS = /[^/]\.(dist-info\/(RECORD|INSTALLER)|egg-info\/(installed-files|top_level)\.txt)$/;
const ENDINGS = [
  "/METADATA",
  "/RECORD",
  "/INSTALLER",
  "-INFO",
  ".egg-info",
  "installed-files.txt",
  "top_level.txt",
];
/** What a package carries along for itself is not installed. */
const VENDORED = /(^|\/)(_?vendor|_?vendored|extern)\//;

/** What pip, uv, poetry and their kin installed. https://packaging.python.org/en/latest/specifications/recording-installed-packages/ */
export const python: LanguageMetadata = {
  language: "python",
  content: (path) => {
    // Asked for every file of an image: most end in none of these.
    if (!ENDINGS.some((ending) => path.endsWith(ending)) || VENDORED.test(path)) return "none";
    if (METADATA.test(path)) return "head";
    return LISTS.test(path) ? "whole" : "none";
  },
  pathOf: (key) => (METADATA.test(key) && !VENDORED.test(key) ? key : undefined),
  keyOf: (path) => path,
  read: (bytes, place) => {
    const text = decode(bytes);
    const name = field(text, "Name");
    const version = field(text, "Version");
    return name === undefined || version === undefined ? [] : [record(name, version, place)];
  },
};

/** Headers as of a mail; their lines end before the first empty one. */
function field(text: string, name: string): string | undefined {
  const [headers = ""] = text.split(/\r?\n\r?\n/, 1);
  return new RegExp(`^${name}:[ \\t]*(\\S+)`, "m").exec(headers)?.[1];
}

function record(name: string, version: string, place: MetadataPlace): LanguageRecord {
  const { path, filesystem, text } = place;
  const info = /\.egg-info$/.test(path) ? path : parentPath(path);
  const folder = parentPath(info);
  const asked = filesystem.lookup(`${info}/REQUESTED`) !== undefined;
  return {
    name,
    version,
    // These two mark what was asked for; of the others' packages nothing is known.
    requested: asked || (/^(pip|uv)$/.test(text(`${info}/INSTALLER`)?.trim() ?? "") ? false : null),
    development: null,
    parts: [],
    files: () => {
      const listed = text(`${info}/RECORD`);
      if (listed !== undefined) return readRecord(listed, folder);
      const installed = text(`${info}/installed-files.txt`);
      if (installed !== undefined) return installed.split("\n").map((line) => cleanPath(`${info}/${line}`));
      if (info.endsWith("/EGG-INFO")) return pathsBelow(filesystem, folder);
      const modules = text(`${info}/top_level.txt`)?.split(/\s+/) ?? [name.replaceAll("-", "_")];
      const roots = modules.filter((module) => module !== "").map((module) => `${folder}/${module}`);
      return [info, ...roots, ...roots.map((root) => `${root}.py`)].flatMap((part) =>
        pathsBelow(filesystem, part),
      );
    },
  };
}

/** `path,hash,size` a line, relative to the folder of the packages; quoted where the path has a comma or a quote. */
export function readRecord(text: string, folder: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const quoted = /^"((?:[^"]|"")*)"/.exec(line)?.[1];
    const path = quoted?.replaceAll('""', '"') ?? line.split(",", 1)[0] ?? "";
    if (path === "") return [];
    return [cleanPath(path.startsWith("/") ? path : `${folder}/${path}`)];
  });
}
