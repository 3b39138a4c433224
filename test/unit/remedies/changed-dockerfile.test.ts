import { expect, it } from "vitest";
import { markShipping } from "../../../src/build/shipping.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";
import { changedDockerfile } from "../../../src/try-patches.ts";

it("a changed Dockerfile is read as the repository builds it: arguments and named contexts", () => {
  const invocation = readArguments(["check", "--build-context", "tools=docker-image://user/tools"], "/", {});
  if (invocation.command !== "check") throw new Error("not check");
  const { build } = invocation.given;
  const own = {
    buildArgs: { VERSION: "3.20" },
    buildContexts: [
      { name: "base", value: "docker-image://example/base", local: false },
      { name: "tools", value: "docker-image://example/tools", local: false },
    ],
  };
  const text = "ARG VERSION\nFROM alpine:$VERSION AS base\nFROM base\nCOPY --from=tools /a /a\nRUN b\n";
  const parsed = parseDockerfile(text);
  const ignore = { path: ".dockerignore", text: null };
  const planned = { path: "Dockerfile", context: ".", contextReason: "", ...own, parsed };
  const patch = { path: "Dockerfile", startLine: 5, endLine: 5, replaced: ["RUN b"], lines: ["RUN c"] };
  const changed = changedDockerfile([patch], {
    planned: { ...planned, stages: markShipping(parsed.stages, [1]) },
    ignore,
    build,
  });
  expect(changed.parsed.text).toBe(text.replace("RUN b", "RUN c"));
  expect(changed.stages.map(({ base, replacedBy, images }) => ({ base, replacedBy, images }))).toEqual([
    {
      base: "example/base",
      replacedBy: "docker-image://example/base",
      images: [{ reference: "example/base", via: "FROM", line: 2 }],
    },
    {
      base: "base",
      replacedBy: undefined,
      images: [{ reference: "user/tools", via: "COPY --from", line: 4 }],
    },
  ]);
});
