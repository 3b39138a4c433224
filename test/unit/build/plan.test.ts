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

test("what is handed to --target: the name, a made-up one, and nothing for an unnamed last stage", () => {
  const invocation = readArguments(["check"], "/root", {});
  if (invocation.command !== "check") throw new Error("not check");
  const text = "FROM alpine\nFROM alpine AS api\nFROM alpine\n";
  const parsed = parseDockerfile(text, { buildArgs: {} });
  const stages = markShipping(parsed.stages, [2]);
  const dockerfile = { path: "Dockerfile", context: ".", contextReason: "", parsed, stages };
  const targets = planTargets(dockerfile, invocation.given.build, "/root");
  expect(targets.map(({ targetName, text, args }) => ({ targetName, text, args }))).toEqual([
    {
      targetName: "stagecheck-0",
      text: "FROM alpine AS stagecheck-0\nFROM alpine AS api\nFROM alpine\n",
      args: ["--target", "stagecheck-0"],
    },
    { targetName: "api", text, args: ["--target", "api"] },
    { targetName: null, text, args: [] },
  ]);
});
