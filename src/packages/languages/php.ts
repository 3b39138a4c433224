import { cleanPath, parentPath } from "../../image/path.ts";
import { decode } from "../database.ts";
import { type LanguageMetadata, type LanguageRecord, type MetadataPlace, pathsBelow } from "../language.ts";

const INSTALLED = /(^|\/)composer\/installed\.json$/;

/** What Composer installed, in the form of its version 1 or 2. https://getcomposer.org/doc/ */
export const php: LanguageMetadata = {
  language: "php",
  content: (path) => (path.endsWith("/installed.json") && INSTALLED.test(path) ? "whole" : "none"),
  pathOf: (key) => (INSTALLED.test(key) ? key : undefined),
  keyOf: (path) => path,
  read: (bytes, place) => {
    const installed = parse(decode(bytes));
    if (installed === undefined) return undefined;
    const { packages, development } = installed;
    return packages.flatMap((item) => readPackage(item, development, place));
  },
};

type Fields = Readonly<Record<string, unknown>>;

function parse(
  text: string,
): { readonly packages: readonly unknown[]; readonly development: ReadonlySet<unknown> | null } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // The caller tells of it.
  }
  if (Array.isArray(value)) return { packages: value, development: null };
  const { packages, "dev-package-names": names } = (value ?? {}) as Fields;
  if (!Array.isArray(packages)) return undefined;
  return { packages, development: Array.isArray(names) ? new Set<unknown>(names) : null };
}

function readPackage(
  item: unknown,
  development: ReadonlySet<unknown> | null,
  { path, filesystem }: MetadataPlace,
): LanguageRecord[] {
  const { name, version, "install-path": installPath } = (item ?? {}) as Fields;
  if (typeof name !== "string" || typeof version !== "string") return [];
  const composer = parentPath(path);
  // Version 1 has no paths; a package of packages has none in version 2.
  const folder =
    installPath === undefined
      ? `${parentPath(composer)}/${name}`
      : typeof installPath === "string"
        ? installPath.startsWith("/")
          ? installPath
          : `${composer}/${installPath}`
        : undefined;
  return [
    {
      name,
      version,
      requested: null,
      development: development === null ? null : development.has(name),
      parts: [],
      files: () => (folder === undefined ? [] : pathsBelow(filesystem, cleanPath(folder))),
    },
  ];
}
