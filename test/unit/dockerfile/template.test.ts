import { expect, it } from "vitest";
import { unneededStages } from "../../../src/dockerfile/graph.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

it.each([
  ["{{ if .x }}\nFROM a\n{{ end }}\n", "{{ … }}"],
  ["FROM {{ base }}\nRUN x\n", "{{ … }}"],
  ["{% set x = 1 %}\nFROM a\n", "{% … %}"],
  ["<% x %>\nFROM a\n", "<% … %>"],
])("skips the template %j with the reason", (text, mark) => {
  expect(parseDockerfile(text)).toEqual({
    text,
    escapeChar: "\\",
    stages: [],
    instructions: [],
    skipped: `a template: it holds ${mark} and is a Dockerfile once that is filled in`,
  });
});

it("reads a Dockerfile that holds such marks where they mean nothing", () => {
  const text = "FROM a\nRUN <<EOF\n{{ x }}\nEOF\nLABEL a='{{ y }}'\n";
  expect(parseDockerfile(text).stages.length).toBe(1);
});

it.each([
  [
    "docker/dockerfile:1.4",
    "unknown flag: --parents for COPY: it needs # syntax=docker/dockerfile:1.20 or newer in the first line",
  ],
  ["docker/dockerfile:1.20", undefined],
  ["docker/dockerfile:1-labs", undefined],
  ["docker/dockerfile:1", undefined],
  ["example.com/other", undefined],
])("takes what the frontend %s takes", (syntax, message) => {
  const { error } = parseDockerfile(`# syntax=${syntax}\nFROM a\nCOPY --parents b c\n`);
  expect(error?.message).toBe(message);
});

it("knows which stages nothing that is built needs", () => {
  const { stages } = parseDockerfile(
    "FROM a AS x\nFROM b AS lint\nFROM x AS y\nFROM c AS z\nCOPY --from=x d e\n",
  );
  const shipping = (index: number) => stages.map((stage) => ({ ...stage, ships: stage.index === index }));
  expect([...unneededStages(shipping(3))]).toEqual([1, 2]);
  expect([...unneededStages(shipping(2))]).toEqual([1]);
});
