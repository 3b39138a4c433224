/** Makes tars in memory, in every dialect that layers come in. */

export interface TarItem {
  readonly path: string;
  /** Default: `directory` where the path ends with `/`, `symlink` or `hardlink` where there is a link, else `file`. */
  readonly type?: "file" | "directory" | "symlink" | "hardlink" | "fifo" | "character" | "block";
  readonly content?: string | Uint8Array;
  /** For `symlink` (default where set) and `hardlink`. */
  readonly link?: string;
  readonly mode?: number;
  /** How the header is written. Default: `pax` where name or link is long or not ASCII, else `ustar`. */
  readonly dialect?: TarDialect;
  /** Typeflag to write, whatever the type says. */
  readonly typeflag?: string;
  /** More PAX records for this entry. */
  readonly pax?: Readonly<Record<string, string>>;
}

/**
 * `prefix`: long names over ustar's prefix field. `gnu`: long names by `L` and `K`. `base256`: size in base 256.
 * `v7`: neither magic nor type for regular files.
 */
export type TarDialect = "ustar" | "prefix" | "pax" | "gnu" | "base256" | "v7";

const TYPEFLAGS = {
  file: "0",
  hardlink: "1",
  symlink: "2",
  character: "3",
  block: "4",
  directory: "5",
  fifo: "6",
} as const;

/** A tar with its end mark. */
export function tar(items: readonly TarItem[]): Buffer {
  return Buffer.concat([...items.flatMap(tarItem), Buffer.alloc(1024)]);
}

/** The blocks of one entry, extended headers first. */
export function tarItem(item: TarItem): Buffer[] {
  const type =
    item.type ?? (item.path.endsWith("/") ? "directory" : item.link === undefined ? "file" : "symlink");
  const content = type === "file" ? Buffer.from(item.content ?? "") : Buffer.alloc(0);
  const link = item.link ?? "";
  const long = [item.path, link].some((text) => text.length > 100 || /[^ -~]/.test(text));
  const dialect = item.dialect ?? (long ? "pax" : "ustar");
  const typeflag =
    item.typeflag ?? (dialect === "v7" && (type === "file" || type === "directory") ? "\0" : TYPEFLAGS[type]);
  const mode = item.mode ?? (type === "directory" ? 0o755 : 0o644);
  const blocks: Buffer[] = [];
  const records: Record<string, string> = { ...item.pax };
  if (dialect === "pax") {
    records["path"] ??= item.path;
    if (link !== "") records["linkpath"] ??= link;
    if (type === "file") records["size"] ??= String(content.length);
  }
  if (Object.keys(records).length > 0) blocks.push(...extended("x", paxRecords(records)));
  if (dialect === "gnu") {
    blocks.push(...extended("L", Buffer.from(`${item.path}\0`), "ustar  \0"));
    if (link !== "") blocks.push(...extended("K", Buffer.from(`${link}\0`), "ustar  \0"));
  }
  const cut = item.path.lastIndexOf("/", item.path.length - 2);
  const prefix = dialect === "prefix" ? item.path.slice(0, cut) : "";
  const name = dialect === "prefix" ? item.path.slice(cut + 1) : item.path;
  const magic =
    dialect === "v7" ? "" : dialect === "gnu" || dialect === "base256" ? "ustar  \0" : "ustar\x0000";
  // Where a PAX record has the size, the header's own must not count.
  const size = dialect === "pax" && type === "file" ? 0 : content.length;
  blocks.push(header({ name, prefix, link, typeflag, mode, size, magic, base256: dialect === "base256" }));
  blocks.push(...padded(content));
  return blocks;
}

/** A global PAX header, as `git archive` writes one. */
export function globalHeader(records: Readonly<Record<string, string>>): Buffer[] {
  return extended("g", paxRecords(records));
}

/** An extended header with any bytes in it. */
export function extended(typeflag: string, bytes: Buffer, magic = "ustar\x0000"): Buffer[] {
  const fields = { prefix: "", link: "", mode: 0o644, base256: false };
  return [
    header({ ...fields, name: "././@Extended", typeflag, size: bytes.length, magic }),
    ...padded(bytes),
  ];
}

interface HeaderFields {
  readonly name: string;
  readonly prefix: string;
  readonly link: string;
  readonly typeflag: string;
  readonly mode: number;
  readonly size: number;
  readonly magic: string;
  readonly base256: boolean;
}

function header(fields: HeaderFields): Buffer {
  const block = Buffer.alloc(512);
  block.write(fields.name, 0, 100);
  block.write(`${fields.mode.toString(8).padStart(7, "0")}\0`, 100, "latin1");
  block.write("0000000\x000000000\0", 108, "latin1");
  if (fields.base256) {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(fields.size), 128);
  } else block.write(`${fields.size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  block.write("00000000000\0", 136, "latin1");
  block.write(fields.typeflag, 156, 1, "latin1");
  block.write(fields.link, 157, 100);
  block.write(fields.magic, 257, "latin1");
  block.write(fields.prefix, 345, 155);
  return sealed(block);
}

/** Writes a header block's checksum. */
export function sealed(block: Buffer): Buffer {
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

function padded(bytes: Buffer): Buffer[] {
  return bytes.length === 0 ? [] : [bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
}

export function paxRecords(records: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    Object.entries(records).map(([key, value]) => {
      const body = Buffer.byteLength(` ${key}=${value}\n`);
      let length = body + 1;
      while (String(length).length + body !== length) length = String(length).length + body;
      return Buffer.from(`${length} ${key}=${value}\n`);
    }),
  );
}
