import { baseName } from "../image/path.ts";
import { isElf } from "../packages/programs/elf-reader.ts";
import { cacheEvidence, fileEvidence, folderEvidence, type Label } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesEvidence } from "./package-evidence.ts";
import { filesBelow, isSystemPrefix, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";
import { environment, textOf } from "./texts.ts";

const PACKAGE = /^(golang(-\d+\.\d+)?(-go|-src|-bin)?|gccgo(-\d+)?|gcc-go|go)$/;
const PROGRAM = /(^|\/)bin\/go$/;
const COMPILER = /(^|\/)pkg\/tool\/[a-z0-9]+_[a-z0-9]+\/(compile|link)$/;
/** Below GOPATH, and GOCACHE by default. */
const MODULE_CACHE = /(^|\/)pkg\/mod\/cache\/download$/;
const BUILD_CACHE = /(^|\/)\.cache\/go-build$/;

export const goToolchain: Detector = {
  id: "go-toolchain",
  title: "Go toolchain",
  severity: "error",
  inherited: "error",
  reads: /^(go|compile|link|VERSION)$/,
  content: (path, size) =>
    /(^|\/)(go|compile|link)$/.test(path) || (baseName(path) === "VERSION" && size < 256) ? "head" : "none",
  search: (image) => [
    ...packagesEvidence(
      image,
      (item) => PACKAGE.test(item.name) && (item.name !== "go" || item.manager !== "dpkg"),
      () => ({ programs: ["go", "gofmt"] }),
    ),
    ...unpackedEvidence(image),
    ...caches(image),
  ],
  message: ({ evidence }) => `Go build tooling: ${listThings(leadBy(evidence, [/^Go$/, /^golang/]), "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Build in a stage that is FROM {base}, and copy the binary to a small base such as alpine or distroless.",
      copy: "Copy only the compiled binary from {from}.",
      run: "Run `go build` in a stage of its own and copy the binary from there.",
    }),
};

function unpackedEvidence(image: SearchedImage): Evidence[] {
  const candidates = [...named(image, "go"), ...named(image, "compile"), ...named(image, "link")].filter(
    ({ path }) =>
      (PROGRAM.test(path) || COMPILER.test(path)) &&
      ownerOf(image, path) === undefined &&
      isElf(image.filesystem.content(path)),
  );
  const roots = new Set<string>();
  const alone: string[] = [];
  for (const { path } of candidates) {
    const root = PROGRAM.test(path) ? parent(path, 2) : path.replace(/\/?pkg\/tool\/[^/]+\/[^/]+$/, "");
    if (isGoRoot(image, root)) roots.add(root);
    else if (PROGRAM.test(path)) alone.push(path);
  }
  const programs = ["go", "gofmt"];
  return [
    ...[...roots].flatMap((root) =>
      folderEvidence(
        image,
        { path: root, name: "Go", ...version(image, root), programs },
        (path) => PROGRAM.test(path) || COMPILER.test(path),
      ),
    ),
    ...alone
      .filter((path) => ![...roots].some((root) => path.startsWith(`${root}/`)))
      .flatMap((path) => fileEvidence(image, { path, name: "Go", ...version(image, ""), programs })),
  ];
}

function isGoRoot(image: SearchedImage, root: string): boolean {
  if (isSystemPrefix(root)) return false;
  return ["pkg/tool", "src/runtime", "VERSION"].some(
    (path) => image.filesystem.lookup(`${root}/${path}`) !== undefined,
  );
}

function version(image: SearchedImage, root: string): { version?: string } {
  const text = root === "" ? undefined : textOf(image.filesystem, `${root}/VERSION`);
  const number = /^go(\d\S*)/.exec(text ?? "")?.[1] ?? environment(image, "GOLANG_VERSION");
  return number === undefined ? {} : { version: number };
}

function caches(image: SearchedImage): Evidence[] {
  const found: Label[] = [
    ...named(image, "download")
      .filter(({ path }) => MODULE_CACHE.test(path))
      .map(({ path }) => ({ path: parent(path, 2), name: "module cache", severity: "warning" as const })),
    ...named(image, "go-build")
      .filter(({ path }) => BUILD_CACHE.test(path))
      .map(({ path }) => ({ path, name: "build cache", severity: "warning" as const })),
  ];
  return found.flatMap((label) => cacheEvidence(label, filesBelow(image.filesystem, label.path)));
}
