import { expect, test } from "vitest";
import { planTargets } from "../../../src/build/plan.ts";
import { markShipping } from "../../../src/build/shipping.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { readArguments } from "../../../src/settings/from-arguments.ts";

test("what the repository's own build hands over, and the user's over it", () => {
  const invocation = readArguments(
    ["check", "--build-arg", "B=user", "--build-context", "docs=docker-image://user/docs"],
    "/root",
    {},
  );
  if (invocation.command !== "check") throw new Error("not check");
  const parsed = parseDockerfile("FROM alpine AS api\n", { buildArgs: {} });
  const dockerfile = {
    path: "api/Dockerfile",
    context: ".",
    contextReason: "compose.yaml, service api, says so.",
    buildArgs: { A: "own", B: "own" },
    buildContexts: [
      { name: "docs", value: "docs", local: true },
      { name: "assets", value: "assets", local: true },
    ],
    parsed,
    stages: markShipping(parsed.stages, [0]),
  };
  const [target] = planTargets(dockerfile, invocation.given.build, "/root");
  expect(target?.args).toEqual([
    "--build-arg",
    "A=own",
    "--build-arg",
    "B=user",
    "--build-context",
    "assets=/root/assets",
    "--build-context",
    "docs=docker-image://user/docs",
    "--target",
    "api",
  ]);
});
