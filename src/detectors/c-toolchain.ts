import type { PathHistory } from "../image/filesystem.ts";
import { baseName } from "../image/path.ts";
import { isElf } from "../packages/programs/elf-reader.ts";
import { fileEvidence, folderEvidence, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, hardLinkTarget, isFolder, isSharedPrefix, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";
import { environment } from "./texts.ts";

/**
 * Binary package names, never source packages: gcc-12-base, libgcc-s1 and libstdc++6 are built from gcc's source
 * and belong to every Debian. Debian 13 keeps the compilers in `gcc-14-x86-64-linux-gnu`.
 */
const TOOL =
  /^((gcc|g\+\+|gfortran|gnat|gdc|gobjc|gobjc\+\+|clang|lld|llvm)(-\d+(\.\d+)*)?(-[a-z0-9-]+-linux-(gnu|musl)[a-z0-9]*)?|(gcc|g\+\+)(-\d+)?-multilib|tcc|build-essential|crossbuild-essential-.+|build-base|binutils|make|make-guile|cmake|ninja-build|ninja|samurai|meson|autoconf|automake|libtool|libtool-bin|pkg-config|pkgconf|pkgconf-bin|dpkg-dev|musl-tools|bazel|bison|flex|m4|musl-dev|linux-headers|abuild|gcc-c\+\+|rpm-build)$/;
/** Comes with those and is of no use without them; alone it is no evidence. */
const COMPANION =
  /^(binutils-.+|cpp(-\d+.*)?|libbinutils|libctf(-nobfd)?0|libgprofng0|libisl\d+|libmpc\d?|libmpfr\d|libitm1|autotools-dev|autopoint|shtool|libsframe\d|libcc1-0|lib(gcc|stdc\+\+|gfortran|clang(-common)?|objc)-\d+-dev|libc6-dev|libc6-dev-.+|libc-dev|libc-dev-bin|libc-devtools|linux-libc-dev|libcrypt-dev|libtirpc-dev|libnsl-dev|rpcsvc-proto|libdpkg-perl|lib(a|hwa|l|t|ub)san\d+|cmake-data|m4|patch|fortify-headers|\.build-deps.*|llvm-\d+-(dev|tools|runtime)|glibc-(devel|headers)(-.+)?|kernel-headers|libstdc\+\+-(dev|devel)|isl\d+|mpc\d|mpfr\d|libxcrypt-devel|annobin|gcc-plugin-annobin|libclang-rt-\d+-dev|re2c)$/;

/** Large, and not clang's alone: drivers of graphics and databases that compile queries have them too. */
export const LLVM =
  /^(libllvm\d+(\.\d+)?|libclang(-cpp|1-)\d+(\.\d+)?|(llvm|clang)\d*-libs|llvm-\d+-linker-tools)$/;

const COMPILER = /^(?:[a-z0-9_-]+-)?(?:gcc|g\+\+|c\+\+|cc|clang|clang\+\+|tcc|gfortran)(?:-\d+(?:\.\d+)*)?$/;
const BUILD_SYSTEM = /^(?:make|gmake|cmake|ninja|bazel|bazelisk|buck2)$/;
/** What Kitware's archive has beside its programs. */
const CMAKE_PROGRAM = /^(?:cmake|ctest|cpack|ccmake|cmake-gui)$/;
const CMAKE_PARTS = /^cmake-\d/;
/** What of a tree is started by who means to ship it; other programs can lie there as well. */
const PROGRAMS = ["gcc", "g++", "cc", "c++", "clang", "clang++", "tcc", "gfortran"];
/** Looked at in any folder: a layer may call a bin folder by another name, a link. */
const TOOL_NAME = new RegExp(`${COMPILER.source}|${BUILD_SYSTEM.source}|^(?:cc1|cc1plus|lto1|collect2)$`);
/** gcc's own parts, below `lib/gcc/<machine>/<version>/` or `libexec/gcc/…`. */
const COMPILER_PART = /(^|\/)lib(exec)?\/gcc\/[^/]+\/[^/]+\/(cc1|cc1plus|lto1|collect2)$/;
const PROGRAM_FOLDER = /(^|\/)s?bin\/[^/]+$/;
/** One program under many names: what it is called says nothing. */
const MULTI_CALL = /^(busybox|toybox|ccache|distcc)/;

export const cToolchain: Detector = {
  id: "c-toolchain",
  title: "C/C++ toolchain",
  severity: "error",
  inherited: "error",
  reads: TOOL_NAME,
  content: (path) => (TOOL_NAME.test(baseName(path)) ? "head" : "none"),
  search: (image) =>
    withoutLinkersOfBase(image, [
      ...packagesWithCompanions(image, { tool: TOOL, companion: COMPANION, library: LLVM }, (item) =>
        byDesign(image, item.layer),
      ),
      ...unpackedEvidence(image),
    ]),
  message: ({ evidence }) => {
    const leading = evidence.filter(({ name }) => LEAD.some((pattern) => pattern.test(name)));
    const shown = Math.min(3, Math.max(1, leading.length));
    const others = evidence.some((item) => item.package) ? "package" : "program";
    return `C/C++ toolchain: ${listThings(leadBy(evidence, [...LEAD, VERSIONED]), others, shown)}`;
  },
  remedy: (facts) =>
    advise(facts, {
      base: facts.evidence.every(({ severity }) => severity === "info")
        ? "{base} keeps it to build extensions; PHP's Alpine images do not."
        : "Compile in a stage that is FROM {base}, and base the shipped stage on an image without compilers (its slim variant, for one).",
      copy: "Copy only the compiled files from {from}, not the folders that hold its tools.",
      run: "Move this line to a build stage and copy its result with `COPY --from`.",
    }),
};

/**
 * The official PHP images on Debian keep what phpize needs; PHPIZE_DEPS names it. There is no slimmer one of theirs to
 * go to but Alpine's, which sets the same and has none of it.
 */
function byDesign(image: SearchedImage, layer: number): { severity?: "info" } {
  const isPhp =
    layer < image.baseLayers && environment(image, "PHPIZE_DEPS") && environment(image, "PHP_VERSION");
  return isPhp ? { severity: "info" } : {};
}

const LINKERS = /^(binutils(-.+)?|libbinutils|libctf(-nobfd)?0|libgprofng0|libsframe\d)$/;

/** Temurin's JDK images have binutils for jlink: where nothing compiles, the linkers of a base are no toolchain. */
function withoutLinkersOfBase(
  { baseLayers }: SearchedImage,
  found: readonly Evidence[],
): readonly Evidence[] {
  const isOwn = ({ layers }: Evidence) => [...layers.keys()].some((layer) => layer >= baseLayers);
  return found.every((item) => isOwn(item) || LINKERS.test(item.name)) ? found.filter(isOwn) : found;
}

const LEAD = [/^(gcc|clang|tcc)$/, /^(g\+\+|clang\+\+)$/, /^(make|cmake)$/];
/** `gcc-12` says no more than the `gcc` beside it; alone it leads. */
const VERSIONED = /^(gcc|clang)-\d/;

function isCandidate(path: string): boolean {
  if (COMPILER_PART.test(path)) return true;
  const name = baseName(path);
  return PROGRAM_FOLDER.test(path) && (COMPILER.test(name) || BUILD_SYSTEM.test(name));
}

/** Compilers that no package database knows: copied, or unpacked from an archive. */
function unpackedEvidence(image: SearchedImage): Evidence[] {
  const trees = new Map<string, PathHistory>();
  const programs: PathHistory[] = [];
  for (const history of named(image, TOOL_NAME)) {
    if (!isCandidate(history.path) || !isProgram(image, history)) continue;
    const root = treeRoot(image, history.path);
    if (root === undefined) programs.push(history);
    else trees.set(root, trees.get(root) ?? history);
  }
  const cmakes = programs.filter(
    ({ path }) => baseName(path) === "cmake" && cmakeParts(image, path).length > 0,
  );
  const roots = [...trees.keys()];
  const inTree = (path: string) => roots.some((root) => path.startsWith(`${root}/`));
  return [
    ...roots.flatMap((root) =>
      folderEvidence(
        image,
        { path: root, name: toolName(trees.get(root)?.path ?? root), programs: PROGRAMS },
        isCandidate,
      ),
    ),
    ...cmakes.flatMap(({ path }) => cmakeEvidence(image, path)),
    ...programs
      .filter((history) => !inTree(history.path) && !cmakes.includes(history))
      .flatMap((history) => fileEvidence(image, { path: history.path, name: baseName(history.path) })),
  ];
}

/** cmake with its modules, which are most of it: `share/cmake-3.27` beside the bin folder. */
function cmakeEvidence(image: SearchedImage, path: string): Evidence[] {
  const { filesystem } = image;
  const folder = parent(path);
  const programs = filesystem
    .children(folder)
    .filter((name) => CMAKE_PROGRAM.test(name))
    .map((name) => `${folder}/${name}`);
  const files = [...programs, ...cmakeParts(image, path)].flatMap((part) => filesBelow(filesystem, part));
  return treeEvidence({ path, name: "cmake" }, files, (file) => file === path);
}

function cmakeParts({ filesystem }: SearchedImage, path: string): string[] {
  const share = `${parent(path, 2)}/share`;
  return filesystem.children(share).flatMap((name) => (CMAKE_PARTS.test(name) ? `${share}/${name}` : []));
}

/** The folder that a whole toolchain lies in; undefined where its programs lie among a system's. */
function treeRoot(image: SearchedImage, path: string): string | undefined {
  const prefix = COMPILER_PART.test(path)
    ? path.replace(/(^|\/)lib(exec)?\/gcc\/.*$/, "")
    : COMPILER.test(baseName(path))
      ? parent(path, 2)
      : undefined;
  if (prefix === undefined) return undefined;
  if (!isSharedPrefix(image, prefix)) return prefix;
  return COMPILER_PART.test(path) ? parent(path) : undefined;
}

function toolName(path: string): string {
  return COMPILER_PART.test(path) ? "gcc" : baseName(path);
}

function isProgram(image: SearchedImage, history: PathHistory): boolean {
  if (isFolder(history) || ownerOf(image, history.path)) return false;
  const target = hardLinkTarget(image.filesystem, history);
  if (target && (MULTI_CALL.test(baseName(target.path)) || ownerOf(image, target.path))) return false;
  return (
    isElf(image.filesystem.content(history.path)) || isElf(target && image.filesystem.content(target.path))
  );
}
