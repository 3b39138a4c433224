import { baseName } from "../image/path.ts";
import { isElf } from "../packages/programs/elf-reader.ts";
import { cacheEvidence, fileEvidence, folderEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, isFolder, isSharedPrefix, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";

const PACKAGE =
  /^(ghc(-\d[\d.]*)?|ghc-compiler|cabal|cabal-install(-\d.*)?|haskell-stack|stack|haskell-platform)$/;
const COMPANION =
  /^(ghc-(prof|doc|base|.+-devel)|libghc-.+-(dev|prof)|lib(gmp|ffi|bsd|md|ncurses|numa)-dev)$/;
/** The compiler itself, below its version's library folder; `bin/ghc` is a script that starts it. */
const COMPILER = /^(?:(.*)\/)?lib\/(?:ghc-)?\d+\.\d+\.\d+\/bin\/ghc(?:-\d[\d.]*)?$/;
const VERSION = /lib\/(?:ghc-)?(\d+\.\d+\.\d+)\//;
const PROGRAM = /(^|\/)bin\/ghc(-\d[\d.]*)?$/;
const COMPANION_PROGRAM = /(^|\/)bin\/(cabal|stack|ghcup)$/;
const CACHES: readonly { readonly path: RegExp; readonly name: string }[] = [
  { path: /(^|\/)\.cabal\/(packages|store)$/, name: "Cabal packages" },
  { path: /(^|\/)\.stack\/(pantry|snapshots|programs)$/, name: "Stack packages" },
];

export const haskellToolchain: Detector = {
  id: "haskell-toolchain",
  title: "Haskell toolchain",
  severity: "error",
  inherited: "error",
  reads: /^(ghc(-\d[\d.]*)?|cabal|stack|ghcup)$/,
  content: (path) => (/(^|\/)bin\/(ghc(-\d[\d.]*)?|cabal|stack|ghcup)$/.test(path) ? "head" : "none"),
  search: (image) => {
    const compilers = unpackedEvidence(image);
    const caches = ["packages", "store", "pantry", "snapshots", "programs"]
      .flatMap((name) => named(image, name))
      .flatMap((folder) => {
        const cache = CACHES.find((item) => item.path.test(folder.path));
        if (!cache || !isFolder(folder)) return [];
        const label = { path: folder.path, name: cache.name, severity: "warning" as const };
        return cacheEvidence(label, filesBelow(image.filesystem, folder.path));
      });
    const packages = packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }, () => ({
      programs: PROGRAMS,
    }));
    // `stack` and `cabal` alone are words that anybody may call a program.
    const beside = compilers.length + packages.length + caches.length > 0 ? installers(image, compilers) : [];
    return [...packages, ...compilers, ...beside, ...caches];
  },
  message: ({ evidence }) => `Haskell build tooling: ${listThings(leadBy(evidence, [/^ghc/i]), "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Build in a stage that is FROM {base}, and copy the program to a small base such as debian:bookworm-slim.",
      copy: "Copy only the compiled program from {from}.",
      run: "Build in a stage of its own, and copy the program from there.",
    }),
};

const PROGRAMS = ["ghc", "ghci", "runghc", "cabal", "stack"];

function unpackedEvidence(image: SearchedImage): Evidence[] {
  const roots = new Map<string, string>();
  for (const { path } of named(image, /^ghc(-\d[\d.]*)?$/)) {
    if (!PROGRAM.test(path) || ownerOf(image, path) || !isElf(image.filesystem.content(path))) continue;
    const library = parent(path, 2);
    const has = (file: string): boolean => image.filesystem.lookup(`${library}/${file}`) !== undefined;
    const inPlace = COMPILER.exec(path);
    if (!inPlace) {
      // A folder that was copied out of its place is told by its packages.
      if (has("settings") && has("package.conf.d")) roots.set(library, "");
    } else if (has("settings") || has("lib/settings")) {
      const [, prefix = ""] = inPlace;
      roots.set(isSharedPrefix(image, prefix) ? library : prefix, VERSION.exec(path)?.[1] ?? "");
    }
  }
  return [...roots].flatMap(([path, version]) =>
    folderEvidence(image, { path, name: "GHC", version, programs: PROGRAMS }, (file) => PROGRAM.test(file)),
  );
}

function installers(image: SearchedImage, compilers: readonly Evidence[]): Evidence[] {
  return ["cabal", "stack", "ghcup"]
    .flatMap((name) => named(image, name))
    .filter(({ path }) => COMPANION_PROGRAM.test(path) && !ownerOf(image, path))
    .filter(({ path }) => !compilers.some((tree) => path.startsWith(`${tree.path}/`)))
    .filter(({ path }) => isElf(image.filesystem.content(path)))
    .flatMap(({ path }) => fileEvidence(image, { path, name: baseName(path), programs: PROGRAMS }));
}
