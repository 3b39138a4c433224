import { type BudgetResult, type DockerfileReport, type StageReport, stageLabel } from "../report/model.ts";
import type { FailOn } from "../settings/model.ts";
import { formatBytes } from "../text/bytes.ts";
import type { Ranked } from "./annotation.ts";

/** A Dockerfile that cannot be read, and what of it does not build. */
export function annotateFaults(dockerfile: DockerfileReport, failOn: readonly FailOn[]): readonly Ranked[] {
  const level = failOn.includes("build") ? "error" : "warning";
  const { path, error: fault } = dockerfile;
  const unread: Ranked[] = fault
    ? [
        {
          level,
          title: `${path} cannot be built`,
          message: fault.message,
          file: path,
          line: fault.line,
          rank: 1,
          bytes: 0,
        },
      ]
    : [];
  return [
    ...unread,
    ...brokenStages(dockerfile).map(({ title, message, line }): Ranked => {
      return { level, title, message, file: path, line, rank: 1, bytes: 0 };
    }),
  ];
}

/** One for each cause: a stage that does not build takes with it all that need it. */
function brokenStages(
  dockerfile: DockerfileReport,
): readonly { title: string; message: string; line: number }[] {
  const causes = new Map<string, { labels: string[]; verdict: string; message: string; line: number }>();
  for (const stage of dockerfile.stages) {
    const { status, error: broken } = stage.build;
    const verdict =
      status === "failed"
        ? "does not build"
        : status === "timeout"
          ? "was not built in time"
          : stage.imageError === undefined
            ? null
            : "has an image that cannot be read";
    if (verdict === null) continue;
    const line = broken?.line ?? stage.line;
    const message = broken?.message ?? stage.imageError ?? `${stageLabel(stage)} ${verdict}`;
    const same = causes.get(JSON.stringify([verdict, line, message]));
    if (same) same.labels.push(stageLabel(stage));
    else {
      causes.set(JSON.stringify([verdict, line, message]), {
        labels: [stageLabel(stage)],
        verdict,
        message,
        line,
      });
    }
  }
  return [...causes.values()].map(({ labels, verdict, message, line }) => ({
    title: `${labels[0]} ${verdict}${labels.length > 1 ? `, nor ${labels.slice(1).join(", ")}` : ""}`,
    message,
    line,
  }));
}

/** Budgets that a stage does not keep to. */
export function annotateBudgets(
  dockerfile: DockerfileReport,
  stage: StageReport,
  failOn: readonly FailOn[],
): readonly Ranked[] {
  return stage.budgets
    .filter((budget) => budget.status === "over")
    .map((budget) => ({
      level: failOn.includes("budget") ? "error" : "warning",
      title: `${stageLabel(stage)} is over its budget`,
      message: `${overrun(budget)}.`,
      file: dockerfile.path,
      line: stage.line,
      rank: 2,
      bytes: budget.value ?? 0,
    }));
}

function overrun({ on, value, limit }: BudgetResult): string {
  const bytes = value === null ? "more" : formatBytes(value);
  if (on === "growth") return `It grew by ${bytes}, the limit is ${limit}`;
  return on === "download"
    ? `Its download size is ${bytes}, the limit is ${limit}`
    : `Its size is ${bytes}, the limit is ${limit}`;
}
