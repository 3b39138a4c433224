import { baseName } from "../image/path.ts";
import { fileEvidence, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesEvidence } from "./package-evidence.ts";
import { filesBelow, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";
import { textOf } from "./texts.ts";

const PACKAGE = /^composer$/;
const COMPOSER = /^composer(\.phar)?$/;
const PHPIZE = /(^|\/)bin\/phpize$/;
/** What phpize works with, below its prefix. */
const PARTS = ["bin/php-config", "lib/php/build", "include/php"];

export const phpBuildTools: Detector = {
  id: "php-build-tools",
  title: "PHP build tools",
  severity: "warning",
  reads: /^(composer(\.phar)?|phpize)$/,
  content: (path) => (COMPOSER.test(baseName(path)) || PHPIZE.test(path) ? "head" : "none"),
  search: (image) => [
    ...packagesEvidence(image, ({ name }) => PACKAGE.test(name)),
    ...[...named(image, "composer"), ...named(image, "composer.phar")]
      .filter(({ path }) => isComposer(image, path))
      .flatMap(({ path }) => fileEvidence(image, { path, name: "Composer", programs: ["composer"] })),
    ...named(image, "phpize").flatMap(({ path }) => phpizeEvidence(image, path)),
  ],
  message: ({ evidence }) => `PHP build tools: ${listThings(leadBy(evidence, [/^composer$/i]), "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: facts.evidence.every(({ name }) => name === "phpize")
        ? "It is part of {base} as of every official PHP image; there is nothing to do."
        : "Run Composer in a stage that is FROM {base}, and copy vendor to an image without it.",
      copy: "Use Composer with `RUN --mount=type=bind,from=composer`, or in a build stage, and copy only vendor from {from}.",
      run: "Run `composer install --no-dev` in a build stage, and copy vendor from there.",
    }),
};

/** Composer is one PHP archive, whatever its name. */
function isComposer(image: SearchedImage, path: string): boolean {
  return !ownerOf(image, path) && textOf(image.filesystem, path)?.includes("composer.phar") === true;
}

/** A script that is of use with PHP's headers alone. */
function phpizeEvidence(image: SearchedImage, path: string): Evidence[] {
  const prefix = parent(path, 2);
  const { filesystem } = image;
  if (!PHPIZE.test(path) || ownerOf(image, path) || !textOf(filesystem, path)?.startsWith("#!")) return [];
  if (!filesystem.lookup(`${prefix}/lib/php/build`)) return [];
  const parts = [path, ...PARTS.map((part) => `${prefix}/${part}`)];
  return treeEvidence(
    { path, name: "phpize" },
    parts.flatMap((part) => filesBelow(filesystem, part)),
    (file) => file === path,
  );
}
