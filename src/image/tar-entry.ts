import type { EntryType } from "./model.ts";
import { cleanPath, decodeName } from "./path.ts";
import { type PaxRecords, parsePax } from "./pax.ts";
import type { RawHeader } from "./tar-header.ts";

/** One entry of a tar, with all extended headers applied. */
export interface TarEntry {
  /** Cleaned; `""` is the root. */
  readonly path: string;
  readonly type: EntryType;
  /** Bytes of a regular file, 0 for everything else. Of a sparse file, its true size, holes included. */
  readonly size: number;
  /** Bytes that follow in the tar. Differs from `size` for sparse files alone. */
  readonly stored: number;
  readonly mode: number;
  /** Symlink: as written. Hard link: cleaned. */
  readonly link: string;
}

/** Extended headers (PAX, GNU long names) that are waiting for the entry that they belong to. */
export class ExtendedHeaders {
  #pax: PaxRecords | undefined;
  #longName: string | undefined;
  #longLink: string | undefined;

  /** Whether an entry is still to come. */
  get pending(): boolean {
    return this.#pax !== undefined || this.#longName !== undefined || this.#longLink !== undefined;
  }

  /** @param typeflag `x`, `L` or `K` */
  add(typeflag: string, bytes: Buffer): void {
    if (typeflag === "x") this.#pax = parsePax(bytes);
    else {
      const end = bytes.indexOf(0);
      const name = decodeName(bytes, 0, end < 0 ? bytes.length : end);
      if (typeflag === "L") this.#longName = name;
      else this.#longLink = name;
    }
  }

  /** The entry of a header, with all that was waiting for it. */
  take(header: RawHeader): TarEntry {
    const pax = this.#pax ?? {};
    const name = this.#longName ?? pax.sparseName ?? pax.path ?? header.name;
    const link = this.#longLink ?? pax.linkpath ?? header.link;
    this.#pax = undefined;
    this.#longName = undefined;
    this.#longLink = undefined;
    const type = typeOf(header.typeflag, name);
    const stored = HEADER_ONLY.has(header.typeflag) || type === "directory" ? 0 : (pax.size ?? header.size);
    return {
      path: cleanPath(name),
      type,
      size: type === "file" ? (header.sparse?.size ?? pax.sparseSize ?? stored) : 0,
      stored,
      mode: header.mode & 0o7777,
      link: type === "symlink" ? link : type === "hardlink" ? cleanPath(link) : "",
    };
  }
}

/** Types that no bytes follow, whatever their header's size says (as Go's archive/tar). */
const HEADER_ONLY = new Set(["1", "2", "3", "4", "5", "6"]);

function typeOf(typeflag: string, name: string): EntryType {
  switch (typeflag) {
    case "\0":
      // V7 had no type for folders.
      return name.endsWith("/") ? "directory" : "file";
    case "0":
    case "7":
    case "S":
      return "file";
    case "1":
      return "hardlink";
    case "2":
      return "symlink";
    case "5":
      return "directory";
    default:
      return "other";
  }
}
