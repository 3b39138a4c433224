import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ParsedStage } from "../../src/dockerfile/model.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { nameStage } from "../../src/dockerfile/rename.ts";
import { findFaults, listStages, NEWER_FLAG, type ToldFault, type ToldStage } from "./buildkit.ts";
import { PROJECT } from "./cli.ts";
import { anyEngine } from "./engines.ts";

// BuildKit's own reading of every Dockerfile of the project is the oracle: a new case is a folder, no code.

const told = ({ name, line, default: last }: ParsedStage): ToldStage => ({ name, line, default: last });
const read = (path: string): Buffer => readFileSync(join(PROJECT, path));

const accepted = execFileSync(
  "git",
  ["ls-files", "-co", "--exclude-standard", "test/dockerfiles/accepted", "fixtures"],
  { cwd: PROJECT, encoding: "utf8" },
)
  .split("\n")
  .filter((path) => /(^|\/|\.)Dockerfile$/.test(path));

describe("stages as BuildKit reads them", () => {
  let theirs: readonly (readonly ToldStage[])[] = [];
  beforeAll(async () => {
    theirs = await listStages(anyEngine(), accepted.map(read));
  });

  it.each(accepted.map((path, index) => [path, index] as const))("%s", (path, index) => {
    expect(parseDockerfile(read(path).toString("utf8")).stages.map(told)).toEqual(theirs[index]);
  });
});

describe("a name to build a stage under", () => {
  /** Stages that have none of their own. */
  const nameless = accepted.flatMap((path) => {
    const parsed = parseDockerfile(read(path).toString("utf8"));
    return parsed.stages.flatMap((stage) => {
      const { text, targetName } = nameStage(parsed, stage);
      if (text === parsed.text) return [];
      const expected = parsed.stages.map(told);
      expected[stage.index] = { ...told(stage), name: targetName };
      return [{ label: `${path}, stage ${stage.index}`, text, expected }];
    });
  });
  let theirs: readonly (readonly ToldStage[])[] = [];
  beforeAll(async () => {
    theirs = await listStages(
      anyEngine(),
      nameless.map(({ text }) => text),
    );
  });

  it.each(nameless.map(({ label, expected }, index) => [label, expected, index] as const))(
    "%s",
    (_, expected, index) => {
      expect(theirs[index]).toEqual(expected);
    },
  );
});

describe("what BuildKit rejects", () => {
  const rejected = readdirSync(join(PROJECT, "test/dockerfiles/rejected"));
  const textOf = (name: string): Buffer => read(join("test/dockerfiles/rejected", name, "Dockerfile"));
  let theirs: readonly (ToldFault | null)[] = [];
  beforeAll(async () => {
    theirs = await findFaults(anyEngine(), rejected.map(textOf));
  });

  it.each(rejected.map((name, index) => [name, index] as const))("%s", (name, index) => {
    const { error } = parseDockerfile(textOf(name).toString("utf8"));
    const fault = theirs[index];
    expect(fault?.message).toMatch(/\w/);
    expect(fault?.message).not.toMatch(/failed to resolve source metadata/);
    // Many rejections carry no line, or 0.
    const lines = fault?.lines.filter((line) => line > 0) ?? [];
    expect(lines.length === 0 ? [error?.line] : lines).toContain(error?.line);
  });
});

describe("what only newer BuildKits take", () => {
  const newer = readdirSync(join(PROJECT, "test/dockerfiles/newer"));
  const textOf = (name: string): string =>
    read(join("test/dockerfiles/newer", name, "Dockerfile")).toString();
  let theirs: readonly (ToldFault | null)[] = [];
  beforeAll(async () => {
    theirs = await findFaults(anyEngine(), newer.map(textOf));
  });

  it.each(newer.map((name, index) => [name, index] as const))("%s", (name, index) => {
    const text = textOf(name);
    expect(parseDockerfile(text).error).toBe(undefined);
    const fault = theirs[index];
    // This engine may be one of them.
    if (fault === null) return;
    const { error } = parseDockerfile(`# syntax=docker/dockerfile:1.0\n${text}`);
    expect(fault?.lines).toEqual([(error?.line ?? 0) - 1]);
    expect(NEWER_FLAG.test(fault?.message ?? "")).toBe(true);
  });
});
