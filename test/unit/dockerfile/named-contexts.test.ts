import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

const TEXT = [
  "FROM golang:1.24 AS build",
  "ENV DIR=/src",
  "COPY --from=tools /t /t",
  "FROM build AS test",
  "FROM alpine",
  "COPY --from=build /a /a",
  "RUN --mount=from=assets,target=/m x",
].join("\n");

/** What each stage is FROM, what replaces it, and what it takes: the stages by index, the images by name. */
function read(buildContexts: Readonly<Record<string, string>>): unknown {
  return parseDockerfile(TEXT, { buildContexts, platform: "linux/amd64" }).stages.map(
    ({ base, baseStage, replacedBy, dependsOn, images }) => ({
      base,
      baseStage,
      ...(replacedBy === undefined ? {} : { replacedBy }),
      needs: [
        ...dependsOn.map(({ stage, via }) => `${via} ${stage}`),
        ...images.map(({ reference, via }) => `${via} ${reference}`),
      ],
    }),
  );
}

const build = { base: "golang:1.24", baseStage: null, needs: ["FROM golang:1.24", "COPY --from tools"] };
const test = { base: "build", baseStage: 0, needs: ["FROM 0"] };
const last = {
  base: "alpine",
  baseStage: null,
  needs: ["COPY --from 0", "FROM alpine", "RUN --mount assets"],
};

describe("a named context", () => {
  it.each([
    ["of a name that nothing has", { other: "docker-image://x" }, [build, test, last]],
    [
      "in the place of a base image",
      { "docker.io/library/alpine:latest": "docker-image://debian:13" },
      [
        build,
        test,
        { ...last, base: "debian:13", needs: ["COPY --from 0", "FROM debian:13", "RUN --mount assets"] },
      ],
    ],
    [
      "in the place of a base image, a folder",
      { alpine: "rootfs" },
      [build, test, { ...last, needs: ["COPY --from 0", "RUN --mount assets"] }],
    ],
    [
      "in the place of images that are copied from and mounted",
      { assets: "web/assets", tools: "docker-image://acme/tools:2" },
      [
        { ...build, needs: ["FROM golang:1.24", "COPY --from acme/tools:2"] },
        test,
        { ...last, needs: ["COPY --from 0", "FROM alpine"] },
      ],
    ],
    [
      "in the place of a stage, an image",
      { build: "docker-image://acme/build:1" },
      [
        {
          ...build,
          base: "acme/build:1",
          replacedBy: "docker-image://acme/build:1",
          needs: ["FROM acme/build:1", "COPY --from tools"],
        },
        test,
        last,
      ],
    ],
    [
      "in the place of a stage that is FROM another one, a folder",
      { test: "out" },
      [build, { base: "scratch", baseStage: null, replacedBy: "out", needs: [] }, last],
    ],
    [
      "that is scratch",
      { alpine: "docker-image://scratch" },
      [build, test, { ...last, needs: ["COPY --from 0", "RUN --mount assets"] }],
    ],
  ])("%s", (_, contexts, expected) => {
    expect(read(contexts as Readonly<Record<string, string>>)).toEqual(expected);
  });

  it("in the place of a stage makes its faults nobody's", () => {
    const text = "FROM alpine AS a\nFROM alpine AS b\nEXPOSE x\nFROM b";
    const faultsWith = (buildContexts: Readonly<Record<string, string>>) =>
      parseDockerfile(text, { buildContexts }).stages.map(({ fault }) => fault?.line);
    expect(faultsWith({})).toEqual([undefined, 3, 4]);
    expect(faultsWith({ b: "out" })).toEqual([undefined, undefined, undefined]);
  });
});
