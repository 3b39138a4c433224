import { expect, it } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { stagesMarkdown } from "../../../src/report/markdown/stages.ts";
import { STAGES_SCHEMA, type StagesListing } from "../../../src/report/model.ts";
import { stagesText } from "../../../src/report/text/stages.ts";
import { textOf } from "./builder.ts";

function listing(text: string): StagesListing {
  const stages = parseDockerfile(text, { platform: "linux/amd64" }).stages.map((stage) => ({
    ...stage,
    ships: stage.default,
  }));
  const dockerfile = { path: "Dockerfile", context: ".", contextReason: "it is the root", stages };
  return { schema: STAGES_SCHEMA, dockerfiles: [dockerfile] };
}

const TREE = [
  "FROM --platform=linux/amd64 golang:1.24 AS base",
  "FROM base AS build",
  "RUN --mount=from=tools:1,target=/t make",
  "FROM base AS lint",
  "FROM scratch",
  "COPY --from=build /x /x",
  "COPY --from=buidl /y /y",
].join("\n");

it("draws the stages as a tree: what ships, what no one needs, what is taken from where", () => {
  expect(textOf(stagesText({ color: false }), listing(TREE))).toBe(
    [
      "Dockerfile  context .",
      "  base                  line 1  FROM --platform=linux/amd64 golang:1.24",
      "  ├─ build              line 2  FROM base  takes from image tools:1",
      "  └─ lint   not needed  line 4  FROM base",
      "  stage 3   ships       line 5  FROM scratch  takes from build, image buidl",
      "  ? line 7: buidl is read as an image: did you mean the stage build?",
      "",
    ].join("\n"),
  );
});

it("gives up a column before a line is too long", () => {
  const long = `FROM ${"a".repeat(30)} AS ${"b".repeat(30)}\nFROM scratch\nCOPY --from=0 a b\nCOPY --from=registry.example/tool:1 a b`;
  expect(textOf(stagesText({ color: false }), listing(long)).split("\n")[2]).toBe(
    `  stage 1                         ships  line 2  FROM scratch  takes from ${"b".repeat(30)}, image registry.example/tool:1`,
  );
});

it("names platform, images and hints in Markdown, above the graph", () => {
  expect(textOf(stagesMarkdown(), listing(TREE))).toBe(
    [
      "### Dockerfile",
      "",
      "| stage | line | from | takes from | ships |",
      "|:--|--:|:--|:--|:--|",
      "| base | 1 | `--platform=linux/amd64 golang:1.24` |  |  |",
      "| build | 2 | `base` | image `tools:1` |  |",
      "| lint | 4 | `base` |  | not needed |",
      "| **stage 3** | 5 | `scratch` | `build` and image `buidl` | ✓ |",
      "",
      "? line 7: buidl is read as an image: did you mean the stage build?",
      "",
      "```mermaid",
      "flowchart LR",
      '  i0(["golang:1.24"])',
      '  s0["base"]',
      '  s1["build"]',
      '  s2["lint"]',
      '  s3["stage 3"]:::ships',
      "  s0 --> s1",
      "  s0 --> s2",
      "  s1 -.->|copy| s3",
      "  i0 --> s0",
      "  classDef ships stroke-width:3px",
      "```",
      "",
    ].join("\n"),
  );
});

it("says so where nothing ships", () => {
  const [dockerfile] = listing(TREE).dockerfiles;
  if (!dockerfile) throw new Error("no Dockerfile");
  const stages = dockerfile.stages.slice(0, 1).map((stage) => ({ ...stage, ships: false, default: true }));
  const none = { schema: STAGES_SCHEMA, dockerfiles: [{ ...dockerfile, stages }] };
  const sentence = "Nothing of it ships: no build of the repository's own makes an image of it";
  expect(
    textOf(stagesText({ color: false }), none)
      .split("\n")
      .slice(1),
  ).toEqual(["  base    line 1  FROM --platform=linux/amd64 golang:1.24", `  ${sentence}`, ""]);
  expect(textOf(stagesMarkdown(), none).split("\n").slice(-2)).toEqual([`${sentence}.`, ""]);
});
