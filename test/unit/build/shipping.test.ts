import { expect, it } from "vitest";
import type { PlannedDockerfile } from "../../../src/build/model.ts";
import { markShipping, shipsNothingOf } from "../../../src/build/shipping.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

function planned(path: string, text: string, shipping: readonly number[]): PlannedDockerfile {
  const parsed = parseDockerfile(text);
  return { path, context: ".", contextReason: "", parsed, stages: markShipping(parsed.stages, shipping) };
}

it("names the Dockerfiles of which nothing ships, and no broken ones", () => {
  const ships = planned("a", "FROM x", [0]);
  const none = planned("b", "FROM x AS lint", []);
  const broken = planned("c", "FROM", []);
  expect(shipsNothingOf([ships, broken])).toEqual([]);
  expect(shipsNothingOf([ships, none, broken])).toEqual([
    {
      level: "note",
      message:
        "Nothing ships of b: no build of the repository's own makes an image of it. Where one is shipped, name it with `ships` in the config",
    },
  ]);
  expect(shipsNothingOf([none, { ...none, path: "d" }])).toEqual([
    {
      level: "note",
      message:
        "Nothing ships of b and d: no build of the repository's own makes an image of them. Where one is shipped, name it with `ships` in the config",
    },
  ]);
});
