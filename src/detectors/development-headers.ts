import type { Package } from "../packages/model.ts";
import { cacheEvidence } from "./evidence.ts";
import type { Detector, Evidence, FindingFacts, SearchedImage } from "./model.ts";
import { ownerOf, packagesEvidence } from "./package-evidence.ts";
import { filesBelow } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";

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

export const developmentHeaders: Detector = {
  id: "development-headers",
  title: "Headers and static libraries",
  severity: "warning",
  search: (image) => [
    ...packagesEvidence(image, isHeaders, () => ({ programs: [] })),
    ...PREFIXES.flatMap((prefix) => unownedEvidence(image, prefix)),
  ],
  message: ({ evidence }) =>
    `headers and static libraries: ${listThings(leadBy(evidence, [NAMED_AFTER_PROGRAM]), "package")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Base the shipped stage on the slim variant of {base}, and compile in a stage of its own.",
      copy: "Copy only programs and shared libraries (*.so) from {from}.",
      run: facts.evidence.every((item) => item.package === undefined)
        ? "Build in a stage of its own, and copy only programs and shared libraries (*.so) from there."
        : `Install the -dev packages in a build stage, and here the libraries that they are for (${exampleOf(facts)}).`,
    }),
};

function exampleOf({ evidence }: FindingFacts): string {
  const manager = evidence.find(({ installed }) => installed)?.installed?.manager;
  if (manager === "apk") return "`libpq` for `libpq-dev`";
  return manager === "rpm" ? "`libpq` for `libpq-devel`" : "`libpq5` for `libpq-dev`";
}

/** By name or by Debian's section: neither knows all of them. */
function isHeaders({ name, section, files }: Package): boolean {
  if (NOT_HEADERS.test(name)) return false;
  if (NAME.test(name) || /(^|\/)libdevel$/.test(section)) return true;
  return STATIC.test(name) && files.some((path) => path.endsWith(".a"));
}

/** What own lines put among the system's headers and libraries; what the base image has there is its own affair. */
function unownedEvidence(image: SearchedImage, prefix: string): Evidence[] {
  const { filesystem } = image;
  const libraries = ["lib", "lib64", ...filesystem.children(`${prefix}/lib`).map((name) => `lib/${name}`)]
    .filter((folder) => LIBRARY_FOLDER.test(folder))
    .flatMap((folder) => filesystem.children(`${prefix}/${folder}`).map((name) => `${folder}/${name}`))
    .filter((path) => path.endsWith(".a"))
    .flatMap((path) => filesystem.lookup(`${prefix}/${path}`) ?? []);
  const headers = filesBelow(filesystem, `${prefix}/include`).filter(({ path }) => HEADER.test(path));
  const files = [...headers, ...libraries].filter(
    ({ path, versions }) =>
      (versions[0]?.layer ?? 0) >= image.baseLayers && !RUNTIME_HEADERS.test(path) && !ownerOf(image, path),
  );
  const path = headers.length > 0 ? `${prefix}/include` : `${prefix}/lib`;
  return cacheEvidence({ path, name: `/${prefix}/include and *.a in /${prefix}/lib` }, files);
}
