import { describe, expect, test } from "vitest";
import type { Finding, Patch } from "../../../src/inspect/model.ts";
import type { MeasuredStage } from "../../../src/judge/model.ts";
import { type Candidate, groupPatches, judgePatches, type Verdict } from "../../../src/remedies/verdict.ts";
import { image, layer } from "../report/builder.ts";
import { finding, packages, paths } from "./samples.ts";

const patch = (startLine: number, ...lines: readonly string[]): Patch => ({
  path: "Dockerfile",
  startLine,
  endLine: startLine,
  replaced: ["RUN x"],
  lines,
});

const gcc = (line: number): Finding => finding({ detector: "c-toolchain", line, items: packages("gcc") });
const lists = (line: number): Finding =>
  finding({ detector: "package-caches", line, items: paths("/var/lib/apt/lists") });

/** A stage whose lines made layers of these sizes. */
function stage(
  sizes: Readonly<Record<number, number>>,
  findings: readonly Finding[],
  index = 0,
): MeasuredStage {
  return {
    index,
    name: "app",
    line: 1,
    endLine: 9,
    base: "debian",
    baseStage: null,
    platform: null,
    default: true,
    dependsOn: [],
    images: [],
    ships: true,
    build: { status: "built", seconds: 1, steps: 1, cachedSteps: 0 },
    image: image(
      Object.entries(sizes).map(([line, size]) => layer(size, { line: Number(line), text: "RUN x" })),
    ),
    findings,
  };
}

describe("which patches are built at once", () => {
  const before = stage({ 2: 10, 4: 10 }, []);
  const told = (line: number, one: Patch): Candidate => ({ stage: before, finding: gcc(line), patch: one });

  test("those of other places; and the same one for all that it mends", () => {
    const [one, same, other] = [told(2, patch(2, "a")), told(2, patch(2, "a")), told(4, patch(4, "b"))];
    expect(groupPatches([one, other, same])).toEqual({ together: [[one, same], [other]], alone: [] });
  });

  test("not two of one place, nor of one finding's line", () => {
    const [one, clash] = [told(2, patch(2, "a")), told(4, patch(2, "b"))];
    expect(groupPatches([one, clash])).toEqual({ together: [[one]], alone: [[clash]] });
    const line = told(2, patch(5, "c"));
    expect(groupPatches([one, line])).toEqual({ together: [[one]], alone: [[line]] });
  });
});

describe("what an image tells of the patches that it was built with", () => {
  const before = stage({ 2: 100, 4: 50 }, [gcc(2), lists(4)]);
  const candidates: readonly Candidate[] = [
    { stage: before, finding: gcc(2), patch: patch(2, "a") },
    { stage: before, finding: lists(4), patch: patch(4, "b", "c") },
  ];
  const judge = (after: MeasuredStage): readonly (Verdict | undefined)[] | string => {
    const attempt = judgePatches(
      candidates,
      candidates.map((one) => one.patch),
      [before],
      new Map([[0, after]]),
      "Dockerfile",
    );
    return "failed" in attempt
      ? attempt.failed
      : candidates.map((candidate) => attempt.verdicts.get(candidate));
  };

  test("what each saves", () => {
    expect(judge(stage({ 2: 30, 4: 40 }, []))).toEqual([{ saves: 70 }, { saves: 10 }]);
  });

  test("what is still there, and what saves nothing", () => {
    expect(judge(stage({ 2: 30, 4: 50 }, [gcc(2)]))).toEqual([
      { reason: "it was built, and the finding is still there" },
      { reason: "it was built, and the image is no smaller" },
    ]);
  });

  test("what breaks something tells nothing of any, also in another stage", () => {
    const broken = finding({
      detector: "missing-program",
      line: 5,
      items: paths("/app/x"),
      message: "CMD starts `x`, which is not in the image",
    });
    expect(judge(stage({ 2: 30, 4: 40 }, [broken]))).toBe(
      "it was built, and then in app: CMD starts `x`, which is not in the image",
    );
    const told = judgePatches([], [], [before], new Map([[1, stage({ 2: 1 }, [broken], 1)]]), "Dockerfile");
    expect(told).toEqual({
      failed: "it was built, and then in app: CMD starts `x`, which is not in the image",
    });
  });
});
