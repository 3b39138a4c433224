import { stageLabel } from "../dockerfile/model.ts";
import type { Finding } from "../inspect/model.ts";
import type {
  BaselineSummary,
  BudgetResult,
  DockerfileReport,
  Notice,
  StageReport,
} from "../report/model.ts";
import type { FailOn } from "../settings/model.ts";
import { count, formatBytes } from "../text/bytes.ts";

/**
 * What a charge is about, worst first. `undone`: something could not be done. The next four are the words of
 * `fail-on`. `look`: worth a look, and never fails.
 */
export const CHARGE_KINDS = ["undone", "build", "budget", "new", "debt", "look"] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** One thing that speaks against passing. */
export interface Charge {
  readonly kind: ChargeKind;
  /** A short sentence without its full stop. Names in it are raw. */
  readonly text: string;
}

/** Everything that speaks against passing, whatever `fail-on` says; in the order of the report. */
export function chargesOf(
  dockerfiles: readonly DockerfileReport[],
  baseline: BaselineSummary,
  notices: readonly Notice[],
): Charge[] {
  const several = dockerfiles.length > 1;
  return [
    ...notices.flatMap(noticeCharge),
    ...(baseline.state === "failed" ? [{ kind: "look" as const, text: withoutStop(baseline.reason) }] : []),
    ...dockerfiles.flatMap((dockerfile) => [
      ...(dockerfile.error ? [faultCharge(dockerfile.path, dockerfile.error.line)] : []),
      ...dockerfile.stages.flatMap((stage) => {
        const label = several ? `${stageLabel(stage)} of ${dockerfile.path}` : stageLabel(stage);
        return [...imageCharges(stage, label), ...(stage.ships ? shippingCharges(stage, label) : [])];
      }),
    ]),
  ];
}

function noticeCharge({ level, message, file, line }: Notice): Charge[] {
  if (level === "note") return [];
  const place = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`}: `;
  return [{ kind: level === "error" ? "undone" : "look", text: withoutStop(`${place}${message}`) }];
}

function faultCharge(path: string, line: number): Charge {
  return { kind: "build", text: `${path} does not parse, line ${line}` };
}

/** A stage must build, and its image must be readable, whatever ships. */
function imageCharges({ build, imageError }: StageReport, label: string): Charge[] {
  const line = build.error?.line ? `, line ${build.error.line}` : "";
  const charges: Charge[] = [];
  if (build.status === "failed") charges.push({ kind: "build", text: `${label} did not build${line}` });
  if (build.status === "timeout")
    charges.push({ kind: "build", text: `${label} did not build in time${line}` });
  if (imageError !== undefined)
    charges.push({ kind: "undone", text: `The image of ${label} could not be read` });
  return charges;
}

function shippingCharges(stage: StageReport, label: string): Charge[] {
  const counting = stage.findings.filter(({ allowed }) => allowed === undefined);
  const errors = counting.filter(({ severity }) => severity === "error");
  const warnings = counting.filter(({ severity, status }) => severity === "warning" && status === "new");
  const ofStatus = (status: Finding["status"]) =>
    errors.filter((finding) => finding.status === status).length;
  const fresh = stage.baselineState === "none" ? "" : "new ";
  const charges: Charge[] = stage.budgets
    .filter(({ status }) => status === "over")
    .map((budget) => ({ kind: "budget", text: overBudget(budget, stage, label) }));
  const add = (number: number, kind: ChargeKind, text: (number: number) => string) => {
    if (number > 0) charges.push({ kind, text: text(number) });
  };
  add(ofStatus("new"), "new", (number) => `${count(number, `${fresh}build-tool finding`)} in ${label}`);
  add(
    ofStatus("debt"),
    "debt",
    (number) => `${findings(number)} in ${label} ${number === 1 ? "was" : "were"} there before`,
  );
  const unknown = (number: number) =>
    `${findings(number)} in ${label} ${number === 1 ? "is" : "are"} not known to be new`;
  // Any error finding is debt to those who fail on debt; to all others one that may be old is worth a look.
  add(ofStatus("unknown"), "debt", unknown);
  add(ofStatus("unknown"), "look", unknown);
  add(warnings.length, "look", (number) => `${count(number, `${fresh}warning`)} in ${label}`);
  if (stage.baselineState === "not-built" && stage.budgets.some(isUnjudgedGrowth)) {
    charges.push({ kind: "look", text: `The growth of ${label} could not be judged` });
  }
  return charges;
}

function isUnjudgedGrowth({ on, status }: BudgetResult): boolean {
  return on === "growth" && status === "not-compared";
}

function overBudget(
  { on, value, limit, limitBytes }: BudgetResult,
  { image }: StageReport,
  label: string,
): string {
  const rounded = formatBytes(value ?? 0);
  // One byte over reads as equal once it is rounded.
  const exact = limitBytes !== null && rounded === formatBytes(limitBytes);
  const number = exact ? `${(value ?? 0).toLocaleString("en-US")} B` : rounded;
  if (on === "growth") return `${label} grew by ${number}, more than ${limit}`;
  const estimated = on === "download" && image?.downloadSizeExact === false ? "≈" : "";
  return `${label} is over its ${on} budget: ${estimated}${number} of ${limit}`;
}

function findings(number: number): string {
  return count(number, "build-tool finding");
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}

/** Whether a charge fails the check: what could not be done always does, and else what `fail-on` names. */
export function isFailure({ kind }: Charge, failOn: readonly FailOn[]): boolean {
  if (kind === "undone") return true;
  if (kind === "look") return false;
  return failOn.includes(kind) || (kind === "new" && failOn.includes("debt"));
}
