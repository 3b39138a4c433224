import type { Finding } from "../inspect/model.ts";
import {
  type BudgetResult,
  type DockerfileReport,
  type Report,
  type StageReport,
  stageLabel,
} from "../report/model.ts";
import type { FailOn } from "../settings/model.ts";
import { formatBytes } from "../text/bytes.ts";

type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  /** Relative to the repository's root. */
  readonly file?: string;
  readonly line?: number;
}

/** GitHub shows so many of each level for a step. https://docs.github.com/en/actions/reference/limits */
const SHOWN = 10;

const LEVELS: readonly AnnotationLevel[] = ["error", "warning", "notice"];

interface Ranked extends Annotation {
  /** 0 is told first. */
  readonly rank: number;
  readonly bytes: number;
}

/**
 * What a report has to say at lines of files: what fails the check as errors, the rest a level lower. Worst
 * first, new before old, big before small; what is over ten of a level is counted in the tenth.
 */
export function annotationsOf(report: Report, failOn: readonly FailOn[]): readonly Annotation[] {
  const ranked = [
    ...report.dockerfiles.flatMap((dockerfile) => [
      ...faults(dockerfile, failOn),
      ...dockerfile.stages.flatMap((stage) => overruns(dockerfile, stage, failOn)),
      ...findings(dockerfile, failOn),
    ]),
    ...report.notices.map(
      (told): Ranked => ({
        level: told.level === "note" ? "notice" : told.level,
        title: "Stagecheck",
        message: told.message,
        ...(told.file === undefined ? {} : { file: told.file }),
        ...(told.line === undefined ? {} : { line: told.line }),
        rank: 0,
        bytes: 0,
      }),
    ),
  ];
  return LEVELS.flatMap((level) => shown(ranked.filter((one) => one.level === level)));
}

function faults(dockerfile: DockerfileReport, failOn: readonly FailOn[]): readonly Ranked[] {
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

function overruns(
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

/** One for each finding; what one line brings into several targets is told once. */
function findings(dockerfile: DockerfileReport, failOn: readonly FailOn[]): readonly Ranked[] {
  const told = new Map<string, { finding: Finding; line: number; labels: string[] }>();
  for (const stage of dockerfile.stages) {
    for (const finding of stage.findings) {
      if (finding.allowed !== undefined) continue;
      const line = finding.line ?? stage.line;
      const key = JSON.stringify([finding.detector, line, finding.message, finding.severity, finding.status]);
      const same = told.get(key);
      if (same) same.labels.push(stageLabel(stage));
      else told.set(key, { finding, line, labels: [stageLabel(stage)] });
    }
  }
  return [...told.values()].map(({ finding, line, labels }) => ({
    level: levelOf(finding, failOn),
    title: `Build tooling in ${labels.join(", ")}: ${finding.detector}`,
    message: [
      `${finding.message} (${formatBytes(finding.bytes)}). ${finding.remedy}`,
      ...change(finding),
    ].join("\n"),
    file: dockerfile.path,
    line,
    rank: finding.status === "debt" ? 5 : finding.status === "unknown" ? 4 : 3,
    bytes: finding.bytes,
  }));
}

/** The change that mends it, as the text to put there: an annotation has no diff. */
function change({ patch }: Finding): readonly string[] {
  if (patch === undefined) return [];
  const { path, startLine, endLine, lines } = patch;
  const place =
    endLine < startLine
      ? `To ${path} add`
      : endLine === startLine
        ? `Write in ${path}, line ${startLine}`
        : `Write in ${path}, lines ${startLine} to ${endLine}`;
  const saved = patch.saves ? `−${formatBytes(patch.saves)}, ` : "";
  const state = patch.saves === undefined ? "not built" : `${saved}built and checked`;
  return ["", `${place} (${state}):`, ...lines];
}

function levelOf({ severity, status = "new" }: Finding, failOn: readonly FailOn[]): AnnotationLevel {
  const own = severity === "info" ? "notice" : severity;
  if (own === "error" && failOn.includes("debt") && status !== "unknown") return "error";
  if (status === "debt") return "notice";
  const fails = status === "new" && failOn.includes("new");
  return own === "error" && !fails ? "warning" : own;
}

function shown(ofLevel: readonly Ranked[]): readonly Annotation[] {
  const ordered = ofLevel
    .toSorted((left, right) => left.rank - right.rank || right.bytes - left.bytes)
    .map(({ rank: _rank, bytes: _bytes, ...annotation }) => annotation);
  if (ordered.length <= SHOWN) return ordered;
  const first = ordered.slice(0, SHOWN - 1);
  const rest = ordered.slice(SHOWN - 1);
  const [level] = rest.map((one) => one.level);
  const files = [...new Set(rest.flatMap((one) => one.file ?? []))];
  return [
    ...first,
    {
      level: level ?? "notice",
      title: `${rest.length} more of this kind`,
      message: `${files.length > 0 ? `In ${files.join(", ")}. ` : ""}The job summary holds them all.`,
    },
  ];
}
