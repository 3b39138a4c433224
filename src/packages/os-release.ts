import type { ImageFilesystem } from "../image/filesystem.ts";
import type { ContentSelector } from "../image/model.ts";
import { decode } from "./database.ts";
import type { OsRelease } from "./model.ts";

/** The first one that is there counts. */
const PATHS = ["etc/os-release", "usr/lib/os-release"];
const LIMIT = 65_536;

export const osReleaseContent: ContentSelector = (path, size) =>
  size <= LIMIT && /^(etc|usr\/lib)\/os-release(\.|$)/.test(path) ? "whole" : "none";

/** What the image's system calls itself; undefined where nothing says. */
export function readOsRelease(filesystem: ImageFilesystem): OsRelease | undefined {
  for (const path of PATHS) {
    const file = filesystem.resolve(path);
    const bytes = file && filesystem.content(file.path);
    if (bytes) return parseOsRelease(decode(bytes));
  }
  return undefined;
}

/** Assignments as a shell reads them. https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
export function parseOsRelease(text: string): OsRelease {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = /^\s*([A-Z][A-Z0-9_]*)=(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, unquote(value));
  }
  const version = values.get("VERSION_ID");
  // Defaults as the page gives them.
  const id = values.get("ID") || "linux";
  return { id, version: version || null, name: values.get("PRETTY_NAME") || values.get("NAME") || id };
}

function unquote(value: string): string {
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (inner === undefined) return value;
  return quote === "'" ? inner : inner.replace(/\\(["$`\\])/g, "$1");
}
