import type { Report, StageReport } from "../report/model.ts";
import type { CommentOccasion } from "./comment.ts";

/**
 * What the comment policies look at. Changed is: any stage's size, what it holds, or whether it builds; without
 * a baseline to compare with, everything is.
 */
export function occasionOf(report: Report): CommentOccasion {
  const failed = report.conclusion === "fail";
  return {
    failed,
    changed:
      failed ||
      report.baseline.state !== "ready" ||
      report.dockerfiles.some((dockerfile) => dockerfile.error || dockerfile.stages.some(stageChanged)),
  };
}

function stageChanged(stage: StageReport): boolean {
  const { build, delta, baselineState } = stage;
  return (
    build.status === "failed" ||
    build.status === "timeout" ||
    stage.imageError !== undefined ||
    (delta !== null && delta.size !== 0) ||
    (build.status === "built" && baselineState !== "compared") ||
    stage.fixed.length > 0 ||
    stage.findings.some((finding) => finding.status !== "debt" && finding.allowed === undefined) ||
    stage.budgets.some((budget) => budget.status === "over")
  );
}
