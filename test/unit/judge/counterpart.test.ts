import { describe, expect, test } from "vitest";
import { counterparts, pairStages } from "../../../src/judge/counterpart.ts";
import { baseline, dockerfile, FAILED_BASELINE, NO_BASELINE, stage, unbuilt } from "./values.ts";

/** `build app* -`: names in order, `-` for none, `*` ships. */
function stages(text: string) {
  return text.split(" ").map((word, index) => {
    const name = word.replace("*", "");
    return { index, name: name === "-" ? null : name, ships: word.endsWith("*") };
  });
}

describe("pairs of stages", () => {
  test.each<[string, string, string, [number, number][]]>([
    [
      "the same",
      "build app*",
      "build app*",
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      "moved",
      "test build app*",
      "build app*",
      [
        [1, 0],
        [2, 1],
      ],
    ],
    [
      "a new one that ships too",
      "build app* web*",
      "build app*",
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      "the shipping one renamed",
      "build runtime*",
      "build final*",
      [
        [0, 0],
        [1, 1],
      ],
    ],
    ["two shipping ones renamed: nobody knows which", "a* b*", "c* d*", []],
    [
      "unnamed, the same",
      "- -*",
      "- -*",
      [
        [1, 1],
        [0, 0],
      ],
    ],
    [
      "unnamed, one more before the last",
      "- - -*",
      "- -*",
      [
        [2, 1],
        [0, 0],
      ],
    ],
    [
      "unnamed, moved by a named one",
      "build test -*",
      "build -*",
      [
        [0, 0],
        [2, 1],
      ],
    ],
    ["named now", "build app*", "- -*", [[1, 1]]],
    ["another that does not ship, renamed", "compile app*", "build app*", [[1, 1]]],
    ["the name moved to what ships", "app build*", "app*", [[0, 0]]],
    [
      "one name twice",
      "a a*",
      "a a*",
      [
        [0, 0],
        [1, 1],
      ],
    ],
  ])("%s: %s, before %s", (_, head, base, expected) => {
    const pairs = pairStages(stages(head), stages(base));
    expect([...pairs].map(([index, before]) => [index, before.index])).toEqual(expected);
  });
});

describe("states", () => {
  const head = dockerfile([stage()]);
  const before = stage({ findings: [] });
  test.each([
    ["no baseline", NO_BASELINE, { state: "none", stage: null }],
    ["one that failed", FAILED_BASELINE, { state: "not-built", stage: null }],
    [
      "a new Dockerfile",
      baseline([dockerfile([before], { path: "other/Dockerfile" })]),
      { state: "new-dockerfile", stage: null },
    ],
    ["an empty baseline", baseline([]), { state: "new-dockerfile", stage: null }],
    [
      "it did not parse",
      baseline([dockerfile([], { error: { line: 1, message: "x" } })]),
      { state: "not-built", stage: null },
    ],
    [
      "a new stage",
      baseline([dockerfile([stage({ name: "build", ships: false })])]),
      { state: "new-stage", stage: null },
    ],
    [
      "it did not build",
      baseline([dockerfile([unbuilt("failed")])]),
      { state: "not-built", stage: unbuilt("failed") },
    ],
    ["it was measured", baseline([dockerfile([before])]), { state: "compared", stage: before }],
  ])("%s", (_, against, counterpart) => {
    expect(counterparts(head, against)).toEqual(new Map([[0, counterpart]]));
  });
});
