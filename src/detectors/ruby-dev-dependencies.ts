import { baseName } from "../image/path.ts";
import { treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf } from "./package-evidence.ts";
import { filesBelow, named, parent } from "./paths.ts";
import { readGemfile } from "./ruby/gemfile.ts";
import { gemClosure, readGemfileLock } from "./ruby/gemfile-lock.ts";
import { advise, countDependencies } from "./sentences.ts";
import { textOf } from "./texts.ts";

const GEMFILE = /(^|\/)(Gemfile|gems\.rb)(\.lock|\.locked)?$/;
const FILE_LIMIT = 1_000_000;
const SPECIFICATION = /^(.*)\/specifications\/([^/]+)-(\d[^/-]*(?:-[a-z0-9_-]+)?)\.gemspec$/;
/** No file system has longer ones. */
const LONGEST_PATH = 4096;
const NOT_OWN = /(^|\/)(gems|node_modules|vendor\/bundle)\//;

export const rubyDevDependencies: Detector = {
  id: "ruby-dev-dependencies",
  title: "Ruby dev dependencies",
  severity: "warning",
  ownOnly: true,
  reads: /^(Gemfile|gems\.)/,
  content: (path, size) =>
    /Gemfile|gems\./.test(baseName(path)) && GEMFILE.test(path) && !NOT_OWN.test(path) && size <= FILE_LIMIT
      ? "whole"
      : "none",
  search: (image) => {
    const development = developmentGems(image);
    if (development.size === 0) return [];
    const found: Evidence[] = [];
    for (const { path, versions } of named(image, /\.gemspec$/)) {
      if (path.length > LONGEST_PATH) continue;
      const [, home, name = "", version = ""] = SPECIFICATION.exec(path) ?? [];
      if (home === undefined || !development.has(name) || ownerOf(image, path)) continue;
      if ((versions[0]?.layer ?? 0) < image.baseLayers) continue;
      const folder = `${home}/gems/${name}-${version}`;
      const files = [folder, path].flatMap((part) => filesBelow(image.filesystem, part));
      const label = { path: folder, name, package: name, version, programs: [name] };
      found.push(...treeEvidence(label, files, (file) => file === path));
    }
    return found;
  },
  message: ({ evidence }) => countDependencies(evidence),
  remedy: (facts) =>
    advise(facts, {
      base: "Set `ENV BUNDLE_WITHOUT=development:test` above `bundle install` where {base} is made.",
      copy: "Set `ENV BUNDLE_WITHOUT=development:test` above `bundle install` in {from}, and here as well: `bundle exec` reads it.",
      run: "Set `ENV BUNDLE_WITHOUT=development:test` above `bundle install`: `bundle exec` reads it as well.",
    }),
};

/** Gems that only the development and test groups of a Gemfile in the image lead to, by its lock. */
function developmentGems(image: SearchedImage): ReadonlySet<string> {
  const development = new Set<string>();
  const production = new Set<string>();
  for (const [name, lockName] of [
    ["Gemfile", "Gemfile.lock"],
    ["gems.rb", "gems.locked"],
  ] as const) {
    for (const { path } of named(image, name)) {
      const text = textOf(image.filesystem, path);
      const lock = textOf(image.filesystem, [parent(path), lockName].filter((part) => part !== "").join("/"));
      if (text === undefined || lock === undefined) continue;
      const gemfile = readGemfile(text);
      if (gemfile.isGem) continue;
      const gems = readGemfileLock(lock);
      for (const gem of gemClosure(gemfile.development, gems)) development.add(gem);
      for (const gem of gemClosure(gemfile.production, gems)) production.add(gem);
    }
  }
  return new Set([...development].filter((gem) => !production.has(gem)));
}
