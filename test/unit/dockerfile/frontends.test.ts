import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

describe("frontends of their own", () => {
  it.each([
    ["# syntax=x/y:1\nversion: 2\n", "x/y:1"],
    ["#!/usr/bin/env docker\n# syntax=x/y:1 debug\nversion: 2\n", "x/y:1"],
    ["// syntax=x/y:1\n{}\n", "x/y:1"],
    ['{"syntax": "x/y:1"}\n', "x/y:1"],
  ])("skips %j with the reason", (text, frontend) => {
    expect(parseDockerfile(text)).toEqual({
      text,
      escapeChar: "\\",
      stages: [],
      instructions: [],
      skipped: `read by the frontend ${frontend} alone, as its syntax directive says`,
    });
  });

  it("takes a newer frontend's word behind a first line that the shell reads", () => {
    const text = "#!/usr/bin/env docker\n# syntax=docker/dockerfile:1-labs\nFROM a\nCOPY --parents b c\n";
    expect(parseDockerfile(text).stages.length).toBe(1);
  });
});
