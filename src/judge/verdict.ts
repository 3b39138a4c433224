import type {
  Conclusion,
  DockerfileReport,
  EngineSummary,
  Notice,
  Report,
  StageReport,
} from "../report/model.ts";
import { REPORT_SCHEMA } from "../report/model.ts";
import type { DockerfileSettings, FailOn, Settings } from "../settings/model.ts";
import { settingsFor } from "../settings/per-dockerfile.ts";
import { applyAllow } from "./allow.ts";
import { judgeBudgets } from "./budgets.ts";
import { CHARGE_KINDS, type Charge, chargesOf, isFailure } from "./charges.ts";
import { type Counterpart, counterparts } from "./counterpart.ts";
import { computeDelta } from "./delta.ts";
import { compareFindings } from "./findings-status.ts";
import type { MeasuredBaseline, MeasuredDockerfile, MeasuredStage } from "./model.ts";

export interface Judged {
  readonly measured: readonly MeasuredDockerfile[];
  readonly baseline: MeasuredBaseline;
  readonly settings: Settings;
  /** Full id of the commit that was measured; null outside git. */
  readonly head: string | null;
  readonly engine: EngineSummary | null;
  /** An `error` among them is something that could not be done. */
  readonly notices: readonly Notice[];
  readonly seconds: number;
}

/**
 * Judges what was measured: the report, with its conclusion and the reasons for it.
 *
 * `fail`, if something could not be done (an error among the notices, an image that cannot be read), or if what
 * `fail-on` names happened: `build` (a stage did not build, shipping or not; a Dockerfile does not parse), `budget` (a
 * shipping image is over), `new` (a shipping image has an error finding, not allowed, that the baseline had not),
 * `debt` (it has any error finding that is not allowed).
 *
 * `warn`, if it does not fail and there is something worth a look: one of `build`, `budget` and `new` that `fail-on`
 * leaves out; an error finding that is not known to be new; a new warning; a baseline that could not be had, or a
 * growth budget that could not be judged for it; a warning among the notices. Debt alone passes.
 */
export function judge({ measured, baseline, settings, head, engine, notices, seconds }: Judged): Report {
  const judged = measured.map((dockerfile) =>
    judgeDockerfile(dockerfile, baseline, settingsFor(settings, dockerfile.path)),
  );
  const dockerfiles = judged.map(({ report }) => report);
  const allNotices = [...notices, ...judged.flatMap((one) => one.notices)];
  const { conclusion, reasons } = conclude(
    chargesOf(dockerfiles, baseline.summary, allNotices),
    settings.failOn,
  );
  return {
    schema: REPORT_SCHEMA,
    conclusion,
    reasons,
    head,
    baseline: baseline.summary,
    engine,
    dockerfiles,
    notices: allNotices,
    seconds,
  };
}

/** What a process that made this report ends with: 0 passed, 1 the check failed, 2 something could not be done. */
export function exitStatus(report: Pick<Report, "conclusion" | "dockerfiles" | "notices">): 0 | 1 | 2 {
  const unread = report.dockerfiles.some(({ stages }) =>
    stages.some(({ imageError }) => imageError !== undefined),
  );
  if (unread || report.notices.some(({ level }) => level === "error")) return 2;
  return report.conclusion === "fail" ? 1 : 0;
}

function conclude(
  charges: readonly Charge[],
  failOn: readonly FailOn[],
): { readonly conclusion: Conclusion; readonly reasons: readonly string[] } {
  const worstFirst = CHARGE_KINDS.flatMap((kind) => charges.filter((charge) => charge.kind === kind));
  const failures = worstFirst.filter((charge) => isFailure(charge, failOn));
  const looks = worstFirst.filter((charge) => !isFailure(charge, failOn) && charge.kind !== "debt");
  const conclusion = failures.length > 0 ? "fail" : looks.length > 0 ? "warn" : "pass";
  return { conclusion, reasons: [...new Set([...failures, ...looks].map(({ text }) => text))] };
}

function judgeDockerfile(
  dockerfile: MeasuredDockerfile,
  baseline: MeasuredBaseline,
  settings: DockerfileSettings,
): { readonly report: DockerfileReport; readonly notices: readonly Notice[] } {
  const before = counterparts(dockerfile, baseline);
  const nothing: Counterpart = { state: "none", stage: null };
  const stages = dockerfile.stages.map((stage) =>
    judgeStage(stage, before.get(stage.index) ?? nothing, stage.ships ? settings.budgets : []),
  );
  const { findings, notices } = applyAllow(
    stages.map((stage) => ({ ...stage, searched: stage.ships && stage.image !== null })),
    settings.allow,
  );
  const { path, context, contextReason, error } = dockerfile;
  return {
    report: {
      path,
      context,
      contextReason,
      ...(error === undefined ? {} : { error }),
      stages: stages.map((stage) => ({ ...stage, findings: findings.get(stage.index) ?? stage.findings })),
    },
    notices:
      error === undefined ? [...notices, ...dockerfile.stages.flatMap((stage) => unread(path, stage))] : [],
  };
}

/** What an image holds and nobody could read: a clean search says less than it seems to. */
function unread(file: string, { image }: MeasuredStage): Notice[] {
  return (image?.notes ?? []).map(({ message }) => ({ level: "warning", message, file }));
}

function judgeStage(
  stage: MeasuredStage,
  before: Counterpart,
  limits: DockerfileSettings["budgets"],
): StageReport {
  const image = stage.image;
  const imageBefore = before.stage?.image ?? null;
  const { findings, fixed } = compareFindings(stage.findings, before.stage?.findings ?? [], before.state);
  return {
    ...stage,
    delta: image && imageBefore ? computeDelta(image, imageBefore) : null,
    baselineState: before.state,
    findings,
    // Of an image that is not there nothing can be said to be gone from it.
    fixed: image && stage.ships ? fixed : [],
    budgets: judgeBudgets(limits, image, imageBefore),
  };
}
