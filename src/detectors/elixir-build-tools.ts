import { baseName } from "../image/path.ts";
import { cacheEvidence, fileEvidence, folderEvidence, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, isFolder, isSharedPrefix, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";
import { textOf } from "./texts.ts";

const PACKAGE = /^(elixir|rebar3?|erlang-rebar3?)$/;
const COMPANION = /^erlang-(dev|src|edoc|eunit|dialyzer|parsetools|syntax-tools|tools)$/;
/** Elixir's own home; a release that ships Mix's library has no `bin/mix` beside it. */
const MIX = /^(.*)\/lib\/mix\/ebin\/mix\.app$/;
const REBAR = /^rebar3?$/;
const CACHES: readonly { readonly path: RegExp; readonly name: string }[] = [
  { path: /(^|\/)\.mix\/(archives|elixir)$/, name: "Mix archives" },
  { path: /(^|\/)\.hex\/packages$/, name: "Hex packages" },
  { path: /(^|\/)\.cache\/rebar3$/, name: "rebar3 cache" },
];

export const elixirBuildTools: Detector = {
  id: "elixir-build-tools",
  title: "Elixir and Erlang build tools",
  severity: "warning",
  inherited: "warning",
  reads: REBAR,
  content: (path) => (REBAR.test(baseName(path)) ? "head" : "none"),
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }, () => ({
      programs: ["mix", "iex", "elixir"],
    })),
    ...named(image, "mix.app").flatMap(({ path }) => elixirHome(image, path)),
    ...[...named(image, "rebar3"), ...named(image, "rebar")]
      .filter(({ path }) => !ownerOf(image, path) && isEscript(image, path))
      .flatMap(({ path }) => fileEvidence(image, { path, name: baseName(path) })),
    ...["archives", "elixir", "packages", "rebar3"]
      .flatMap((name) => named(image, name))
      .flatMap((folder) => {
        const cache = CACHES.find((item) => item.path.test(folder.path));
        if (!cache || !isFolder(folder)) return [];
        return cacheEvidence(
          { path: folder.path, name: cache.name },
          filesBelow(image.filesystem, folder.path),
        );
      }),
  ],
  message: ({ evidence }) =>
    `Elixir and Erlang build tools: ${listThings(leadBy(evidence, [/^elixir$/i]), "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Run `mix release` in a stage that is FROM {base}, and copy the release to the distribution's own image.",
      copy: "Copy only the release (_build/prod/rel/…) from {from}.",
      run: "Run `mix release` in a stage of its own, and copy the release from there.",
    }),
};

function elixirHome(image: SearchedImage, path: string): Evidence[] {
  const [, home] = MIX.exec(path) ?? [];
  if (home === undefined || ownerOf(image, path) || !image.filesystem.lookup(`${home}/bin/mix`)) return [];
  const programs = ["mix", "iex", "elixir"];
  if (!isSharedPrefix(image, home))
    return folderEvidence(image, { path: home, name: "Elixir", programs }, (file) => file === path);
  const files = filesBelow(image.filesystem, parent(path, 2));
  return treeEvidence({ path: parent(path, 2), name: "Elixir", programs }, files, (file) => file === path);
}

function isEscript({ filesystem }: SearchedImage, path: string): boolean {
  return /^#!.*\bescript\b/.test(textOf(filesystem, path) ?? "");
}
