import { ImageError } from "../errors.ts";
import { EntryList } from "./entry-list.ts";
import {
  type ContentExtract,
  type ContentSelector,
  type Extraction,
  extractKey,
  HEAD_BYTES,
  type LayerContents,
  WHOLE_BYTES_LIMIT,
} from "./model.ts";
import type { TarVisitor } from "./tar.ts";
import type { TarEntry } from "./tar-entry.ts";
import { isWhiteout } from "./whiteout.ts";

/** Bytes kept of the files of one layer, together. */
export const KEPT_BYTES_LIMIT = 256_000_000;

/** Bytes of memory that small files share. */
const SHARED_BYTES = 65_536;

/** No real layer comes near; a hostile one must not fill the memory. */
const ENTRIES_LIMIT = 4_000_000;
const FOLDERS_LIMIT = 4_000_000;
const NAMES_LIMIT = 500_000_000;
/** Linux takes paths of 4,096 bytes. */
const DEPTH_LIMIT = 2048;

type Collected = Pick<
  LayerContents,
  "size" | "files" | "entries" | "contents" | "contentsIncomplete" | "globalHeader"
>;

/** Gathers from the tar of a layer what {@link LayerContents} tells of it. */
export class EntryCollector implements TarVisitor {
  readonly #name: string;
  readonly #select: ContentSelector;
  readonly #entries = new EntryList();
  readonly #contents = new Map<string, Uint8Array>();
  #size = 0;
  #files = 0;
  #names = 0;
  #kept = 0;
  #incomplete = false;
  #globalHeader = false;
  #path = "";
  /** Undefined: of the bytes themselves nothing is kept. */
  #buffer: Buffer | undefined;
  /** What is left of memory for the bytes of small files. */
  #shared = Buffer.alloc(0);
  #filled = 0;
  #extract: { readonly name: string; readonly extraction: Extraction } | undefined;
  /** Names of all kinds of extracts that this layer has, for what a repeated path takes back. */
  readonly #extractNames = new Set<string>();

  constructor(name: string, select: ContentSelector) {
    this.#name = name;
    this.#select = select;
  }

  readonly entry = (entry: TarEntry): boolean => {
    const { path, type, size, mode, link } = entry;
    this.#size += size;
    if (!Number.isSafeInteger(this.#size)) throw this.#tooMuch("bytes than can be counted");
    this.#names += path.length + link.length;
    if (this.#entries.length >= ENTRIES_LIMIT) throw this.#tooMuch(`than ${ENTRIES_LIMIT} entries`);
    if (this.#names > NAMES_LIMIT) throw this.#tooMuch(`than ${NAMES_LIMIT} bytes of names`);
    if (path.length > DEPTH_LIMIT && path.split("/").length > DEPTH_LIMIT) {
      throw this.#tooMuch(`than ${DEPTH_LIMIT} folders within each other`);
    }
    const file = type === "file" && !isWhiteout(path);
    if (file) this.#files++;
    if (path === "") return false;
    this.#entries.push({ path, type, size, mode, link });
    if (this.#entries.folders.count > FOLDERS_LIMIT) throw this.#tooMuch(`than ${FOLDERS_LIMIT} folders`);
    if (file) this.#forget(path);
    return file && this.#wants(entry);
  };

  readonly body = (bytes: Buffer): void => {
    if (this.#buffer) this.#filled += bytes.copy(this.#buffer, this.#filled);
    this.#extract?.extraction.write(bytes);
  };

  readonly bodyEnd = (): void => {
    if (this.#buffer) this.#keep(this.#path, this.#buffer);
    if (!this.#extract) return;
    const { name, extraction } = this.#extract;
    const extracted = extraction.end();
    if (extracted) this.#keep(extractKey(this.#path, name), extracted);
    this.#extract = undefined;
  };

  readonly globalHeader = (): void => {
    this.#globalHeader = true;
  };

  finish(): Collected {
    return {
      size: this.#size,
      files: this.#files,
      entries: this.#entries,
      contents: this.#contents,
      ...(this.#incomplete ? { contentsIncomplete: true } : {}),
      ...(this.#globalHeader ? { globalHeader: true } : {}),
    };
  }

  #keep(key: string, bytes: Uint8Array): void {
    if (this.#kept + bytes.length > KEPT_BYTES_LIMIT) {
      this.#incomplete = true;
      return;
    }
    this.#contents.set(key, bytes);
    this.#kept += bytes.length;
  }

  /** A repeated path: the earlier one's bytes are not those of the file. */
  #forget(path: string): void {
    this.#delete(path);
    for (const name of this.#extractNames) this.#delete(extractKey(path, name));
  }

  #delete(key: string): void {
    const earlier = this.#contents.get(key);
    if (!earlier) return;
    this.#kept -= earlier.length;
    this.#contents.delete(key);
  }

  #wants(entry: TarEntry): boolean {
    const need = this.#select(entry.path, entry.size);
    if (need === "none") return false;
    const extract = typeof need === "object" ? need : undefined;
    const amount = typeof need === "object" ? need.keep : need;
    const length = amount === "none" ? 0 : amount === "head" ? Math.min(entry.size, HEAD_BYTES) : entry.size;
    // What is stored of a sparse file are its pieces, not its bytes.
    const isWhole = entry.stored === entry.size;
    const keeps = isWhole && length <= WHOLE_BYTES_LIMIT && this.#kept + length <= KEPT_BYTES_LIMIT;
    const extracts = extract !== undefined && isWhole && entry.size <= extract.limit;
    if (!keeps || (extract && !extracts)) this.#incomplete = true;
    this.#path = entry.path;
    this.#buffer = keeps && amount !== "none" ? this.#room(length) : undefined;
    this.#filled = 0;
    this.#extract = extracts ? this.#begin(extract, entry.size) : undefined;
    return this.#buffer !== undefined || this.#extract !== undefined;
  }

  /** Memory of its own for each small file would take several times what is in it. */
  #room(length: number): Buffer {
    if (length > SHARED_BYTES / 8) return Buffer.allocUnsafeSlow(length);
    if (length > this.#shared.length) this.#shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
    const room = this.#shared.subarray(0, length);
    this.#shared = this.#shared.subarray(length);
    return room;
  }

  #begin(extract: ContentExtract, size: number): { readonly name: string; readonly extraction: Extraction } {
    this.#extractNames.add(extract.name);
    return { name: extract.name, extraction: extract.start(size) };
  }

  #tooMuch(what: string): ImageError {
    return new ImageError(`${this.#name} holds more ${what}`, { remedy: "This is no usable image." });
  }
}
