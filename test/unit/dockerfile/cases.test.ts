import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reachableStages } from "../../../src/dockerfile/graph.ts";
import { isImageReference, normalizeReference } from "../../../src/dockerfile/image-reference.ts";
import type { ParsedStage } from "../../../src/dockerfile/model.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

const CASES = fileURLToPath(new URL("../../dockerfiles/", import.meta.url));
const textOf = (path: string): string => readFileSync(`${CASES}${path}/Dockerfile`, "utf8");

/**
 * What BuildKit's own frontend (0.25.2) makes of a stage as target on linux/amd64: the images that its build pulls,
 * or that it fails. Nothing of the two where the stage cannot be named as target.
 */
interface ExpectedStage {
  readonly name: string | null;
  readonly line: number;
  readonly images?: readonly string[];
  readonly fails?: true;
}

/** The stage that `--target` finds by this one's name. */
function targetOf(stages: readonly ParsedStage[], stage: ParsedStage): ParsedStage {
  return stages.findLast((other) => other.name !== null && other.name === stage.name) ?? stage;
}

/** A base that no image can be called: only build arguments could mend it. */
const isOpen = (stage: ParsedStage): boolean =>
  stage.platform === "" ||
  (stage.baseStage === null && stage.base !== "scratch" && !isImageReference(stage.base));

function targetsOf(text: string, expected: readonly ExpectedStage[]): readonly ExpectedStage[] {
  const { stages } = parseDockerfile(text, { platform: "linux/amd64" });
  const open = stages.some(isOpen);
  return stages.map((stage, index): ExpectedStage => {
    const { name, line } = stage;
    const target = targetOf(stages, stage);
    const { images, fails } = expected[index] ?? {};
    if (images === undefined && fails === undefined) return { name, line };
    if (open || target.fault) return { name, line, fails: true };
    const needed = [...reachableStages(stages, [target.index])].flatMap((one) => stages[one]?.images ?? []);
    return {
      name,
      line,
      images: [...new Set(needed.map((one) => normalizeReference(one.reference)))].sort(),
    };
  });
}

describe("Dockerfiles that BuildKit takes", () => {
  it.each(readdirSync(`${CASES}accepted`))("%s", (name) => {
    const file = `${CASES}accepted/${name}/expected.json`;
    const expected = JSON.parse(readFileSync(file, "utf8")) as readonly ExpectedStage[];
    expect(targetsOf(textOf(`accepted/${name}`), expected)).toEqual(expected);
  });
});

describe("Dockerfiles that BuildKit rejects", () => {
  it.each(readdirSync(`${CASES}rejected`))("%s", (name) => {
    const text = textOf(`rejected/${name}`);
    const parsed = parseDockerfile(text);
    const lines = text.split("\n").length;
    expect(parsed).toEqual({
      text,
      escapeChar: "\\",
      stages: [],
      instructions: [],
      error: { line: expect.any(Number), message: expect.stringMatching(/\w{2}/) },
    });
    expect(parsed.error?.line).toBeGreaterThanOrEqual(1);
    expect(parsed.error?.line).toBeLessThanOrEqual(lines);
    expect(existsSync(`${CASES}rejected/${name}/expected.json`)).toBe(false);
  });
});

describe("Dockerfiles that only newer BuildKits take", () => {
  it.each(readdirSync(`${CASES}newer`))("%s", (name) => {
    const text = textOf(`newer/${name}`);
    expect(parseDockerfile(text).error).toBe(undefined);
    expect(parseDockerfile(`# syntax=docker/dockerfile:1.19\n${text}`).error).toEqual({
      line: expect.any(Number),
      message: expect.stringMatching(
        /: it needs # syntax=docker\/dockerfile:1\.\d+ or newer in the first line$/,
      ),
    });
  });
});
