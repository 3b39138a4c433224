import type { PathHistory } from "../image/filesystem.ts";
import { baseName } from "../image/path.ts";
import { readElf } from "./elf.ts";
import { treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { packageFolder, packageName } from "./node/package-folder.ts";
import { ownerOf } from "./package-evidence.ts";
import { isPresentFile, named, programFiles } from "./paths.ts";

type Libc = "glibc" | "musl";

/** Names that say what an add-on was built for: its loader picks the right one, so one of a set is enough. */
const LIBC_TAG = /linuxmusl|linux-?gnu|[-_.](musl|glibc|gnu)\b/g;
const SYSTEM_LIBRARIES = /^(usr\/)?lib(32|64|x32)?\/(?!node_modules\/)/;
/** Where applications are not put. */
const SYSTEM = /^(usr|lib|lib64|lib32|etc|var|dev|proc|sys|boot|run|tmp|media|mnt)\//;
const BIN = /(^|\/)s?bin\/[^/]+$/;
const ADD_ON = /\.node$/;
const LIBRARY = /\.so(\.\d+)*$/;
const NATIVE = new RegExp(`${ADD_ON.source}|${LIBRARY.source}`);
/** What an add-on needs stands near its end, so it is kept whole; larger ones are judged by programs beside them. */
const ADD_ON_LIMIT = 2_000_000;
const LIBRARY_LIMIT = 524_288;
/** The smallest program that a loader starts is larger. */
const SMALLEST = 1024;

/** e_machine of the architectures as Go, and so an image's config, names them. */
const MACHINES: Readonly<Record<string, number>> = {
  amd64: 62,
  arm64: 183,
  "386": 3,
  arm: 40,
  ppc64le: 21,
  s390x: 22,
  riscv64: 243,
};

export const foreignLibc: Detector = {
  id: "foreign-libc",
  title: "Programs without their libc",
  severity: "warning",
  ownOnly: true,
  reads: new RegExp(`^[^.]+$|${NATIVE.source}`),
  content: (path, size) => {
    if (size < SMALLEST || SYSTEM_LIBRARIES.test(path)) return "none";
    if (ADD_ON.test(path)) return size <= ADD_ON_LIMIT ? "whole" : "head";
    if (LIBRARY.test(path) && !path.includes("/lib-dynload/"))
      return size <= LIBRARY_LIMIT ? "whole" : "head";
    return isProgramPath(path) ? "head" : "none";
  },
  search: (image) => {
    const machine = MACHINES[image.config.architecture];
    const broken: { history: PathHistory; libc: Libc; detail: string }[] = [];
    const fitting = new Set<string>();
    for (const history of candidates(image)) {
      const bytes = image.filesystem.content(history.path);
      const head = bytes && readElf(bytes);
      if (!head || (machine !== undefined && head.machine !== machine)) continue;
      const libc = libcOf(head.interpreter, head.needed);
      if (libc === undefined) continue;
      if (isThere(image, libc, head.interpreter)) fitting.add(withoutTag(history.path));
      else broken.push({ history, libc, detail: describeNeed(libc, head.interpreter) });
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
function isProgramPath(path: string): boolean {
  if (baseName(path).includes(".")) return false;
  return BIN.test(path) || (!path.includes("node_modules/") && !SYSTEM.test(path));
}

function* candidates(image: SearchedImage): Iterable<PathHistory> {
  for (const history of nativeFiles(image)) {
    if (history.layer < image.baseLayers || !isPresentFile(history)) continue;
    if (!ownerOf(image, history.path)) yield history;
  }
}

function* nativeFiles(image: SearchedImage): Iterable<PathHistory> {
  yield* named(image, NATIVE);
  for (const history of programFiles(image)) if (isProgramPath(history.path)) yield history;
  const isOwn = (folder: string) => !folder.endsWith("node_modules") && !SYSTEM.test(`${folder}/`);
  for (const history of image.filesystem.below("", isOwn)) {
    if (!BIN.test(history.path) && isProgramPath(history.path)) yield history;
  }
}

function libcOf(interpreter: string | null, needed: readonly string[] | null): Libc | undefined {
  if (interpreter !== null) return /ld-musl-/.test(interpreter) ? "musl" : "glibc";
  if (needed?.some((name) => /^libc\.musl-|^ld-musl-/.test(name))) return "musl";
  return needed?.includes("libc.so.6") ? "glibc" : undefined;
}

/** Folders that loaders search by themselves. */
const LIBRARY_FOLDER = /^(usr\/)?(local\/)?lib(32|64)?\/([^/]+-linux-[^/]+\/)?[^/]+$/;

/**
 * A program needs its very loader. An add-on needs the libc of its kind where the other kind is; where neither is in
 * its place (nix, scratch) nothing is known. gcompat on Alpine brings glibc's loader.
 */
function isThere(image: SearchedImage, libc: Libc, interpreter: string | null): boolean {
  if (interpreter !== null) return isPresentFile(image.filesystem.resolve(interpreter));
  const glibc = isInstalled(image, /^(libc\.so\.6|ld-linux.*\.so\.\d)$/);
  const musl = isInstalled(image, /^(ld-musl-.+\.so\.1|libc\.musl-.+\.so\.1)$/);
  return libc === "glibc" ? glibc || !musl : musl || !glibc;
}

function isInstalled(image: SearchedImage, name: RegExp): boolean {
  return named(image, name).some(
    ({ path }) => LIBRARY_FOLDER.test(path) && isPresentFile(image.filesystem.resolve(path)),
  );
}

function describeNeed(libc: Libc, interpreter: string | null): string {
  return interpreter === null ? libc : `${libc} (${interpreter})`;
}

function withoutTag(path: string): string {
  return path.replace(LIBC_TAG, (tag) => (tag.startsWith("linux") ? "linux" : ""));
}

/** One piece of evidence for each package (or program) that has such files. */
function group(broken: readonly { history: PathHistory; detail: string }[]): Evidence[] {
  const groups = new Map<string, { name: string; detail: string; files: PathHistory[] }>();
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

function unitOf(path: string): { key: string; name: string } {
  const folder = packageFolder(path);
  if (folder !== undefined) return { key: folder, name: packageName(folder) };
  const module = /^(.*(?:site|dist)-packages\/([^/]+))\//.exec(path);
  if (module) return { key: module[1] ?? path, name: module[2] ?? path };
  return { key: path, name: baseName(path) };
}
