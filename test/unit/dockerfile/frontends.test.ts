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

describe("flags that not every frontend takes", () => {
  const fault = (line: number) => ({
    line,
    message:
      "unknown flag: --parents for COPY: it needs # syntax=docker/dockerfile:1.20 or newer in the first line",
  });

  it.each([
    ["no frontend is named: the builder's own may take it", "", undefined],
    ["the newest is named", "# syntax=docker/dockerfile:1\n", undefined],
    ["one that takes it is named", "# syntax=docker/dockerfile:1.20.1\n", undefined],
    ["one before it is named", "# syntax=docker/dockerfile:1.19.2\n", fault(3)],
  ])("%s", (_, syntax, error) => {
    expect(parseDockerfile(`${syntax}FROM a\nCOPY --parents b c\n`).error).toEqual(error);
  });

  it("knows from which one on each flag is taken", () => {
    const isTooOld = (minor: number, text: string): boolean => {
      const { error } = parseDockerfile(`# syntax=docker/dockerfile:1.${minor}\nFROM a\n${text}\n`);
      return error?.message.startsWith("unknown flag") ?? false;
    };
    const needed = (text: string): number =>
      Array.from({ length: 40 }, (_, minor) => minor).findIndex((minor) => !isTooOld(minor, text));
    const flags = {
      "ADD --checksum=sha256:a b c": 6,
      "HEALTHCHECK --start-interval=1s CMD x": 6,
      "RUN --device=x y": 27,
      "ADD --unpack b c": 17,
      "ADD --exclude=x b c": 19,
      "COPY --exclude=x b c": 19,
      "COPY --parents b c": 20,
      "RUN --security=insecure x": 20,
    };
    expect(Object.fromEntries(Object.keys(flags).map((one) => [one, needed(one)]))).toEqual(flags);
  });
});
