import { expect, test } from "vitest";
import { renderComment } from "../../../src/report/markdown/comment.ts";
import { withoutTimings } from "../../../src/report/markdown/timings.ts";
import type { Report } from "../../../src/report/model.ts";
import { links } from "./builder.ts";
import { SAMPLES } from "./samples.ts";

/** The same, measured on another day. */
function again(report: Report, seconds: number): Report {
  return {
    ...report,
    seconds,
    dockerfiles: report.dockerfiles.map((dockerfile) => ({
      ...dockerfile,
      stages: dockerfile.stages.map((stage) => ({
        ...stage,
        build: { ...stage.build, seconds: seconds / 3, cachedSteps: stage.build.steps },
      })),
    })),
  };
}

const comment = (report: Report): string => renderComment(report, { links });

test.each(Object.entries(SAMPLES))("%s: measured again, the comment says the same", (_, report) => {
  for (const seconds of [0.4, 59, 125, 3600, 3780]) {
    const other = comment(again(report, seconds));
    expect(other).not.toBe(comment(report));
    expect(withoutTimings(other)).toBe(withoutTimings(comment(report)));
  }
});

test("what is no time stays", () => {
  const page = "| **api** | 12 s | +18.3 MB |\nnot built within 15 s\n- **Measured**: nothing in it.";
  expect(withoutTimings(page)).toBe(page);
});
