import type { PackagePart } from "../model.ts";
import type { FileRange } from "./elf-layout.ts";

/** What Go's linker writes into a program. Plain data. */
export interface GoBuildInfo {
  /** `go1.22.5` */
  readonly toolchain: string;
  /** Import path of the command; `""` where it is not told. */
  readonly command: string;
  /** Module of the command; null for a program of Go itself. */
  readonly main: PackagePart | null;
  /** Modules that it is linked with, as they were replaced. */
  readonly modules: readonly PackagePart[];
}

const MAGIC = Buffer.from("\xff Go buildinf:", "latin1");
const ALIGNMENT = 16;
const HEADER = 32;
/** Texts stand right behind the header, since Go 1.18. */
const INLINE = 2;
/** Many times what the largest programs have. */
const LIMIT = 1_000_000;
/** So many bytes before and behind the text of modules mark where it begins and ends. */
const SENTINEL = 16;

/** Looks for the information while a file's data streams by; keeps no more than a piece of it. */
export class GoBuildInfoScanner {
  readonly #ranges: readonly FileRange[];
  /** The last bytes before `#next`: the beginning may lie among them. */
  #carry = Buffer.alloc(0);
  #next = 0;
  #found: Buffer[] | undefined;
  #length = 0;

  /** @param ranges where Go looks for it: what is loaded to be written to */
  constructor(ranges: readonly FileRange[]) {
    this.#ranges = ranges;
  }

  /** @param at where in the file the bytes lie */
  write(bytes: Buffer, at: number): void {
    for (const { offset, size } of this.#ranges) {
      const start = Math.max(0, offset - at);
      const end = Math.min(bytes.length, offset + size - at);
      if (start < end) this.#scan(bytes.subarray(start, end), at + start);
    }
  }

  end(): GoBuildInfo | undefined {
    return this.#found && parseBlob(Buffer.concat(this.#found));
  }

  #scan(bytes: Buffer, at: number): void {
    if (this.#found) {
      this.#take(bytes);
      return;
    }
    const carry = at === this.#next ? this.#carry : Buffer.alloc(0);
    this.#next = at + bytes.length;
    const joined = Buffer.concat([carry, bytes]);
    const start = at - carry.length;
    let hit = joined.indexOf(MAGIC);
    while (hit >= 0 && (start + hit) % ALIGNMENT !== 0) hit = joined.indexOf(MAGIC, hit + 1);
    if (hit >= 0) {
      this.#found = [];
      this.#take(joined.subarray(hit));
    } else this.#carry = Buffer.from(joined.subarray(Math.max(0, joined.length - MAGIC.length + 1)));
  }

  #take(bytes: Buffer): void {
    const part = Buffer.from(bytes.subarray(0, LIMIT - this.#length));
    this.#length += part.length;
    this.#found?.push(part);
  }
}

/** https://pkg.go.dev/debug/buildinfo; programs older than Go 1.18 have addresses instead of texts: undefined. */
function parseBlob(blob: Buffer): GoBuildInfo | undefined {
  if (((blob[15] ?? 0) & INLINE) === 0) return undefined;
  const version = readText(blob, HEADER);
  const info = version && readText(blob, version.end);
  const toolchain = version?.bytes.toString("utf8") ?? "";
  if (!info || !/^(go|devel)/.test(toolchain)) return undefined;
  const text = info.bytes.toString("utf8", SENTINEL, Math.max(SENTINEL, info.bytes.length - SENTINEL));
  return { toolchain, ...parseModules(text.split("\n")) };
}

/** Tab-separated lines: `path`, `mod`, `dep` (`=>` below it: what it was replaced by), `build`. */
function parseModules(lines: readonly string[]): Omit<GoBuildInfo, "toolchain"> {
  let command = "";
  let main: PackagePart | null = null;
  const modules: PackagePart[] = [];
  for (const line of lines) {
    const [kind, name = "", version = ""] = line.split("\t");
    const part = { name, version: version === "(devel)" ? "" : version };
    if (kind === "path") command = name;
    else if (kind === "mod") main = part;
    else if (kind === "dep") modules.push(part);
    else if (kind === "=>") {
      // A folder takes the place of the module and leaves it its name.
      const replaced = modules.pop();
      if (replaced) modules.push(/^[./]/.test(name) ? { ...part, name: replaced.name } : part);
    }
  }
  return { command, main, modules };
}

/** Its length as Go's varint, then its bytes. */
function readText(blob: Buffer, start: number): { readonly bytes: Buffer; readonly end: number } | undefined {
  let length = 0;
  let at = start;
  for (let unit = 1; ; unit *= 128) {
    const byte = blob[at++];
    if (byte === undefined || unit > LIMIT) return undefined;
    length += (byte & 127) * unit;
    if (byte < 128) break;
  }
  const end = at + length;
  return end > blob.length ? undefined : { bytes: blob.subarray(at, end), end };
}
