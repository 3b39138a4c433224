import { describe, expect, test } from "vitest";
import { buildFilesystem, type ImageFilesystem } from "../../../src/image/filesystem.ts";
import { randomLayers, type TarItem, tar } from "../../image-builder/index.ts";
import { modelStates } from "./overlay-model.ts";
import { layerOf } from "./read.ts";

async function filesystem(...layers: TarItem[][]): Promise<ImageFilesystem> {
  return buildFilesystem({ layers: await Promise.all(layers.map((items) => layerOf(tar(items)))) });
}

/** Each path with its layers, and `-N` for the layer that removed it. */
function summary(found: ImageFilesystem): Record<string, string> {
  return Object.fromEntries(
    [...found.paths.values()].map(({ path, versions, removedIn }) => [
      path,
      `${versions.map(({ layer, entry }) => `${layer}${entry.type[0]}`).join(" ")}${removedIn === null ? "" : ` -${removedIn}`}`,
    ]),
  );
}

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

describe("whiteouts", () => {
  test("hide what lower layers have, wherever they stand in their own", async () => {
    const lower = [{ path: "d/" }, { path: "d/a", content: "1" }, { path: "d/b/c", content: "2" }];
    const upper = [{ path: "d/b/n", content: "3" }, { path: "d/.wh.b" }, { path: "d/.wh.a" }];
    const expected = { d: "0d", "d/a": "0f -1", "d/b": "0d", "d/b/c": "0f -1", "d/b/n": "1f" };
    expect(summary(await filesystem(lower, upper))).toEqual(expected);
    expect(summary(await filesystem(lower, upper.toReversed()))).toEqual(expected);
  });

  test("opaque ones come before the layer's own entries", async () => {
    const lower = [
      { path: "d/a", content: "1" },
      { path: "d/s/x", content: "1" },
    ];
    const upper = [
      { path: "d/" },
      { path: "d/n", content: "2" },
      { path: "d/s/" },
      { path: "d/.wh..wh..opq" },
    ];
    const expected = { d: "0d 1d", "d/a": "0f -1", "d/n": "1f", "d/s": "0d 1d", "d/s/x": "0f -1" };
    expect(summary(await filesystem(lower, upper))).toEqual(expected);
    expect(summary(await filesystem(lower, upper.toReversed()))).toEqual(expected);
  });

  test("a name that only looks like one is none", async () => {
    const found = await filesystem([
      { path: "usr/bin/nowhere", content: "1" },
      { path: "usr/a.wh.b", content: "1" },
      { path: ".wh.folder/" },
      { path: ".wh." },
      { path: ".wh..wh.plnk/1.2", content: "1" },
    ]);
    expect(Object.keys(summary(found))).toEqual([
      ".wh.folder",
      "usr",
      "usr/a.wh.b",
      "usr/bin",
      "usr/bin/nowhere",
    ]);
  });

  test("what comes back goes on with its history", async () => {
    const found = await filesystem(
      [{ path: "a", content: "1" }],
      [{ path: ".wh.a" }],
      [{ path: "a", content: "22" }],
      [{ path: ".wh.a" }],
    );
    expect(summary(found)).toEqual({ a: "0f 2f -3" });
    expect(text(found.content("/a"))).toBe("22");
  });
});

describe("one thing in place of another", () => {
  test("a file for a folder, and back", async () => {
    const found = await filesystem(
      [{ path: "a/b/c", content: "1" }],
      [{ path: "a", content: "2" }],
      [{ path: "a/b", content: "3" }],
    );
    expect(summary(found)).toEqual({ a: "0d 1f 2d", "a/b": "0d 2f", "a/b/c": "0f -1" });
  });

  test("a lower link becomes a folder where a layer has files in it, as engines do", async () => {
    const found = await filesystem(
      [
        { path: "usr/bin/a", content: "1" },
        { path: "bin", link: "usr/bin" },
      ],
      [{ path: "bin/b", content: "2" }],
    );
    expect(summary(found)).toEqual({
      bin: "0s 1d",
      "bin/b": "1f",
      usr: "0d",
      "usr/bin": "0d",
      "usr/bin/a": "0f",
    });
    expect(found.resolve("/bin/a")).toBe(undefined);
  });

  test("a layer's own links are gone through", async () => {
    const found = await filesystem(
      [
        { path: "bin", link: "usr/bin" },
        { path: "bin/a", content: "1" },
        { path: "up", link: "/usr/x/.." },
      ],
      [{ path: "bin", link: "usr/bin" }, { path: "bin/.wh.a" }, { path: "bin/b", content: "2" }],
    );
    expect(summary(found)).toEqual({
      bin: "0s 1s",
      up: "0s",
      usr: "0d",
      "usr/bin": "0d",
      "usr/bin/a": "0f -1",
      "usr/bin/b": "1f",
    });
  });

  test("links that go in circles end", async () => {
    const found = await filesystem([
      { path: "a", link: "b" },
      { path: "b", link: "a" },
      { path: "a/c", content: "1" },
    ]);
    expect(found.lookup("a/c") === undefined).toBe(false);
    const only = await filesystem([
      { path: "a", link: "b" },
      { path: "b", link: "a" },
      { path: "self", link: "self/x" },
    ]);
    expect([only.resolve("a"), only.resolve("self"), only.resolve("a/b/c")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("questions", () => {
  const build = () =>
    filesystem(
      [
        { path: "usr/bin/gcc-12", content: "ELF" },
        { path: "usr/bin/gcc", link: "gcc-12" },
        { path: "usr/bin/c99", type: "hardlink", link: "usr/bin/gcc-12" },
        { path: "etc/alternatives/cc", link: "/usr/bin/gcc" },
        { path: "usr/bin/cc", link: "/etc/alternatives/cc" },
        { path: "bin", link: "usr/bin" },
        { path: "usr-local/x", content: "" },
        { path: "dangling", link: "nowhere" },
      ],
      [{ path: "usr/bin/.wh.gcc-12" }, { path: "usr/bin/new", content: "n" }],
    );

  test("lookup", async () => {
    const found = await build();
    expect(found.lookup("/bin/gcc")?.path).toBe("usr/bin/gcc");
    expect(found.lookup("usr/bin/gcc-12")?.removedIn).toBe(1);
    expect([found.lookup("nothing"), found.lookup(""), found.lookup("dangling/x")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("children and below", async () => {
    const found = await build();
    expect(found.children("")).toEqual(["bin", "dangling", "etc", "usr", "usr-local"]);
    expect(found.children("/usr/bin/")).toEqual(["c99", "cc", "gcc", "gcc-12", "new"]);
    expect([...found.below("usr")].map(({ path }) => path)).toEqual([
      "usr",
      "usr/bin",
      "usr/bin/c99",
      "usr/bin/cc",
      "usr/bin/gcc",
      "usr/bin/gcc-12",
      "usr/bin/new",
    ]);
    expect([...found.below("/")].length).toBe(found.paths.size);
    expect([found.children("none"), [...found.below("none")]]).toEqual([[], []]);
  });

  test("resolve", async () => {
    const lower = await filesystem([
      { path: "usr/bin/gcc-12", content: "ELF" },
      { path: "usr/bin/c99", type: "hardlink", link: "usr/bin/gcc-12" },
      { path: "usr/bin/gcc", link: "gcc-12" },
      { path: "bin", link: "usr/bin" },
      { path: "out", link: "../../../usr/bin/gcc" },
    ]);
    const resolved = ["/bin/gcc", "bin/c99", "out", "usr/bin/../bin/gcc"].map(
      (path) => lower.resolve(path)?.path,
    );
    expect(resolved).toEqual(["usr/bin/gcc-12", "usr/bin/gcc-12", "usr/bin/gcc-12", "usr/bin/gcc-12"]);
    const found = await build();
    expect(found.resolve("bin/cc")).toBe(undefined);
    expect(found.resolve("bin/c99")?.path).toBe("usr/bin/c99");
    expect(found.resolve("dangling")).toBe(undefined);
  });

  test("content", async () => {
    const found = await build();
    expect(text(found.content("usr/bin/gcc-12"))).toBe("ELF");
    expect(text(found.content("bin/c99"))).toBe("ELF");
    expect(text(found.content("usr/bin/new"))).toBe("n");
    expect([found.content("usr/bin/gcc"), found.content("usr/bin"), found.content("none")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("content of a link to what its layer then wrote anew: neither is mistaken for the other", async () => {
    const found = await filesystem([
      { path: "a", content: "old" },
      { path: "b", type: "hardlink", link: "a" },
      { path: "a", content: "new" },
    ]);
    expect([text(found.content("a")), found.content("b"), found.shownBytes]).toEqual(["new", undefined, 6]);
  });

  test("bytes shown", async () => expect((await build()).shownBytes).toBe(4));
});

test("random trees agree with a simple model", async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const items = randomLayers(seed, { layers: 1 + (seed % 5), entries: 2 + (seed % 30), whiteouts: true });
    const layers = await Promise.all(items.map((list) => layerOf(tar(list))));
    const states = modelStates(layers.map(({ entries }) => entries));
    const seen = states.at(-1) ?? new Map();
    const found = buildFilesystem({ layers });
    const ours = [...found.paths.values()].filter(({ removedIn }) => removedIn === null);
    const type = (path: string) => found.lookup(path)?.versions.at(-1)?.entry.type;
    expect([seed, ...ours.map(({ path }) => `${path} ${type(path)}`).sort()]).toEqual([
      seed,
      ...[...seen].map(([path, model]) => `${path} ${model.type}`).sort(),
    ]);
    for (const { path, versions, removedIn } of found.paths.values()) {
      const model = seen.get(path);
      if (model?.type === "file")
        expect([seed, path, versions.at(-1)?.layer]).toEqual([seed, path, model.layer]);
      if (removedIn === null) continue;
      const gone = states.findLastIndex((state) => state.has(path)) + 1;
      // Written and replaced within one layer: no state shows it.
      if (gone > 0 && versions.at(-1)?.layer !== removedIn)
        expect([seed, path, removedIn]).toEqual([seed, path, gone]);
    }
  }
});

test("two hundred thousand files", () => {
  const entries = Array.from({ length: 200_000 }, (_, index) => ({
    path: `usr/lib/folder-${index % 2000}/sub/file-${index}`,
    type: "file" as const,
    size: 1,
    mode: 0o644,
    link: "",
  }));
  const hidden = { path: "usr/lib/.wh.folder-7", type: "file" as const, size: 0, mode: 0o644, link: "" };
  const layer = {
    diffId: "",
    digest: null,
    tarBytes: 0,
    size: 0,
    files: 0,
    downloadSize: 0,
    downloadSizeExact: true,
    contents: new Map(),
  };
  const found = buildFilesystem({
    layers: [
      { ...layer, entries },
      { ...layer, entries: [hidden] },
    ],
  });
  expect([found.shownBytes, found.paths.size, [...found.below("usr/lib/folder-7")].length]).toEqual([
    199_900, 204_002, 102,
  ]);
});
