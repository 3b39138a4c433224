import fc from "fast-check";
import { expect, test } from "vitest";
import { Column, NameStore } from "../../../src/image/columns.ts";

const value = fc.oneof(
  fc.constantFrom(0, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1, 2 ** 32, -1, 0.5),
  fc.nat(300),
  fc.maxSafeNat(),
);

test("a column gives back the number that was set last, however wide its neighbours are", () => {
  const place = fc.integer({ min: 0, max: 50_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, value), { maxLength: 60 }), (sets) => {
      const column = new Column();
      const expected = new Map<number, number>();
      for (const [index, number] of sets) {
        column.set(index, number);
        expected.set(index, number);
        expect([...expected.keys()].map((at) => column.get(at))).toEqual([...expected.values()]);
      }
      column.clear();
      expect([...expected.keys()].filter((at) => column.get(at) !== 0)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("texts come in order as they were added, across blocks and whatever bytes they have", () => {
  const texts = Array.from({ length: 20_000 }, (_, index) =>
    index % 5000 === 4999 ? `naïve \udcff ${index}` : index % 7 === 0 ? "" : `name-${index}`,
  );
  texts.push("n".repeat(70_000), "last");
  const store = new NameStore();
  for (const text of texts) store.addText(text);
  const found: string[] = [];
  store.eachText((text, index) => {
    found[index] = text;
  });
  expect(found).toEqual(texts);
});
