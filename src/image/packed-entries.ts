/** A list of entries as bytes for a cache, and back: numbers of fixed width, then names. Neither makes texts of them. */
import { newRange } from "./columns.ts";
import { EntryList, typeOf } from "./entry-list.ts";

/** Parent and length of the name. */
const FOLDER_BYTES = 8;
/** Folder, length of the text, type and mode, size. */
const ENTRY_BYTES = 18;

const SLASH = 0x2f;

/** How many there are, for who reads them. */
export interface PackedCounts {
  /** The root counted. */
  readonly folders: number;
  readonly entries: number;
}

/** Of what {@link packEntries} makes of a list. */
export function packedBytes({ folders, length, textBytes }: EntryList): number {
  return (folders.count - 1) * FOLDER_BYTES + folders.nameBytes + length * ENTRY_BYTES + textBytes;
}

/** Numbers are little-endian: of the folders but the root, their names, of the entries, their texts. */
export function packEntries(list: EntryList): Buffer {
  const { folders } = list;
  const bytes = Buffer.allocUnsafeSlow(packedBytes(list));
  let text = (folders.count - 1) * FOLDER_BYTES;
  for (let folder = 1, at = 0; folder < folders.count; folder++, at += FOLDER_BYTES) {
    const name = folders.nameRange(folder);
    bytes.writeUInt32LE(folders.parent(folder), at);
    bytes.writeUInt32LE(name.end - name.start, at + 4);
    text += name.bytes.copy(bytes, text, name.start, name.end);
  }
  let at = text;
  text += list.length * ENTRY_BYTES;
  for (let index = 0; index < list.length; index++, at += ENTRY_BYTES) {
    const entry = list.packed(index);
    bytes.writeUInt32LE(entry.folder, at);
    bytes.writeUInt32LE(entry.text.end - entry.text.start, at + 4);
    bytes.writeUInt16LE(entry.typeAndMode, at + 8);
    bytes.writeDoubleLE(entry.size, at + 10);
    text += entry.text.bytes.copy(bytes, text, entry.text.start, entry.text.end);
  }
  return bytes;
}

export interface UnpackedEntries {
  readonly entries: EntryList;
  /** Those that are regular files, and what these hold. */
  readonly files: number;
  readonly fileBytes: number;
  /** Bytes that were read: others may follow. */
  readonly length: number;
}

/** Reads them without trust. @returns undefined where it is nothing that {@link packEntries} writes */
export function unpackEntries(bytes: Buffer, counts: PackedCounts): UnpackedEntries | undefined {
  const entries = new EntryList();
  const start = unpackFolders(entries, bytes, counts.folders);
  if (start === undefined || start + counts.entries * ENTRY_BYTES > bytes.length) return undefined;
  const text = { ...newRange(), bytes, end: start + counts.entries * ENTRY_BYTES };
  let [files, fileBytes] = [0, 0];
  for (let index = 0, at = start; index < counts.entries; index++, at += ENTRY_BYTES) {
    text.start = text.end;
    text.end += bytes.readUInt32LE(at + 4);
    const folder = bytes.readUInt32LE(at);
    const typeAndMode = bytes.readUInt16LE(at + 8);
    const type = typeOf(typeAndMode);
    const size = bytes.readDoubleLE(at + 10);
    if (text.end > bytes.length || folder >= counts.folders || type === undefined) return undefined;
    const nameEnd = endOfName(bytes, text.start, text.end);
    const isLink = type === "symlink" || type === "hardlink";
    if (nameEnd === undefined || (nameEnd < text.end && !isLink)) return undefined;
    if (!Number.isSafeInteger(size) || size < 0) return undefined;
    if (type === "file") {
      files++;
      fileBytes += size;
    }
    entries.pushPacked({ folder, typeAndMode, size, text });
  }
  return { entries, files, fileBytes, length: text.end };
}

/** @returns the place behind them */
function unpackFolders({ folders }: EntryList, bytes: Buffer, count: number): number | undefined {
  const name = { ...newRange(), bytes, end: (count - 1) * FOLDER_BYTES };
  if (count < 1 || name.end > bytes.length) return undefined;
  for (let folder = 1, at = 0; folder < count; folder++, at += FOLDER_BYTES) {
    name.start = name.end;
    name.end += bytes.readUInt32LE(at + 4);
    const parent = bytes.readUInt32LE(at);
    if (name.end > bytes.length || parent >= folder) return undefined;
    if (endOfName(bytes, name.start, name.end) !== name.end) return undefined;
    // One of a name that its parent has already is none of these.
    if (folders.enter(parent, name) !== folder) return undefined;
  }
  return name.end;
}

/** The first zero byte, or the end; undefined for what is no name. */
function endOfName(bytes: Buffer, start: number, end: number): number | undefined {
  let at = start;
  for (; at < end && bytes[at] !== 0; at++) if (bytes[at] === SLASH) return undefined;
  return at === start ? undefined : at;
}
