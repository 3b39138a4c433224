/** What is wanted of one installed package's header. */
export interface RpmPackage {
  readonly name: string;
  /** `[epoch:]version-release`, as rpm prints `%{EVR}`. */
  readonly version: string;
  readonly architecture: string;
  /** Names of the packages in the same database that have something it requires. */
  readonly depends: readonly string[];
  /** Such packages that were installed along with it unless somebody said no. */
  readonly recommends: readonly string[];
  /** Folders, each with its `/` at the end. */
  readonly folders: readonly string[];
  /** Index in `folders` and name of each file. */
  readonly files: readonly (readonly [number, string])[];
}

/** A header as it is read: what it relates to is told by names that mean something beside other packages alone. */
export interface RpmHeader extends Omit<RpmPackage, "depends"> {
  /** Names, sonames (`libssl.so.3()(64bit)`) and the like; its own name among them. */
  readonly provides: readonly string[];
  /** Such names, or paths of files. */
  readonly requires: readonly string[];
  readonly recommends: readonly string[];
}

const TAG = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  architecture: 1022,
  oldFileNames: 1027,
  provides: 1047,
  requires: 1049,
  folderIndexes: 1116,
  baseNames: 1117,
  folderNames: 1118,
  recommends: 5046,
} as const;

const WANTED: ReadonlySet<number> = new Set(Object.values(TAG));

const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;
const I18N_STRING = 9;

const INTRODUCTION = 8;
const INDEX_ENTRY = 16;
/** Linux takes paths of 4,096 bytes. */
const NAME_LIMIT = 4096;

interface IndexEntry {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

/**
 * Reads a header as rpm's databases hold it: without the magic number and the signature of a package file.
 * Undefined where it is damaged, or lists more than any package has.
 * https://rpm-software-management.github.io/rpm/manual/format_header.html
 */
export function readRpmHeader(bytes: Buffer): RpmHeader | undefined {
  if (bytes.length < INTRODUCTION) return undefined;
  const entries = bytes.readUInt32BE(0);
  const start = INTRODUCTION + entries * INDEX_ENTRY;
  const end = start + bytes.readUInt32BE(4);
  if (end > bytes.length) return undefined;
  const index = readIndex(bytes, entries);
  const data = bytes.subarray(start, end);
  const [name, version, release] = [TAG.name, TAG.version, TAG.release].map((tag) =>
    readText(data, index.get(tag)),
  );
  if (!name || version === undefined || release === undefined) return undefined;
  const epoch = index.has(TAG.epoch) ? readNumbers(data, index.get(TAG.epoch))?.[0] : null;
  const listed = readFiles(data, index);
  if (epoch === undefined || !listed) return undefined;
  return {
    name,
    version: `${epoch === null ? "" : `${epoch}:`}${version}-${release}`,
    architecture: readText(data, index.get(TAG.architecture)) ?? "",
    ...listed,
    provides: readTexts(data, index.get(TAG.provides)) ?? [],
    requires: readTexts(data, index.get(TAG.requires)) ?? [],
    recommends: readTexts(data, index.get(TAG.recommends)) ?? [],
  };
}

function readIndex(bytes: Buffer, entries: number): ReadonlyMap<number, IndexEntry> {
  const index = new Map<number, IndexEntry>();
  for (let entry = 0; entry < entries; entry++) {
    const at = INTRODUCTION + entry * INDEX_ENTRY;
    const tag = bytes.readUInt32BE(at);
    if (!WANTED.has(tag) || index.has(tag)) continue;
    const [type, offset, count] = [4, 8, 12].map((field) => bytes.readUInt32BE(at + field));
    index.set(tag, { type: type ?? 0, offset: offset ?? 0, count: count ?? 0 });
  }
  return index;
}

/** Names are kept in two parts since rpm 4; packages older than that hold them whole. */
function readFiles(
  data: Buffer,
  index: ReadonlyMap<number, IndexEntry>,
): Pick<RpmPackage, "folders" | "files"> | undefined {
  if (!index.has(TAG.baseNames)) {
    if (!index.has(TAG.oldFileNames)) return { folders: [], files: [] };
    const names = readTexts(data, index.get(TAG.oldFileNames));
    return names && { folders: [""], files: names.map((name) => [0, name] as const) };
  }
  const names = readTexts(data, index.get(TAG.baseNames));
  const folders = readTexts(data, index.get(TAG.folderNames));
  const indexes = readNumbers(data, index.get(TAG.folderIndexes));
  if (!names || !folders || !indexes || indexes.length !== names.length) return undefined;
  if (indexes.some((folder) => folder >= folders.length)) return undefined;
  return { folders, files: names.map((name, file) => [indexes[file] as number, name] as const) };
}

function readText(data: Buffer, entry: IndexEntry | undefined): string | undefined {
  if (entry?.type !== STRING && entry?.type !== I18N_STRING) return undefined;
  return readTexts(data, { ...entry, type: STRING_ARRAY, count: 1 })?.[0];
}

function readTexts(data: Buffer, entry: IndexEntry | undefined): string[] | undefined {
  if (entry?.type !== STRING_ARRAY || entry.count > data.length) return undefined;
  const texts: string[] = [];
  let at = entry.offset;
  for (let left = entry.count; left > 0; left--) {
    const end = at < data.length ? data.indexOf(0, at) : -1;
    if (end < 0 || end - at > NAME_LIMIT) return undefined;
    texts.push(data.toString("utf8", at, end));
    at = end + 1;
  }
  return texts;
}

function readNumbers(data: Buffer, entry: IndexEntry | undefined): number[] | undefined {
  if (entry?.type !== INT32 || entry.offset + entry.count * 4 > data.length) return undefined;
  return Array.from({ length: entry.count }, (_, item) => data.readUInt32BE(entry.offset + item * 4));
}
