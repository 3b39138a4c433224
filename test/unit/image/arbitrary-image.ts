/** Images that fast-check makes up: layers that a tar program can unpack, in every dialect that layers come in. */
import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import type { TarDialect, TarItem } from "../../image-builder/index.ts";

const LONG = "long-name-".repeat(12);
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("a", "b", "c") },
  { weight: 2, arbitrary: fc.constantFrom("d-e", "ü", "a b", ".x", LONG) },
);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
const dialect = fc.constantFrom<TarDialect>("ustar", "pax", "gnu", "base256");
const content = fc.nat(1500).map((length) => "x".repeat(length));

/** An item, and a number that chooses among what the layer holds before it. */
interface Draft {
  readonly item: TarItem;
  /** Of a hard link what it links to; where `through` is set, the link that its path begins with. */
  readonly pick: number;
  readonly through: boolean;
}

const item: fc.Arbitrary<TarItem> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ path, content, dialect }) },
  { weight: 2, arbitrary: path.map((one) => ({ path: `${one}/` })) },
  { weight: 3, arbitrary: fc.record({ path: name, link: name }) },
  { weight: 1, arbitrary: fc.record({ path, link: fc.constantFrom("nowhere", "a/b", "../a") }) },
  { weight: 3, arbitrary: fc.record({ path, type: fc.constant("hardlink" as const) }) },
  { weight: 1, arbitrary: fc.record({ path, type: fc.constant("fifo" as const) }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ path, start: fc.nat(9).map((n) => n * 512), tail: fc.integer({ min: 1, max: 2000 }) })
      .map(sparse),
  },
  { weight: 2, arbitrary: path.map((one) => ({ path: one.replace(/[^/]*$/, ".wh.$&") })) },
  { weight: 1, arbitrary: path.map((one) => ({ path: `${one}/.wh..wh..opq` })) },
);

const draft: fc.Arbitrary<Draft> = fc.record({
  item,
  pick: fc.nat(),
  through: fc.boolean(),
});

/** A sparse file in GNU's PAX form 0.1: a hole, 512 bytes, a hole. */
function sparse(given: { readonly path: string; readonly start: number; readonly tail: number }): TarItem {
  return {
    path: given.path,
    content: "s".repeat(512),
    pax: {
      "GNU.sparse.size": String(given.start + 512 + given.tail),
      "GNU.sparse.numblocks": "2",
      "GNU.sparse.map": `${given.start},512,${given.start + 512 + given.tail},0`,
      "GNU.sparse.name": given.path,
    },
  };
}

/** Layers, base first. */
export const arbitraryLayers: fc.Arbitrary<readonly (readonly TarItem[])[]> = fc
  .array(fc.array(draft, { maxLength: 25 }), { minLength: 1, maxLength: 4 })
  .map((layers) => layers.map(unpackable));

/**
 * The items without what a layer cannot hold: files in files, one kind in place of another. Names lead through links
 * only from the root to a folder of the root.
 */
function unpackable(drafts: readonly Draft[]): readonly TarItem[] {
  const kinds = new Map<string, "file" | "folder" | "link" | "other">();
  const rootLinks: { readonly path: string; readonly target: string }[] = [];
  const kept: TarItem[] = [];
  for (const { item, pick, through } of drafts) {
    // To link to a whiteout is to link to what is no file.
    const files = [...kinds].flatMap(([file, kind]) =>
      kind === "file" && !file.includes(".wh.") ? [file] : [],
    );
    const passable = rootLinks.filter(({ target }) => kinds.get(target) === "folder");
    const link = through ? passable[pick % passable.length] : undefined;
    const whole = (link ? `${link.target}/${item.path}` : item.path).replace(/\/$/, "");
    const parts = whole.split("/");
    const parents = parts.map((_, depth) => parts.slice(0, depth).join("/")).slice(1);
    if (parents.some((parent) => (kinds.get(parent) ?? "folder") !== "folder")) continue;
    const isHardLink = item.type === "hardlink";
    const kind = item.path.endsWith("/")
      ? "folder"
      : item.link
        ? "link"
        : item.type === "fifo"
          ? "other"
          : "file";
    const before = kinds.get(whole);
    // A file may be written again, and a folder named again.
    const again = before === kind && (kind === "folder" || (kind === "file" && !isHardLink));
    if (before !== undefined && !again) continue;
    const target = files[pick % files.length];
    if (isHardLink && (target === undefined || whole.includes(".wh."))) continue;
    for (const parent of parents) kinds.set(parent, "folder");
    kinds.set(whole, kind);
    if (kind === "link" && parts.length === 1) rootLinks.push({ path: whole, target: item.link ?? "" });
    const path = link ? `${link.path}/${item.path}` : item.path;
    kept.push({ ...item, path, ...(isHardLink && target !== undefined ? { link: target } : {}) });
  }
  return kept
    .map(withRoomForName)
    .map((one) => (one.pax ? { ...one, pax: { ...one.pax, "GNU.sparse.name": one.path } } : one));
}

/** Where a name is too long for a dialect's header, another dialect. */
function withRoomForName(item: TarItem): TarItem {
  return item.dialect === undefined || Buffer.byteLength(item.path) <= 100
    ? item
    : { ...item, dialect: "gnu" };
}

/** Ways to compress a layer's tar, by what its blob is called in a manifest. */
export const arbitraryBlob = (tar: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .record({
      kind: fc.constantFrom("none", "gzip", "zstd"),
      cuts: fc.array(fc.nat(tar.length), { maxLength: 3 }),
    })
    .map(({ kind, cuts }) => {
      if (kind === "none") return tar;
      const places = [0, ...cuts.toSorted((one, other) => one - other), tar.length];
      const parts = places.slice(1).map((end, index) => tar.subarray(places[index], end));
      return Buffer.concat(parts.map((part) => (kind === "gzip" ? gzipSync(part) : zstdCompressSync(part))));
    });
