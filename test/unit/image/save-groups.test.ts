import fc from "fast-check";
import { expect, test } from "vitest";
import { type HistoryStep, type SavedImage, saveGroups } from "../../../src/image/save-groups.ts";

/** `debian 75 node 115`: steps and their bytes, oldest first. */
function image(reference: string, steps: string): SavedImage {
  const words = steps.split(" ").filter((word) => word !== "");
  return {
    reference,
    steps: words.flatMap((key, at): HistoryStep[] =>
      at % 2 === 0 ? [{ key, size: Number(words[at + 1]) }] : [],
    ),
  };
}

/** What each save writes. */
function written(images: readonly SavedImage[], groups: readonly (readonly string[])[]): readonly number[] {
  return groups.map((group) => {
    const layers = new Map<string, number>();
    for (const { reference, steps } of images) {
      if (!group.includes(reference)) continue;
      for (const [at, { size }] of steps.entries()) {
        const below = steps.slice(0, at + 1).map(({ key }) => key);
        layers.set(JSON.stringify(below), size);
      }
    }
    return [...layers.values()].reduce((sum, size) => sum + size, 0);
  });
}

test.each<[string, readonly SavedImage[], number, readonly (readonly string[])[]]>([
  ["nothing", [], 2, []],
  ["one image", [image("a", "debian 75")], 2, [["a"]]],
  [
    "images that share nothing, of which the largest has a save of its own",
    [image("a", "alpine 8"), image("b", "debian 75 node 500"), image("c", "fedora 60")],
    2,
    [["b"], ["c", "a"]],
  ],
  [
    "stages of one file, written once",
    [image("build", "debian 75 node 500 npm 40"), image("test", "debian 75 node 500 npm 40 tests 20")],
    4,
    [["test", "build"]],
  ],
  [
    "a small base written twice, as the save of the large image is the longer one by far",
    [
      image("build", "debian 75 node 500 npm 40"),
      image("api", "debian 75 slim 115 modules 40"),
      image("jobs", "debian 75 python 45"),
      image("web", "alpine 8 nginx 9"),
    ],
    2,
    [["build"], ["api", "jobs", "web"]],
  ],
  [
    "as many saves as are allowed and no more",
    [image("a", "a 50"), image("b", "b 50"), image("c", "c 50"), image("d", "d 50")],
    3,
    [["a", "d"], ["b"], ["c"]],
  ],
  [
    "a step of the same name that stands on others is another layer",
    [image("a", "one 100 copy 400"), image("b", "two 100 copy 400")],
    2,
    [["a"], ["b"]],
  ],
  ["images that hold nothing", [image("a", ""), image("b", "")], 2, [["a", "b"]]],
  ["one save alone", [image("a", "a 50"), image("b", "b 50")], 1, [["a", "b"]]],
])("%s", (_, images, atMost, expected) => {
  expect(saveGroups(images, atMost)).toEqual(expected);
});

test("whatever the images are: each is saved once, and no save writes more than one save of all would", () => {
  const keys = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
  // The same step on the same steps has the same bytes.
  const imageOf = (path: string, index: number): SavedImage => ({
    reference: `${index}`,
    steps: [...path].map((key, at) => ({
      key,
      size: (Number.parseInt(path.slice(0, at + 1), 36) * 7) % 997,
    })),
  });
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (paths, atMost) => {
      const images = paths.map(imageOf);
      const groups = saveGroups(images, atMost);
      expect(groups.flat().toSorted()).toEqual(images.map(({ reference }) => reference).toSorted());
      expect(groups.length).toBeLessThanOrEqual(atMost);
      const [whole = 0] = written(images, [images.map(({ reference }) => reference)]);
      const bytes = written(images, groups);
      expect(Math.max(0, ...bytes)).toBeLessThanOrEqual(whole);
      // What is written twice is paid for by a shorter longest save.
      const cost = (saves: readonly number[]): number =>
        Math.max(0, ...saves) + saves.reduce((sum, one) => sum + one, 0) / atMost;
      expect(cost(bytes)).toBeLessThanOrEqual(cost([whole]));
    }),
    { numRuns: 2000 },
  );
});
