import { expect, it } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { stageHints } from "../../../src/dockerfile/stage-hints.ts";

const questions = (text: string): readonly string[] =>
  stageHints(parseDockerfile(text).stages).map(
    ({ line, reference, question }) => `${line} ${reference}: ${question}`,
  );

it.each([
  ["FROM a AS builder\nFROM b\nCOPY --from=buidler x y", ["3 buidler: did you mean the stage builder?"]],
  ["FROM a AS build\nFROM buld", ["2 buld: did you mean the stage build?"]],
  ["FROM a AS license-set\nFROM b\nCOPY --from=set x y", ["3 set: did you mean the stage license-set?"]],
  ["FROM late\nFROM a AS late", ["1 late: did you mean the stage late? It comes later, at line 2"]],
  [
    "FROM a AS x\nFROM b\nFROM c\nRUN --mount=from=0,target=/m y\nRUN --mount=from=1,target=/m y",
    [
      "4 0: a mount takes a number for an image: did you mean the stage x?",
      "5 1: a mount takes a number for an image: did you mean stage 1? Give it a name",
    ],
  ],
])("asks about what looks like a stage: %j", (text, expected) => {
  expect(questions(text)).toEqual(expected);
});

it.each([
  "FROM a AS base\nFROM bash",
  "FROM a AS node-build\nFROM node",
  "FROM a AS builder\nFROM b\nCOPY --from=buidler:1 x y",
  "FROM a AS build\nFROM c/buld",
  "FROM a AS go\nFROM b\nCOPY --from=gcc x y",
  "FROM node AS node",
  "FROM a AS web\nFROM b AS worker\nFROM tool\nRUN --mount=from=7,target=/m x",
])("is silent about what is an image: %j", (text) => {
  expect(questions(text)).toEqual([]);
});
