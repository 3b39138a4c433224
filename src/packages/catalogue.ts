import type { ContentNeed, ContentSelector } from "../image/model.ts";
import { apk } from "./apk.ts";
import { chisel } from "./chisel.ts";
import type { PackageDatabase } from "./database.ts";
import { dpkg } from "./dpkg.ts";
import type { LanguageMetadata } from "./language.ts";
import { php } from "./languages/php.ts";
import { python } from "./languages/python.ts";
import { ruby } from "./languages/ruby.ts";
import { osReleaseContent } from "./os-release.ts";
import { goPrograms, rustPrograms } from "./programs/languages.ts";
import { rpm } from "./rpm.ts";

/** Every package database that is understood. */
export const databases: readonly PackageDatabase[] = [dpkg, apk, rpm, chisel];

/** Every language whose packages are understood. Node's own are read where they are searched. */
export const languages: readonly LanguageMetadata[] = [python, ruby, php, goPrograms, rustPrograms];

const selectors: readonly ContentSelector[] = [
  ...databases.map(({ content }) => content),
  ...languages.map(({ content }) => content),
  osReleaseContent,
];

/** Keeps the package databases, and what the system calls itself, while layers are read. */
export const packageContent: ContentSelector = (path, size) => {
  let need: ContentNeed = "none";
  for (const select of selectors) {
    need = select(path, size);
    if (need !== "none") break;
  }
  return need;
};
