import { expect, test } from "vitest";
import { diveFigures, reclaimableBytes } from "../../../src/image/efficiency.ts";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { randomLayers, type TarItem, tar } from "../../image-builder/index.ts";
import { layerOf } from "./read.ts";

const bytes = (count: number) => "x".repeat(count);

/** What dive 0.13.1 itself said of these very layers. */
const cases: Record<string, [TarItem[][], number, number, number | null]> = {
  "one layer": [[[{ path: "a", content: bytes(10) }]], 1, 0, null],
  "no bytes": [[[{ path: "a/" }], [{ path: "b/" }]], 1, 0, null],
  "a file written twice": [
    [
      [
        { path: "a", content: bytes(10) },
        { path: "b", content: bytes(5) },
      ],
      [{ path: "a", content: bytes(30) }],
    ],
    0.3333333333333333,
    40,
    40 / 30,
  ],
  "a folder hidden": [
    [
      [{ path: "d/" }, { path: "d/x", content: bytes(100) }, { path: "d/y", content: bytes(50) }],
      [{ path: ".wh.d" }, { path: "e", content: bytes(10) }],
    ],
    1,
    0,
    0,
  ],
  "a folder hidden that no layer names": [
    [[{ path: "d/x", content: bytes(100) }], [{ path: ".wh.d" }, { path: "e", content: bytes(10) }]],
    1,
    0,
    0,
  ],
  "an opaque folder": [
    [
      [{ path: "d/" }, { path: "d/x", content: bytes(100) }],
      [{ path: "d/" }, { path: "d/.wh..wh..opq" }, { path: "d/z", content: bytes(7) }],
    ],
    1,
    0,
    0,
  ],
  "a whiteout of nothing breaks off": [
    [
      [{ path: "a", content: bytes(10) }],
      [{ path: ".wh.gone" }, { path: "a", content: bytes(20) }],
      [{ path: "a", content: bytes(40) }],
    ],
    0.18,
    50,
    50 / 60,
  ],
  "a hard link": [
    [
      [
        { path: "a", content: bytes(10) },
        { path: "b", type: "hardlink", link: "a" },
      ],
      [{ path: ".wh.a" }],
    ],
    0,
    10,
    null,
  ],
  "random 3": [random(3), 0.7529400997574703, 8082, 8082 / 31085],
  "random 8": [random(8), 0.9955364709870614, 77, 77 / 25425],
  "random 17": [random(17), 0.839948281941778, 4397, 4397 / 25880],
  "random 26": [random(26), 0.9463245710687864, 339, 339 / 34050],
};

function random(seed: number): TarItem[][] {
  return randomLayers(seed, { layers: 4, entries: 25, whiteouts: true, links: true });
}

test.each(Object.entries(cases))(
  "dive's figures: %s",
  async (_, [items, efficiency, wastedBytes, userWastedPercent]) => {
    const layers = await Promise.all(items.map((layer) => layerOf(tar(layer))));
    expect(diveFigures(layers)).toEqual({ efficiency, wastedBytes, userWastedPercent });
  },
);

test("dive has no figures for what it cannot read", () => {
  const none = { efficiency: null, wastedBytes: null, userWastedPercent: null };
  expect(diveFigures([])).toEqual(none);
  expect(diveFigures([{ entries: [], globalHeader: true }, { entries: [] }])).toEqual(none);
});

test.each<[string, TarItem[][], number]>([
  ["nothing is hidden", [[{ path: "a", content: bytes(10) }]], 0],
  ["a file written anew", [[{ path: "a", content: bytes(10) }], [{ path: "a", content: bytes(3) }]], 10],
  [
    "a file deleted",
    [
      [
        { path: "d/a", content: bytes(10) },
        { path: "b", content: "b" },
      ],
      [{ path: "d/.wh.a" }],
    ],
    10,
  ],
  [
    "twice in one layer",
    [
      [
        { path: "a", content: bytes(10) },
        { path: "a", content: bytes(4) },
      ],
    ],
    10,
  ],
  [
    "one name of two deleted: the bytes are still seen",
    [
      [
        { path: "a", content: bytes(10) },
        { path: "b", type: "hardlink", link: "a" },
      ],
      [{ path: ".wh.a" }],
    ],
    0,
  ],
  [
    "both names deleted",
    [
      [
        { path: "a", content: bytes(10) },
        { path: "b", type: "hardlink", link: "a" },
      ],
      [{ path: ".wh.a" }, { path: ".wh.b" }],
    ],
    10,
  ],
  [
    "a link to what was written over: both are seen",
    [
      [
        { path: "a", content: bytes(10) },
        { path: "b", type: "hardlink", link: "a" },
      ],
      [{ path: "a", content: bytes(5) }],
    ],
    0,
  ],
])("reclaimable bytes: %s", async (_, items, expected) => {
  const layers = await Promise.all(items.map((layer) => layerOf(tar(layer))));
  expect(reclaimableBytes(buildFilesystem({ layers }), { layers })).toBe(expected);
});
