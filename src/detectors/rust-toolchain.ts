import type { PathHistory } from "../image/filesystem.ts";
import { baseName } from "../image/path.ts";
import { isElf } from "../packages/programs/elf-reader.ts";
import { LLVM } from "./c-toolchain.ts";
import { cacheEvidence, folderEvidence, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, hardLinkTarget, isFolder, isSharedPrefix, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";
import { environment } from "./texts.ts";

const PACKAGE = /^(rustc|cargo|rust|rust-all|rustup)(-\d+\.\d+)?$/;
const COMPANION =
  /^(libstd-rust-(dev|\d.*)|rust-src|rust-stdlib|rust-clippy|rustfmt|rust-std-static.*|rust-analyzer)$/;
const PROGRAMS = ["rustc", "cargo", "rustup", "rustdoc", "rustfmt", "cargo-clippy", "clippy-driver"];
const PROOF = /(^|\/)bin\/(rustc|cargo|rustup)$/;
const TOOLCHAIN = /^(.*?\/?toolchains)\/([^/]+)\/bin\/[^/]+$/;
const PROXY_FOLDER = /(^|\/)(\.?cargo|usr|local|root|rust[^/]*)\/bin$/;
const CARGO_CACHE = /(^|\/)(\.cargo|cargo)\/(registry|git)$/;

export const rustToolchain: Detector = {
  id: "rust-toolchain",
  title: "Rust toolchain",
  severity: "error",
  inherited: "error",
  reads: /^(rustc|cargo|rustup)$/,
  content: (path) => (/(^|\/)(rustc|cargo|rustup)$/.test(path) ? "head" : "none"),
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION, library: LLVM }, () => ({
      programs: PROGRAMS,
    })),
    ...unpackedEvidence(image),
    ...caches(image),
    ...buildFolders(image),
  ],
  message: ({ evidence }) =>
    `Rust build tooling: ${listThings(leadBy(evidence, [/^Rust$/, /^rustc/, /^cargo$/]), "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Build in a stage that is FROM {base}, and copy the binary to a small base such as debian:bookworm-slim.",
      copy: "Copy only the compiled binary (target/release/…) from {from}.",
      run: "Run `cargo build` in a stage of its own and copy the binary from there.",
    }),
};

/** rustup's toolchains, its proxies (one file under a dozen names), and trees made by rust's own install.sh. */
function unpackedEvidence(image: SearchedImage): Evidence[] {
  const roots = new Map<string, string | undefined>();
  const proxies = new Map<string, PathHistory[]>();
  for (const history of [...named(image, "rustc"), ...named(image, "cargo"), ...named(image, "rustup")]) {
    if (!isProgram(image, history)) continue;
    const toolchain = TOOLCHAIN.exec(history.path);
    const prefix = parent(history.path, 2);
    if (toolchain) {
      const [, folder = "", name = ""] = toolchain;
      roots.set(`${folder}/${name}`, /^\d[\d.]*/.exec(name)?.[0]);
    } else if (!isSharedPrefix(image, prefix) && image.filesystem.lookup(`${prefix}/lib/rustlib`)) {
      roots.set(prefix, undefined);
    } else {
      const folder = parent(history.path);
      proxies.set(folder, [...(proxies.get(folder) ?? []), history]);
    }
  }
  const given = environment(image, "RUST_VERSION");
  const version = (found: string | undefined) => (found ?? given) && { version: found ?? given ?? "" };
  return [
    ...[...roots].flatMap(([path, found]) =>
      folderEvidence(image, { path, name: "Rust", ...version(found), programs: PROGRAMS }, (file) =>
        PROOF.test(file),
      ),
    ),
    ...[...proxies].flatMap(([folder, files]) => {
      // One alone in an application's folder is its own program.
      if (files.length === 1 && !PROXY_FOLDER.test(folder)) return [];
      const first = files.find((file) => baseName(file.path) === "rustup") ?? files[0];
      const targets = files.map((file) => hardLinkTarget(image.filesystem, file) ?? file);
      return first
        ? treeEvidence({ path: first.path, name: baseName(first.path), programs: PROGRAMS }, [
            ...files,
            ...targets,
          ])
        : [];
    }),
  ];
}

function isProgram(image: SearchedImage, history: PathHistory): boolean {
  if (!PROOF.test(history.path) || isFolder(history) || ownerOf(image, history.path)) return false;
  const target = hardLinkTarget(image.filesystem, history) ?? history;
  return isElf(image.filesystem.content(history.path)) || isElf(image.filesystem.content(target.path));
}

function caches(image: SearchedImage): Evidence[] {
  return [...named(image, "registry"), ...named(image, "git")]
    .filter((history) => isFolder(history) && CARGO_CACHE.test(history.path))
    .flatMap(({ path }) =>
      cacheEvidence({ path, name: "crate cache", severity: "warning" }, filesBelow(image.filesystem, path)),
    );
}

/** What cargo keeps beside the programs that it made; `.rustc_info.json` tells that a folder is cargo's. */
function buildFolders(image: SearchedImage): Evidence[] {
  return named(image, ".rustc_info.json").flatMap(({ path }) => {
    const target = parent(path);
    const parts = /^([^/]+\/){1,2}(deps|build|incremental|\.fingerprint|examples)\//;
    const files = filesBelow(image.filesystem, target).filter((file) =>
      parts.test(file.path.slice(target.length + 1)),
    );
    return cacheEvidence({ path: target, name: "cargo's build folder", severity: "warning" }, files);
  });
}
