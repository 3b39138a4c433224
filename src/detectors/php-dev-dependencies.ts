import { cleanPath } from "../image/path.ts";
import type { DevelopmentPackage } from "./development-package.ts";
import { treeEvidence } from "./evidence.ts";
import { asObject, asString, parseObject } from "./json.ts";
import type { Detector, SearchedImage } from "./model.ts";
import { filesBelow, named, parent } from "./paths.ts";
import { advise, countDependencies } from "./sentences.ts";
import { textsOf } from "./texts.ts";

const RECORD = /(^|\/)composer\/installed\.json$/;
const RECORD_LIMIT = 8_000_000;

export const phpDevDependencies: Detector = {
  id: "php-dev-dependencies",
  title: "PHP dev dependencies",
  severity: "error",
  reads: /^installed\.json$/,
  content: (path, size) =>
    path.endsWith("/installed.json") && RECORD.test(path) && size <= RECORD_LIMIT ? "whole" : "none",
  search: (image) =>
    named(image, "installed.json")
      .filter(({ path }) => RECORD.test(path))
      .flatMap(({ path }) =>
        developmentPackages(image, path).flatMap((item) => {
          const { name, version } = item;
          const label = { path: item.path, name, package: name, ...(version !== undefined && { version }) };
          return treeEvidence({ ...label, programs: [] }, filesBelow(image.filesystem, item.path));
        }),
      ),
  message: ({ evidence }) => countDependencies(evidence),
  remedy: (facts) =>
    advise(facts, {
      base: "Run `composer install --no-dev` where {base} is made.",
      copy: "Run `composer install --no-dev` in {from}, or leave vendor out of the copy.",
      run: "Run `composer install --no-dev` here.",
    }),
};

/**
 * Composer 2 writes what it installed to `vendor/composer/installed.json`, and which of it is for development.
 * Installing again without them rewrites the file, so an older version of it still names what was deleted.
 */
function developmentPackages(image: SearchedImage, record: string): DevelopmentPackage[] {
  const folder = parent(record);
  const found = new Map<string, DevelopmentPackage>();
  for (const text of textsOf(image, record)) {
    const installed = parseObject(text);
    const names = installed?.["dev-package-names"];
    const wanted = new Set(installed?.["dev"] === true && Array.isArray(names) ? names : []);
    const packages = installed?.["packages"];
    for (const value of Array.isArray(packages) ? packages : []) {
      const item = asObject(value);
      const [name, at] = [asString(item?.["name"]), asString(item?.["install-path"])];
      if (name === undefined || at === undefined) continue;
      const path = cleanPath(`${folder}/${at}`);
      if (wanted.has(name)) found.set(path, { path, name, version: asString(item?.["version"]) });
      else found.delete(path);
    }
  }
  return [...found.values()];
}
