import fc from "fast-check";
import { expect, test } from "vitest";
import { EntryList } from "../../../src/image/entry-list.ts";
import type { Entry } from "../../../src/image/model.ts";
import { NameIndex } from "../../../src/image/name-index.ts";
import { packEntries, packedBytes, unpackEntries } from "../../../src/image/packed-entries.ts";
import { decodeName, encodeName } from "../../../src/image/path.ts";
import { PathTree, ROOT, rangeOf } from "../../../src/image/path-tree.ts";

/** Any bytes that a name can have, as text. */
const name = fc
  .uint8Array({ minLength: 1, maxLength: 12 })
  .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0 || byte === 0x2f ? 0x61 : byte))))
  .map((bytes) => decodeName(bytes, 0, bytes.length));
const longName = fc.integer({ min: 200, max: 70_000 }).map((length) => "n".repeat(length));
const path = fc
  .array(fc.oneof({ weight: 20, arbitrary: name }, longName), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join("/"));

const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    path,
    type: fc.constantFrom("file", "other"),
    size: fc.maxSafeNat(),
    mode: fc.integer({ min: 0, max: 0o7777 }),
    link: fc.constant(""),
  }),
  fc.record({
    path,
    type: fc.constantFrom("symlink", "hardlink"),
    size: fc.constant(0),
    mode: fc.constant(0o777),
    link: fc.oneof(path, fc.constant("")),
  }),
  fc.record({
    path,
    type: fc.constant("directory"),
    size: fc.constant(0),
    mode: fc.constant(0o755),
    link: fc.constant(""),
  }),
);

test("a packed list gives back every entry as it was", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const list = EntryList.from(entries);
      expect([...list]).toEqual(entries);
      expect(Array.from(entries, (_, index) => list.at(index))).toEqual(entries);
      expect(list.length).toBe(entries.length);
      expect(entries.map((_, index) => [list.size(index), list.type(index)])).toEqual(
        entries.map(({ size, type }) => [size, type]),
      );
    }),
    { numRuns: 200 },
  );
});

test("a list that was packed for a cache is the same again", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const list = EntryList.from(entries);
      const counts = { folders: list.folders.count, entries: list.length };
      const packed = packEntries(list);
      const unpacked = unpackEntries(Buffer.concat([packed, Buffer.from("more")]), counts);
      const files = entries.filter(({ type }) => type === "file");
      expect([...(unpacked?.entries ?? [])]).toEqual(entries);
      expect(unpacked).toMatchObject({
        files: files.length,
        fileBytes: files.reduce((sum, { size }) => sum + size, 0),
        length: packedBytes(list),
      });
      for (const length of [0, 7, packed.length - 1].filter((one) => one >= 0 && one < packed.length)) {
        expect(unpackEntries(packed.subarray(0, length), counts)).toBe(undefined);
      }
    }),
    { numRuns: 200 },
  );
});

test("names keep their bytes, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = decodeName(Buffer.from(bytes), 0, bytes.length);
      expect([...encodeName(text)]).toEqual([...bytes]);
    }),
  );
});

test("a tree of paths finds what was entered, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(path, { maxLength: 60 }), path, (paths, other) => {
      const tree = new PathTree();
      const nodes = paths.map((one) => tree.enterPath(one));
      expect(paths.map((one) => tree.find(one))).toEqual(nodes);
      expect(nodes.map((node) => tree.path(node))).toEqual(paths);
      const known = paths.some((one) => one === other || one.startsWith(`${other}/`));
      expect(tree.find(other) !== undefined).toBe(known);
    }),
    { numRuns: 200 },
  );
});

test("children stand in the order of their names' bytes, and names are found anywhere", () => {
  const tree = new PathTree();
  for (const one of ["b/x", "a", "b", "é", "+", "b-c", "\ud83d\ude00", "\uffee", "b/y/x", "x", "ab"])
    tree.enterPath(one);
  const names = () => tree.sortedChildren(ROOT).map((node) => tree.name(node));
  expect(names()).toEqual(["+", "a", "ab", "b", "b-c", "x", "é", "\uffee", "\ud83d\ude00"]);
  tree.enter(ROOT, rangeOf("aa"));
  expect(names()).toEqual(["+", "a", "aa", "ab", "b", "b-c", "x", "é", "\uffee", "\ud83d\ude00"]);
  const index = new NameIndex(tree);
  const found = (wanted: string | RegExp) => index.named(wanted).map((node) => tree.path(node));
  expect(found("x")).toEqual(["b/x", "b/y/x", "x"]);
  expect(found(/^a/)).toEqual(["a", "aa", "ab"]);
  expect(found("")).toEqual([]);
  expect(found("none")).toEqual([]);
});
