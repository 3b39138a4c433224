export const id = 236;
export const ids = [236];
export const modules = {

/***/ 821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ broughtVersions)
/* harmony export */ });
/**
 * Which layers brought a file. A later layer that holds it again with as many bytes copied it up (chown, chmod);
 * one that holds other bytes wrote it anew, and the bytes before are there for nothing.
 */
function broughtVersions(history) {
    const brought = [];
    let last;
    for (const { layer, entry } of history.versions) {
        if (entry.type === "directory")
            continue;
        const bytes = entry.type === "file" ? entry.size : 0;
        if (last && last.bytes === bytes) {
            last.copies.push(layer);
            continue;
        }
        if (last)
            last.removed = true;
        last = { layer, bytes, copies: [], removed: false };
        brought.push(last);
    }
    if (last && history.removedIn !== null)
        last.removed = true;
    return brought;
}


/***/ }),

/***/ 4015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ii: () => (/* binding */ detectorContent),
  X0: () => (/* binding */ detectorIds),
  mW: () => (/* binding */ detectors)
});

// EXTERNAL MODULE: ./build/image/path.js
var image_path = __webpack_require__(5039);
// EXTERNAL MODULE: ./build/packages/programs/elf-reader.js
var elf_reader = __webpack_require__(2141);
// EXTERNAL MODULE: ./build/detectors/brought.js
var brought = __webpack_require__(821);
// EXTERNAL MODULE: ./build/detectors/paths.js
var paths = __webpack_require__(6504);
;// CONCATENATED MODULE: ./build/detectors/evidence.js


/** Parts of a tree that another line brought, smaller than this, are not worth a finding of their own. */
const PART_FLOOR = 100_000;
/** A cache smaller than this is not worth a line in anybody's review. */
const CACHE_FLOOR = 1_000_000;
/**
 * Evidence for a set of files that belong together, split by the layer that brought them and by whether they
 * survive: each part is evidence of its own. `main` is the file that proves the thing is there; parts without
 * it count only when they are large.
 */
function treeEvidence(label, files, main, floor = PART_FLOOR) {
    const parts = new Map();
    const seen = new Set();
    for (const history of files) {
        if (seen.has(history.path))
            continue;
        seen.add(history.path);
        for (const { layer, bytes, copies, removed } of (0,brought/* broughtVersions */.n)(history)) {
            const key = `${layer} ${removed}`;
            const part = parts.get(key) ?? { layer, removed, bytes: new Map([[layer, 0]]), main: false };
            parts.set(key, part);
            for (const holder of [layer, ...copies])
                part.bytes.set(holder, (part.bytes.get(holder) ?? 0) + bytes);
            part.main ||= main === undefined || main(history.path);
        }
    }
    return [...parts.values()]
        .filter((part) => part.main || (part.bytes.get(part.layer) ?? 0) >= floor)
        .map((part) => ({ ...label, layers: part.bytes, removed: part.removed }));
}
/** Everything below a folder as one piece of evidence (or one for each layer that brought a part of it). */
function folderEvidence(image, label, main) {
    return treeEvidence(label, (0,paths/* filesBelow */.DR)(image.filesystem, label.path), main);
}
/** A cache: evidence by its size alone, so a tool's empty or nearly empty folder is none. */
function cacheEvidence(label, files) {
    return treeEvidence({ programs: [], ...label }, files, () => false, CACHE_FLOOR);
}
/** One file; the file behind it where it is a hard link. */
function fileEvidence(image, label) {
    const history = image.filesystem.lookup(label.path);
    if (!history)
        return [];
    const target = (0,paths/* hardLinkTarget */.z5)(image.filesystem, history);
    return treeEvidence(label, [target ?? history]);
}

// EXTERNAL MODULE: ./build/detectors/package-evidence.js
var package_evidence = __webpack_require__(1668);
// EXTERNAL MODULE: ./build/text/bytes.js
var bytes = __webpack_require__(4769);
;// CONCATENATED MODULE: ./build/detectors/sentences.js

/** `gcc 12.2.0, make 4.3 and 14 other packages`. The evidence is sorted already: what leads the sentence first. */
function listThings(evidence, others, shown = 3) {
    const names = [...new Set(evidence.map(withVersion))];
    const listed = names.length === shown + 1 ? names : names.slice(0, shown);
    const rest = names.length - listed.length;
    if (rest > 0)
        return `${listed.join(", ")} and ${(0,bytes/* count */.U9)(rest, `other ${others}`)}`;
    const last = listed.at(-1) ?? "";
    return listed.length > 1 ? `${listed.slice(0, -1).join(", ")} and ${last}` : last;
}
function withVersion({ name, version }) {
    return version ? `${name} ${version}` : name;
}
/** What comes first in `order` leads; then by name of the rest as they were. */
function leadBy(evidence, order) {
    const rank = (item) => {
        const at = order.findIndex((pattern) => pattern.test(item.name));
        return at < 0 ? order.length : at;
    };
    return [...evidence].sort((a, b) => rank(a) - rank(b));
}
/** The advice that fits where it came from. */
function advise({ origin, base, source, residual }, advice) {
    const sentence = advice[origin]
        .replaceAll("{base}", base === null ? "the base image" : base)
        .replaceAll("{from}", source);
    if (!residual || origin !== "run")
        return sentence;
    return `Deleting it in a later line frees nothing: delete it in this same RUN, or ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
/** `3 dev dependencies (typescript, vite, …)`: the largest, which come first, are named. */
function countDependencies(evidence) {
    const [first] = evidence;
    if (evidence.length === 1 && first)
        return `1 dev dependency (${withVersion(first)})`;
    const largest = [...new Set(evidence.map((item) => item.name))].slice(0, 3);
    const more = evidence.length > largest.length ? ", …" : "";
    return `${(0,bytes/* count */.U9)(evidence.length, "dev dependency", "dev dependencies")} (${largest.join(", ")}${more})`;
}

// EXTERNAL MODULE: ./build/detectors/texts.js
var detectors_texts = __webpack_require__(176);
;// CONCATENATED MODULE: ./build/detectors/c-toolchain.js







/**
 * Binary package names, never source packages: gcc-12-base, libgcc-s1 and libstdc++6 are built from gcc's source
 * and belong to every Debian. Debian 13 keeps the compilers in `gcc-14-x86-64-linux-gnu`.
 */
const TOOL = /^((gcc|g\+\+|gfortran|gnat|gdc|gobjc|gobjc\+\+|clang|lld|llvm)(-\d+(\.\d+)*)?(-[a-z0-9-]+-linux-(gnu|musl)[a-z0-9]*)?|(gcc|g\+\+)(-\d+)?-multilib|tcc|build-essential|crossbuild-essential-.+|build-base|binutils|make|make-guile|cmake|ninja-build|ninja|samurai|meson|autoconf|automake|libtool|libtool-bin|pkg-config|pkgconf|pkgconf-bin|dpkg-dev|musl-tools|bazel|bison|flex|m4|musl-dev|linux-headers|abuild|gcc-c\+\+|rpm-build)$/;
/** Comes with those and is of no use without them; alone it is no evidence. */
const COMPANION = /^(binutils-.+|cpp(-\d+.*)?|libbinutils|libctf(-nobfd)?0|libgprofng0|libisl\d+|libmpc\d?|libmpfr\d|libitm1|autotools-dev|autopoint|shtool|libsframe\d|libcc1-0|lib(gcc|stdc\+\+|gfortran|clang(-common)?|objc)-\d+-dev|libc6-dev|libc6-dev-.+|libc-dev|libc-dev-bin|libc-devtools|linux-libc-dev|libcrypt-dev|libtirpc-dev|libnsl-dev|rpcsvc-proto|libdpkg-perl|lib(a|hwa|l|t|ub)san\d+|cmake-data|m4|patch|fortify-headers|\.build-deps.*|llvm-\d+-(dev|tools|runtime)|glibc-(devel|headers)(-.+)?|kernel-headers|libstdc\+\+-(dev|devel)|isl\d+|mpc\d|mpfr\d|libxcrypt-devel|annobin|gcc-plugin-annobin|libclang-rt-\d+-dev|re2c)$/;
/** Large, and not clang's alone: drivers of graphics and databases that compile queries have them too. */
const LLVM = /^(libllvm\d+(\.\d+)?|libclang(-cpp|1-)\d+(\.\d+)?|(llvm|clang)\d*-libs|llvm-\d+-linker-tools)$/;
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
const cToolchain = {
    id: "c-toolchain",
    title: "C/C++ toolchain",
    severity: "error",
    inherited: "error",
    reads: TOOL_NAME,
    content: (path) => (TOOL_NAME.test((0,image_path/* baseName */.Fl)(path)) ? "head" : "none"),
    search: (image) => withoutLinkersOfBase(image, [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: TOOL, companion: COMPANION, library: LLVM }, (item) => byDesign(image, item.layer)),
        ...unpackedEvidence(image),
    ]),
    message: ({ evidence }) => {
        const leading = evidence.filter(({ name }) => LEAD.some((pattern) => pattern.test(name)));
        const shown = Math.min(3, Math.max(1, leading.length));
        const others = evidence.some((item) => item.package) ? "package" : "program";
        return `C/C++ toolchain: ${listThings(leadBy(evidence, [...LEAD, VERSIONED]), others, shown)}`;
    },
    remedy: (facts) => advise(facts, {
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
function byDesign(image, layer) {
    const isPhp = layer < image.baseLayers && (0,detectors_texts/* environment */.cA)(image, "PHPIZE_DEPS") && (0,detectors_texts/* environment */.cA)(image, "PHP_VERSION");
    return isPhp ? { severity: "info" } : {};
}
const LINKERS = /^(binutils(-.+)?|libbinutils|libctf(-nobfd)?0|libgprofng0|libsframe\d)$/;
/** Temurin's JDK images have binutils for jlink: where nothing compiles, the linkers of a base are no toolchain. */
function withoutLinkersOfBase({ baseLayers }, found) {
    const isOwn = ({ layers }) => [...layers.keys()].some((layer) => layer >= baseLayers);
    return found.every((item) => isOwn(item) || LINKERS.test(item.name)) ? found.filter(isOwn) : found;
}
const LEAD = [/^(gcc|clang|tcc)$/, /^(g\+\+|clang\+\+)$/, /^(make|cmake)$/];
/** `gcc-12` says no more than the `gcc` beside it; alone it leads. */
const VERSIONED = /^(gcc|clang)-\d/;
function isCandidate(path) {
    if (COMPILER_PART.test(path))
        return true;
    const name = (0,image_path/* baseName */.Fl)(path);
    return PROGRAM_FOLDER.test(path) && (COMPILER.test(name) || BUILD_SYSTEM.test(name));
}
/** Compilers that no package database knows: copied, or unpacked from an archive. */
function unpackedEvidence(image) {
    const trees = new Map();
    const programs = [];
    for (const history of (0,paths/* named */.KT)(image, TOOL_NAME)) {
        if (!isCandidate(history.path) || !isProgram(image, history))
            continue;
        const root = treeRoot(image, history.path);
        if (root === undefined)
            programs.push(history);
        else
            trees.set(root, trees.get(root) ?? history);
    }
    const cmakes = programs.filter(({ path }) => (0,image_path/* baseName */.Fl)(path) === "cmake" && cmakeParts(image, path).length > 0);
    const roots = [...trees.keys()];
    const inTree = (path) => roots.some((root) => path.startsWith(`${root}/`));
    return [
        ...roots.flatMap((root) => folderEvidence(image, { path: root, name: toolName(trees.get(root)?.path ?? root), programs: PROGRAMS }, isCandidate)),
        ...cmakes.flatMap(({ path }) => cmakeEvidence(image, path)),
        ...programs
            .filter((history) => !inTree(history.path) && !cmakes.includes(history))
            .flatMap((history) => fileEvidence(image, { path: history.path, name: (0,image_path/* baseName */.Fl)(history.path) })),
    ];
}
/** cmake with its modules, which are most of it: `share/cmake-3.27` beside the bin folder. */
function cmakeEvidence(image, path) {
    const { filesystem } = image;
    const folder = (0,paths/* parent */.$t)(path);
    const programs = filesystem
        .children(folder)
        .filter((name) => CMAKE_PROGRAM.test(name))
        .map((name) => `${folder}/${name}`);
    const files = [...programs, ...cmakeParts(image, path)].flatMap((part) => (0,paths/* filesBelow */.DR)(filesystem, part));
    return treeEvidence({ path, name: "cmake" }, files, (file) => file === path);
}
function cmakeParts({ filesystem }, path) {
    const share = `${(0,paths/* parent */.$t)(path, 2)}/share`;
    return filesystem.children(share).flatMap((name) => (CMAKE_PARTS.test(name) ? `${share}/${name}` : []));
}
/** The folder that a whole toolchain lies in; undefined where its programs lie among a system's. */
function treeRoot(image, path) {
    const prefix = COMPILER_PART.test(path)
        ? path.replace(/(^|\/)lib(exec)?\/gcc\/.*$/, "")
        : COMPILER.test((0,image_path/* baseName */.Fl)(path))
            ? (0,paths/* parent */.$t)(path, 2)
            : undefined;
    if (prefix === undefined)
        return undefined;
    if (!(0,paths/* isSharedPrefix */.Qj)(image, prefix))
        return prefix;
    return COMPILER_PART.test(path) ? (0,paths/* parent */.$t)(path) : undefined;
}
function toolName(path) {
    return COMPILER_PART.test(path) ? "gcc" : (0,image_path/* baseName */.Fl)(path);
}
function isProgram(image, history) {
    if ((0,paths/* isFolder */.lQ)(history) || (0,package_evidence/* ownerOf */.bf)(image, history.path))
        return false;
    const target = (0,paths/* hardLinkTarget */.z5)(image.filesystem, history);
    if (target && (MULTI_CALL.test((0,image_path/* baseName */.Fl)(target.path)) || (0,package_evidence/* ownerOf */.bf)(image, target.path)))
        return false;
    return ((0,elf_reader/* isElf */.aB)(image.filesystem.content(history.path)) || (0,elf_reader/* isElf */.aB)(target && image.filesystem.content(target.path)));
}

;// CONCATENATED MODULE: ./build/detectors/development-headers.js




const NAME = /-(dev|devel|dev-bin)$/;
const STATIC = /-static$/;
/** `python3-dev` says more than the libraries' packages that it needs. */
const NAMED_AFTER_PROGRAM = /^(?!lib|linux-|zlib)/;
/** Pages to read, not headers. */
const NOT_HEADERS = /^manpages-/;
const HEADER = /\.(h|hh|hpp|hxx|h\+\+|inc)$/;
/** Node and Python install their own, whoever built them. */
const RUNTIME_HEADERS = /\/include\/(node|python\d[^/]*)\//;
const PREFIXES = ["usr", "usr/local"];
const LIBRARY_FOLDER = /^(lib|lib64|lib\/[^/]+-linux-[^/]+)$/;
const developmentHeaders = {
    id: "development-headers",
    title: "Headers and static libraries",
    severity: "warning",
    search: (image) => [
        ...(0,package_evidence/* packagesEvidence */.h4)(image, isHeaders, () => ({ programs: [] })),
        ...PREFIXES.flatMap((prefix) => unownedEvidence(image, prefix)),
    ],
    message: ({ evidence }) => `headers and static libraries: ${listThings(leadBy(evidence, [NAMED_AFTER_PROGRAM]), "package")}`,
    remedy: (facts) => advise(facts, {
        base: "Base the shipped stage on the slim variant of {base}, and compile in a stage of its own.",
        copy: "Copy only programs and shared libraries (*.so) from {from}.",
        run: facts.evidence.every((item) => item.package === undefined)
            ? "Build in a stage of its own, and copy only programs and shared libraries (*.so) from there."
            : `Install the -dev packages in a build stage, and here the libraries that they are for (${exampleOf(facts)}).`,
    }),
};
function exampleOf({ evidence }) {
    const manager = evidence.find(({ installed }) => installed)?.installed?.manager;
    if (manager === "apk")
        return "`libpq` for `libpq-dev`";
    return manager === "rpm" ? "`libpq` for `libpq-devel`" : "`libpq5` for `libpq-dev`";
}
/** By name or by Debian's section: neither knows all of them. */
function isHeaders({ name, section, files }) {
    if (NOT_HEADERS.test(name))
        return false;
    if (NAME.test(name) || /(^|\/)libdevel$/.test(section))
        return true;
    return STATIC.test(name) && files.some((path) => path.endsWith(".a"));
}
/** What own lines put among the system's headers and libraries; what the base image has there is its own affair. */
function unownedEvidence(image, prefix) {
    const { filesystem } = image;
    const libraries = ["lib", "lib64", ...filesystem.children(`${prefix}/lib`).map((name) => `lib/${name}`)]
        .filter((folder) => LIBRARY_FOLDER.test(folder))
        .flatMap((folder) => filesystem.children(`${prefix}/${folder}`).map((name) => `${folder}/${name}`))
        .filter((path) => path.endsWith(".a"))
        .flatMap((path) => filesystem.lookup(`${prefix}/${path}`) ?? []);
    const headers = (0,paths/* filesBelow */.DR)(filesystem, `${prefix}/include`).filter(({ path }) => HEADER.test(path));
    const files = [...headers, ...libraries].filter(({ path, versions }) => (versions[0]?.layer ?? 0) >= image.baseLayers && !RUNTIME_HEADERS.test(path) && !(0,package_evidence/* ownerOf */.bf)(image, path));
    const path = headers.length > 0 ? `${prefix}/include` : `${prefix}/lib`;
    return cacheEvidence({ path, name: `/${prefix}/include and *.a in /${prefix}/lib` }, files);
}

;// CONCATENATED MODULE: ./build/detectors/dotnet-sdk.js




const PACKAGE = /^(dotnet-sdk(-\d.*|-aot-.+)?|dotnet\d+-sdk(-aot)?|mono-(mcs|devel|complete|xbuild)|msbuild|fsharp)$/;
const dotnet_sdk_COMPANION = /^((dotnet|aspnetcore|netstandard)-(targeting-pack|apphost-pack|templates)-.+|(dotnet|aspnetcore)\d+-(targeting-pack|apphost-pack|templates)|nuget|libmono-cil-dev)$/;
const PROOF = /^(.*\/)?sdk\/(\d+\.\d+\.[^/]+)\/dotnet\.dll$/;
/** Beside the runtime's `shared` and `host`. */
const PARTS = ["sdk", "sdk-manifests", "packs", "templates", "library-packs", "metadata"];
const NUGET = /(^|\/)\.nuget\/packages$/;
const dotnetSdk = {
    id: "dotnet-sdk",
    title: ".NET SDK",
    severity: "error",
    inherited: "error",
    reads: /^dotnet\.dll$/,
    content: (path) => (path.endsWith("/dotnet.dll") && PROOF.test(path) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: PACKAGE, companion: dotnet_sdk_COMPANION }, () => ({
            programs: ["mcs", "msbuild", "xbuild"],
        })),
        ...dotnet_sdk_unpackedEvidence(image),
        ...(0,paths/* named */.KT)(image, "packages")
            .filter((folder) => NUGET.test(folder.path) && (0,paths/* isFolder */.lQ)(folder))
            .flatMap(({ path }) => cacheEvidence({ path, name: "NuGet packages", severity: "warning" }, (0,paths/* filesBelow */.DR)(image.filesystem, path))),
    ],
    message: ({ evidence }) => `.NET build tooling: ${listThings(leadBy(evidence, [/SDK$/, PACKAGE]), "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Publish in a stage that is FROM {base}, and base the shipped stage on the aspnet or runtime image of the same version.",
        copy: "Copy only what `dotnet publish` made from {from}.",
        run: "Run `dotnet publish` in a stage of its own and copy its output to a runtime image.",
    }),
};
/** An SDK is one folder for each version beside the runtime; `dotnet.dll` in it is the command line's. */
function dotnet_sdk_unpackedEvidence(image) {
    const versions = new Map();
    for (const { path } of (0,paths/* named */.KT)(image, "dotnet.dll")) {
        const [, root = "", version = ""] = PROOF.exec(path) ?? [];
        if (version === "" || (0,package_evidence/* ownerOf */.bf)(image, path) || !isPortableExecutable(image, path))
            continue;
        versions.set(root, [versions.get(root), version].filter((part) => part !== undefined).join(", "));
    }
    return [...versions].flatMap(([root, version]) => treeEvidence({ path: `${root}sdk`, name: ".NET SDK", version, programs: [] }, PARTS.flatMap((part) => (0,paths/* filesBelow */.DR)(image.filesystem, `${root}${part}`)), (path) => PROOF.test(path)));
}
/** https://learn.microsoft.com/windows/win32/debug/pe-format: begins with MS-DOS's mark. */
function isPortableExecutable({ filesystem }, path) {
    const bytes = filesystem.content(path);
    return bytes?.[0] === 0x4d && bytes[1] === 0x5a;
}

;// CONCATENATED MODULE: ./build/detectors/elixir-build-tools.js






const elixir_build_tools_PACKAGE = /^(elixir|rebar3?|erlang-rebar3?)$/;
const elixir_build_tools_COMPANION = /^erlang-(dev|src|edoc|eunit|dialyzer|parsetools|syntax-tools|tools)$/;
/** Elixir's own home; a release that ships Mix's library has no `bin/mix` beside it. */
const MIX = /^(.*)\/lib\/mix\/ebin\/mix\.app$/;
const REBAR = /^rebar3?$/;
const CACHES = [
    { path: /(^|\/)\.mix\/(archives|elixir)$/, name: "Mix archives" },
    { path: /(^|\/)\.hex\/packages$/, name: "Hex packages" },
    { path: /(^|\/)\.cache\/rebar3$/, name: "rebar3 cache" },
];
const elixirBuildTools = {
    id: "elixir-build-tools",
    title: "Elixir and Erlang build tools",
    severity: "warning",
    inherited: "warning",
    reads: REBAR,
    content: (path) => (REBAR.test((0,image_path/* baseName */.Fl)(path)) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: elixir_build_tools_PACKAGE, companion: elixir_build_tools_COMPANION }, () => ({
            programs: ["mix", "iex", "elixir"],
        })),
        ...(0,paths/* named */.KT)(image, "mix.app").flatMap(({ path }) => elixirHome(image, path)),
        ...[...(0,paths/* named */.KT)(image, "rebar3"), ...(0,paths/* named */.KT)(image, "rebar")]
            .filter(({ path }) => !(0,package_evidence/* ownerOf */.bf)(image, path) && isEscript(image, path))
            .flatMap(({ path }) => fileEvidence(image, { path, name: (0,image_path/* baseName */.Fl)(path) })),
        ...["archives", "elixir", "packages", "rebar3"]
            .flatMap((name) => (0,paths/* named */.KT)(image, name))
            .flatMap((folder) => {
            const cache = CACHES.find((item) => item.path.test(folder.path));
            if (!cache || !(0,paths/* isFolder */.lQ)(folder))
                return [];
            return cacheEvidence({ path: folder.path, name: cache.name }, (0,paths/* filesBelow */.DR)(image.filesystem, folder.path));
        }),
    ],
    message: ({ evidence }) => `Elixir and Erlang build tools: ${listThings(leadBy(evidence, [/^elixir$/i]), "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Run `mix release` in a stage that is FROM {base}, and copy the release to the distribution's own image.",
        copy: "Copy only the release (_build/prod/rel/…) from {from}.",
        run: "Run `mix release` in a stage of its own, and copy the release from there.",
    }),
};
function elixirHome(image, path) {
    const [, home] = MIX.exec(path) ?? [];
    if (home === undefined || (0,package_evidence/* ownerOf */.bf)(image, path) || !image.filesystem.lookup(`${home}/bin/mix`))
        return [];
    const programs = ["mix", "iex", "elixir"];
    if (!(0,paths/* isSharedPrefix */.Qj)(image, home))
        return folderEvidence(image, { path: home, name: "Elixir", programs }, (file) => file === path);
    const files = (0,paths/* filesBelow */.DR)(image.filesystem, (0,paths/* parent */.$t)(path, 2));
    return treeEvidence({ path: (0,paths/* parent */.$t)(path, 2), name: "Elixir", programs }, files, (file) => file === path);
}
function isEscript({ filesystem }, path) {
    return /^#!.*\bescript\b/.test((0,detectors_texts/* textOf */.b6)(filesystem, path) ?? "");
}

;// CONCATENATED MODULE: ./build/detectors/elf.js

const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
/** More names, or longer ones, are no program's: a made-up file must not cost time. */
const MAX_NEEDED = 1000;
const MAX_STRING = 4096;
/** Reads as much as the bytes at hand allow; undefined where they are no ELF header at all. */
function readElf(bytes) {
    const read = elf_reader/* ElfReader */.PB.open(bytes);
    if (!read)
        return undefined;
    const segments = read.segments();
    const interp = segments.find((segment) => segment.type === PT_INTERP);
    return {
        machine: read.half(18),
        interpreter: interp ? readString(bytes, interp.offset) : null,
        needed: readNeeded(bytes, segments, read),
    };
}
function readNeeded(bytes, segments, read) {
    const dynamic = segments.find((segment) => segment.type === PT_DYNAMIC);
    if (!dynamic)
        return segments.length > 0 ? [] : null;
    const step = read.wide ? 8 : 4;
    const offsets = [];
    let table = Number.NaN;
    for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 2 * step) {
        const tag = read.address(at);
        const value = read.address(at + step);
        if (Number.isNaN(tag) || Number.isNaN(value))
            return null;
        if (tag === 0)
            break;
        if (tag === DT_NEEDED && offsets.push(value) > MAX_NEEDED)
            return null;
        if (tag === DT_STRTAB)
            table = value;
    }
    const home = segments.find(({ type, address, size }) => type === elf_reader/* PT_LOAD */.M && table >= address && table < address + size);
    if (!home)
        return offsets.length === 0 ? [] : null;
    const names = offsets.map((offset) => readString(bytes, table - home.address + home.offset + offset));
    return names.every((name) => name !== null) ? names : null;
}
function readString(bytes, start) {
    if (!(start >= 0 && start < bytes.length))
        return null;
    const text = bytes.subarray(start, start + MAX_STRING);
    const end = text.indexOf(0);
    return end < 0 ? null : Buffer.from(text.subarray(0, end)).toString("latin1");
}

;// CONCATENATED MODULE: ./build/detectors/foreign-architecture.js





/** e_machine values of ELF files that processors run; others (eBPF programs) are data. https://gabi.xinuos.com */
const NAMES = new Map([
    [3, "386"],
    [40, "arm"],
    [62, "amd64"],
    [183, "arm64"],
    [21, "ppc64le"],
    [22, "s390x"],
    [243, "riscv64"],
]);
/** What else a processor of the architecture runs. */
const ALSO = { amd64: ["386"], arm64: ["arm"] };
/** A path that says what it is for: one of a set, of which a program picks its own. */
const TAGGED = /(amd64|x86[_-]?64|x64|i[36]86|ia32|x86|32-?bit|arm64|aarch64|armv?\d*|armhf|ppc64|powerpc|s390x?|riscv|qemu|cross|prebuild|sysroot|firmware)/i;
const PROGRAM = /(^|\/)s?bin\/[^/.]+$/;
const ADD_ON = /\.node$/;
const foreignArchitecture = {
    id: "foreign-architecture",
    title: "Programs for another processor",
    severity: "warning",
    ownOnly: true,
    reads: /^[^.]+$|\.node$/,
    content: (path) => (PROGRAM.test(path) || ADD_ON.test(path) ? "head" : "none"),
    search: (image) => {
        const own = image.config.architecture;
        if (![...NAMES.values()].includes(own))
            return [];
        const runs = [own, ...(ALSO[own] ?? [])];
        const wrong = [];
        const programs = (0,paths/* programFiles */.S$)(image).filter(({ path }) => PROGRAM.test(path));
        for (const history of [...programs, ...(0,paths/* named */.KT)(image, ADD_ON)]) {
            const { path } = history;
            if (history.layer < image.baseLayers || !(0,paths/* isPresentFile */.kM)(history) || TAGGED.test(path))
                continue;
            const bytes = image.filesystem.content(path);
            const head = bytes && readElf(bytes);
            const architecture = head && NAMES.get(head.machine);
            if (architecture === undefined || runs.includes(architecture) || (0,package_evidence/* ownerOf */.bf)(image, path))
                continue;
            const detail = `${architecture}, in an image for ${own}`;
            wrong.push(...fileEvidence(image, { path, name: (0,image_path/* baseName */.Fl)(path), detail, programs: [] }));
        }
        return wrong.filter((item) => !item.removed);
    },
    message: ({ evidence }) => {
        const names = [...new Set(evidence.map((item) => item.name))];
        const listed = names.length > 3 ? `${names.slice(0, 3).join(", ")}, …` : names.join(", ");
        return `${listed} ${evidence.length === 1 ? "is" : "are"} for ${evidence[0]?.detail}`;
    },
    remedy: ({ fromStage }) => `Build ${fromStage === null ? "it" : `it in ${fromStage}`} for the image's own platform: \`FROM --platform=$BUILDPLATFORM\` needs a cross-compiler that is told TARGETARCH.`,
};

;// CONCATENATED MODULE: ./build/detectors/node/package-folder.js
/**
 * The innermost package that a path lies in (or is): the part up to and with the name behind its last `node_modules/`.
 * `app/node_modules/@types/node/index.d.ts` → `app/node_modules/@types/node`. Undefined for what belongs to none.
 */
function packageFolder(path) {
    const at = path.lastIndexOf("node_modules/");
    if (at < 0 || (at > 0 && path[at - 1] !== "/"))
        return undefined;
    const start = at + "node_modules/".length;
    const [first = "", second] = path.slice(start).split("/", 2);
    if (first === "" || first.startsWith("."))
        return undefined;
    if (!first.startsWith("@"))
        return path.slice(0, start + first.length);
    return second ? path.slice(0, start + first.length + 1 + second.length) : undefined;
}
/** The package's name as its folder tells it: `@types/node`. */
function packageName(folder) {
    return folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
}

;// CONCATENATED MODULE: ./build/detectors/foreign-libc.js






/** Names that say what an add-on was built for: its loader picks the right one, so one of a set is enough. */
const LIBC_TAG = /linuxmusl|linux-?gnu|[-_.](musl|glibc|gnu)\b/g;
const SYSTEM_LIBRARIES = /^(usr\/)?lib(32|64|x32)?\/(?!node_modules\/)/;
/** Where applications are not put. */
const SYSTEM = /^(usr|lib|lib64|lib32|etc|var|dev|proc|sys|boot|run|tmp|media|mnt)\//;
const BIN = /(^|\/)s?bin\/[^/]+$/;
const foreign_libc_ADD_ON = /\.node$/;
const LIBRARY = /\.so(\.\d+)*$/;
const NATIVE = new RegExp(`${foreign_libc_ADD_ON.source}|${LIBRARY.source}`);
/** What an add-on needs stands near its end, so it is kept whole; larger ones are judged by programs beside them. */
const ADD_ON_LIMIT = 2_000_000;
const LIBRARY_LIMIT = 524_288;
/** The smallest program that a loader starts is larger. */
const SMALLEST = 1024;
/** e_machine of the architectures as Go, and so an image's config, names them. */
const MACHINES = {
    amd64: 62,
    arm64: 183,
    "386": 3,
    arm: 40,
    ppc64le: 21,
    s390x: 22,
    riscv64: 243,
};
const foreignLibc = {
    id: "foreign-libc",
    title: "Programs without their libc",
    severity: "warning",
    ownOnly: true,
    reads: new RegExp(`^[^.]+$|${NATIVE.source}`),
    content: (path, size) => {
        if (size < SMALLEST || SYSTEM_LIBRARIES.test(path))
            return "none";
        if (foreign_libc_ADD_ON.test(path))
            return size <= ADD_ON_LIMIT ? "whole" : "head";
        if (LIBRARY.test(path) && !path.includes("/lib-dynload/"))
            return size <= LIBRARY_LIMIT ? "whole" : "head";
        return isProgramPath(path) ? "head" : "none";
    },
    search: (image) => {
        const machine = MACHINES[image.config.architecture];
        const broken = [];
        const fitting = new Set();
        for (const history of candidates(image)) {
            const bytes = image.filesystem.content(history.path);
            const head = bytes && readElf(bytes);
            if (!head || (machine !== undefined && head.machine !== machine))
                continue;
            const libc = libcOf(head.interpreter, head.needed);
            if (libc === undefined)
                continue;
            if (isThere(image, libc, head.interpreter))
                fitting.add(withoutTag(history.path));
            else
                broken.push({ history, libc, detail: describeNeed(libc, head.interpreter) });
        }
        broken.sort((one, other) => (one.history.path < other.history.path ? -1 : 1));
        return group(broken.filter(({ history }) => !fitting.has(withoutTag(history.path))));
    },
    message: ({ evidence }) => {
        const names = [...new Set(evidence.map((item) => item.name))];
        const shown = names.length > 3 ? `${names.slice(0, 3).join(", ")}, …` : names.join(", ");
        return `cannot run here: ${shown} ${names.length === 1 ? "needs" : "need"} ${evidence[0]?.detail ?? "another libc"}, which is not in the image`;
    },
    remedy: ({ evidence, fromStage }) => {
        const where = fromStage === null ? "the stage that makes it" : fromStage;
        const same = `Base ${where} and this stage on the same kind of image: both Alpine, or both Debian`;
        const isProgram = evidence[0]?.detail?.startsWith("glibc (");
        return isProgram ? `${same}; or link statically (\`CGO_ENABLED=0\` for Go).` : `${same}.`;
    },
};
/** Programs have no extension; they lie in bin folders or where applications are put. */
function isProgramPath(path) {
    if ((0,image_path/* baseName */.Fl)(path).includes("."))
        return false;
    return BIN.test(path) || (!path.includes("node_modules/") && !SYSTEM.test(path));
}
function* candidates(image) {
    for (const history of nativeFiles(image)) {
        if (history.layer < image.baseLayers || !(0,paths/* isPresentFile */.kM)(history))
            continue;
        if (!(0,package_evidence/* ownerOf */.bf)(image, history.path))
            yield history;
    }
}
function* nativeFiles(image) {
    yield* (0,paths/* named */.KT)(image, NATIVE);
    for (const history of (0,paths/* programFiles */.S$)(image))
        if (isProgramPath(history.path))
            yield history;
    const isOwn = (folder) => !folder.endsWith("node_modules") && !SYSTEM.test(`${folder}/`);
    for (const history of image.filesystem.below("", isOwn)) {
        if (!BIN.test(history.path) && isProgramPath(history.path))
            yield history;
    }
}
function libcOf(interpreter, needed) {
    if (interpreter !== null)
        return /ld-musl-/.test(interpreter) ? "musl" : "glibc";
    if (needed?.some((name) => /^libc\.musl-|^ld-musl-/.test(name)))
        return "musl";
    return needed?.includes("libc.so.6") ? "glibc" : undefined;
}
/** Folders that loaders search by themselves. */
const foreign_libc_LIBRARY_FOLDER = /^(usr\/)?(local\/)?lib(32|64)?\/([^/]+-linux-[^/]+\/)?[^/]+$/;
/**
 * A program needs its very loader. An add-on needs the libc of its kind where the other kind is; where neither is in
 * its place (nix, scratch) nothing is known. gcompat on Alpine brings glibc's loader.
 */
function isThere(image, libc, interpreter) {
    if (interpreter !== null)
        return (0,paths/* isPresentFile */.kM)(image.filesystem.resolve(interpreter));
    const glibc = isInstalled(image, /^(libc\.so\.6|ld-linux.*\.so\.\d)$/);
    const musl = isInstalled(image, /^(ld-musl-.+\.so\.1|libc\.musl-.+\.so\.1)$/);
    return libc === "glibc" ? glibc || !musl : musl || !glibc;
}
function isInstalled(image, name) {
    return (0,paths/* named */.KT)(image, name).some(({ path }) => foreign_libc_LIBRARY_FOLDER.test(path) && (0,paths/* isPresentFile */.kM)(image.filesystem.resolve(path)));
}
function describeNeed(libc, interpreter) {
    return interpreter === null ? libc : `${libc} (${interpreter})`;
}
function withoutTag(path) {
    return path.replace(LIBC_TAG, (tag) => (tag.startsWith("linux") ? "linux" : ""));
}
/** One piece of evidence for each package (or program) that has such files. */
function group(broken) {
    const groups = new Map();
    for (const { history, detail } of broken) {
        const unit = unitOf(history.path);
        const found = groups.get(unit.key) ?? { name: unit.name, detail, files: [] };
        found.files.push(history);
        groups.set(unit.key, found);
    }
    return [...groups.values()].flatMap(({ name, detail, files }) => {
        const [first] = [...files].sort((a, b) => b.size - a.size);
        return first
            ? treeEvidence({ path: first.path, name, detail, programs: [] }, files).filter((item) => !item.removed)
            : [];
    });
}
function unitOf(path) {
    const folder = packageFolder(path);
    if (folder !== undefined)
        return { key: folder, name: packageName(folder) };
    const module = /^(.*(?:site|dist)-packages\/([^/]+))\//.exec(path);
    if (module)
        return { key: module[1] ?? path, name: module[2] ?? path };
    return { key: path, name: (0,image_path/* baseName */.Fl)(path) };
}

;// CONCATENATED MODULE: ./build/detectors/git-folder.js




const HEAD = /(^|\/)\.git\/HEAD$/;
/** Of others' sources: fixtures of libraries, and what package and version managers check out for themselves. */
const NOT_OWN = /(^|\/)(node_modules|vendor|site-packages|dist-packages|testdata|fixtures|gems|checkouts|\.nvm|\.pyenv|\.rbenv|\.asdf|\.oh-my-zsh)\//;
const gitFolder = {
    id: "git-folder",
    title: "Git folders",
    severity: "error",
    reads: /^HEAD$/,
    content: (path, size) => (HEAD.test(path) && size < 4096 ? "whole" : "none"),
    search: (image) => (0,paths/* named */.KT)(image, "HEAD")
        .filter(({ path }) => HEAD.test(path) && !NOT_OWN.test(path))
        .filter(({ path }) => isRepository(image, path))
        .flatMap(({ path }) => {
        const folder = (0,paths/* parent */.$t)(path);
        const label = { path: folder, name: `/${folder}`, programs: [] };
        return folderEvidence(image, label, (file) => file === path);
    }),
    message: ({ evidence }) => `the history of the sources: ${evidence.map((item) => item.name).join(", ")}`,
    remedy: (facts) => advise(facts, {
        base: "Remove it where {base} is made.",
        copy: "Name `.git` in .dockerignore, or copy only the folders that the program needs from {from}.",
        run: "Clone in a build stage (or use `ADD <repository>`, which leaves .git out), and copy what is needed.",
    }),
};
/** https://git-scm.com/docs/gitrepository-layout: HEAD names a branch or a commit, and objects lie beside it. */
function isRepository(image, head) {
    const isHead = (0,detectors_texts/* textsOf */.CB)(image, head).some((text) => /^(ref: refs\/|[0-9a-f]{40})/.test(text));
    return isHead && image.filesystem.lookup(`${(0,paths/* parent */.$t)(head)}/objects`) !== undefined;
}

;// CONCATENATED MODULE: ./build/detectors/go-toolchain.js







const go_toolchain_PACKAGE = /^(golang(-\d+\.\d+)?(-go|-src|-bin)?|gccgo(-\d+)?|gcc-go|go)$/;
const go_toolchain_PROGRAM = /(^|\/)bin\/go$/;
const go_toolchain_COMPILER = /(^|\/)pkg\/tool\/[a-z0-9]+_[a-z0-9]+\/(compile|link)$/;
/** Below GOPATH, and GOCACHE by default. */
const MODULE_CACHE = /(^|\/)pkg\/mod\/cache\/download$/;
const BUILD_CACHE = /(^|\/)\.cache\/go-build$/;
const goToolchain = {
    id: "go-toolchain",
    title: "Go toolchain",
    severity: "error",
    inherited: "error",
    reads: /^(go|compile|link|VERSION)$/,
    content: (path, size) => /(^|\/)(go|compile|link)$/.test(path) || ((0,image_path/* baseName */.Fl)(path) === "VERSION" && size < 256) ? "head" : "none",
    search: (image) => [
        ...(0,package_evidence/* packagesEvidence */.h4)(image, (item) => go_toolchain_PACKAGE.test(item.name) && (item.name !== "go" || item.manager !== "dpkg"), () => ({ programs: ["go", "gofmt"] })),
        ...go_toolchain_unpackedEvidence(image),
        ...caches(image),
    ],
    message: ({ evidence }) => `Go build tooling: ${listThings(leadBy(evidence, [/^Go$/, /^golang/]), "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Build in a stage that is FROM {base}, and copy the binary to a small base such as alpine or distroless.",
        copy: "Copy only the compiled binary from {from}.",
        run: "Run `go build` in a stage of its own and copy the binary from there.",
    }),
};
function go_toolchain_unpackedEvidence(image) {
    const candidates = [...(0,paths/* named */.KT)(image, "go"), ...(0,paths/* named */.KT)(image, "compile"), ...(0,paths/* named */.KT)(image, "link")].filter(({ path }) => (go_toolchain_PROGRAM.test(path) || go_toolchain_COMPILER.test(path)) &&
        (0,package_evidence/* ownerOf */.bf)(image, path) === undefined &&
        (0,elf_reader/* isElf */.aB)(image.filesystem.content(path)));
    const roots = new Set();
    const alone = [];
    for (const { path } of candidates) {
        const root = go_toolchain_PROGRAM.test(path) ? (0,paths/* parent */.$t)(path, 2) : path.replace(/\/?pkg\/tool\/[^/]+\/[^/]+$/, "");
        if (isGoRoot(image, root))
            roots.add(root);
        else if (go_toolchain_PROGRAM.test(path))
            alone.push(path);
    }
    const programs = ["go", "gofmt"];
    return [
        ...[...roots].flatMap((root) => folderEvidence(image, { path: root, name: "Go", ...version(image, root), programs }, (path) => go_toolchain_PROGRAM.test(path) || go_toolchain_COMPILER.test(path))),
        ...alone
            .filter((path) => ![...roots].some((root) => path.startsWith(`${root}/`)))
            .flatMap((path) => fileEvidence(image, { path, name: "Go", ...version(image, ""), programs })),
    ];
}
function isGoRoot(image, root) {
    if ((0,paths/* isSystemPrefix */.O)(root))
        return false;
    return ["pkg/tool", "src/runtime", "VERSION"].some((path) => image.filesystem.lookup(`${root}/${path}`) !== undefined);
}
function version(image, root) {
    const text = root === "" ? undefined : (0,detectors_texts/* textOf */.b6)(image.filesystem, `${root}/VERSION`);
    const number = /^go(\d\S*)/.exec(text ?? "")?.[1] ?? (0,detectors_texts/* environment */.cA)(image, "GOLANG_VERSION");
    return number === undefined ? {} : { version: number };
}
function caches(image) {
    const found = [
        ...(0,paths/* named */.KT)(image, "download")
            .filter(({ path }) => MODULE_CACHE.test(path))
            .map(({ path }) => ({ path: (0,paths/* parent */.$t)(path, 2), name: "module cache", severity: "warning" })),
        ...(0,paths/* named */.KT)(image, "go-build")
            .filter(({ path }) => BUILD_CACHE.test(path))
            .map(({ path }) => ({ path, name: "build cache", severity: "warning" })),
    ];
    return found.flatMap((label) => cacheEvidence(label, (0,paths/* filesBelow */.DR)(image.filesystem, label.path)));
}

;// CONCATENATED MODULE: ./build/detectors/haskell-toolchain.js






const haskell_toolchain_PACKAGE = /^(ghc(-\d[\d.]*)?|ghc-compiler|cabal|cabal-install(-\d.*)?|haskell-stack|stack|haskell-platform)$/;
const haskell_toolchain_COMPANION = /^(ghc-(prof|doc|base|.+-devel)|libghc-.+-(dev|prof)|lib(gmp|ffi|bsd|md|ncurses|numa)-dev)$/;
/** The compiler itself, below its version's library folder; `bin/ghc` is a script that starts it. */
const haskell_toolchain_COMPILER = /^(?:(.*)\/)?lib\/(?:ghc-)?\d+\.\d+\.\d+\/bin\/ghc(?:-\d[\d.]*)?$/;
const VERSION = /lib\/(?:ghc-)?(\d+\.\d+\.\d+)\//;
const haskell_toolchain_PROGRAM = /(^|\/)bin\/ghc(-\d[\d.]*)?$/;
const COMPANION_PROGRAM = /(^|\/)bin\/(cabal|stack|ghcup)$/;
const haskell_toolchain_CACHES = [
    { path: /(^|\/)\.cabal\/(packages|store)$/, name: "Cabal packages" },
    { path: /(^|\/)\.stack\/(pantry|snapshots|programs)$/, name: "Stack packages" },
];
const haskellToolchain = {
    id: "haskell-toolchain",
    title: "Haskell toolchain",
    severity: "error",
    inherited: "error",
    reads: /^(ghc(-\d[\d.]*)?|cabal|stack|ghcup)$/,
    content: (path) => (/(^|\/)bin\/(ghc(-\d[\d.]*)?|cabal|stack|ghcup)$/.test(path) ? "head" : "none"),
    search: (image) => {
        const compilers = haskell_toolchain_unpackedEvidence(image);
        const caches = ["packages", "store", "pantry", "snapshots", "programs"]
            .flatMap((name) => (0,paths/* named */.KT)(image, name))
            .flatMap((folder) => {
            const cache = haskell_toolchain_CACHES.find((item) => item.path.test(folder.path));
            if (!cache || !(0,paths/* isFolder */.lQ)(folder))
                return [];
            const label = { path: folder.path, name: cache.name, severity: "warning" };
            return cacheEvidence(label, (0,paths/* filesBelow */.DR)(image.filesystem, folder.path));
        });
        const packages = (0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: haskell_toolchain_PACKAGE, companion: haskell_toolchain_COMPANION }, () => ({
            programs: haskell_toolchain_PROGRAMS,
        }));
        // `stack` and `cabal` alone are words that anybody may call a program.
        const beside = compilers.length + packages.length + caches.length > 0 ? installers(image, compilers) : [];
        return [...packages, ...compilers, ...beside, ...caches];
    },
    message: ({ evidence }) => `Haskell build tooling: ${listThings(leadBy(evidence, [/^ghc/i]), "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Build in a stage that is FROM {base}, and copy the program to a small base such as debian:bookworm-slim.",
        copy: "Copy only the compiled program from {from}.",
        run: "Build in a stage of its own, and copy the program from there.",
    }),
};
const haskell_toolchain_PROGRAMS = ["ghc", "ghci", "runghc", "cabal", "stack"];
function haskell_toolchain_unpackedEvidence(image) {
    const roots = new Map();
    for (const { path } of (0,paths/* named */.KT)(image, /^ghc(-\d[\d.]*)?$/)) {
        if (!haskell_toolchain_PROGRAM.test(path) || (0,package_evidence/* ownerOf */.bf)(image, path) || !(0,elf_reader/* isElf */.aB)(image.filesystem.content(path)))
            continue;
        const library = (0,paths/* parent */.$t)(path, 2);
        const has = (file) => image.filesystem.lookup(`${library}/${file}`) !== undefined;
        const inPlace = haskell_toolchain_COMPILER.exec(path);
        if (!inPlace) {
            // A folder that was copied out of its place is told by its packages.
            if (has("settings") && has("package.conf.d"))
                roots.set(library, "");
        }
        else if (has("settings") || has("lib/settings")) {
            const [, prefix = ""] = inPlace;
            roots.set((0,paths/* isSharedPrefix */.Qj)(image, prefix) ? library : prefix, VERSION.exec(path)?.[1] ?? "");
        }
    }
    return [...roots].flatMap(([path, version]) => folderEvidence(image, { path, name: "GHC", version, programs: haskell_toolchain_PROGRAMS }, (file) => haskell_toolchain_PROGRAM.test(file)));
}
function installers(image, compilers) {
    return ["cabal", "stack", "ghcup"]
        .flatMap((name) => (0,paths/* named */.KT)(image, name))
        .filter(({ path }) => COMPANION_PROGRAM.test(path) && !(0,package_evidence/* ownerOf */.bf)(image, path))
        .filter(({ path }) => !compilers.some((tree) => path.startsWith(`${tree.path}/`)))
        .filter(({ path }) => (0,elf_reader/* isElf */.aB)(image.filesystem.content(path)))
        .flatMap(({ path }) => fileEvidence(image, { path, name: (0,image_path/* baseName */.Fl)(path), programs: haskell_toolchain_PROGRAMS }));
}

;// CONCATENATED MODULE: ./build/detectors/jdk.js






/**
 * Packages whose programs are the compiler and its kin. A runtime is often built from the same source: Debian's
 * openjdk-17-jre-headless has ct.sym, jpackage and a `release` that lists jdk.compiler.
 */
const jdk_PACKAGE = /^(openjdk-\d+-jdk(-headless|-zero)?|openjdk\d+(-jdk)?|default-jdk(-headless)?|temurin-\d+-jdk|java-[\w.-]+-(jdk|devel)|zulu-?\d+(-ca)?-jdk(-headless)?|msopenjdk-\d+|bellsoft-java\d+(-full|-lite)?)$/;
const jdk_COMPANION = /^(java-[\w.-]+-jmods|openjdk\d+-jmods|openjdk-\d+-(source|demo)|openjdk\d+-(src|demos))$/;
const jdk_COMPILER = /(^|\/)bin\/javac$/;
/** What is started when somebody means to ship more than the runtime. `java` itself is the runtime. */
const jdk_PROGRAMS = ["javac", "jshell", "jcmd", "jstack", "jmap"];
const jdk = {
    id: "jdk",
    title: "JDK",
    severity: "warning",
    inherited: "warning",
    reads: /^(javac|release)$/,
    content: (path, size) => /(^|\/)javac$/.test(path) || (/(^|\/)release$/.test(path) && size < 4096) ? "head" : "none",
    search: (image) => [
        ...(0,package_evidence/* packagesEvidence */.h4)(image, (item) => jdk_PACKAGE.test(item.name) || jdk_COMPANION.test(item.name), () => ({ programs: jdk_PROGRAMS })),
        ...jdk_unpackedEvidence(image),
    ],
    message: ({ evidence }) => `a JDK where a Java runtime is enough: ${listThings(evidence, "package")}`,
    remedy: (facts) => advise(facts, {
        base: "Build in a stage that is FROM {base}, and base the shipped stage on the JRE image of the same version.",
        copy: "Copy the application from {from} into a JRE image, or copy a runtime that jlink made of the modules it needs (`jdeps --print-module-deps`), not of all.",
        run: "Install the JRE package (`openjdk-17-jre-headless`, for one) here, and the JDK in a build stage only.",
    }),
};
function jdk_unpackedEvidence(image) {
    const homes = new Map();
    for (const { path } of (0,paths/* named */.KT)(image, "javac")) {
        if (!/(^|\/)javac$/.test(path) || (0,package_evidence/* ownerOf */.bf)(image, path) || !(0,elf_reader/* isElf */.aB)(image.filesystem.content(path)))
            continue;
        const home = (0,paths/* parent */.$t)(path, 2);
        if (home === "" || home === "usr" || home === "usr/local" || !isJavaHome(image, home))
            continue;
        homes.set(home, readVersion(image, home));
    }
    return [...homes].flatMap(([path, version]) => folderEvidence(image, { path, name: "JDK", ...(version && { version }), programs: jdk_PROGRAMS }, (file) => jdk_COMPILER.test(file)));
}
function isJavaHome(image, home) {
    return ["release", "lib/modules", "lib/tools.jar", "jre/lib/rt.jar"].some((path) => image.filesystem.lookup(`${home}/${path}`) !== undefined);
}
function readVersion(image, home) {
    return /^JAVA_VERSION="([^"\n]+)"/m.exec((0,detectors_texts/* textOf */.b6)(image.filesystem, `${home}/release`) ?? "")?.[1];
}

;// CONCATENATED MODULE: ./build/detectors/jvm-builders.js




const jvm_builders_PACKAGE = /^(maven|gradle|sbt|ant|apache-ant|leiningen|kotlin|scala)$/;
/** What Debian's builders are made of. */
const jvm_builders_COMPANION = /^(lib.+-java|ant-optional|maven-repo-helper|groovy|ivy)$/;
const BUILDERS = [
    { name: "Maven", script: "mvn", proof: /^lib\/maven-core-(\d[^/]*)\.jar$/ },
    {
        name: "Gradle",
        script: "gradle",
        proof: /^lib\/gradle-(?:launcher|gradle-cli-main|core-api|core)-(\d[^/]*)\.jar$/,
    },
    { name: "sbt", script: "sbt", proof: /^bin\/sbt-launch(?:-(\d[^/]*))?\.jar$/ },
    { name: "Kotlin", script: "kotlinc", proof: /^lib\/kotlin-compiler\.jar()$/ },
    { name: "Scala", script: "scalac", proof: /^lib\/scala-compiler(?:-(\d[^/]*))?\.jar$/ },
    { name: "Ant", script: "ant", proof: /^lib\/ant-launcher\.jar()$/ },
];
const jvm_builders_CACHES = [
    { path: /(^|\/)\.m2\/repository$/, name: "Maven repository" },
    { path: /(^|\/)\.gradle\/(caches|wrapper)$/, name: "Gradle cache" },
    { path: /(^|\/)\.ivy2\/cache$/, name: "Ivy cache" },
    { path: /(^|\/)\.sbt\/boot$/, name: "sbt cache" },
    { path: /(^|\/)\.cache\/coursier$/, name: "Coursier cache" },
];
const jvmBuilders = {
    id: "jvm-builders",
    title: "JVM build tools",
    severity: "error",
    inherited: "error",
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: jvm_builders_PACKAGE, companion: jvm_builders_COMPANION }, ({ name }) => ({
            programs: [name, ...(name === "maven" ? ["mvn"] : [])],
        })),
        ...BUILDERS.flatMap((builder) => homes(image, builder)),
        ...(0,paths/* named */.KT)(image, "sdkmanager").flatMap(({ path }) => androidSdk(image, path)),
        ...jvm_builders_caches(image),
    ],
    message: ({ evidence }) => `JVM build tools: ${listThings(leadBy(evidence, [/^(Maven|Gradle|sbt|Ant|maven|gradle|ant)$/]), "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Build in a stage that is FROM {base}, and copy the jar to a JRE image.",
        copy: "Copy only the built jar (target/*.jar, build/libs/*.jar) from {from}.",
        run: "Build in a stage of its own and copy the jar from there.",
    }),
};
/** These builders are scripts around jars: the script must be there, and the jar that it starts. */
function homes(image, { name, script, proof }) {
    return (0,paths/* named */.KT)(image, script).flatMap((history) => {
        const home = (0,paths/* parent */.$t)(history.path, 2);
        if (!history.path.endsWith(`/bin/${script}`) || (0,paths/* isSystemPrefix */.O)(home) || (0,paths/* isFolder */.lQ)(history))
            return [];
        if ((0,package_evidence/* ownerOf */.bf)(image, history.path))
            return [];
        const jars = ["lib", "bin"].flatMap((folder) => image.filesystem.children(`${home}/${folder}`).map((file) => `${folder}/${file}`));
        const match = jars.map((jar) => proof.exec(jar)).find((found) => found !== null);
        if (!match)
            return [];
        const label = { path: home, name, ...(match[1] && { version: match[1] }), programs: [script] };
        return folderEvidence(image, label, (path) => path === history.path || proof.test(path.slice(home.length + 1)));
    });
}
/** The SDK that its own manager lies in: `<SDK>/cmdline-tools/latest/bin/sdkmanager`. https://developer.android.com/tools/sdkmanager */
function androidSdk(image, path) {
    const [, root] = /^(.+)\/cmdline-tools\/[^/]+\/bin\/sdkmanager$/.exec(path) ?? [];
    if (root === undefined || (0,paths/* isSystemPrefix */.O)(root) || (0,package_evidence/* ownerOf */.bf)(image, path))
        return [];
    if (!image.filesystem.children(`${(0,paths/* parent */.$t)(path, 2)}/lib`).some((name) => name.endsWith(".jar")))
        return [];
    return folderEvidence(image, { path: root, name: "Android SDK", programs: [] }, (file) => file === path);
}
function jvm_builders_caches(image) {
    return ["repository", "caches", "wrapper", "cache", "boot", "coursier"]
        .flatMap((folder) => (0,paths/* named */.KT)(image, folder))
        .flatMap((history) => {
        const cache = jvm_builders_CACHES.find(({ path }) => path.test(history.path));
        if (!cache || !(0,paths/* isFolder */.lQ)(history))
            return [];
        const label = { path: history.path, name: cache.name, severity: "warning" };
        return cacheEvidence(label, (0,paths/* filesBelow */.DR)(image.filesystem, history.path));
    });
}

// EXTERNAL MODULE: ./build/detectors/program-lookup.js
var program_lookup = __webpack_require__(8663);
;// CONCATENATED MODULE: ./build/detectors/start-command.js
const SHELL = /^(.*\/)?(sh|bash|ash|dash|zsh)$/;
/** Undefined: the image starts nothing by itself. */
function startCommand({ entrypoint, cmd }) {
    const words = [...entrypoint, ...cmd];
    const [first] = words;
    if (first === undefined)
        return undefined;
    const isShell = SHELL.test(first) && /^-[a-z]*c$/.test(words[1] ?? "");
    return {
        instruction: entrypoint.length > 0 ? "ENTRYPOINT" : "CMD",
        words,
        shellLine: isShell ? (words[2] ?? "") : null,
    };
}
/** The words of the command, those of a shell line one by one: good enough to look for a name among them. */
function allWords(config) {
    return [...config.entrypoint, ...config.cmd].flatMap((word) => word.split(/\s+/));
}

;// CONCATENATED MODULE: ./build/detectors/missing-program.js




/** They start what they are handed: that word is a program as well. */
const WRAPPER = /(^|\/)(tini|tini-static|dumb-init|su-exec|gosu)$/;
/** Put there by the engine (`docker run --init`) or by an orchestrator. */
const MOUNTED = /^\/(dev|proc|sys|mnt|run|var\/run)\//;
/** Names of scripts that are started: what is in others is of no interest. */
const SCRIPT = /\.(sh|bash|py|rb|js|pl)$|^[^.]*(entrypoint|start|run|boot|init|serve)[^.]*$/;
/** Libraries' folders hold thousands of scripts; those that are started lie in a bin folder, or are called so. */
const missing_program_LIBRARY = /(^|\/)(node_modules|site-packages|dist-packages|gems|lib\/(python|ruby|perl)[^/]*)\//;
const COMMAND = /(^|\/)s?bin\/[^/]+$|(^|[/_-])(cli|cmd|bin|server)\.[a-z]+$/;
const SCRIPT_LIMIT = 262_144;
const EXECUTABLE = 0o111;
const missingProgram = {
    id: "missing-program",
    title: "Start commands that cannot start",
    severity: "warning",
    ownOnly: true,
    reads: SCRIPT,
    content: (path, size) => {
        if (size >= SCRIPT_LIMIT || !SCRIPT.test((0,image_path/* baseName */.Fl)(path)))
            return "none";
        return missing_program_LIBRARY.test(path) && !COMMAND.test(path) ? "none" : "head";
    },
    search: (image) => {
        const command = startCommand(image.config);
        if (!command || image.config.os === "windows")
            return [];
        const fault = faultOf(image, command);
        if (fault === undefined)
            return [];
        const { instruction } = command;
        const layer = Math.max(image.layers.length - 1, 0);
        return [{ ...fault, instruction, layers: new Map([[layer, 0]]), removed: false, programs: [] }];
    },
    message: ({ evidence }) => evidence[0]?.detail ?? "the start command cannot start",
    remedy: ({ evidence }) => evidence[0]?.name === "interpreter"
        ? "Install the interpreter, or name one in the script's first line that the image has (`#!/bin/sh`)."
        : evidence[0]?.name === "permission"
            ? "Copy it with `COPY --chmod=755`, or make it executable in the repository."
            : "Copy the program to where the instruction says, or name where it is.",
};
function faultOf(image, { instruction, words, shellLine }) {
    for (const word of startedWords(words)) {
        if (MOUNTED.test(word) || word.includes("$"))
            return undefined;
        const program = (0,program_lookup/* lookUpProgram */.V)(word, image.config, image.filesystem);
        if (!program) {
            const detail = `${instruction} starts \`${word}\`, which is not in the image`;
            return { path: word.replace(/^\/+/, ""), name: "program", detail };
        }
        // What came with the base image is the base image's affair.
        if ((program.versions.at(-1)?.layer ?? 0) < image.baseLayers)
            continue;
        const fault = shellLine === null ? permissionFault(program, word, instruction) : undefined;
        if (fault)
            return fault;
        const missing = missingInterpreter(image, program.path);
        if (missing !== undefined) {
            const detail = `${instruction} starts /${program.path}, a script for \`${missing}\`, which is not in the image`;
            return { path: program.path, name: "interpreter", detail };
        }
    }
    return undefined;
}
/** The first word, and what a well-known wrapper starts in its turn. */
function startedWords(words) {
    const [first] = words;
    if (first === undefined || first === "")
        return [];
    const dashes = words.indexOf("--");
    const behind = WRAPPER.test(first) && dashes > 0 ? words[dashes + 1] : undefined;
    return behind === undefined ? [first] : [first, behind];
}
function permissionFault({ path, versions }, word, instruction) {
    const entry = versions.at(-1)?.entry;
    if (entry?.type !== "file" || (entry.mode & EXECUTABLE) !== 0)
        return undefined;
    const detail = `${instruction} starts \`${word}\`, which is not executable`;
    return { path, name: "permission", detail };
}
/** What the first line of a script names; `env` is looked through. A carriage return at its end is part of the name. */
function missingInterpreter(image, path) {
    const [, interpreter = "", argument = ""] = /^#![ \t]*([^ \t\n]+)(?:[ \t]+([^ \t\n]+))?/.exec((0,detectors_texts/* textOf */.b6)(image.filesystem, path) ?? "") ?? [];
    if (interpreter === "")
        return undefined;
    if (!(0,program_lookup/* lookUpProgram */.V)(interpreter, image.config, image.filesystem))
        return visible(interpreter);
    const isEnv = /\/env$/.test(interpreter) && argument !== "" && !/^-|=/.test(argument);
    return isEnv && !(0,program_lookup/* lookUpProgram */.V)(argument, image.config, image.filesystem) ? visible(argument) : undefined;
}
function visible(name) {
    return name.replace(/\r/g, "\\r");
}

// EXTERNAL MODULE: ./build/detectors/json.js
var json = __webpack_require__(7140);
;// CONCATENATED MODULE: ./build/detectors/node/hidden-lockfile.js


/**
 * npm writes what it put there to `node_modules/.package-lock.json`; `"dev": true` is a dev dependency, and
 * `"devOptional": true` is not. Pruning rewrites the file, so an older version of it still names what was deleted.
 * Keys begin with the workspace's folder where a package lies in a workspace's own node_modules.
 * See «Hidden Lockfiles» in npm's documentation of package-lock.json.
 */
function fromHiddenLockfile(image, modules) {
    const texts = (0,detectors_texts/* textsOf */.CB)(image, `${modules}/.package-lock.json`);
    if (texts.length === 0)
        return undefined;
    const outer = modules.slice(0, -"node_modules".length);
    const found = new Map();
    for (const text of texts) {
        const packages = (0,json/* asObject */.eB)((0,json/* parseObject */.lj)(text)?.["packages"]);
        for (const [key, value] of Object.entries(packages ?? {})) {
            const entry = (0,json/* asObject */.eB)(value);
            if (!entry || entry["link"] === true || !/(^|\/)node_modules\//.test(key))
                continue;
            const path = `${outer}${key}`;
            if (entry["dev"] !== true) {
                found.delete(path);
                continue;
            }
            const name = (0,json/* asString */.oJ)(entry["name"]) ?? key.slice(key.lastIndexOf("node_modules/") + "node_modules/".length);
            found.set(path, { path, name, version: (0,json/* asString */.oJ)(entry["version"]) });
        }
    }
    return [...found.values()];
}

;// CONCATENATED MODULE: ./build/detectors/node/manifests.js




/**
 * Where the installer left no record: what only the devDependencies of the `package.json` beside node_modules lead
 * to, following the manifests of the packages that are really there as Node resolves them.
 * https://nodejs.org/api/modules.html#loading-from-node_modules-folders
 */
function fromManifests(image, modules) {
    const project = (0,paths/* parent */.$t)(modules);
    const manifest = readManifest(image, project);
    const roots = Object.keys((0,json/* asObject */.eB)(manifest?.["devDependencies"]) ?? {});
    if (!manifest || roots.length === 0)
        return [];
    const production = new Set();
    follow(image, [project, ...linkedPackages(image, modules)], production);
    const development = new Set();
    follow(image, roots.flatMap((name) => resolveFrom(image, project, name) ?? []), development);
    return [...development]
        .filter((path) => !production.has(path) && packageFolder(path) === path)
        .map((path) => ({
        path,
        name: packageName(path),
        version: (0,json/* asString */.oJ)(readManifest(image, path)?.["version"]),
    }));
}
/** Adds the folders of all packages that the given ones need to run. */
function follow(image, folders, reached) {
    const waiting = [...folders];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
        if (reached.has(folder))
            continue;
        reached.add(folder);
        const manifest = readManifest(image, folder);
        if (!manifest)
            continue;
        for (const name of needed(manifest)) {
            const found = resolveFrom(image, folder, name);
            if (found !== undefined)
                waiting.push(found);
        }
    }
}
/** Optional peers are kept by nobody: npm leaves them out unless something else needs them. */
function needed(manifest) {
    const optional = (0,json/* asObject */.eB)(manifest["peerDependenciesMeta"]) ?? {};
    const peers = Object.keys((0,json/* asObject */.eB)(manifest["peerDependencies"]) ?? {}).filter((name) => (0,json/* asObject */.eB)(optional[name])?.["optional"] !== true);
    return [
        ...Object.keys((0,json/* asObject */.eB)(manifest["dependencies"]) ?? {}),
        ...Object.keys((0,json/* asObject */.eB)(manifest["optionalDependencies"]) ?? {}),
        ...peers,
    ];
}
function resolveFrom(image, folder, name) {
    if (!/^(@[^/]+\/)?[^/.][^/]*$/.test(name))
        return undefined;
    for (let at = folder; at !== undefined; at = at === "" ? undefined : (0,paths/* parent */.$t)(at)) {
        if (/(^|\/)node_modules$/.test(at))
            continue;
        const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
        const found = image.filesystem.lookup(path);
        if (!found)
            continue;
        const real = image.filesystem.resolve(path) ?? found;
        return real.path;
    }
    return undefined;
}
/** Members of a workspace are links out of node_modules: what they need to run is not for development. */
function linkedPackages(image, modules) {
    const names = image.filesystem
        .children(modules)
        .flatMap((name) => name.startsWith("@")
        ? image.filesystem.children(`${modules}/${name}`).map((inner) => `${name}/${inner}`)
        : [name]);
    return names.flatMap((name) => {
        const path = `${modules}/${name}`;
        if (image.filesystem.lookup(path)?.type !== "symlink")
            return [];
        const target = image.filesystem.resolve(path);
        return target && (0,paths/* isFolder */.lQ)(target) && !target.path.startsWith(`${modules}/`) ? [target.path] : [];
    });
}
function readManifest(image, folder) {
    return (0,json/* parseObject */.lj)((0,detectors_texts/* textOf */.b6)(image.filesystem, folder === "" ? "package.json" : `${folder}/package.json`));
}

;// CONCATENATED MODULE: ./build/detectors/node/pnp.js





/**
 * Packages that only the devDependencies of a project's workspaces lead to, by the map that Yarn leaves in `.pnp.cjs`
 * (or `.pnp.data.json`). The map does not tell them apart; the workspaces' manifests do, and of one whose manifest is
 * not in the image everything counts as needed. https://yarnpkg.com/advanced/pnp-spec
 */
function fromPlugAndPlay(image, file) {
    const project = (0,paths/* parent */.$t)(file);
    const registered = readRegistry(runtimeState((0,detectors_texts/* textOf */.b6)(image.filesystem, file)));
    const byKey = new Map(registered.map((item) => [keyOf(item.name, item.reference), item]));
    const production = [];
    const development = [];
    for (const item of registered) {
        if (!isWorkspace(item))
            continue;
        const manifest = readManifest(image, (0,image_path/* cleanPath */.ts)(`${project}/${item.location}`));
        const own = (0,json/* asObject */.eB)(manifest?.["devDependencies"]) ?? {};
        const needed = (0,json/* asObject */.eB)(manifest?.["dependencies"]) ?? {};
        for (const [name, reference] of item.dependencies) {
            const isDevelopment = manifest !== undefined && Object.hasOwn(own, name) && !Object.hasOwn(needed, name);
            (isDevelopment ? development : production).push(keyOf(name, reference));
        }
    }
    const kept = pnp_follow(production, byKey);
    const found = new Map();
    const keptPaths = new Set([...kept].map((item) => pathOf(project, item.location)));
    for (const item of pnp_follow(development, byKey)) {
        const path = pathOf(project, item.location);
        if (isWorkspace(item) || keptPaths.has(path))
            continue;
        found.set(path, { path, name: item.name, version: /npm:([^/#]+)$/.exec(item.reference)?.[1] });
    }
    return [...found.values()];
}
function keyOf(name, reference) {
    return `${name}\n${reference}`;
}
function isWorkspace({ reference }) {
    return reference === "" || reference.startsWith("workspace:");
}
function pnp_follow(roots, byKey) {
    const reached = new Set();
    const waiting = [...roots];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
        const item = byKey.get(key);
        if (!item || reached.has(item))
            continue;
        reached.add(item);
        // What another workspace needs is judged by its own manifest.
        if (isWorkspace(item))
            continue;
        for (const [name, reference] of item.dependencies)
            waiting.push(keyOf(name, reference));
    }
    return reached;
}
/** JSON in a string of JavaScript, each line ended by a backslash; earlier versions wrote it as a plain object. */
function runtimeState(text) {
    if (text === undefined)
        return undefined;
    if (text.startsWith("{"))
        return (0,json/* parseObject */.lj)(text);
    const quoted = between(text, /RAW_RUNTIME_STATE\s*=\s*'/, "';\n");
    if (quoted !== undefined)
        return (0,json/* parseObject */.lj)(quoted.replace(/\\\r?\n/g, "").replace(/\\(['\\])/g, "$1"));
    const plain = between(text, /hydrateRuntimeState\((?=\{)/, ", {\n");
    return (0,json/* parseObject */.lj)(plain);
}
/** From the first match of `start` to the first `end` behind it. */
function between(text, start, end) {
    const match = start.exec(text);
    if (!match)
        return undefined;
    const from = match.index + match[0].length;
    const to = text.indexOf(end, from);
    return to < 0 ? undefined : text.slice(from, to);
}
function readRegistry(state) {
    return pairs(state?.["packageRegistryData"]).flatMap(([name, store]) => pairs(store).flatMap(([reference, value]) => {
        const item = (0,json/* asObject */.eB)(value);
        const location = (0,json/* asString */.oJ)(item?.["packageLocation"]);
        if (location === undefined)
            return [];
        const dependencies = pairs(item?.["packageDependencies"]).flatMap(([dependency, target]) => {
            if (typeof dependency !== "string")
                return [];
            if (typeof target === "string")
                return [[dependency, target]];
            const [alias, aliased] = Array.isArray(target) ? target : [];
            return typeof alias === "string" && typeof aliased === "string" ? [[alias, aliased]] : [];
        });
        return [{ name: (0,json/* asString */.oJ)(name) ?? "", reference: (0,json/* asString */.oJ)(reference) ?? "", location, dependencies }];
    }));
}
function pairs(value) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((item) => (Array.isArray(item) ? [[item[0], item[1]]] : []));
}
/** The zip file, or the unplugged folder; `__virtual__/<hash>/<n>` stands for n folders up. */
function pathOf(project, location) {
    const real = location.replace(/(?:\$\$virtual|__virtual__)\/[^/]+\/(\d+)\//, (_, levels) => "../".repeat(Math.min(Number(levels), 40)));
    const [zip] = /^.*?\.zip(?=\/)/.exec(real) ?? [];
    return (0,image_path/* cleanPath */.ts)(`${project}/${zip ?? real.replace(/\/node_modules\/.*$/, "")}`);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/detectors/node/pnpm.js




/**
 * pnpm says in `.modules.yaml` whether it installed dev dependencies, and keeps in `.pnpm/lock.yaml` the lockfile of
 * what is there. Packages lie in `.pnpm/<name>@<version>…/node_modules/<name>`.
 */
function fromPnpm(image, modules) {
    const states = (0,detectors_texts/* textsOf */.CB)(image, `${modules}/.modules.yaml`);
    if (states.length === 0)
        return undefined;
    const included = states.map((text) => (0,json/* asObject */.eB)(parseYaml(text)?.["included"])?.["devDependencies"] === true);
    if (!included.includes(true))
        return [];
    const pruned = included.at(-1) === false;
    if (isHoisted(states.at(-1))) {
        const all = fromManifests(image, modules);
        return pruned ? all.filter(({ path }) => image.filesystem.lookup(path)?.removedIn !== null) : all;
    }
    const locks = (0,detectors_texts/* textsOf */.CB)(image, `${modules}/.pnpm/lock.yaml`);
    const root = (0,detectors_texts/* textOf */.b6)(image.filesystem, `${modules.slice(0, -"node_modules".length)}pnpm-lock.yaml`);
    const found = new Set();
    for (const text of locks.length > 0 ? locks : root === undefined ? [] : [root]) {
        const { production, development } = closures(parseYaml(text));
        for (const key of production)
            found.delete(key);
        for (const key of development)
            if (!production.has(key))
                found.add(key);
    }
    return image.filesystem.children(`${modules}/.pnpm`).flatMap((folder) => {
        const parts = /^(@?[^@]+)@([^_(]+)/.exec(folder);
        const [, flat = "", version = ""] = parts ?? [];
        const name = flat.replace("+", "/");
        if (!found.has(`${name}@${version}`))
            return [];
        const path = `${modules}/.pnpm/${folder}/node_modules/${name}`;
        return pruned && image.filesystem.lookup(path)?.removedIn === null ? [] : [{ path, name, version }];
    });
}
/** `node-linker=hoisted`: packages lie in node_modules itself, as npm puts them. */
function isHoisted(state) {
    return parseYaml(state ?? "")?.["nodeLinker"] === "hoisted";
}
/** `name@version` of all that is reached from dependencies and from devDependencies of all workspace members. */
function closures(lock) {
    const importers = Object.values((0,json/* asObject */.eB)(lock?.["importers"]) ?? (lock ? { ".": lock } : {}));
    const snapshots = (0,json/* asObject */.eB)(lock?.["snapshots"]) ?? (0,json/* asObject */.eB)(lock?.["packages"]) ?? {};
    const roots = (field) => importers.flatMap((importer) => keysOf((0,json/* asObject */.eB)((0,json/* asObject */.eB)(importer)?.[field]), snapshots));
    return {
        production: pnpm_follow([...roots("dependencies"), ...roots("optionalDependencies")], snapshots),
        development: pnpm_follow(roots("devDependencies"), snapshots),
    };
}
/** Keys into the snapshots (with peers in brackets, older ones with a leading `/`). */
function keysOf(dependencies, snapshots) {
    return Object.entries(dependencies ?? {}).flatMap(([name, value]) => {
        const version = (0,json/* asString */.oJ)(value) ?? (0,json/* asString */.oJ)((0,json/* asObject */.eB)(value)?.["version"]);
        if (version === undefined || version.startsWith("link:"))
            return [];
        const candidates = [`${name}@${version}`, `/${name}@${version}`, version, `/${name}/${version}`];
        return [candidates.find((key) => Object.hasOwn(snapshots, key)) ?? `${name}@${version}`];
    });
}
function pnpm_follow(roots, snapshots) {
    const seen = new Set();
    const waiting = [...roots];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
        if (seen.has(key))
            continue;
        seen.add(key);
        const snapshot = (0,json/* asObject */.eB)(snapshots[key]);
        for (const field of ["dependencies", "optionalDependencies"]) {
            waiting.push(...keysOf((0,json/* asObject */.eB)(snapshot?.[field]), snapshots));
        }
    }
    return new Set([...seen].map(plainKey));
}
/** `/@babel/core@7.1.0(react@18.0.0)` → `@babel/core@7.1.0`. */
function plainKey(key) {
    return key
        .replace(/^\//, "")
        .replace(/\(.*$/, "")
        .replace(/^(@?[^@]+)\/(\d[^/@]*)$/, "$1@$2");
}
function parseYaml(text) {
    try {
        return (0,json/* asObject */.eB)((0,dist/* parse */.qg)(text, { maxAliasCount: 100 }));
    }
    catch {
        return undefined; // Somebody's broken file says nothing about what is installed.
    }
}

;// CONCATENATED MODULE: ./build/detectors/node/yarn-integrity.js



/**
 * Yarn 1 leaves `.yarn-integrity`. Its `topLevelPatterns` list dev dependencies even under `--production`; its
 * `flags` tell the truth. Installed with them, the manifests say which they are. Installed with them and then without
 * them, in a later layer, only what was deleted since is left to be told.
 */
function fromYarnIntegrity(image, modules) {
    const isProduction = (0,detectors_texts/* textsOf */.CB)(image, `${modules}/.yarn-integrity`).map((text) => {
        const flags = (0,json/* parseObject */.lj)(text)?.["flags"];
        return Array.isArray(flags) && flags.includes("production");
    });
    if (isProduction.at(-1) !== true)
        return undefined;
    if (isProduction.every((production) => production))
        return [];
    return fromManifests(image, modules).filter(({ path }) => image.filesystem.lookup(path)?.removedIn !== null);
}

;// CONCATENATED MODULE: ./build/detectors/node-dev-dependencies.js











/** Names kept of the installers' own records; `package.json` for those that leave none. */
const RECORDS = /(^|\/)node_modules\/(\.package-lock\.json|\.modules\.yaml|\.yarn-integrity|\.pnpm\/lock\.yaml)$/;
const NPM = "npm ci --omit=dev";
const FOCUS = "yarn workspaces focus --all --production";
const PLUG_AND_PLAY = /(^|\/)\.pnp\.(cjs|data\.json)$/;
const RECORD_LIMIT = 8_000_000;
const MANIFEST_LIMIT = 65_536;
const nodeDevDependencies = {
    id: "node-dev-dependencies",
    title: "Node dev dependencies",
    severity: "error",
    reads: /^(package\.json|\.package-lock\.json|\.modules\.yaml|\.yarn-integrity|lock\.yaml|\.pnp\.cjs|\.pnp\.data\.json)$/,
    content: (path, size) => {
        if (RECORDS.test(path) || PLUG_AND_PLAY.test(path))
            return size <= RECORD_LIMIT ? "whole" : "none";
        return size <= MANIFEST_LIMIT && isWantedManifest(path) ? "whole" : "none";
    },
    search: (image) => [
        ...(0,paths/* named */.KT)(image, "node_modules")
            .filter((folder) => (0,paths/* isFolder */.lQ)(folder) && isProject(image, folder.path))
            .flatMap((folder) => developmentEvidence(image, folder.path)),
        ...[...(0,paths/* named */.KT)(image, ".pnp.cjs"), ...(0,paths/* named */.KT)(image, ".pnp.data.json")]
            .filter((file) => (0,paths/* isPresentFile */.kM)(file))
            .flatMap(({ path }) => plugAndPlayEvidence(image, path)),
    ],
    message: ({ evidence }) => countDependencies(evidence),
    remedy: (facts) => advise(facts, {
        base: `Install with \`${commandOf(facts)}\` where {base} is made.`,
        copy: `Install with \`${commandOf(facts)}\` in a stage of its own and copy from there.`,
        run: `Install with \`${commandOf(facts)}\` here, and build in a stage of its own.`,
    }),
};
function commandOf({ evidence }) {
    return evidence[0]?.detail ?? NPM;
}
/** How the installer that left its record here is told to leave dev dependencies out. */
function installCommand({ filesystem }, modules) {
    const has = (path) => filesystem.lookup(path) !== undefined;
    const project = (0,paths/* parent */.$t)(modules);
    const beside = (name) => has(project === "" ? name : `${project}/${name}`);
    if (has(`${modules}/.modules.yaml`))
        return "pnpm install --prod";
    if (has(`${modules}/.yarn-state.yml`) || beside(".yarnrc.yml"))
        return FOCUS;
    if (has(`${modules}/.yarn-integrity`) || beside("yarn.lock"))
        return "yarn install --production";
    return beside("bun.lock") || beside("bun.lockb") ? "bun install --production" : NPM;
}
/** A package's own manifest, or an application's; not the fixtures and parts deeper inside packages. */
function isWantedManifest(path) {
    if ((0,image_path/* baseName */.Fl)(path) !== "package.json")
        return false;
    const folder = (0,paths/* parent */.$t)(path);
    return packageFolder(folder) === folder || !folder.includes("node_modules/");
}
/** The outermost node_modules of an application; not `lib/node_modules`, where programs for the machine lie. */
function isProject(image, path) {
    const outer = (0,paths/* parent */.$t)(path);
    if (/(^|\/)node_modules(\/|$)/.test(outer))
        return false;
    return !/(^|\/)lib$/.test(outer) || image.filesystem.lookup(`${outer}/package.json`) !== undefined;
}
/** npm's record of a project is of all its workspaces; theirs have none of their own. */
function isListedAbove({ filesystem }, modules) {
    if (filesystem.lookup(`${modules}/.package-lock.json`))
        return false;
    for (let at = (0,paths/* parent */.$t)(modules); at !== ""; at = (0,paths/* parent */.$t)(at)) {
        const above = (0,paths/* parent */.$t)(at);
        if (filesystem.lookup(`${above === "" ? "" : `${above}/`}node_modules/.package-lock.json`))
            return true;
    }
    return false;
}
function developmentEvidence(image, modules) {
    if (isListedAbove(image, modules))
        return [];
    const found = fromHiddenLockfile(image, modules) ??
        fromPnpm(image, modules) ??
        fromYarnIntegrity(image, modules) ??
        fromManifests(image, modules);
    // Debian packages carry node_modules of their own.
    const own = found.filter(({ path }) => (0,package_evidence/* ownerOf */.bf)(image, `${path}/package.json`) === undefined);
    const wanted = new Map(own.map((item) => [item.path, item]));
    const command = installCommand(image, modules);
    if (wanted.size === 0)
        return [];
    const folders = new Set([...wanted.keys()].map(outermostModules));
    const files = new Map();
    for (const history of [...folders].flatMap((folder) => (0,paths/* filesBelow */.DR)(image.filesystem, folder))) {
        const folder = packageFolder(history.path);
        if (folder === undefined || !wanted.has(folder))
            continue;
        const list = files.get(folder);
        if (list)
            list.push(history);
        else
            files.set(folder, [history]);
    }
    return [...files].flatMap(([path, below]) => {
        const item = wanted.get(path);
        return item
            ? treeEvidence(describe(item, command), below, (file) => file === `${path}/package.json`)
            : [];
    });
}
/** `app/packages/a/node_modules` of a package in it. */
function outermostModules(path) {
    return path.slice(0, path.indexOf("node_modules/") + "node_modules".length);
}
function plugAndPlayEvidence(image, file) {
    return fromPlugAndPlay(image, file).flatMap((item) => treeEvidence(describe(item, FOCUS), (0,paths/* filesBelow */.DR)(image.filesystem, item.path)));
}
function describe({ path, name, version }, command) {
    return { path, name, package: name, detail: command, ...(version !== undefined && { version }) };
}

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(8995);
// EXTERNAL MODULE: ./build/image/model.js
var model = __webpack_require__(3251);
;// CONCATENATED MODULE: ./build/detectors/node-modules-not-resolved.js









/** Options of node that take the next word as their value. */
const VALUE_OPTION = /^(-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file)$/;
const ENTRY = /(^|\/)(index|server|app|main|start|worker|www|cli|bot|run)\.[cm]?js$/;
const node_modules_not_resolved_MANIFEST_LIMIT = 65_536;
const BUILT_IN = new Set(external_node_module_.builtinModules);
const nodeModulesNotResolved = {
    id: "node-modules-not-resolved",
    title: "node_modules that the program cannot see",
    severity: "warning",
    ownOnly: true,
    reads: /js$|^package\.json$/,
    content: (path, size) => {
        if (!path.endsWith("js") && !path.endsWith(".json"))
            return "none";
        if (path.includes("node_modules/"))
            return "none";
        if ((0,image_path/* baseName */.Fl)(path) === "package.json")
            return size <= node_modules_not_resolved_MANIFEST_LIMIT ? "whole" : "none";
        return ENTRY.test(path) ? "head" : "none";
    },
    search: (image) => {
        const script = entryScript(image);
        if (script === undefined || (0,detectors_texts/* environment */.cA)(image, "NODE_PATH"))
            return [];
        const missing = missingPackages(image, script);
        for (const name of missing) {
            const modules = elsewhere(image, name);
            if (modules === undefined)
                continue;
            const label = { path: modules, name, detail: `/${script}`, programs: [] };
            return folderEvidence(image, label).filter((item) => !item.removed);
        }
        return [];
    },
    message: ({ evidence }) => `${evidence[0]?.detail} cannot resolve ${evidence[0]?.name}: it is in /${evidence[0]?.path}, where Node does not look from there`,
    remedy: ({ evidence }) => `Copy node_modules beside ${evidence[0]?.detail}, or to a folder above it (WORKDIR decides where \`./node_modules\` is).`,
};
/** The file that `node …` runs, also through `npm start`; links resolved, as Node does. */
function entryScript(image) {
    const { config, filesystem } = image;
    const words = allWords(config);
    const manager = words.findIndex((word) => /^(npm|yarn|pnpm)$/.test(word));
    const started = manager >= 0 && words.slice(manager + 1).find((word) => word !== "run") === "start";
    const manifest = started ? readManifest(image, (0,image_path/* cleanPath */.ts)(config.workingDir)) : undefined;
    const line = (0,json/* asString */.oJ)((0,json/* asObject */.eB)(manifest?.["scripts"])?.["start"])?.split(/\s+/) ?? words;
    const node = line.findIndex((word) => /^(\/usr\/(local\/)?bin\/)?node(js)?$/.test(word));
    if (node < 0)
        return undefined;
    let at = node + 1;
    while (line[at]?.startsWith("-"))
        at += VALUE_OPTION.test(line[at] ?? "") ? 2 : 1;
    const word = line[at];
    if (word === undefined)
        return undefined;
    const path = (0,image_path/* cleanPath */.ts)(word.startsWith("/") ? word : `${config.workingDir}/${word}`);
    const candidates = [path, `${path}.js`, `${path}/index.js`];
    return candidates.map((candidate) => filesystem.resolve(candidate)).find(paths/* isPresentFile */.kM)?.path;
}
/**
 * What the program needs and does not find. Where the nearest `package.json` names dependencies, and any of them is
 * found, the others were bundled or are optional. A short program's own imports are read as well.
 */
function missingPackages(image, script) {
    const folder = (0,paths/* parent */.$t)(script);
    const isMissing = (name) => resolveFrom(image, folder, name) === undefined;
    const manifest = nearestManifest(image, folder);
    const dependencies = Object.keys((0,json/* asObject */.eB)(manifest?.["dependencies"]) ?? {});
    const imports = importsOf((0,detectors_texts/* textOf */.b6)(image.filesystem, script) ?? "").filter((name) => name !== manifest?.["name"]);
    const size = image.filesystem.lookup(script)?.versions.at(-1)?.entry.size ?? 0;
    const wanted = imports.length > 0 || size <= model/* HEAD_BYTES */.Lq ? imports : dependencies;
    return wanted.every(isMissing) ? wanted : [];
}
function nearestManifest(image, folder) {
    for (let at = folder; at !== undefined; at = at === "" ? undefined : (0,paths/* parent */.$t)(at)) {
        const manifest = readManifest(image, at);
        if (manifest)
            return manifest;
    }
    return undefined;
}
/** Packages that a script names outright: `require("x")`, `import … from "x"`. */
function importsOf(text) {
    const names = new Set();
    const statement = /(?:\brequire\(\s*|\bfrom\s+|^\s*import\s+)(["'])([^"'\n]+)\1/gm;
    for (const [, , specifier = ""] of text.matchAll(statement)) {
        if (/^[./#]|^[a-z]+:/.test(specifier))
            continue;
        const [first = "", second = ""] = specifier.split("/");
        const name = first.startsWith("@") ? `${first}/${second}` : first;
        if (!BUILT_IN.has(first))
            names.add(name);
    }
    return [...names];
}
/** The `node_modules` of an own layer that has the package; not where programs for the machine lie. */
function elsewhere(image, name) {
    return (0,paths/* named */.KT)(image, "node_modules").find(({ path, versions, removedIn }) => removedIn === null &&
        (versions[0]?.layer ?? 0) >= image.baseLayers &&
        !/(^|\/)lib\/node_modules$|node_modules\/.*node_modules$/.test(path) &&
        image.filesystem.resolve(`${path}/${name}`) !== undefined)?.path;
}

;// CONCATENATED MODULE: ./build/detectors/node-package-managers.js





const node_package_managers_PACKAGE = /^(npm|yarn|yarnpkg|pnpm|corepack|node-corepack|nodejs-npm)$/;
/** Debian's npm is made of some hundred packages, and brings what node-gyp compiles against. */
const node_package_managers_COMPANION = /^(node-.+|libjs-.+|lib(node|uv1|ssl)-dev)$/;
/** Where a package manager lies when it was installed for the machine, not as some application's dependency. */
const HOMES = [
    { home: /(^|\/)lib\/node_modules\/npm$/, name: "npm", programs: ["npm", "npx"] },
    { home: /(^|\/)lib\/node_modules\/corepack$/, name: "corepack", programs: ["corepack", "yarn", "pnpm"] },
    { home: /(^|\/)lib\/node_modules\/yarn$/, name: "yarn", programs: ["yarn", "yarnpkg"] },
    { home: /(^|\/)opt\/yarn-v[^/]+$/, name: "yarn", programs: ["yarn", "yarnpkg"] },
    { home: /(^|\/)lib\/node_modules\/pnpm$/, name: "pnpm", programs: ["pnpm", "pnpx"] },
    { home: /(^|\/)node\/corepack\/(v\d+\/)?(pnpm|yarn)\/[^/]+$/, name: "", programs: ["pnpm", "yarn"] },
    { home: unpacked("npm"), name: "npm", programs: ["npm", "npx"], proof: "bin/npm-cli.js" },
    { home: unpacked("yarn"), name: "yarn", programs: ["yarn", "yarnpkg"], proof: "bin/yarn.js" },
    { home: unpacked("pnpm"), name: "pnpm", programs: ["pnpm", "pnpx"], proof: "bin/pnpm.cjs" },
];
/** Anywhere but among the packages of an application. */
function unpacked(name) {
    return new RegExp(`(?<!(^|/)node_modules)(^|/)${name}$`);
}
const nodePackageManagers = {
    id: "node-package-managers",
    title: "Node package managers",
    severity: "warning",
    reads: /^package\.json$/,
    content: (path, size) => path.endsWith("/package.json") && size < 65_536 && homeOf(path) !== undefined ? "whole" : "none",
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: node_package_managers_PACKAGE, companion: node_package_managers_COMPANION }),
        ...(0,paths/* named */.KT)(image, "package.json").flatMap(({ path }) => node_package_managers_unpackedEvidence(image, path)),
    ],
    message: ({ evidence }) => `Node package managers: ${listThings(leadBy(evidence, [/^npm$/, /^yarn$/, /^pnpm$/]), "program")}`,
    remedy: (facts) => advise(facts, {
        base: "Start the program with node itself; to be rid of them, copy the node binary to a base without npm.",
        copy: "Copy the node binary and the application from {from}, without lib/node_modules.",
        run: "Install dependencies in a build stage, copy node_modules from there, and start the program with node itself.",
    }),
};
function homeOf(manifest) {
    return HOMES.find(({ home }) => home.test((0,paths/* parent */.$t)(manifest)));
}
/** The folder must hold a package of that name: an empty or renamed folder is no package manager. */
function node_package_managers_unpackedEvidence(image, manifest) {
    const home = homeOf(manifest);
    const text = (0,detectors_texts/* textOf */.b6)(image.filesystem, manifest);
    if (!home || text === undefined || node_package_managers_PACKAGE.test((0,package_evidence/* ownerOf */.bf)(image, manifest)?.name ?? ""))
        return [];
    if (home.proof !== undefined && !image.filesystem.lookup(`${(0,paths/* parent */.$t)(manifest)}/${home.proof}`))
        return [];
    const { name, version } = node_package_managers_readManifest(text);
    const known = name === undefined ? undefined : HOMES.find((candidate) => candidate.name === name);
    if (name === undefined || (home.name !== "" && name !== home.name && name !== "@yarnpkg/cli-dist"))
        return [];
    const label = {
        path: (0,paths/* parent */.$t)(manifest),
        name: home.name || known?.name || name,
        ...(version !== undefined && { version }),
        programs: known?.programs ?? home.programs,
    };
    return folderEvidence(image, label, (path) => path === manifest);
}
function node_package_managers_readManifest(text) {
    try {
        const value = JSON.parse(text);
        if (typeof value !== "object" || value === null)
            return {};
        const { name, version } = value;
        return {
            ...(typeof name === "string" && { name }),
            ...(typeof version === "string" && { version }),
        };
    }
    catch {
        return {}; // Not a manifest, so not a package.
    }
}

;// CONCATENATED MODULE: ./build/detectors/package-caches.js



const APT = "End the RUN with `rm -rf /var/lib/apt/lists/* /var/cache/apt/*`, or mount both as caches.";
/** The same caches as hadolint's DL3009, DL3019, DL3032, DL3040, DL3042 and DL3060 ask about. */
const package_caches_CACHES = [
    {
        name: "apt lists",
        folder: /^var\/lib\/apt\/lists$/,
        file: /^(?!lock$|partial$|auxfiles$).*$/,
        remedy: APT,
    },
    { name: "apt cache", folder: /^var\/cache\/apt$/, file: /(^(src)?pkgcache\.bin|\.deb)$/, remedy: APT },
    {
        name: "apk cache",
        folder: /^(var\/cache\/apk|etc\/apk\/cache)$/,
        file: /\.(apk|tar\.gz)$/,
        remedy: "Use `apk add --no-cache` (`apk upgrade --no-cache`), and no `apk update`, which is what keeps the index.",
    },
    {
        name: "dnf cache",
        folder: /^var\/cache\/(dnf|libdnf5|yum|microdnf)$/,
        remedy: "End the RUN with `dnf clean all`, or mount /var/cache/dnf as a cache.",
    },
    {
        name: "npm cache",
        folder: /(^|\/)\.npm\/_cacache$/,
        remedy: "Use `RUN --mount=type=cache,target={at}`, or `npm cache clean --force` in the same RUN.",
    },
    {
        name: "yarn cache",
        folder: /(^|\/)\.cache\/yarn$|^(usr\/local\/share|home\/[^/]+|root)\/\.yarn\/berry\/cache$/,
        remedy: "Use `RUN --mount=type=cache` for it, or `yarn cache clean` in the same RUN.",
    },
    {
        name: "pnpm store",
        folder: /(^|\/)(\.local\/share\/pnpm\/store|\.pnpm-store)$/,
        remedy: "Use `RUN --mount=type=cache` for the store, or `pnpm store prune` in the same RUN.",
    },
    {
        name: "Bun cache",
        folder: /(^|\/)\.bun\/install\/cache$/,
        remedy: "Mount {at} as a cache, or remove it in the same RUN.",
    },
    {
        name: "Composer cache",
        folder: /(^|\/)(\.cache\/composer|\.composer\/cache)$/,
        remedy: "Mount Composer's cache folder as a cache, or run `composer clear-cache` in the same RUN.",
    },
    {
        name: "conda packages",
        folder: /^(opt\/[^/]+|root\/[^/]+|home\/[^/]+\/[^/]+)\/pkgs$/,
        file: /\.(conda|tar\.bz2)$/,
        remedy: "End the RUN with `conda clean --all --yes`.",
    },
    {
        name: "Bazel cache",
        folder: /(^|\/)\.cache\/bazel$/,
        remedy: "Mount {at} as a cache, or build in a stage of its own.",
    },
    {
        name: "compiler cache",
        folder: /(^|\/)(\.cache\/(ccache|sccache)|\.ccache)$/,
        remedy: "Mount the folder as a cache, or build in a stage of its own.",
    },
    {
        name: "downloads of Node",
        folder: /(^|\/)\.nvm\/\.cache$/,
        remedy: "Run `nvm cache clear` in the same RUN.",
    },
    { name: "pip cache", folder: /(^|\/)\.cache\/pip$/, remedy: "Use `pip install --no-cache-dir`." },
    {
        name: "uv cache",
        folder: /(^|\/)\.cache\/uv$/,
        remedy: "Use `uv --no-cache`, or mount {at} as a cache.",
    },
    {
        // `virtualenvs` beside them is no cache: the project runs from there.
        name: "Poetry cache",
        folder: /(^|\/)\.cache\/pypoetry\/(cache|artifacts)$/,
        remedy: "Mount {at} as a cache, or remove it in the same RUN.",
    },
    {
        name: "Pipenv cache",
        folder: /(^|\/)\.cache\/pipenv$/,
        remedy: "Mount {at} as a cache, or remove it in the same RUN.",
    },
];
/** How any of them ends: nearly all folders are told by this alone. */
const LAST = /(?:lists|apt|apk|cache|dnf5?|yum|yarn|store|pip|uv|artifacts|pipenv|composer|pkgs|bazel|s?ccache)$/;
const packageCaches = {
    id: "package-caches",
    title: "Package caches",
    severity: "warning",
    ownOnly: true,
    search: (image) => {
        const found = [];
        for (const folder of (0,paths/* named */.KT)(image, LAST)) {
            const cache = package_caches_CACHES.find((candidate) => candidate.folder.test(folder.path));
            if (cache && (0,paths/* isFolder */.lQ)(folder))
                found.push({ cache, folder });
        }
        return found.flatMap(({ cache, folder }) => {
            const files = (0,paths/* filesBelow */.DR)(image.filesystem, folder.path).filter((file) => cache.file?.test((0,image_path/* baseName */.Fl)(file.path)) ?? true);
            const detail = cache.remedy.replace("{at}", () => `/${folder.path.replace(/\/_cacache$/, "")}`);
            return cacheEvidence({ path: folder.path, name: cache.name, detail }, files);
        });
    },
    message: ({ evidence }) => `left behind: ${[...new Set(evidence.map((item) => item.name))].join(", ")}`,
    remedy: ({ evidence, origin, source }) => {
        if (origin === "copy")
            return `Copy only what is needed from ${source}.`;
        return evidence[0]?.detail ?? APT;
    },
};

;// CONCATENATED MODULE: ./build/detectors/php-build-tools.js






const php_build_tools_PACKAGE = /^composer$/;
const COMPOSER = /^composer(\.phar)?$/;
const PHPIZE = /(^|\/)bin\/phpize$/;
/** What phpize works with, below its prefix. */
const php_build_tools_PARTS = ["bin/php-config", "lib/php/build", "include/php"];
const phpBuildTools = {
    id: "php-build-tools",
    title: "PHP build tools",
    severity: "warning",
    reads: /^(composer(\.phar)?|phpize)$/,
    content: (path) => (COMPOSER.test((0,image_path/* baseName */.Fl)(path)) || PHPIZE.test(path) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesEvidence */.h4)(image, ({ name }) => php_build_tools_PACKAGE.test(name)),
        ...[...(0,paths/* named */.KT)(image, "composer"), ...(0,paths/* named */.KT)(image, "composer.phar")]
            .filter(({ path }) => isComposer(image, path))
            .flatMap(({ path }) => fileEvidence(image, { path, name: "Composer", programs: ["composer"] })),
        ...(0,paths/* named */.KT)(image, "phpize").flatMap(({ path }) => phpizeEvidence(image, path)),
    ],
    message: ({ evidence }) => `PHP build tools: ${listThings(leadBy(evidence, [/^composer$/i]), "part")}`,
    remedy: (facts) => advise(facts, {
        base: facts.evidence.every(({ name }) => name === "phpize")
            ? "It is part of {base} as of every official PHP image; there is nothing to do."
            : "Run Composer in a stage that is FROM {base}, and copy vendor to an image without it.",
        copy: "Use Composer with `RUN --mount=type=bind,from=composer`, or in a build stage, and copy only vendor from {from}.",
        run: "Run `composer install --no-dev` in a build stage, and copy vendor from there.",
    }),
};
/** Composer is one PHP archive, whatever its name. */
function isComposer(image, path) {
    return !(0,package_evidence/* ownerOf */.bf)(image, path) && (0,detectors_texts/* textOf */.b6)(image.filesystem, path)?.includes("composer.phar") === true;
}
/** A script that is of use with PHP's headers alone. */
function phpizeEvidence(image, path) {
    const prefix = (0,paths/* parent */.$t)(path, 2);
    const { filesystem } = image;
    if (!PHPIZE.test(path) || (0,package_evidence/* ownerOf */.bf)(image, path) || !(0,detectors_texts/* textOf */.b6)(filesystem, path)?.startsWith("#!"))
        return [];
    if (!filesystem.lookup(`${prefix}/lib/php/build`))
        return [];
    const parts = [path, ...php_build_tools_PARTS.map((part) => `${prefix}/${part}`)];
    return treeEvidence({ path, name: "phpize" }, parts.flatMap((part) => (0,paths/* filesBelow */.DR)(filesystem, part)), (file) => file === path);
}

;// CONCATENATED MODULE: ./build/detectors/php-dev-dependencies.js






const RECORD = /(^|\/)composer\/installed\.json$/;
const php_dev_dependencies_RECORD_LIMIT = 8_000_000;
const phpDevDependencies = {
    id: "php-dev-dependencies",
    title: "PHP dev dependencies",
    severity: "error",
    reads: /^installed\.json$/,
    content: (path, size) => path.endsWith("/installed.json") && RECORD.test(path) && size <= php_dev_dependencies_RECORD_LIMIT ? "whole" : "none",
    search: (image) => (0,paths/* named */.KT)(image, "installed.json")
        .filter(({ path }) => RECORD.test(path))
        .flatMap(({ path }) => developmentPackages(image, path).flatMap((item) => {
        const { name, version } = item;
        const label = { path: item.path, name, package: name, ...(version !== undefined && { version }) };
        return treeEvidence({ ...label, programs: [] }, (0,paths/* filesBelow */.DR)(image.filesystem, item.path));
    })),
    message: ({ evidence }) => countDependencies(evidence),
    remedy: (facts) => advise(facts, {
        base: "Run `composer install --no-dev` where {base} is made.",
        copy: "Run `composer install --no-dev` in {from}, or leave vendor out of the copy.",
        run: "Run `composer install --no-dev` here.",
    }),
};
/**
 * Composer 2 writes what it installed to `vendor/composer/installed.json`, and which of it is for development.
 * Installing again without them rewrites the file, so an older version of it still names what was deleted.
 */
function developmentPackages(image, record) {
    const folder = (0,paths/* parent */.$t)(record);
    const found = new Map();
    for (const text of (0,detectors_texts/* textsOf */.CB)(image, record)) {
        const installed = (0,json/* parseObject */.lj)(text);
        const names = installed?.["dev-package-names"];
        const wanted = new Set(installed?.["dev"] === true && Array.isArray(names) ? names : []);
        const packages = installed?.["packages"];
        for (const value of Array.isArray(packages) ? packages : []) {
            const item = (0,json/* asObject */.eB)(value);
            const [name, at] = [(0,json/* asString */.oJ)(item?.["name"]), (0,json/* asString */.oJ)(item?.["install-path"])];
            if (name === undefined || at === undefined)
                continue;
            const path = (0,image_path/* cleanPath */.ts)(`${folder}/${at}`);
            if (wanted.has(name))
                found.set(path, { path, name, version: (0,json/* asString */.oJ)(item?.["version"]) });
            else
                found.delete(path);
        }
    }
    return [...found.values()];
}

;// CONCATENATED MODULE: ./build/detectors/project-leftovers.js



const LEFTOVERS = [
    {
        name: "Dockerfile",
        file: /(^|\/)(Dockerfile(\.[^/]+)?|[^/]+\.Dockerfile|(docker-)?compose(\.[^/]+)?\.ya?ml)$/,
    },
    { name: "editor settings", file: /(^|\/)(\.vscode|\.idea)\// },
    {
        name: "CI settings",
        file: /(^|\/)(\.github|\.circleci)\/|(^|\/)(\.gitlab-ci\.yml|\.travis\.yml|Jenkinsfile)$/,
    },
    {
        name: "compiler and linter settings",
        file: /(^|\/)(tsconfig(\.[^/]+)?\.json|\.eslintrc(\.[^/]+)?|eslint\.config\.[^/]+|\.prettierrc(\.[^/]+)?|jest\.config\.[^/]+|vitest\.config\.[^/]+|tox\.ini|\.rubocop\.yml|phpunit\.xml(\.dist)?)$/,
    },
    {
        name: "tests",
        file: /(^|\/)(__tests__|tests?|spec)\/.*\.(js|mjs|cjs|jsx|ts|tsx|py|rb|php|go|java|rs|exs)$/,
    },
    { name: "source maps", file: /\.(js|mjs|cjs|css)\.map$/ },
];
/** Others' code, and the system's folders. */
const project_leftovers_NOT_OWN = /(^|\/)(node_modules|vendor|site-packages|dist-packages|gems|lib\/python[^/]*|bower_components)\/|^(usr\/(?!src\/app\/|local\/app\/|share\/nginx\/html\/)|var\/(?!www\/|app\/)|root\/\.|home\/[^/]+\/\.|(etc|go|proc|sys|dev|tmp)\/)/;
/** Where the system's folders hold what is not the system's. */
const OWN = ["", "usr/local/app", "usr/share/nginx/html", "usr/src/app", "var/app", "var/www"];
const projectLeftovers = {
    id: "project-leftovers",
    title: "Project leftovers",
    severity: "info",
    ownOnly: true,
    search: (image) => {
        const found = new Map();
        for (const history of ownFiles(image)) {
            const { path } = history;
            const leftover = LEFTOVERS.find(({ file }) => file.test(path));
            if (!leftover)
                continue;
            const layer = history.versions[0]?.layer ?? 0;
            if (layer < image.baseLayers || (0,package_evidence/* ownerOf */.bf)(image, path))
                continue;
            const key = `${leftover.name} ${layer}`;
            const group = found.get(key) ?? { name: leftover.name, path, files: [] };
            if (path < group.path)
                group.path = path;
            group.files.push(history);
            found.set(key, group);
        }
        return [...found.values()].flatMap(({ name, path, files }) => treeEvidence({ name, path, programs: [] }, files).filter((item) => !item.removed));
    },
    message: ({ evidence }) => `left over from the project: ${[...new Set(evidence.map((item) => item.name))].join(", ")}`,
    remedy: ({ origin, source }) => origin === "copy" && source !== "the build context"
        ? `Copy only what the program needs to run from ${source}.`
        : "Name them in .dockerignore, or copy only what the program needs to run.",
};
function* ownFiles({ filesystem }) {
    for (const start of OWN) {
        for (const history of filesystem.below(start, (folder) => !project_leftovers_NOT_OWN.test(`${folder}/`))) {
            if (!(0,paths/* isFolder */.lQ)(history) && !project_leftovers_NOT_OWN.test(history.path))
                yield history;
        }
    }
}

// EXTERNAL MODULE: ./build/packages/languages/python.js
var python = __webpack_require__(8788);
;// CONCATENATED MODULE: ./build/detectors/python-build-tools.js








const python_build_tools_PACKAGE = /^(python3-(pip|venv|virtualenv|poetry|build)|python3\.\d+-(venv|pip)|py3-(pip|virtualenv|poetry|build)(-pyc)?|pipenv|poetry|uv|pdm)$/;
/** Comes with those; alone it is there because something imports pkg_resources. */
const python_build_tools_COMPANION = /^(python3-(setuptools|wheel|pip-whl|setuptools-whl|pip-wheel|setuptools-wheel)|py3-(setuptools|wheel|packaging|parsing)(-pyc)?)$/;
const DISTRIBUTION = /(^|\/)(site|dist)-packages\/(pip|setuptools|wheel|poetry|poetry_core|pipenv|uv|pdm|virtualenv)-([^/-]+)\.dist-info$/;
const ANY_METADATA = /(^|\/)(site|dist)-packages\/([^/]+)-([^/-]+)\.dist-info\/METADATA$/;
/** Programs by themselves, which are often copied or downloaded alone. */
const python_build_tools_PROGRAMS = ["uv", "uvx", "rye", "pixi", "micromamba"];
const python_build_tools_PROGRAM = /(^|\/)(bin|shims)\/[^/]+$/;
const pythonBuildTools = {
    id: "python-build-tools",
    title: "Python build tools",
    severity: "warning",
    reads: /^(RECORD|METADATA|uvx?|rye|pixi|micromamba)$/,
    content: (path) => {
        if ((0,image_path/* baseName */.Fl)(path) === "RECORD" && DISTRIBUTION.test((0,paths/* parent */.$t)(path)))
            return "whole";
        return ANY_METADATA.test(path) || python_build_tools_PROGRAMS.includes((0,image_path/* baseName */.Fl)(path)) ? "head" : "none";
    },
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: python_build_tools_PACKAGE, companion: python_build_tools_COMPANION }),
        ...distributions(image),
        ...programs(image),
        ...(0,paths/* named */.KT)(image, "conda-meta").flatMap(({ path }) => condaEvidence(image, (0,paths/* parent */.$t)(path))),
    ],
    message: ({ evidence }) => `Python build tools: ${listThings(leadBy(evidence, [/^pip$/, /^(poetry|pipenv|uv|pdm|conda)$/, /^python3-pip$/]), "package")}`,
    remedy: (facts) => advise(facts, {
        base: "They come with {base}; remove them in the same RUN that last uses pip, or copy a virtual environment to a base without them.",
        copy: facts.evidence.every((item) => /^uvx?$/.test(item.name))
            ? "Use it with `RUN --mount=from={from}` or in a build stage, and copy only the environment."
            : "Make the environment in {from} without them (`python -m venv --without-pip`, `pip --prefix`) and copy that.",
        run: facts.evidence.every((item) => item.package !== undefined)
            ? "Leave these packages out here; what needs them belongs in a build stage, of which only the environment is copied."
            : "Install into a virtual environment in a build stage, and copy only the environment to this one.",
    }),
};
/** What pip and its kin installed: `<name>-<version>.dist-info` with its RECORD of files. */
function distributions(image) {
    return (0,paths/* named */.KT)(image, "RECORD").flatMap((record) => {
        const info = (0,paths/* parent */.$t)(record.path);
        const [, , , name = "", version = ""] = DISTRIBUTION.exec(info) ?? [];
        if (name === "" || (0,package_evidence/* ownerOf */.bf)(image, record.path))
            return [];
        const folder = (0,paths/* parent */.$t)(info);
        const module = image.filesystem.lookup(`${folder}/${name}`) ? `${folder}/${name}` : info;
        if (isRequired(image, folder, name.replaceAll("_", "-")))
            return [];
        const listed = (0,python/* readRecord */.a)((0,detectors_texts/* textOf */.b6)(image.filesystem, record.path) ?? "", folder);
        const files = [
            ...(0,paths/* filesBelow */.DR)(image.filesystem, info),
            ...listed.map((path) => image.filesystem.lookup(path)).filter((file) => file !== undefined),
            ...(0,paths/* filesBelow */.DR)(image.filesystem, module),
        ];
        const label = { path: module, name: name.replaceAll("_", "-"), version };
        return treeEvidence({ ...label, programs: [label.name, ...(name === "uv" ? ["uvx"] : [])] }, files, (path) => path.startsWith(`${module}/`)).filter((item) => isOfVersion(record, item, isUpgraded(image, folder, name)));
    });
}
/**
 * An upgrade writes the same folder anew: what an older or a later layer has there is another version's, and so is
 * what it left as it was.
 */
function isOfVersion({ versions, removedIn }, item, upgraded) {
    const [layer = 0] = item.layers.keys();
    if (layer < (versions[0]?.layer ?? 0))
        return false;
    return removedIn === null || (layer < removedIn && (item.removed || !upgraded));
}
function isUpgraded({ filesystem }, folder, name) {
    return filesystem.children(folder).some((info) => {
        const record = filesystem.lookup(`${folder}/${info}/RECORD`);
        return record?.removedIn === null && DISTRIBUTION.exec(`${folder}/${info}`)?.[3] === name;
    });
}
/** A library that something else in the same folder needs to run is no build tool there (pkg_resources, for one). */
function isRequired(image, folder, name) {
    return image.filesystem.children(folder).some((info) => {
        const path = `${folder}/${info}/METADATA`;
        if (!ANY_METADATA.test(path) || DISTRIBUTION.test(`${folder}/${info}`))
            return false;
        if (image.filesystem.lookup(path)?.removedIn !== null)
            return false;
        return ((0,detectors_texts/* textOf */.b6)(image.filesystem, path) ?? "").split("\n").some((line) => {
            const required = /^Requires-Dist:\s*([A-Za-z0-9._-]+)(.*)$/.exec(line);
            return (required?.[1]?.toLowerCase().replaceAll("_", "-") === name && !/\bextra\s*==/.test(required[2] ?? ""));
        });
    });
}
/** conda itself, not the environment that programs run in: its packages lie among that one's. */
function condaEvidence(image, prefix) {
    const { filesystem } = image;
    const records = filesystem.children(`${prefix}/conda-meta`);
    const record = records.find((name) => /^conda-\d[^-]*-[^-]+\.json$/.test(name));
    const version = /^conda-(\d[^-]*)-/.exec(record ?? "")?.[1];
    if (version === undefined || !filesystem.lookup(`${prefix}/bin/conda`))
        return [];
    const packages = filesystem
        .children(`${prefix}/lib`)
        .filter((name) => /^python\d/.test(name))
        .map((name) => `${prefix}/lib/${name}/site-packages`)
        .flatMap((site) => CONDA.map((name) => `${site}/${name}`));
    const parts = [`${prefix}/bin/conda`, `${prefix}/condabin`, `${prefix}/bin/mamba`, ...packages];
    return treeEvidence({ path: `${prefix}/bin/conda`, name: "conda", version, programs: ["conda", "mamba"] }, parts.flatMap((part) => (0,paths/* filesBelow */.DR)(filesystem, part)), (path) => path === `${prefix}/bin/conda`);
}
const CONDA = ["conda", "conda_build", "conda_libmamba_solver", "libmambapy", "mamba"];
/** uv is one program, and so are those like it. */
function programs(image) {
    const found = python_build_tools_PROGRAMS.flatMap((name) => (0,paths/* named */.KT)(image, name));
    return found
        .filter(({ path }) => python_build_tools_PROGRAM.test(path) && !(0,package_evidence/* ownerOf */.bf)(image, path) && (0,elf_reader/* isElf */.aB)(image.filesystem.content(path)))
        .filter(({ path }) => !isListedElsewhere(image, path))
        .flatMap(({ path }) => fileEvidence(image, { path, name: (0,image_path/* baseName */.Fl)(path) }));
}
/** `uv` that pip installed is counted with its dist-info. */
function isListedElsewhere(image, path) {
    const prefix = (0,paths/* parent */.$t)(path, 2);
    return (0,paths/* named */.KT)(image, "RECORD").some((record) => /\/uv-[^/]+\.dist-info\/RECORD$/.test(record.path) && record.path.startsWith(`${prefix}/`));
}

// EXTERNAL MODULE: ./build/grouping.js
var grouping = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/detectors/python/installed.js
var python_installed = __webpack_require__(9849);
// EXTERNAL MODULE: ./build/detectors/python/projects.js
var projects = __webpack_require__(7529);
;// CONCATENATED MODULE: ./build/detectors/python-dev-dependencies.js








const FILE_LIMIT = 4_000_000;
const METADATA = /(^|\/)(site|dist)-packages\/[^/]+\.dist-info\/METADATA$/;
const METADATA_LIMIT = 65_536;
const python_dev_dependencies_RECORD = /(^|\/)(site|dist)-packages\/[^/]+\.dist-info\/RECORD$/;
const python_dev_dependencies_RECORD_LIMIT = 524_288;
/** Found as build tools. */
const BUILD_TOOLS = /^(pip|setuptools|wheel|poetry|poetry-core|pipenv|uv|pdm|virtualenv)$/;
const pythonDevDependencies = {
    id: "python-dev-dependencies",
    title: "Python dev dependencies",
    severity: "warning",
    ownOnly: true,
    reads: /^(METADATA|RECORD)$|\.(toml|lock|txt|in)$/,
    content: (path, size) => {
        if (!/(?:METADATA|RECORD|\.toml|\.lock|\.txt|\.in)$/.test(path.slice(-8)))
            return "none";
        if (METADATA.test(path))
            return size <= METADATA_LIMIT ? "whole" : "head";
        if (python_dev_dependencies_RECORD.test(path))
            return size <= python_dev_dependencies_RECORD_LIMIT ? "whole" : "none";
        return (0,projects/* isProjectFile */.Qn)(path) && !python_dev_dependencies_NOT_OWN.test(path) && size <= FILE_LIMIT ? "whole" : "none";
    },
    search: (image) => {
        const projects = readProjects(image);
        if (projects.length === 0)
            return [];
        const folders = (0,grouping/* groupBy */.$)((0,python_installed/* distributions */._o)(image), ({ folder }) => folder);
        return [...folders.values()].flatMap((installed) => developmentOf(installed, projects).flatMap((item) => distributionEvidence(image, item)));
    },
    message: ({ evidence }) => countDependencies(evidence),
    remedy: (facts) => advise(facts, {
        base: "Install without the dev groups where {base} is made.",
        copy: "Install without the dev groups in {from} (`poetry install --only main`, `uv sync --no-dev`, `pip install -r requirements.txt`).",
        run: "Install without the dev groups here (`poetry install --only main`, `uv sync --no-dev`, `pip install -r requirements.txt`).",
    }),
};
const python_dev_dependencies_NOT_OWN = /(^|\/)(site-packages|dist-packages|node_modules)\//;
/** Projects whose files are in the image: of those that name what they need to run, and what they do not. */
function readProjects(image) {
    const files = new Map();
    for (const { path } of (0,paths/* named */.KT)(image, projects/* PROJECT_FILE_NAME */.dk)) {
        if (!(0,projects/* isProjectFile */.Qn)(path) || python_dev_dependencies_NOT_OWN.test(path))
            continue;
        const text = (0,detectors_texts/* textOf */.b6)(image.filesystem, path);
        if (text === undefined)
            continue;
        const folder = (0,paths/* parent */.$t)(path).replace(/(^|\/)requirements$/, "");
        const project = files.get(folder) ?? new Map();
        project.set(path, text);
        files.set(folder, project);
    }
    return [...files.values()]
        .map(projects/* readProject */.Wh)
        .filter(({ production, development }) => production.length > 0 && development.length > 0);
}
/** What only dev groups lead to. What no project names was installed for a purpose, and so was all that it needs. */
function developmentOf(installed, projects) {
    const byName = new Map(installed.map((item) => [item.name, item]));
    const development = (0,python_installed/* closure */.Cx)(projects.flatMap((project) => project.development), byName);
    const others = installed
        .filter(({ name }) => !development.has(name))
        .map(({ name }) => ({ name, extras: [], onlyFor: null }));
    const production = (0,python_installed/* closure */.Cx)([...projects.flatMap((project) => project.production), ...others], byName);
    return installed.filter(({ name }) => development.has(name) && !production.has(name) && !BUILD_TOOLS.test(name));
}
function distributionEvidence(image, { name, version, info, folder }) {
    const { filesystem } = image;
    const listed = (0,python/* readRecord */.a)((0,detectors_texts/* textOf */.b6)(filesystem, `${info}/RECORD`) ?? "", folder);
    const files = [
        ...(0,paths/* filesBelow */.DR)(filesystem, info),
        ...listed.flatMap((path) => filesystem.lookup(path) ?? []).filter((file) => !(0,paths/* isFolder */.lQ)(file)),
    ];
    const module = `${folder}/${name.replaceAll("-", "_")}`;
    const path = filesystem.lookup(module) ? module : info;
    const label = { path, name, package: name, version, programs: [name] };
    return treeEvidence(label, files, (file) => file === `${info}/METADATA`);
}

;// CONCATENATED MODULE: ./build/detectors/ruby-build-leftovers.js



const CACHE = /(^|\/)cache\/[^/]+\.gem$/;
const OBJECT = /\/gems\/[^/]+\/ext\/.+\.(o|a)$/;
const rubyBuildLeftovers = {
    id: "ruby-build-leftovers",
    title: "Ruby build leftovers",
    severity: "warning",
    ownOnly: true,
    search: (image) => {
        const caches = new Map();
        const objects = new Map();
        for (const history of (0,paths/* named */.KT)(image, /\.(gem|o|a)$/)) {
            const { path } = history;
            if (CACHE.test(path))
                add(caches, (0,paths/* parent */.$t)(path), history);
            else if (OBJECT.test(path))
                add(objects, path.slice(0, path.indexOf("/gems/") + "/gems".length), history);
        }
        return [
            ...[...caches]
                .filter(([folder]) => image.filesystem.lookup(`${(0,paths/* parent */.$t)(folder)}/specifications`) !== undefined)
                .flatMap(([path, files]) => cacheEvidence({ path, name: "downloaded gems" }, files)),
            ...[...objects].flatMap(([path, files]) => cacheEvidence({ path, name: "object files of gems" }, files)),
        ];
    },
    message: ({ evidence }) => `left behind: ${[...new Set(evidence.map((item) => item.name))].join(", ")}`,
    remedy: (facts) => advise(facts, {
        base: "Remove them where {base} is made.",
        copy: "Remove `cache/*.gem` and `gems/*/ext/**/*.o` in {from} before it is copied.",
        run: "End the RUN with `rm -rf` on the gems' `cache/*.gem`, or install gems in a build stage and remove them there.",
    }),
};
function add(groups, key, history) {
    const same = groups.get(key);
    if (same)
        same.push(history);
    else
        groups.set(key, [history]);
}

;// CONCATENATED MODULE: ./build/detectors/ruby/gemfile.js
const DEVELOPMENT = /^(development|test|dev|ci|lint|docs?|debug|rubocop|tools)$/;
/**
 * Reads the part of the language that Gemfiles are written in: `gem`, `group … do`, other blocks and `end`. Ruby that
 * decides at run time cannot be read. https://bundler.io/man/gemfile.5.html
 */
function readGemfile(text) {
    const production = [];
    const development = [];
    /** Groups of the blocks that are open; null for a block that is no group. */
    const open = [];
    for (const written of text.split(/\r?\n/)) {
        const line = written.replace(/(^|\s)#.*$/, "").trim();
        if (/^end\b/.test(line))
            open.pop();
        const gem = /^gem[ (]+["']([^"']+)["'](.*)$/.exec(line);
        if (gem) {
            const [, name = "", rest = ""] = gem;
            const groups = [...open.flatMap((block) => block ?? []), ...optionGroups(rest)];
            const isDevelopment = groups.length > 0 && groups.every((group) => DEVELOPMENT.test(group));
            (isDevelopment ? development : production).push(name);
        }
        if (/\bdo(\s*\|[^|]*\|)?$/.test(line))
            open.push(/^group\b/.test(line) ? symbols(line) : null);
        else if (/^(if|unless|case|begin|while|until|def)\b/.test(line) && !/\bend$/.test(line))
            open.push(null);
    }
    return { production, development, isGem: /^\s*gemspec\b/m.test(text) };
}
/** `group: :test`, `groups: [:development, :test]`, `:group => :test`. */
function optionGroups(rest) {
    const [, value] = /\bgroups?(?::|\s*=>)\s*(\[[^\]]*\]|%i\[[^\]]*\]|:?["']?\w+["']?)/.exec(rest) ?? [];
    if (value === undefined)
        return [];
    return value.startsWith("%i") ? value.slice(3, -1).trim().split(/\s+/) : symbols(value);
}
function symbols(text) {
    return [...text.matchAll(/:(\w+)|["'](\w+)["']/g)].map(([, symbol, word]) => symbol ?? word ?? "");
}

;// CONCATENATED MODULE: ./build/detectors/ruby/gemfile-lock.js
/** Names of gems → names of those that they need, of all sources of a `Gemfile.lock`. */
function readGemfileLock(text) {
    const gems = new Map();
    let current;
    for (const line of text.split(/\r?\n/)) {
        const [, indent = "", name = ""] = /^( +)([A-Za-z0-9][\w.-]*)/.exec(line) ?? [];
        if (indent.length === 4) {
            current = gems.get(name) ?? [];
            gems.set(name, current);
        }
        else if (indent.length === 6)
            current?.push(name);
        else
            current = undefined;
    }
    return gems;
}
/** All that the given gems need, themselves included. */
function gemClosure(roots, gems) {
    const reached = new Set();
    const waiting = [...roots];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        if (reached.has(name))
            continue;
        reached.add(name);
        waiting.push(...(gems.get(name) ?? []));
    }
    return reached;
}

;// CONCATENATED MODULE: ./build/detectors/ruby-dev-dependencies.js








const GEMFILE = /(^|\/)(Gemfile|gems\.rb)(\.lock|\.locked)?$/;
const ruby_dev_dependencies_FILE_LIMIT = 1_000_000;
const SPECIFICATION = /^(.*)\/specifications\/([^/]+)-(\d[^/-]*(?:-[a-z0-9_-]+)?)\.gemspec$/;
/** No file system has longer ones. */
const LONGEST_PATH = 4096;
const ruby_dev_dependencies_NOT_OWN = /(^|\/)(gems|node_modules|vendor\/bundle)\//;
const rubyDevDependencies = {
    id: "ruby-dev-dependencies",
    title: "Ruby dev dependencies",
    severity: "warning",
    ownOnly: true,
    reads: /^(Gemfile|gems\.)/,
    content: (path, size) => /Gemfile|gems\./.test((0,image_path/* baseName */.Fl)(path)) && GEMFILE.test(path) && !ruby_dev_dependencies_NOT_OWN.test(path) && size <= ruby_dev_dependencies_FILE_LIMIT
        ? "whole"
        : "none",
    search: (image) => {
        const development = developmentGems(image);
        if (development.size === 0)
            return [];
        const found = [];
        for (const { path, versions } of (0,paths/* named */.KT)(image, /\.gemspec$/)) {
            if (path.length > LONGEST_PATH)
                continue;
            const [, home, name = "", version = ""] = SPECIFICATION.exec(path) ?? [];
            if (home === undefined || !development.has(name) || (0,package_evidence/* ownerOf */.bf)(image, path))
                continue;
            if ((versions[0]?.layer ?? 0) < image.baseLayers)
                continue;
            const folder = `${home}/gems/${name}-${version}`;
            const files = [folder, path].flatMap((part) => (0,paths/* filesBelow */.DR)(image.filesystem, part));
            const label = { path: folder, name, package: name, version, programs: [name] };
            found.push(...treeEvidence(label, files, (file) => file === path));
        }
        return found;
    },
    message: ({ evidence }) => countDependencies(evidence),
    remedy: (facts) => advise(facts, {
        base: "Set `ENV BUNDLE_WITHOUT=development:test` above `bundle install` where {base} is made.",
        copy: "Set `ENV BUNDLE_WITHOUT=development:test` above `bundle install` in {from}, and here as well: `bundle exec` reads it.",
        run: "Set `ENV BUNDLE_WITHOUT=development:test` above `bundle install`: `bundle exec` reads it as well.",
    }),
};
/** Gems that only the development and test groups of a Gemfile in the image lead to, by its lock. */
function developmentGems(image) {
    const development = new Set();
    const production = new Set();
    for (const [name, lockName] of [
        ["Gemfile", "Gemfile.lock"],
        ["gems.rb", "gems.locked"],
    ]) {
        for (const { path } of (0,paths/* named */.KT)(image, name)) {
            const text = (0,detectors_texts/* textOf */.b6)(image.filesystem, path);
            const lock = (0,detectors_texts/* textOf */.b6)(image.filesystem, [(0,paths/* parent */.$t)(path), lockName].filter((part) => part !== "").join("/"));
            if (text === undefined || lock === undefined)
                continue;
            const gemfile = readGemfile(text);
            if (gemfile.isGem)
                continue;
            const gems = readGemfileLock(lock);
            for (const gem of gemClosure(gemfile.development, gems))
                development.add(gem);
            for (const gem of gemClosure(gemfile.production, gems))
                production.add(gem);
        }
    }
    return new Set([...development].filter((gem) => !production.has(gem)));
}

;// CONCATENATED MODULE: ./build/detectors/runtime-sdks.js





/** One file (or tree) runs programs and builds them: whether it is meant to be there cannot be seen. */
const SDKS = [
    { name: "Dart SDK", program: "dart", tree: "lib/_internal" },
    { name: "Deno", program: "deno" },
    { name: "Bun", program: "bun" },
    { name: "Julia", program: "julia", tree: "share/julia" },
];
const runtime_sdks_PACKAGE = /^(dart|deno|bun|julia)$/;
const runtimeSdks = {
    id: "runtime-sdks",
    title: "SDKs that are also the runtime",
    severity: "info",
    reads: /^(dart|deno|bun|julia)$/,
    content: (path) => (SDKS.some(({ program }) => path.endsWith(`/bin/${program}`)) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesEvidence */.h4)(image, ({ name }) => runtime_sdks_PACKAGE.test(name)),
        ...SDKS.flatMap((sdk) => (0,paths/* named */.KT)(image, sdk.program).flatMap(({ path }) => runtime_sdks_unpackedEvidence(image, sdk, path))),
    ],
    message: ({ evidence }) => `an SDK that is also the runtime: ${listThings(evidence, "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Where the program can be compiled to one file (`dart compile exe`, `deno compile`), copy that to a small base.",
        copy: "Where the program can be compiled to one file, compile it in a stage and copy that file here.",
        run: "Where the program can be compiled to one file, compile it in a stage of its own.",
    }),
};
function runtime_sdks_unpackedEvidence(image, { name, program, tree }, path) {
    if (!path.endsWith(`bin/${program}`) || (0,package_evidence/* ownerOf */.bf)(image, path))
        return [];
    if (!(0,elf_reader/* isElf */.aB)(image.filesystem.content(path)))
        return [];
    const home = (0,paths/* parent */.$t)(path, 2);
    const label = { name, programs: [program] };
    if (tree === undefined || (0,paths/* isSharedPrefix */.Qj)(image, home))
        return fileEvidence(image, { ...label, path });
    if (!image.filesystem.lookup(`${home}/${tree}`))
        return fileEvidence(image, { ...label, path });
    return folderEvidence(image, { ...label, path: home }, (file) => file === path);
}

;// CONCATENATED MODULE: ./build/detectors/rust-toolchain.js








const rust_toolchain_PACKAGE = /^(rustc|cargo|rust|rust-all|rustup)(-\d+\.\d+)?$/;
const rust_toolchain_COMPANION = /^(libstd-rust-(dev|\d.*)|rust-src|rust-stdlib|rust-clippy|rustfmt|rust-std-static.*|rust-analyzer)$/;
const rust_toolchain_PROGRAMS = ["rustc", "cargo", "rustup", "rustdoc", "rustfmt", "cargo-clippy", "clippy-driver"];
const rust_toolchain_PROOF = /(^|\/)bin\/(rustc|cargo|rustup)$/;
const TOOLCHAIN = /^(.*?\/?toolchains)\/([^/]+)\/bin\/[^/]+$/;
const PROXY_FOLDER = /(^|\/)(\.?cargo|usr|local|root|rust[^/]*)\/bin$/;
const CARGO_CACHE = /(^|\/)(\.cargo|cargo)\/(registry|git)$/;
const rustToolchain = {
    id: "rust-toolchain",
    title: "Rust toolchain",
    severity: "error",
    inherited: "error",
    reads: /^(rustc|cargo|rustup)$/,
    content: (path) => (/(^|\/)(rustc|cargo|rustup)$/.test(path) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: rust_toolchain_PACKAGE, companion: rust_toolchain_COMPANION, library: LLVM }, () => ({
            programs: rust_toolchain_PROGRAMS,
        })),
        ...rust_toolchain_unpackedEvidence(image),
        ...rust_toolchain_caches(image),
        ...buildFolders(image),
    ],
    message: ({ evidence }) => `Rust build tooling: ${listThings(leadBy(evidence, [/^Rust$/, /^rustc/, /^cargo$/]), "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Build in a stage that is FROM {base}, and copy the binary to a small base such as debian:bookworm-slim.",
        copy: "Copy only the compiled binary (target/release/…) from {from}.",
        run: "Run `cargo build` in a stage of its own and copy the binary from there.",
    }),
};
/** rustup's toolchains, its proxies (one file under a dozen names), and trees made by rust's own install.sh. */
function rust_toolchain_unpackedEvidence(image) {
    const roots = new Map();
    const proxies = new Map();
    for (const history of [...(0,paths/* named */.KT)(image, "rustc"), ...(0,paths/* named */.KT)(image, "cargo"), ...(0,paths/* named */.KT)(image, "rustup")]) {
        if (!rust_toolchain_isProgram(image, history))
            continue;
        const toolchain = TOOLCHAIN.exec(history.path);
        const prefix = (0,paths/* parent */.$t)(history.path, 2);
        if (toolchain) {
            const [, folder = "", name = ""] = toolchain;
            roots.set(`${folder}/${name}`, /^\d[\d.]*/.exec(name)?.[0]);
        }
        else if (!(0,paths/* isSharedPrefix */.Qj)(image, prefix) && image.filesystem.lookup(`${prefix}/lib/rustlib`)) {
            roots.set(prefix, undefined);
        }
        else {
            const folder = (0,paths/* parent */.$t)(history.path);
            proxies.set(folder, [...(proxies.get(folder) ?? []), history]);
        }
    }
    const given = (0,detectors_texts/* environment */.cA)(image, "RUST_VERSION");
    const version = (found) => (found ?? given) && { version: found ?? given ?? "" };
    return [
        ...[...roots].flatMap(([path, found]) => folderEvidence(image, { path, name: "Rust", ...version(found), programs: rust_toolchain_PROGRAMS }, (file) => rust_toolchain_PROOF.test(file))),
        ...[...proxies].flatMap(([folder, files]) => {
            // One alone in an application's folder is its own program.
            if (files.length === 1 && !PROXY_FOLDER.test(folder))
                return [];
            const first = files.find((file) => (0,image_path/* baseName */.Fl)(file.path) === "rustup") ?? files[0];
            const targets = files.map((file) => (0,paths/* hardLinkTarget */.z5)(image.filesystem, file) ?? file);
            return first
                ? treeEvidence({ path: first.path, name: (0,image_path/* baseName */.Fl)(first.path), programs: rust_toolchain_PROGRAMS }, [
                    ...files,
                    ...targets,
                ])
                : [];
        }),
    ];
}
function rust_toolchain_isProgram(image, history) {
    if (!rust_toolchain_PROOF.test(history.path) || (0,paths/* isFolder */.lQ)(history) || (0,package_evidence/* ownerOf */.bf)(image, history.path))
        return false;
    const target = (0,paths/* hardLinkTarget */.z5)(image.filesystem, history) ?? history;
    return (0,elf_reader/* isElf */.aB)(image.filesystem.content(history.path)) || (0,elf_reader/* isElf */.aB)(image.filesystem.content(target.path));
}
function rust_toolchain_caches(image) {
    return [...(0,paths/* named */.KT)(image, "registry"), ...(0,paths/* named */.KT)(image, "git")]
        .filter((history) => (0,paths/* isFolder */.lQ)(history) && CARGO_CACHE.test(history.path))
        .flatMap(({ path }) => cacheEvidence({ path, name: "crate cache", severity: "warning" }, (0,paths/* filesBelow */.DR)(image.filesystem, path)));
}
/** What cargo keeps beside the programs that it made; `.rustc_info.json` tells that a folder is cargo's. */
function buildFolders(image) {
    return (0,paths/* named */.KT)(image, ".rustc_info.json").flatMap(({ path }) => {
        const target = (0,paths/* parent */.$t)(path);
        const parts = /^([^/]+\/){1,2}(deps|build|incremental|\.fingerprint|examples)\//;
        const files = (0,paths/* filesBelow */.DR)(image.filesystem, target).filter((file) => parts.test(file.path.slice(target.length + 1)));
        return cacheEvidence({ path: target, name: "cargo's build folder", severity: "warning" }, files);
    });
}

;// CONCATENATED MODULE: ./build/detectors/secrets.js






const PRIVATE_KEY = /^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[ \t]*\n(?:[\w-]+: .*\n)*\n?[A-Za-z0-9+/=]{32}/m;
/** What stands in for a value: a variable, or words that say so. */
const PLACEHOLDER = /^$|\$|[<>{}]|^(x+|\*+|\.+|changeme|change-me|change_me|secret|password|passwd|pass|token|example|test|dummy|none|null|true|false|todo|root|admin|postgres|localhost)$|example|your[-_ ]|placeholder|replace|insert|changeme|dummy|sample/i;
const SECRET_NAME = /(^|_)(SECRET|TOKEN|PASSWORD|PASSWD|APIKEY|API_KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|CREDENTIALS)(_|$)/i;
const SHORTEST_VALUE = 8;
const FILES = [
    {
        name: "private key",
        path: /(^|\/)(id_(rsa|dsa|ecdsa|ed25519)|[^/]+\.(pem|key|p8))$/,
        holdsSecret: (text) => PRIVATE_KEY.test(text),
    },
    {
        name: "npm token",
        path: /(^|\/)\.npmrc$/,
        holdsSecret: (text) => anyValue(text, /(?:^|:)(?:_authToken|_auth|_password)[ \t]*=[ \t]*(.+)$/gm),
    },
    {
        name: "yarn token",
        path: /(^|\/)\.yarnrc\.yml$/,
        holdsSecret: (text) => anyValue(text, /\bnpmAuthToken:[ \t]*(.+)$/gm),
    },
    {
        name: "PyPI password",
        path: /(^|\/)\.pypirc$/,
        holdsSecret: (text) => anyValue(text, /^[ \t]*password[ \t]*[=:][ \t]*(.+)$/gm),
    },
    {
        name: "password in .netrc",
        path: /(^|\/)[._]netrc$/,
        holdsSecret: (text) => anyValue(text, /\bpassword[ \t]+(\S+)/g),
    },
    {
        name: "git credentials",
        path: /(^|\/)\.git-credentials$/,
        holdsSecret: (text) => anyValue(text, /^https?:\/\/[^:/\s]+:([^@\s]+)@/gm),
    },
    {
        name: "AWS secret key",
        path: /(^|\/)\.aws\/credentials$/,
        holdsSecret: (text) => anyValue(text, /^[ \t]*aws_secret_access_key[ \t]*=[ \t]*(.+)$/gm),
    },
    {
        name: "registry password",
        path: /(^|\/)\.docker\/config\.json$/,
        holdsSecret: (text) => anyValue(text, /"auth"\s*:\s*"([^"]+)"/g),
    },
    {
        name: "values in .env",
        path: /(^|\/)\.env(\.(local|production|prod|staging))?$/,
        holdsSecret: holdsValues,
    },
];
/** Names that any of them has: nearly all files are told by this alone. */
const secrets_NAME = /^(?:id_|\.|_netrc|credentials|config\.json)|\.(?:pem|key|p8)$/;
const LIMIT = 65_536;
/** Keys of test suites and of libraries' examples, and the system's own folders. */
const secrets_NOT_OWN = /(^|\/)(node_modules|vendor|site-packages|dist-packages|gems|tests?|testdata|__tests__|fixtures|examples?|spec|docs?)\/|^(usr\/(lib|lib64|share|libexec|src|include|local\/(lib|share|go|cargo|rustup))|go|etc\/(ssl|ssh|pki|ca-certificates)|var\/lib)\//;
const secrets = {
    id: "secrets",
    title: "Secrets",
    severity: "error",
    ownOnly: true,
    reads: secrets_NAME,
    content: (path, size) => (size <= LIMIT && fileKind(path) !== undefined ? "whole" : "none"),
    search: (image) => {
        const found = [];
        for (const { path } of (0,paths/* named */.KT)(image, secrets_NAME)) {
            const kind = fileKind(path);
            if (!kind || (0,package_evidence/* ownerOf */.bf)(image, path))
                continue;
            if (!(0,detectors_texts/* textsOf */.CB)(image, path).some((text) => kind.holdsSecret(text.replaceAll("\r\n", "\n"))))
                continue;
            found.push(...fileEvidence(image, { path, name: kind.name, detail: `/${path}`, programs: [] }));
        }
        return found;
    },
    message: ({ evidence }) => {
        const files = evidence.map(({ name, detail }) => `${detail} (${name})`);
        const listed = files.length > 4 ? [...files.slice(0, 3), `${files.length - 3} more`] : files;
        return `secrets that whoever pulls the image can read: ${listed.join(", ")}`;
    },
    remedy: (facts) => `${advise(facts, {
        base: "Remove it where {base} is made.",
        copy: "Name the file in .dockerignore, and hand it to the build with `RUN --mount=type=secret`.",
        run: "Hand it to the RUN with `--mount=type=secret`; a file that a later line deletes can still be read.",
    })} What was in a pushed image must be replaced.`,
};
function fileKind(path) {
    if (!secrets_NAME.test((0,image_path/* baseName */.Fl)(path)) || secrets_NOT_OWN.test(path))
        return undefined;
    return FILES.find((kind) => kind.path.test(path));
}
function anyValue(text, pattern) {
    return [...text.matchAll(pattern)].some(([, value = ""]) => isValue(value));
}
function isValue(written) {
    const value = written.trim().replace(/^(["'])(.*)\1$/, "$2");
    return value.length >= SHORTEST_VALUE && !PLACEHOLDER.test(value);
}
/** A setting whose name says that it is secret, with a value. */
function holdsValues(text) {
    return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*(.*)$/gm)].some(([, name = "", value = ""]) => SECRET_NAME.test(name) && isValue(value));
}

;// CONCATENATED MODULE: ./build/detectors/caddy-configuration.js
const MAIN = "etc/caddy/Caddyfile";
/**
 * The folders that a Caddyfile (or `caddy file-server --root`) serves, without leading `/`. `undefined` where that
 * cannot be known: it serves no files, or names folders by placeholders, or imports what is not there.
 * https://caddyserver.com/docs/caddyfile/directives/root
 */
function caddyRoots(words, text, workingFolder) {
    if (words.includes("file-server"))
        return resolveAll([optionOf(words, ["--root", "-r"]) ?? "."], workingFolder);
    const config = optionOf(words, ["--config", "-c"]);
    const configuration = text(config?.startsWith("/") ? config.slice(1) : MAIN);
    if (configuration === undefined || /^[ \t]*import[ \t]+\S*[/.*]/m.test(configuration))
        return undefined;
    if (!/(^|\s)file_server(\s|$)/m.test(configuration))
        return undefined;
    const roots = [];
    for (const line of configuration.split(/\r?\n/)) {
        const [name, ...values] = line
            .replace(/(^|\s)#.*$/, "")
            .trim()
            .split(/\s+/);
        const path = values.at(-1);
        if (name === "root" && path !== undefined)
            roots.push(path.replace(/^(["`])(.*)\1$/, "$2"));
    }
    return resolveAll(roots.length > 0 ? roots : ["."], workingFolder);
}
function optionOf(words, names) {
    for (const [index, word] of words.entries()) {
        if (names.includes(word))
            return words[index + 1];
        const name = names.find((candidate) => word.startsWith(`${candidate}=`));
        if (name !== undefined)
            return word.slice(name.length + 1);
    }
    return undefined;
}
function resolveAll(paths, workingFolder) {
    if (paths.some((path) => path.includes("{")))
        return undefined;
    return paths.map((path) => {
        const whole = path.startsWith("/") ? path : `${workingFolder}/${path}`;
        return whole
            .split("/")
            .filter((part) => part !== "" && part !== ".")
            .join("/");
    });
}

;// CONCATENATED MODULE: ./build/detectors/httpd-configuration.js
const MAX_FILES = 200;
/** Where the official image, Alpine, Debian and Red Hat keep it, each with the folder that relative paths start from. */
const CONFIGURATIONS = [
    { file: "usr/local/apache2/conf/httpd.conf", root: "usr/local/apache2" },
    { file: "etc/apache2/apache2.conf", root: "etc/apache2" },
    { file: "etc/apache2/httpd.conf", root: "var/www" },
    { file: "etc/httpd/conf/httpd.conf", root: "etc/httpd" },
];
/**
 * The folders that an Apache configuration serves (no leading `/`): DocumentRoot and Alias, includes followed.
 * `undefined` where that cannot be known. https://httpd.apache.org/docs/2.4/mod/core.html#documentroot
 */
function documentRoots(text, children, environment) {
    const found = CONFIGURATIONS.find(({ file }) => text(file) !== undefined);
    if (!found)
        return undefined;
    let serverRoot = found.root;
    const folders = new Set();
    const variables = new Map();
    const waiting = [found.file];
    const read = new Set();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        if (read.has(path) || read.size >= MAX_FILES)
            continue;
        read.add(path);
        for (const { name, values } of readDirectives(text(path) ?? "")) {
            const expanded = values.map((value) => value.replace(/\$\{([^}]+)\}/g, (whole, key) => variables.get(key) ?? environment(key) ?? whole));
            const [first = "", second = ""] = expanded;
            if (name === "define")
                variables.set(first, second);
            else if (name === "serverroot" && first.startsWith("/"))
                serverRoot = strip(first);
            else if (name === "include" || name === "includeoptional") {
                waiting.push(...expand(absolute(first, serverRoot), children));
            }
            else if (name === "documentroot" || name === "alias") {
                const folder = name === "alias" ? second : first;
                if (folder.includes("${"))
                    return undefined;
                folders.add(absolute(folder, serverRoot));
            }
        }
    }
    return folders.size > 0 ? [...folders] : undefined;
}
function strip(path) {
    return path.replace(/^\/+|\/+$/g, "");
}
function absolute(path, serverRoot) {
    return path.startsWith("/") ? strip(path) : `${serverRoot}/${strip(path)}`;
}
/** Only the last part may hold `*`; a folder means all that is in it. */
function expand(path, children) {
    const slash = path.lastIndexOf("/");
    const [folder, last] = [path.slice(0, slash), path.slice(slash + 1)];
    if (!last.includes("*"))
        return [path, ...children(path).map((name) => `${path}/${name}`)];
    const [before = "", ...parts] = last.split("*");
    const after = parts.at(-1) ?? "";
    return children(folder)
        .filter((name) => name.startsWith(before) && name.endsWith(after))
        .map((name) => `${folder}/${name}`);
}
/** One directive a line; names in lower case. Sections' contents count as if they stood outside. */
function readDirectives(text) {
    return text
        .replace(/\\\r?\n/g, " ")
        .split(/\r?\n/)
        .flatMap((line) => {
        const words = line.trim().match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];
        const [name = ""] = words;
        if (name === "" || name.startsWith("#") || name.startsWith("<"))
            return [];
        return [
            { name: name.toLowerCase(), values: words.slice(1).map((word) => word.replace(/^"(.*)"$/, "$1")) },
        ];
    });
}

;// CONCATENATED MODULE: ./build/detectors/nginx-configuration.js
/** Folders that nginx looks `root html` up from: Debian's and the official image's prefixes. */
const nginx_configuration_PREFIXES = ["etc/nginx", "usr/share/nginx", "usr/local/nginx"];
const nginx_configuration_MAX_FILES = 200;
/**
 * The folders that an nginx configuration serves files from (no leading `/`), by its `root` and `alias` directives
 * and includes. `undefined` where that cannot be known: a folder that begins with a variable, or no configuration.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#root
 */
function servedFolders(text, children, files) {
    const folders = new Set();
    const waiting = [...files, ...children("etc/nginx/templates").map((name) => `etc/nginx/templates/${name}`)];
    const read = new Set();
    let isRead = false;
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        if (read.has(path) || read.size >= nginx_configuration_MAX_FILES)
            continue;
        read.add(path);
        const configuration = text(path);
        if (configuration === undefined)
            continue;
        isRead = true;
        for (const { name, value } of nginx_configuration_readDirectives(configuration)) {
            if (name === "include")
                waiting.push(...nginx_configuration_expand(value, children));
            if (name !== "root" && name !== "alias")
                continue;
            const fixed = value.replace(/\$.*$/, "");
            if (fixed === "" || fixed === "/")
                return undefined;
            for (const folder of nginx_configuration_absolute(fixed))
                folders.add(folder.replace(/\/+$/, ""));
        }
    }
    if (!isRead)
        return undefined;
    return folders.size > 0 ? [...folders] : nginx_configuration_absolute("html");
}
function nginx_configuration_absolute(path) {
    if (path.startsWith("/"))
        return [path.replace(/^\/+/, "")];
    return nginx_configuration_PREFIXES.map((prefix) => `${prefix}/${path}`);
}
/** `include conf.d/*.conf;` → the files that are there. Only the last part may hold `*`. */
function nginx_configuration_expand(pattern, children) {
    const path = pattern.startsWith("/") ? pattern.slice(1) : `etc/nginx/${pattern}`;
    const slash = path.lastIndexOf("/");
    const [folder, last] = [path.slice(0, slash), path.slice(slash + 1)];
    if (!last.includes("*"))
        return [path];
    const [before = "", ...parts] = last.split("*");
    const after = parts.at(-1) ?? "";
    return children(folder)
        .filter((name) => name.startsWith(before) && name.endsWith(after))
        .map((name) => `${folder}/${name}`);
}
/** Simple directives with one value; blocks are walked through, comments and quotes minded. */
function nginx_configuration_readDirectives(text) {
    const directives = [];
    let words = [];
    // `${NAME}` in the official image's templates must not look like a block.
    const plain = text.replace(/\$\{[^}\n]*\}/g, "$$variable");
    for (const token of plain.matchAll(/#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^\s{};"'#][^\s;{]*/g)) {
        const [word] = token;
        if (word.startsWith("#"))
            continue;
        if (word === "{" || word === "}")
            words = [];
        else if (word === ";") {
            const [name, value] = words;
            if (name !== undefined && value !== undefined)
                directives.push({ name, value });
            words = [];
        }
        else
            words.push(word.replace(/^(["'])(.*)\1$/s, "$2"));
    }
    return directives;
}

;// CONCATENATED MODULE: ./build/detectors/static-files-not-served.js








const CONFIGURATION = /^etc\/(nginx|apache2|httpd|caddy)\/|^usr\/local\/apache2\/conf\/|(^|\/)(nginx[^/]*\.conf|Caddyfile)$/;
const CONFIGURATION_LIMIT = 262_144;
/** Pages that belong to a system or a library, not to a site that somebody copied. */
const NOT_A_SITE = /(^|\/)(node_modules|site-packages|dist-packages|vendor)\/|^(usr\/(share|lib|include|src)\/(?!nginx\/)|etc\/|proc\/|sys\/|tmp\/)/;
/** What a server shows for a folder; with the second, a program makes the pages. */
const PAGES = ["index.html", "index.php"];
function isConfiguration(path) {
    const isLikely = path.startsWith("etc/") || path.startsWith("usr/local/apache2/") || /(?:conf|file)$/.test(path.slice(-4));
    return isLikely && CONFIGURATION.test(path);
}
const NGINX = /(^|\/)nginx$/;
const SERVERS = [
    {
        name: "nginx",
        word: NGINX,
        programs: ["usr/sbin/nginx", "usr/bin/nginx", "usr/local/sbin/nginx", "usr/local/nginx/sbin/nginx"],
        served: (image) => servedFolders((path) => configurationText(image, path), (folder) => image.filesystem.children(folder), nginxFiles(image)),
    },
    {
        name: "Apache",
        word: /(^|\/)(httpd|apache2|apachectl|apache2ctl|httpd-foreground|apache2-foreground)$/,
        programs: ["usr/local/apache2/bin/httpd", "usr/sbin/httpd", "usr/sbin/apache2"],
        served: (image) => documentRoots((path) => configurationText(image, path), (folder) => image.filesystem.children(folder), (name) => (0,detectors_texts/* environment */.cA)(image, name)),
    },
    {
        name: "Caddy",
        word: /(^|\/)caddy$/,
        programs: ["usr/bin/caddy", "usr/local/bin/caddy", "usr/sbin/caddy", "caddy"],
        served: (image) => caddyRoots(allWords(image.config), (path) => configurationText(image, path), image.config.workingDir),
    },
];
const staticFilesNotServed = {
    id: "static-files-not-served",
    title: "Static files that the web server does not serve",
    severity: "warning",
    ownOnly: true,
    content: (path, size) => (size <= CONFIGURATION_LIMIT && isConfiguration(path) ? "whole" : "none"),
    search: (image) => {
        const server = SERVERS.find((candidate) => starts(image, candidate));
        const served = server?.served(image);
        if (!server || served === undefined || served.length === 0)
            return [];
        const roots = served.map((folder) => image.filesystem.resolve(folder)?.path ?? folder);
        const isServed = (path) => roots.some((root) => root === "" || path.startsWith(`${root}/`));
        const pages = PAGES.flatMap((name) => (0,paths/* named */.KT)(image, name)).filter((page) => isOwnPage(image, page));
        if (pages.some(({ path }) => isServed(path)))
            return [];
        const sites = pages.filter(({ path }) => path.endsWith("/index.html")).map(({ path }) => (0,paths/* parent */.$t)(path));
        return outermost(sites).flatMap((folder) => treeEvidence({ path: folder, name: `/${folder}`, detail: `${server.name}\n/${roots[0]}`, programs: [] }, (0,paths/* filesBelow */.DR)(image.filesystem, folder), (path) => path === `${folder}/index.html`).filter((item) => !item.removed));
    },
    message: (facts) => {
        const { server, root } = serverOf(facts);
        const folders = facts.evidence.map((item) => item.name).join(", ");
        return `static files in ${folders}, where ${server} does not look: it serves ${root}`;
    },
    remedy: (facts) => {
        const { server, root } = serverOf(facts);
        const setting = server === "Apache" ? "DocumentRoot" : "root";
        return `Copy them to ${root}, or name ${facts.evidence[0]?.name} as ${setting} in the ${server} configuration.`;
    },
};
function serverOf({ evidence }) {
    const [server = "", root = ""] = evidence[0]?.detail?.split("\n") ?? [];
    return { server, root };
}
/** The image is a web server: its ENTRYPOINT and CMD start one, and it is there. */
function starts(image, { word, programs }) {
    if (!allWords(image.config).some((candidate) => word.test(candidate)))
        return false;
    return programs.some((path) => (0,paths/* isPresentFile */.kM)(image.filesystem.resolve(path)));
}
/** Enabled sites are links to available ones. */
function configurationText({ filesystem }, path) {
    const target = filesystem.resolve(path);
    return target && (0,detectors_texts/* textOf */.b6)(filesystem, target.path);
}
/** The file that `nginx -c` names, else nginx's own. */
function nginxFiles({ config }) {
    const words = allWords(config);
    const option = words.indexOf("-c", words.findIndex((word) => NGINX.test(word)));
    const given = words[option + 1];
    return option >= 0 && given?.startsWith("/") ? [given.slice(1)] : ["etc/nginx/nginx.conf"];
}
function isOwnPage(image, page) {
    if (!(0,paths/* isPresentFile */.kM)(page) || NOT_A_SITE.test(page.path) || (0,package_evidence/* ownerOf */.bf)(image, page.path))
        return false;
    return (page.versions.at(-1)?.layer ?? 0) >= image.baseLayers;
}
function outermost(folders) {
    return folders.filter((folder) => folder !== "" &&
        !folders.some((other) => other !== folder && other !== "" && folder.startsWith(`${other}/`)));
}

;// CONCATENATED MODULE: ./build/detectors/swift-toolchain.js





/** Debian's `swift` is OpenStack's object store. */
const swift_toolchain_PACKAGE = /^(swiftlang(-\d.*)?|swift-lang)$/;
const swift_toolchain_PROOF = /(^|\/)bin\/(swift-frontend|swift-build)$/;
/** Among a system's folders: what the toolchain puts there. The runtime is `lib/swift/linux/*.so` alone. */
const PART = /^(bin\/(swift[^/]*|sourcekit-lsp|lldb[^/]*|repl_swift|docc)|lib\/swift\/(?!linux\/[^/]+\.so$).+|lib\/swift_static\/.+|libexec\/swift\/.+)$/;
const swiftToolchain = {
    id: "swift-toolchain",
    title: "Swift toolchain",
    severity: "error",
    inherited: "error",
    reads: /^swift-(frontend|build)$/,
    content: (path) => (swift_toolchain_PROOF.test(path) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesEvidence */.h4)(image, ({ name }) => swift_toolchain_PACKAGE.test(name), () => ({ programs: ["swift", "swiftc"] })),
        ...swift_toolchain_unpackedEvidence(image),
    ],
    message: ({ evidence }) => `Swift build tooling: ${listThings(evidence, "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Build in a stage that is FROM {base}, and base the shipped stage on the slim image of the same version.",
        copy: "Copy only the compiled program (.build/release/…) from {from}.",
        run: "Run `swift build` in a stage of its own, and copy the program from there.",
    }),
};
function swift_toolchain_unpackedEvidence(image) {
    const prefixes = new Set([...(0,paths/* named */.KT)(image, "swift-frontend"), ...(0,paths/* named */.KT)(image, "swift-build")]
        .filter(({ path }) => swift_toolchain_PROOF.test(path) && !(0,package_evidence/* ownerOf */.bf)(image, path))
        .filter(({ path }) => (0,elf_reader/* isElf */.aB)(image.filesystem.content(path)))
        .map(({ path }) => (0,paths/* parent */.$t)(path, 2)));
    return [...prefixes].flatMap((prefix) => {
        const label = { name: "Swift", programs: ["swift", "swiftc"] };
        if (!(0,paths/* isSharedPrefix */.Qj)(image, prefix)) {
            return folderEvidence(image, { ...label, path: prefix }, (file) => swift_toolchain_PROOF.test(file));
        }
        const files = ["bin", "lib", "libexec"]
            .flatMap((folder) => (0,paths/* filesBelow */.DR)(image.filesystem, `${prefix}/${folder}`))
            .filter(({ path }) => PART.test(path.slice(prefix.length + 1)) && !(0,package_evidence/* ownerOf */.bf)(image, path));
        return treeEvidence({ ...label, path: `${prefix}/lib/swift` }, files, (file) => swift_toolchain_PROOF.test(file));
    });
}

;// CONCATENATED MODULE: ./build/detectors/version-control.js






const version_control_PACKAGE = /^(git|git-core|git-lfs|mercurial|subversion|bzr|brz|breezy|cvs)$/;
const version_control_COMPANION = /^(git-man|git-perl|perl-Git|git-core-doc|libserf-1-1|git-init-template|mercurial-common|libsvn1|liberror-perl)$/;
const version_control_PROGRAM = /(^|\/)bin\/(git|git-lfs|svn|hg)$/;
const versionControl = {
    id: "version-control",
    title: "Version control",
    severity: "warning",
    reads: /^(git|git-lfs|svn|hg)$/,
    content: (path) => (/(^|\/)(git|git-lfs|svn|hg)$/.test(path) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: version_control_PACKAGE, companion: version_control_COMPANION }),
        ...["git", "git-lfs", "svn", "hg"]
            .flatMap((name) => (0,paths/* named */.KT)(image, name))
            .filter(({ path }) => version_control_PROGRAM.test(path) && !(0,package_evidence/* ownerOf */.bf)(image, path))
            .filter(({ path }) => (0,elf_reader/* isElf */.aB)(image.filesystem.content(path)))
            .flatMap(({ path }) => fileEvidence(image, { path, name: (0,image_path/* baseName */.Fl)(path) })),
    ],
    message: ({ evidence }) => `version control: ${listThings(leadBy(evidence, [version_control_PACKAGE]), "package")}`,
    remedy: (facts) => advise(facts, {
        base: "Base the shipped stage on an image without it (the slim variant of {base}, for one).",
        copy: "Copy only what the program needs at run time from {from}.",
        run: "Fetch sources in a build stage (or with `ADD <repository>`), and leave this package out here.",
    }),
};

;// CONCATENATED MODULE: ./build/detectors/zig-toolchain.js





const zig_toolchain_PACKAGE = /^zig(-\d.*)?$/;
const zig_toolchain_COMPANION = /^zig-.+$/;
const zigToolchain = {
    id: "zig-toolchain",
    title: "Zig toolchain",
    severity: "error",
    inherited: "error",
    reads: /^zig$/,
    content: (path) => (/(^|\/)zig$/.test(path) ? "head" : "none"),
    search: (image) => [
        ...(0,package_evidence/* packagesWithCompanions */.Xe)(image, { tool: zig_toolchain_PACKAGE, companion: zig_toolchain_COMPANION }),
        ...(0,paths/* named */.KT)(image, "zig").flatMap(({ path }) => zig_toolchain_unpackedEvidence(image, path)),
    ],
    message: ({ evidence }) => `Zig build tooling: ${listThings(evidence, "part")}`,
    remedy: (facts) => advise(facts, {
        base: "Build in a stage that is FROM {base}, and copy the program to a small base.",
        copy: "Copy only the compiled program (zig-out/bin/…) from {from}.",
        run: "Run `zig build` in a stage of its own, and copy the program from there.",
    }),
};
/** The compiler finds its standard library beside itself: without it, it is a program of that name. */
function zig_toolchain_unpackedEvidence(image, path) {
    const { filesystem } = image;
    const folder = (0,paths/* parent */.$t)(path);
    const library = [`${folder}/lib`, `${(0,paths/* parent */.$t)(folder)}/lib/zig`].find((candidate) => filesystem.lookup(`${candidate}/std/std.zig`) !== undefined);
    if (library === undefined || (0,package_evidence/* ownerOf */.bf)(image, path) || !(0,elf_reader/* isElf */.aB)(filesystem.content(path)))
        return [];
    const files = [...(0,paths/* filesBelow */.DR)(filesystem, path), ...(0,paths/* filesBelow */.DR)(filesystem, library)];
    return treeEvidence({ path, name: "Zig", programs: ["zig"] }, files, (file) => file === path);
}

;// CONCATENATED MODULE: ./build/detectors/catalogue.js































/** Every detector, each with a page in `docs/detectors/`. A package that two of them know counts for the first. */
const detectors = [
    cToolchain,
    goToolchain,
    rustToolchain,
    haskellToolchain,
    swiftToolchain,
    zigToolchain,
    dotnetSdk,
    jdk,
    jvmBuilders,
    elixirBuildTools,
    phpBuildTools,
    nodePackageManagers,
    pythonBuildTools,
    runtimeSdks,
    developmentHeaders,
    nodeDevDependencies,
    phpDevDependencies,
    pythonDevDependencies,
    rubyDevDependencies,
    rubyBuildLeftovers,
    versionControl,
    gitFolder,
    secrets,
    packageCaches,
    projectLeftovers,
    foreignLibc,
    foreignArchitecture,
    missingProgram,
    nodeModulesNotResolved,
    staticFilesNotServed,
];
const detectorIds = detectors.map((detector) => detector.id);
const readers = detectors.flatMap(({ reads, content }) => (content ? [{ reads, content }] : []));
/** Asked for every file of an image: nearly all are told by their names to be of no interest. */
const ANY_NAME = new RegExp(readers.flatMap(({ reads }) => (reads ? `(?:${reads.source})` : [])).join("|"));
const ofAnyName = readers.filter(({ reads }) => !reads);
/** Keeps what any detector must see: the most that one of them asks for. */
const detectorContent = (path, size) => {
    const name = (0,image_path/* baseName */.Fl)(path);
    let most = "none";
    for (const { reads, content } of ANY_NAME.test(name) ? readers : ofAnyName) {
        if (reads && !reads.test(name))
            continue;
        const need = content(path, size);
        if (need === "whole")
            return need;
        if (need === "head")
            most = need;
    }
    return most;
};


/***/ }),

/***/ 7140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eB: () => (/* binding */ asObject),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   oJ: () => (/* binding */ asString)
/* harmony export */ });
/** A JSON object, or undefined for what is none: files of an image are anybody's. */
function parseObject(text) {
    if (text === undefined)
        return undefined;
    try {
        return asObject(JSON.parse(text));
    }
    catch {
        return undefined; // Somebody's broken file says nothing about what is installed.
    }
}
function asObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}
function asString(value) {
    return typeof value === "string" ? value : undefined;
}


/***/ }),

/***/ 1668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xe: () => (/* binding */ packagesWithCompanions),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   h4: () => (/* binding */ packagesEvidence)
/* harmony export */ });
/* unused harmony exports packageEvidence, upstreamVersion */
/* harmony import */ var _image_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5039);
/* harmony import */ var _packages_relations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3569);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6504);



/** Evidence that a package database names; its main file is the program of its name, else its largest. */
function packageEvidence(image, item, label = {}) {
    const main = mainFile(image.filesystem, item, [item.name, ...(label.programs ?? [])]);
    return {
        name: item.name,
        package: item.name,
        version: upstreamVersion(item.version),
        ...label,
        path: main?.path ?? item.database,
        layers: new Map([[item.layer, item.bytes]]),
        removed: isRemoved(image.filesystem, item, main),
        installed: item,
    };
}
/** The system's packages whose names a detector knows, as evidence. */
function packagesEvidence(image, isTool, label = () => ({})) {
    return image.packages.filter(isTool).map((item) => packageEvidence(image, item, label(item)));
}
/** Tools, and what came along with them. */
function packagesWithCompanions(image, { tool, companion, library }, label = () => ({})) {
    const tools = packagesEvidence(image, (item) => tool.test(item.name), label);
    const layers = new Set(tools.flatMap((item) => [...item.layers.keys()]));
    const cameAlong = (item) => !tool.test(item.name) && layers.has(item.layer);
    const found = [
        ...tools,
        ...packagesEvidence(image, (item) => companion.test(item.name) && cameAlong(item), label),
    ];
    if (!library || tools.length === 0)
        return found;
    const libraries = image.packages.filter((item) => library.test(item.name) && cameAlong(item));
    const theirs = new Set([...found.map(({ name }) => name), ...libraries.map(({ name }) => name)]);
    const others = image.packages.filter(({ name, removedIn }) => removedIn === null && !theirs.has(name));
    const needed = new _packages_relations_js__WEBPACK_IMPORTED_MODULE_1__/* .Relations */ .s([...others, ...libraries]).reachedFrom(others);
    const own = libraries.filter((item) => !needed.has(item));
    return [...found, ...own.map((item) => packageEvidence(image, item, label(item)))];
}
const PROGRAM = /(^|\/)s?bin\/[^/]+$/;
/** The first of the programs that it has, else its largest program, else its largest file. */
function mainFile(filesystem, item, programs) {
    let first;
    let firstOrder = programs.length;
    let largest;
    for (const path of item.files) {
        if (!PROGRAM.test(path))
            continue;
        // A program's link leads to the program; a library's leads into some other package.
        const history = lastTarget(filesystem, path);
        if (!history || (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isFolder */ .lQ)(history))
            continue;
        const order = programs.indexOf((0,_image_path_js__WEBPACK_IMPORTED_MODULE_0__/* .baseName */ .Fl)(path));
        if (order >= 0 && order < firstOrder)
            [first, firstOrder] = [history, order];
        largest = larger(largest, history);
    }
    if (largest)
        return first ?? largest;
    for (const path of item.files) {
        const history = filesystem.paths.get(path);
        if (history && !(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isFolder */ .lQ)(history))
            largest = larger(largest, history);
    }
    return largest;
}
function larger(one, other) {
    return one && one.size >= other.size ? one : other;
}
/** Where a path's links lead, also when what they lead to was deleted. */
function lastTarget(filesystem, path) {
    let history = filesystem.lookup(path);
    for (let hops = 0; history && hops < 40; hops++) {
        if (history.type !== "symlink")
            return history;
        const link = history.versions.at(-1)?.entry.link ?? "";
        history = filesystem.lookup((0,_image_path_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanPath */ .ts)(link.startsWith("/") ? link : `${(0,_image_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parentPath */ .yl)(history.path)}/${link}`));
    }
    return undefined;
}
/** A package whose files survive is there, whatever became of its database; an upgraded one is not. */
function isRemoved(filesystem, item, main) {
    if (item.removedIn !== null) {
        const { removedIn } = item;
        return !(main?.removedIn === null && main.versions.every((version) => version.layer < removedIn));
    }
    let isGone = false;
    for (const path of item.files) {
        const history = filesystem.paths.get(path);
        if (history?.type !== "file")
            continue;
        if (history.removedIn === null)
            return false;
        isGone = true;
    }
    return isGone;
}
/** The version without Debian's epoch and revision, or Alpine's release: `12.2.0` of `4:12.2.0-3`. */
function upstreamVersion(version) {
    return version
        .replace(/^\d+:/, "")
        .replace(/-[^-]*$/, "")
        .replace(/[+~](dfsg|ds|really|deb|repack).*$/, "");
}
const owners = new WeakMap();
/** The system's package that a file belongs to. */
function ownerOf(image, path) {
    let byFile = owners.get(image.packages);
    if (!byFile) {
        byFile = new Map();
        for (const item of image.packages)
            for (const file of item.files)
                byFile.set(file, item);
        owners.set(image.packages, byFile);
    }
    return byFile.get(path);
}


/***/ }),

/***/ 6504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ parent),
/* harmony export */   DR: () => (/* binding */ filesBelow),
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   O: () => (/* binding */ isSystemPrefix),
/* harmony export */   Qj: () => (/* binding */ isSharedPrefix),
/* harmony export */   S$: () => (/* binding */ programFiles),
/* harmony export */   kM: () => (/* binding */ isPresentFile),
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   z5: () => (/* binding */ hardLinkTarget)
/* harmony export */ });
function filesBelow(filesystem, path) {
    const files = [];
    for (const history of filesystem.below(path))
        if (!isFolder(history))
            files.push(history);
    return files;
}
function isFolder(history) {
    return history.type === "directory";
}
/** A regular file (a hard link is one) that is in the final filesystem. */
function isPresentFile(history) {
    return history?.removedIn === null && (history.type === "file" || history.type === "hardlink");
}
function hardLinkTarget(filesystem, history) {
    const link = history.type === "hardlink" ? history.versions.at(-1)?.entry.link : undefined;
    return link === undefined ? undefined : filesystem.lookup(link);
}
function named(image, name) {
    return image.filesystem.named(name);
}
/** What lies in bin folders; removed ones and links too. */
function programFiles({ filesystem }) {
    return ["bin", "sbin"]
        .flatMap((name) => filesystem.named(name))
        .flatMap((folder) => [...filesystem.below(folder.path, () => false)])
        .filter((history) => !isFolder(history));
}
/** The folder `levels` above a path; `""` is the root. */
function parent(path, levels = 1) {
    return path.split("/").slice(0, -levels).join("/");
}
/** `true` for the folders of a system rather than of one program: their whole tree is nobody's evidence. */
function isSystemPrefix(folder) {
    return /^(usr(\/local)?|opt|app|srv|(home\/[^/]+|root)(\/\.local)?|home|)$/.test(folder);
}
/** What only a folder has that many programs share: conda's and Python's environments, and whole systems. */
const SHARED = ["conda-meta", "pyvenv.cfg", "etc", "var", "sbin"];
/** A system's folder, or another in which programs of all kinds lie side by side. */
function isSharedPrefix(image, folder) {
    return (isSystemPrefix(folder) ||
        SHARED.some((name) => image.filesystem.lookup(`${folder}/${name}`) !== undefined));
}


/***/ }),

/***/ 8663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ lookUpProgram)
/* harmony export */ });
/** What a runtime searches where the image sets no PATH. */
const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/** The file that a word of ENTRYPOINT or CMD means, links resolved; undefined: none is there. */
function lookUpProgram(word, config, filesystem) {
    const folders = word.includes("/") ? [word.startsWith("/") ? "" : config.workingDir] : searchPath(config);
    for (const folder of folders) {
        const path = `${folder}/${word}`.split("/").filter((part) => part !== "" && part !== ".");
        const found = filesystem.resolve(path.join("/"));
        if (found && found.type !== "directory")
            return found;
    }
    return undefined;
}
function searchPath(config) {
    const setting = config.env.find((line) => line.startsWith("PATH="));
    return (setting?.slice("PATH=".length) ?? DEFAULT_PATH).split(":");
}


/***/ }),

/***/ 9849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cx: () => (/* binding */ closure),
/* harmony export */   _o: () => (/* binding */ distributions),
/* harmony export */   pP: () => (/* binding */ parseRequirement)
/* harmony export */ });
/* unused harmony export normalizeName */
/* harmony import */ var _package_evidence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1668);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6504);
/* harmony import */ var _texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(176);



const METADATA = /^(.*(?:site|dist)-packages)\/([^/]+)-([^/-]+)\.dist-info\/METADATA$/;
/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
function normalizeName(name) {
    return name.toLowerCase().replace(/[-_.]+/g, "-");
}
/** `requests[socks]>=2; extra == "http"` */
function parseRequirement(text) {
    const [, name, extras = "", rest = ""] = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?(.*)$/s.exec(text) ?? [];
    if (name === undefined)
        return undefined;
    return {
        name: normalizeName(name),
        extras: extras.split(",").flatMap((extra) => (extra.trim() === "" ? [] : [normalizeName(extra.trim())])),
        onlyFor: /\bextra\s*==\s*["']([^"']+)["']/.exec(rest)?.[1] ?? null,
    };
}
/** All distributions that pip and its kin put there by own lines; those deleted later too. */
function distributions(image) {
    return (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .KT)(image, "METADATA").flatMap(({ path, versions }) => {
        const [, folder, name = "", version = ""] = METADATA.exec(path) ?? [];
        if (folder === undefined || (versions.at(-1)?.layer ?? 0) < image.baseLayers || (0,_package_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerOf */ .bf)(image, path))
            return [];
        const head = ((0,_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(image.filesystem, path) ?? "").split(/\r?\n\r?\n/, 1)[0] ?? "";
        const requires = [...head.matchAll(/^Requires-Dist:\s*(.+)$/gm)].flatMap(([, text = ""]) => parseRequirement(text) ?? []);
        return [{ name: normalizeName(name), version, info: (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .parent */ .$t)(path), folder, requires }];
    });
}
/** Names of all that the given ones need, themselves included. */
function closure(roots, installed) {
    const reached = new Map();
    const waiting = [...roots];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
        const known = reached.get(next.name);
        const extras = next.extras.filter((extra) => !known?.has(extra));
        if (known && extras.length === 0)
            continue;
        reached.set(next.name, new Set([...(known ?? []), ...extras]));
        for (const required of installed.get(next.name)?.requires ?? []) {
            const { onlyFor } = required;
            if (onlyFor === null ? !known : extras.includes(normalizeName(onlyFor)))
                waiting.push(required);
        }
    }
    return new Set(reached.keys());
}


/***/ }),

/***/ 7529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NG: () => (/* binding */ isDevelopmentGroup),
/* harmony export */   Qn: () => (/* binding */ isProjectFile),
/* harmony export */   Wh: () => (/* binding */ readProject),
/* harmony export */   dk: () => (/* binding */ PROJECT_FILE_NAME)
/* harmony export */ });
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7140);
/* harmony import */ var _installed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9849);



/** Groups that are for development; others (`[tool.poetry.group.postgres]`) can be needed to run. */
const DEVELOPMENT = /^(dev|devel|development|tests?|testing|lint(ing|ers?)?|docs?|typ(es|ing)|mypy|ci|build|debug|qa|format(ting)?|style|bench(mark)?s?|tool(s|ing)|pre-?commit|local)\b/;
/** An extra is asked for by name: of those with other names somebody may have wanted one to run. */
const DEVELOPMENT_EXTRA = /^(dev|develop|development|tests?|testing)$/;
const isDevelopmentGroup = (name) => DEVELOPMENT.test(name);
const REQUIREMENTS = /(^|\/)requirements(\/(base|prod|production|main))?\.(txt|in)$/;
const DEVELOPMENT_REQUIREMENTS = /(^|\/)(requirements[-_.](dev|develop|development|test|tests|testing|lint)|(dev|test|tests)[-_.]requirements|requirements\/(dev|develop|development|test|tests|local|lint))\.(txt|in)$/;
/** Names that any of them has: nearly all files are told by this alone. */
const PROJECT_FILE_NAME = /^(pyproject\.toml|(poetry|Pipfile)\.lock)$|\.(txt|in)$/;
/** Files that are read, wherever they are in the image. */
function isProjectFile(path) {
    return (/(^|\/)(pyproject\.toml|poetry\.lock|Pipfile\.lock)$/.test(path) ||
        REQUIREMENTS.test(path) ||
        DEVELOPMENT_REQUIREMENTS.test(path));
}
/** The one project of a folder, from all of its files that are there. */
function readProject(files) {
    const production = [];
    const development = [];
    for (const [path, text] of files) {
        const project = path.endsWith("pyproject.toml")
            ? fromPyproject(text)
            : path.endsWith("poetry.lock")
                ? fromPoetryLock(text)
                : path.endsWith("Pipfile.lock")
                    ? fromPipfileLock(text)
                    : fromRequirements(text, DEVELOPMENT_REQUIREMENTS.test(path));
        production.push(...project.production);
        development.push(...project.development);
    }
    return { production, development };
}
/** Tables of PEP 621 and PEP 735, of Poetry, PDM and uv. */
function fromPyproject(text) {
    const root = parseToml(text);
    const project = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(root?.["project"]);
    const tool = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(root?.["tool"]);
    const poetry = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(tool?.["poetry"]);
    const production = [...requirements(project?.["dependencies"]), ...keys(poetry?.["dependencies"])];
    const development = [
        ...keys(poetry?.["dev-dependencies"]),
        ...requirements((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(tool?.["uv"])?.["dev-dependencies"]),
        ...groupsOf((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(tool?.["pdm"])?.["dev-dependencies"]).flatMap(([, group]) => requirements(group)),
    ];
    for (const [name, group] of groupsOf(project?.["optional-dependencies"])) {
        (DEVELOPMENT_EXTRA.test(name) ? development : production).push(...requirements(group));
    }
    for (const [name, group] of groupsOf(root?.["dependency-groups"])) {
        (isDevelopmentGroup(name) ? development : production).push(...requirements(group));
    }
    for (const [name, group] of groupsOf(poetry?.["group"])) {
        (isDevelopmentGroup(name) ? development : production).push(...keys((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(group)?.["dependencies"]));
    }
    return { production, development };
}
/** Poetry 2 names each package's groups, Poetry 1 before 1.5 a category; between them the lock tells nothing. */
function fromPoetryLock(text) {
    const packages = parseToml(text)?.["package"];
    const production = [];
    const development = [];
    for (const value of Array.isArray(packages) ? packages : []) {
        const item = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(value);
        const groups = Array.isArray(item?.["groups"]) ? item["groups"] : [item?.["category"]];
        const names = groups.filter((group) => typeof group === "string");
        const found = (0,_installed_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRequirement */ .pP)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(item?.["name"]) ?? "");
        if (!found || names.length === 0)
            continue;
        (names.every(isDevelopmentGroup) ? development : production).push(found);
    }
    return { production, development };
}
function fromPipfileLock(text) {
    const lock = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(text);
    return { production: keys(lock?.["default"]), development: keys(lock?.["develop"]) };
}
function fromRequirements(text, isDevelopment) {
    const found = text
        .split(/\r?\n/)
        .flatMap((line) => (/^\s*(#|-|$)/.test(line) ? [] : ((0,_installed_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRequirement */ .pP)(line) ?? [])));
    return isDevelopment ? { production: [], development: found } : { production: found, development: [] };
}
function groupsOf(value) {
    return Object.entries((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(value) ?? {});
}
function keys(value) {
    return Object.keys((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)(value) ?? {}).flatMap((name) => name === "python" ? [] : ((0,_installed_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRequirement */ .pP)(name) ?? []));
}
function requirements(value) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((item) => (typeof item === "string" ? ((0,_installed_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRequirement */ .pP)(item) ?? []) : []));
}
function parseToml(text) {
    try {
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asObject */ .eB)((0,smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text));
    }
    catch {
        return undefined; // Somebody's broken file says nothing about what is installed.
    }
}


/***/ }),

/***/ 176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cA: () => (/* binding */ environment)
/* harmony export */ });
/** Bytes kept of the newest version of a file, as text. */
function textOf(filesystem, path) {
    const bytes = filesystem.content(path);
    return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
/** Every version that any layer holds of a file, as text, oldest first; as far as their bytes were kept. */
function textsOf(image, path) {
    const texts = [];
    for (const { layer, entry } of image.filesystem.lookup(path)?.versions ?? []) {
        const bytes = image.layers[layer]?.contents.get(entry.path);
        if (bytes)
            texts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
    }
    return texts;
}
/** The value of an environment variable of the image's config. */
function environment(image, name) {
    const setting = image.config.env.find((line) => line.startsWith(`${name}=`));
    return setting?.slice(name.length + 1);
}


/***/ }),

/***/ 3251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JY: () => (/* binding */ extractKey),
/* harmony export */   Lq: () => (/* binding */ HEAD_BYTES),
/* harmony export */   UL: () => (/* binding */ WHOLE_BYTES_LIMIT)
/* harmony export */ });
/** No path has a NUL, so an extract is never mistaken for a file's own bytes. */
function extractKey(path, name) {
    return `${path}\0${name}`;
}
/** Bytes kept of a file for `head`. Enough for an ELF header and its program headers. */
const HEAD_BYTES = 4096;
/** Files larger than this are never kept whole: memory stays bounded, whatever an image holds. */
const WHOLE_BYTES_LIMIT = 16_000_000;


/***/ }),

/***/ 5039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   aA: () => (/* binding */ encodeName),
/* harmony export */   e4: () => (/* binding */ decodeName),
/* harmony export */   ts: () => (/* binding */ cleanPath),
/* harmony export */   yl: () => (/* binding */ parentPath)
/* harmony export */ });
/** Names as a tar holds them: decoded without loss, and cleaned to the form of `Entry.path`. */
const UNCLEAN = /(?:^|\/)\.{0,2}(?:\/|$)/;
/**
 * Cleans as if the path began at the root: no leading, trailing or doubled `/`, no `.` or `..` parts; `..` never
 * leaves the root. The root itself is `""`.
 */
function cleanPath(path) {
    if (!UNCLEAN.test(path))
        return path;
    const parts = [];
    for (const part of path.split("/")) {
        if (part === "..")
            parts.pop();
        else if (part !== "" && part !== ".")
            parts.push(part);
    }
    return parts.join("/");
}
/** `usr/bin` of `usr/bin/gcc`; `""` for what lies in the root. */
function parentPath(path) {
    const slash = path.lastIndexOf("/");
    return slash < 0 ? "" : path.slice(0, slash);
}
/** `gcc` of `usr/bin/gcc`. */
function baseName(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
/**
 * Decodes UTF-8. A byte that is none becomes a lone surrogate U+DC80…U+DCFF, as PEP 383 has it, so that two
 * different names never become one.
 */
function decodeName(bytes, start, end) {
    for (let at = start; at < end; at++) {
        if (bytes[at] >= 0x80)
            return decodeWide(bytes.subarray(start, end));
    }
    return bytes.toString("latin1", start, end);
}
/** The bytes that {@link decodeName} made the text of. */
function encodeName(text) {
    if (!LONE_BYTE.test(text))
        return Buffer.from(text);
    return Buffer.concat(text
        .split(LONE_BYTES)
        .map((part, index) => index % 2 === 0
        ? Buffer.from(part)
        : Buffer.from(Array.from(part, (unit) => unit.charCodeAt(0) - 0xdc00))));
}
const LONE_BYTE = /[\udc80-\udcff]/u;
const LONE_BYTES = /([\udc80-\udcff]+)/u;
const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodeWide(bytes) {
    try {
        return STRICT.decode(bytes);
    }
    catch {
        // Not UTF-8 throughout: decode what is, keep the other bytes apart.
    }
    let text = "";
    for (let at = 0; at < bytes.length;) {
        const length = sequenceLength(bytes[at]);
        const sequence = bytes.subarray(at, at + length);
        const decoded = length > 0 && sequence.length === length ? tryDecode(sequence) : undefined;
        text += decoded ?? String.fromCharCode(0xdc00 + bytes[at]);
        at += decoded === undefined ? 1 : length;
    }
    return text;
}
function tryDecode(sequence) {
    try {
        return STRICT.decode(sequence);
    }
    catch {
        return undefined;
    }
}
function sequenceLength(lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}


/***/ }),

/***/ 2127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decode),
/* harmony export */   S: () => (/* binding */ newestContent)
/* harmony export */ });
function decode(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
/** The bytes of a path in the newest of the layers up to `last` that has them. */
function newestContent(layers, last, path) {
    for (let index = last; index >= 0; index--) {
        const bytes = layers[index]?.contents.get(path);
        if (bytes)
            return decode(bytes);
    }
    return undefined;
}


/***/ }),

/***/ 4048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ pathsBelow)
/* harmony export */ });
/** Paths of all that is not a folder at and below a path. */
function pathsBelow(filesystem, path) {
    return [...filesystem.below(path)]
        .filter(({ type }) => type !== "directory")
        .map((history) => history.path);
}


/***/ }),

/***/ 8788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ python),
/* harmony export */   a: () => (/* binding */ readRecord)
/* harmony export */ });
/* harmony import */ var _image_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5039);
/* harmony import */ var _database_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2127);
/* harmony import */ var _language_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4048);



/**
 * `<name>-<version>.dist-info/METADATA`; the older `.egg-info`, a folder or a single file; an unpacked `.egg`. Source
 * trees have an `.egg-info` too, so it counts among installed packages alone.
 */
const METADATA = /[^/]\.dist-info\/METADATA$|-packages\/[^/]+\.egg-info(\/PKG-INFO)?$|[^/]\.egg\/EGG-INFO\/PKG-INFO$/;
const LISTS = /[^/]\.(dist-info\/(RECORD|INSTALLER)|egg-info\/(installed-files|top_level)\.txt)$/;
const ENDINGS = [
    "/METADATA",
    "/RECORD",
    "/INSTALLER",
    "-INFO",
    ".egg-info",
    "installed-files.txt",
    "top_level.txt",
];
/** What a package carries along for itself is not installed. */
const VENDORED = /(^|\/)(_?vendor|_?vendored|extern)\//;
/** What pip, uv, poetry and their kin installed. https://packaging.python.org/en/latest/specifications/recording-installed-packages/ */
const python = {
    language: "python",
    content: (path) => {
        // Asked for every file of an image: most end in none of these.
        if (!ENDINGS.some((ending) => path.endsWith(ending)) || VENDORED.test(path))
            return "none";
        if (METADATA.test(path))
            return "head";
        return LISTS.test(path) ? "whole" : "none";
    },
    pathOf: (key) => (METADATA.test(key) && !VENDORED.test(key) ? key : undefined),
    keyOf: (path) => path,
    read: (bytes, place) => {
        const text = (0,_database_js__WEBPACK_IMPORTED_MODULE_1__/* .decode */ .D)(bytes);
        const name = field(text, "Name");
        const version = field(text, "Version");
        return name === undefined || version === undefined ? [] : [record(name, version, place)];
    },
};
/** Headers as of a mail; their lines end before the first empty one. */
function field(text, name) {
    const [headers = ""] = text.split(/\r?\n\r?\n/, 1);
    return new RegExp(`^${name}:[ \\t]*(\\S+)`, "m").exec(headers)?.[1];
}
function record(name, version, place) {
    const { path, filesystem, text } = place;
    const info = /\.egg-info$/.test(path) ? path : (0,_image_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parentPath */ .yl)(path);
    const folder = (0,_image_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parentPath */ .yl)(info);
    const asked = filesystem.lookup(`${info}/REQUESTED`) !== undefined;
    return {
        name,
        version,
        // These two mark what was asked for; of the others' packages nothing is known.
        requested: asked || (/^(pip|uv)$/.test(text(`${info}/INSTALLER`)?.trim() ?? "") ? false : null),
        development: null,
        parts: [],
        files: () => {
            const listed = text(`${info}/RECORD`);
            if (listed !== undefined)
                return readRecord(listed, folder);
            const installed = text(`${info}/installed-files.txt`);
            if (installed !== undefined)
                return installed.split("\n").map((line) => (0,_image_path_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanPath */ .ts)(`${info}/${line}`));
            if (info.endsWith("/EGG-INFO"))
                return (0,_language_js__WEBPACK_IMPORTED_MODULE_2__/* .pathsBelow */ .Y)(filesystem, folder);
            const modules = text(`${info}/top_level.txt`)?.split(/\s+/) ?? [name.replaceAll("-", "_")];
            const roots = modules.filter((module) => module !== "").map((module) => `${folder}/${module}`);
            return [info, ...roots, ...roots.map((root) => `${root}.py`)].flatMap((part) => (0,_language_js__WEBPACK_IMPORTED_MODULE_2__/* .pathsBelow */ .Y)(filesystem, part));
        },
    };
}
/** `path,hash,size` a line, relative to the folder of the packages; quoted where the path has a comma or a quote. */
function readRecord(text, folder) {
    return text.split(/\r?\n/).flatMap((line) => {
        const quoted = /^"((?:[^"]|"")*)"/.exec(line)?.[1];
        const path = quoted?.replaceAll('""', '"') ?? line.split(",", 1)[0] ?? "";
        if (path === "")
            return [];
        return [(0,_image_path_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanPath */ .ts)(path.startsWith("/") ? path : `${folder}/${path}`)];
    });
}


/***/ }),

/***/ 2141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ PT_LOAD),
/* harmony export */   PB: () => (/* binding */ ElfReader),
/* harmony export */   aB: () => (/* binding */ isElf)
/* harmony export */ });
/** What the readers of ELF files share. https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html */
/** Shorter files have no header of the 64-bit class. */
const SMALLEST = 64;
const PT_LOAD = 1;
function isElf(bytes) {
    return bytes?.[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}
/** Reads numbers as the file's class and order of bytes have them; NaN beyond the bytes at hand. */
class ElfReader {
    /** Of the 64-bit class. */
    wide;
    #view;
    #little;
    constructor(bytes, wide, little) {
        this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.wide = wide;
        this.#little = little;
    }
    /** @param bytes a file's first ones; undefined where they are no ELF header */
    static open(bytes) {
        return isElf(bytes) && bytes.length >= SMALLEST
            ? new ElfReader(bytes, bytes[4] === 2, bytes[5] === 1)
            : undefined;
    }
    /** The same for other bytes of that file. */
    of(bytes) {
        return new ElfReader(bytes, this.wide, this.#little);
    }
    half(at) {
        return this.#has(at, 2) ? this.#view.getUint16(at, this.#little) : Number.NaN;
    }
    word(at) {
        return this.#has(at, 4) ? this.#view.getUint32(at, this.#little) : Number.NaN;
    }
    /** As wide as the file's class. */
    address(at) {
        if (!this.wide)
            return this.word(at);
        return this.#has(at, 8) ? Number(this.#view.getBigUint64(at, this.#little)) : Number.NaN;
    }
    /** As far as the bytes at hand hold them whole. */
    segments() {
        const { wide } = this;
        const start = this.address(wide ? 32 : 28);
        const entrySize = this.half(wide ? 54 : 42);
        const count = this.half(wide ? 56 : 44);
        const segments = [];
        for (let index = 0; index < count && entrySize >= (wide ? 56 : 32); index++) {
            const at = start + index * entrySize;
            if (!this.#has(at, entrySize))
                break;
            segments.push({
                type: this.word(at),
                flags: this.word(at + (wide ? 4 : 24)),
                offset: this.address(at + (wide ? 8 : 4)),
                address: this.address(at + (wide ? 16 : 8)),
                size: this.address(at + (wide ? 32 : 16)),
            });
        }
        return segments;
    }
    #has(at, size) {
        return at >= 0 && at + size <= this.#view.byteLength;
    }
}


/***/ }),

/***/ 3569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ Relations)
/* harmony export */ });
/** What some packages need of each other. */
class Relations {
    #providers = new Map();
    constructor(packages) {
        for (const item of packages) {
            for (const name of item.provides) {
                const same = this.#providers.get(name);
                if (same)
                    same.push(item);
                else
                    this.#providers.set(name, [item]);
            }
        }
    }
    /** All others that are there for the sake of these; `depends` where one of these cannot do without. */
    reachedFrom(start) {
        const reached = new Map();
        this.#follow(start, "depends", reached);
        this.#follow([...start, ...reached.keys()], "recommends", reached);
        for (const item of start)
            reached.delete(item);
        return reached;
    }
    #follow(from, how, reached) {
        const waiting = [...from];
        for (let item = waiting.pop(); item; item = waiting.pop()) {
            const names = how === "depends" ? item.depends : [...item.depends, ...item.recommends];
            for (const next of names.flatMap((name) => this.#providers.get(name) ?? [])) {
                if (reached.has(next))
                    continue;
                reached.set(next, how);
                waiting.push(next);
            }
        }
    }
}


/***/ }),

/***/ 8374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ query)
/* harmony export */ });
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1260);

/** Exit code of a command that could not be started at all, as shells have it. */
const NOT_FOUND = 127;
/**
 * Runs a short command and collects what it says. Never throws for what the command does: a program that is not
 * there has the exit code 127. Not for long or large output: `child.ts` streams and can be ended.
 */
async function query(command, args, options = {}) {
    try {
        const { exitCode, stdout, stderr } = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_0__/* .getExecOutput */ .H)(command, [...args], {
            silent: true,
            ignoreReturnCode: true,
            ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
            ...(options.env === undefined ? {} : { env: { ...options.env } }),
        });
        return { exitCode, stdout, stderr };
    }
    catch (cause) {
        return {
            exitCode: NOT_FOUND,
            stdout: "",
            stderr: cause instanceof Error ? cause.message : String(cause),
        };
    }
}


/***/ })

};
