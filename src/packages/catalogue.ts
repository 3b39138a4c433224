import type { ContentSelector } from "../image/model.ts";
import { apk } from "./apk.ts";
import type { PackageDatabase } from "./database.ts";
import { dpkg } from "./dpkg.ts";

/** Every package database that is understood. */
export const databases: readonly PackageDatabase[] = [dpkg, apk];

/** Keeps the package databases while layers are read. */
export const packageContent: ContentSelector = (path, size) =>
  databases.some((database) => database.content(path, size) === "whole") ? "whole" : "none";
