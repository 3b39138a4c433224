import { describe, expect, it } from "vitest";
import type { ParsedStage } from "../../../src/dockerfile/model.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

function stages(text: string, buildArgs: Record<string, string> = {}): readonly ParsedStage[] {
  const parsed = parseDockerfile(text, { buildArgs, platform: "linux/amd64" });
  expect(parsed.error).toBeUndefined();
  return parsed.stages;
}

describe("parseDockerfile", () => {
  it("reads stages, bases and edges as BuildKit does", () => {
    const text = [
      "ARG V=20",
      `ARG TAG=\${V:-18}-slim`,
      "FROM node:$V AS Build",
      "RUN --mount=type=bind,from=busybox:1,source=/bin,target=/b ls",
      "FROM --platform=$TARGETPLATFORM build AS two",
      "COPY --chown=1:1 --from=0 /a /b",
      `FROM node:\${TAG}`,
      "COPY --from=BUILD --chown=1 /a /b",
      "COPY --from=nginx:alpine /a /b",
      "COPY --from=3 /a /b",
      "FROM scratch",
    ].join("\n");
    expect(stages(text)).toEqual([
      {
        index: 0,
        name: "build",
        line: 3,
        endLine: 4,
        base: "node:20",
        baseStage: null,
        platform: null,
        default: false,
        dependsOn: [],
        images: [
          { reference: "node:20", via: "FROM", line: 3 },
          { reference: "busybox:1", via: "RUN --mount", line: 4 },
        ],
      },
      {
        index: 1,
        name: "two",
        line: 5,
        endLine: 6,
        base: "build",
        baseStage: 0,
        platform: "linux/amd64",
        default: false,
        dependsOn: [
          { stage: 0, via: "FROM", line: 5 },
          { stage: 0, via: "COPY --from", line: 6 },
        ],
        images: [],
      },
      {
        index: 2,
        name: null,
        line: 7,
        endLine: 10,
        base: "node:20-slim",
        baseStage: null,
        platform: null,
        default: false,
        dependsOn: [
          { stage: 0, via: "COPY --from", line: 8 },
          { stage: 3, via: "COPY --from", line: 10 },
        ],
        images: [
          { reference: "node:20-slim", via: "FROM", line: 7 },
          { reference: "nginx:alpine", via: "COPY --from", line: 9 },
        ],
        fault: {
          line: 10,
          message: "COPY --from=3: this stage comes later in the file; it must come before",
        },
      },
      {
        index: 3,
        name: null,
        line: 11,
        endLine: 11,
        base: "scratch",
        baseStage: null,
        platform: null,
        default: true,
        dependsOn: [],
        images: [],
      },
    ]);
  });

  it("takes build arguments over defaults, and leaves a base blank that only they could fill", () => {
    const text = "ARG BASE\nFROM $BASE\n";
    expect(stages(text)[0]?.base).toBe("");
    expect(stages(text, { BASE: "alpine:3" })[0]?.images).toEqual([
      { reference: "alpine:3", via: "FROM", line: 2 },
    ]);
  });

  it("does not take a heredoc's lines for instructions", () => {
    const text =
      "FROM a AS x\nRUN <<EOF\nFROM b\nCOPY --from=c d e\nEOF\nCOPY <<-EOT /f\n\tFROM g\n\tEOT\nCMD y\n";
    expect(stages(text).map(({ line, endLine, images }) => ({ line, endLine, images }))).toEqual([
      { line: 1, endLine: 9, images: [{ reference: "a", via: "FROM", line: 1 }] },
    ]);
  });

  it("lets FROM see earlier stages only and the latest of a name, COPY the last in the file", () => {
    const text = "FROM a AS x\nFROM x AS x\nFROM x\nCOPY --from=x / /\nFROM late\nFROM b AS late\n";
    expect(stages(text).map((stage) => [stage.baseStage, stage.dependsOn.map((edge) => edge.stage)])).toEqual(
      [
        [null, []],
        [0, [0]],
        [1, [1, 1]],
        [null, []],
        [null, []],
      ],
    );
  });

  it("takes a number in RUN --mount for an image, and in COPY for an index", () => {
    const text = "FROM a\nFROM b\nRUN --mount=from=0,target=/x true\nCOPY --from=00 /a /b\n";
    expect(stages(text)[1]).toMatchObject({
      dependsOn: [{ stage: 0, via: "COPY --from", line: 4 }],
      images: [
        { reference: "b", via: "FROM", line: 2 },
        { reference: "0", via: "RUN --mount", line: 3 },
      ],
    });
  });

  it("counts an ONBUILD trigger for the stage that is FROM it", () => {
    const text = "FROM a AS p\nONBUILD COPY --from=tool:1 /t /t\nFROM p\n";
    expect(stages(text).map((stage) => stage.images)).toEqual([
      [{ reference: "a", via: "FROM", line: 1 }],
      [{ reference: "tool:1", via: "COPY --from", line: 2 }],
    ]);
  });

  it("reads a byte order mark, CRLF, an escape directive and comments in continuations", () => {
    const text =
      "\uFEFF# escape=`\r\nFROM a `\r\n# in between\r\n  AS x\r\nRUN one `\r\n  two\r\nFROM x\r\nCOPY --from=x a b\r\n";
    expect(stages(text).map(({ name, line, endLine, base }) => ({ name, line, endLine, base }))).toEqual([
      { name: "x", line: 2, endLine: 6, base: "a" },
      { name: null, line: 7, endLine: 8, base: "x" },
    ]);
  });

  it("knows which files COPY and ADD take from the context", () => {
    const text = [
      "FROM a",
      "ARG DIR=src",
      "COPY $DIR package*.json /app/",
      'COPY ["a b", "c", "/d/"]',
      "COPY --from=x y z",
      "ADD https://example.com/x.tgz local.tgz /x/",
      "COPY $UNKNOWN/x /x",
      "COPY <<EOF /y",
      "hi",
      "EOF",
    ].join("\n");
    expect(parseDockerfile(text).instructions.flatMap((instruction) => instruction.contextSources)).toEqual([
      "src",
      "package*.json",
      "a b",
      "c",
      "https://example.com/x.tgz",
      "local.tgz",
    ]);
  });

  it.each([
    ["", 1, "the file has no instructions: it begins with FROM"],
    ["# only this", 1, "the file has no instructions: it begins with FROM"],
    ["ARG A", 1, "the file has no FROM, so no stage"],
    ["RUN x\nFROM a", 1, "RUN stands before the first FROM: only ARG may"],
    ["FROM a\nRNU x", 2, "unknown instruction: RNU (did you mean RUN?)"],
    ["FROM a\nCOPY --form=b c d", 2, "unknown flag: --form for COPY (did you mean --from?)"],
    ["FROM a b", 1, "FROM requires one argument, or three: FROM image AS name"],
    ["FROM a\nCOPY x", 2, "COPY requires at least two arguments: a source and a destination"],
    ["FROM a\nWORKDIR", 2, "WORKDIR requires exactly one argument"],
    ["FROM a\nENV x", 2, "ENV needs a name and a value: write ENV x=value"],
    ["FROM a\nCOPY --from=3 x y", 2, "COPY --from=3: there is no stage with this index, the last is 0"],
    [
      "FROM a AS x\nCOPY --from=y a b\nFROM b AS y\nCOPY --from=x a b",
      4,
      "circular dependency: the stage x needs itself",
    ],
    [
      "FROM a AS x\nCOPY --from=y a b\nFROM x AS y",
      2,
      "COPY --from=y: this stage comes later in the file; it must come before",
    ],
    [
      "FROM a AS 1x",
      1,
      "invalid name for a stage: 1x: it begins with a letter, then letters, digits, - _ and . only",
    ],
    [
      "FROM a\nCOPY --from=$X a b",
      2,
      "COPY --from=$X: a variable cannot stand here; give the image a stage of its own (FROM $X AS name)",
    ],
  ])("rejects %j", (text, line, message) => {
    expect(parseDockerfile(text)).toEqual({
      text,
      escapeChar: "\\",
      stages: [],
      instructions: [],
      error: { line, message },
    });
  });
});

describe("TARGETSTAGE", () => {
  const text = [
    "FROM a AS base-dev",
    "FROM b AS base-prod",
    `FROM base-\${TARGETSTAGE} AS dev`,
    `FROM base-\${TARGETSTAGE} AS prod`,
  ].join("\n");

  it("is the name of the stage that is built", () => {
    expect(stages(text).map((stage) => stage.baseStage)).toEqual([null, null, 0, 1]);
  });

  it("is what the build arguments say, and default where the last stage has no name", () => {
    expect(stages(text, { TARGETSTAGE: "dev" }).map((stage) => stage.baseStage)).toEqual([null, null, 0, 0]);
    expect(stages("FROM a:$TARGETSTAGE AS x\nFROM a:$TARGETSTAGE\n").map((stage) => stage.base)).toEqual([
      "a:x",
      "a:default",
    ]);
  });
});
