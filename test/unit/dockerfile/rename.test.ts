import { expect, it } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { nameStage } from "../../../src/dockerfile/rename.ts";

function named(text: string, index: number): { text: string; targetName: string } {
  const dockerfile = parseDockerfile(text);
  const stage = dockerfile.stages[index];
  if (!stage) throw new Error("no such stage");
  return nameStage(dockerfile, stage);
}

it("leaves a stage alone that has a name of its own", () => {
  const text = "FROM a AS Build\nFROM b\n";
  expect(named(text, 0)).toEqual({ text, targetName: "build" });
  // A plan's stages are copies that say more.
  const dockerfile = parseDockerfile(text);
  for (const stage of dockerfile.stages.slice(0, 1)) {
    expect(nameStage(dockerfile, { ...stage }).targetName).toBe("build");
  }
});

it("gives an unnamed stage a name that no other has, on its own line", () => {
  const text = "FROM a AS stagecheck-1\nFROM --platform=linux/amd64 \\\n  b\nRUN x\n";
  expect(named(text, 1)).toEqual({
    text: "FROM a AS stagecheck-1\nFROM --platform=linux/amd64 \\\n  b AS stagecheck-1-x\nRUN x\n",
    targetName: "stagecheck-1-x",
  });
});

it("renames a stage whose name a later one took, and whoever is FROM it", () => {
  const text = "FROM a AS x\r\nFROM --platform=linux/amd64 x AS x\r\nRUN y\r\nFROM x\r\n";
  expect(named(text, 0)).toEqual({
    text: "FROM a AS stagecheck-0\r\nFROM --platform=linux/amd64 stagecheck-0 AS x\r\nRUN y\r\nFROM x\r\n",
    targetName: "stagecheck-0",
  });
});
