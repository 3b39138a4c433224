import { stageLabel } from "../../dockerfile/model.ts";
import type { Finding, Severity } from "../../inspect/model.ts";
import { count, formatBytes } from "../../text/bytes.ts";
import type { Report, StageReport } from "../model.ts";
import { imageName, isFresh, type ShippingImage, shippingImages } from "./images.ts";
import { instruction, prose, type Sentence, shorten, stopped, unstopped } from "./pieces.ts";

export interface FindingGroup {
  readonly image: ShippingImage;
  /** `2 new build-tool findings in api`. */
  readonly title: Sentence;
  readonly findings: readonly Finding[];
}

export type FindingKind = "fresh" | "unknown" | "debt" | "allowed" | "fixed";

export const MARKS: Record<Severity, string> = { error: "✗", warning: "⚠", info: "ℹ" };

const RANKS: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

export const byWeight = (a: Finding, b: Finding): number =>
  RANKS[a.severity] - RANKS[b.severity] || b.bytes - a.bytes;

/** The findings of one kind, image by image, the gravest first. */
export function findingGroups(report: Report, kind: FindingKind): readonly FindingGroup[] {
  return shippingImages(report).flatMap((image) => {
    const findings = [...select(image.stage, kind)].sort(byWeight);
    if (findings.length === 0) return [];
    return [{ image, title: groupTitle(report, kind, findings.length, image), findings }];
  });
}

function select(stage: StageReport, kind: FindingKind): readonly Finding[] {
  if (kind === "fixed") return stage.fixed;
  return stage.findings.filter((finding) => {
    if (kind === "allowed") return finding.allowed !== undefined;
    if (finding.allowed !== undefined) return false;
    return kind === "fresh" ? isFresh(finding) : finding.status === kind;
  });
}

function groupTitle(report: Report, kind: FindingKind, number: number, image: ShippingImage): Sentence {
  const fresh = kind === "fresh" && report.baseline.state === "ready" ? "new " : "";
  const findings = count(number, `${fresh}build-tool finding`);
  const unsure = kind === "unknown" ? ", not known to be new" : "";
  return [`${findings} in `, ...imageName(image, "strong"), unsure];
}

/** What was found, how big, from where; without its full stop. */
export function findingSentence(finding: Finding, { dockerfile }: ShippingImage): Sentence {
  const residual = finding.residual ? ", deleted later but still pulled" : "";
  return [
    ...prose(unstopped(finding.message)),
    `, ${formatBytes(finding.bytes)}${residual}`,
    ...source(finding, dockerfile.stages),
  ];
}

/** The line that brought it: `line 19 in stage deps RUN apt-get install gcc`; empty where it is not known. */
export function findingPlace(finding: Finding, { dockerfile, stage }: ShippingImage): Sentence {
  if (finding.line === undefined) return [];
  const made = stage.image?.layers[finding.layer]?.instruction;
  // The layer may be of a later line than the one that answers for it.
  const text = made?.line === finding.line ? made.text : null;
  return [
    { place: { path: dockerfile.path, line: finding.line } },
    ...(finding.stage === null ? [] : [" in stage ", { code: shorten(finding.stage, 60) }]),
    ...(text ? [" ", instruction(text)] : []),
  ];
}

/** Where the bytes came from. */
function source(finding: Finding, stages: readonly StageReport[]): Sentence {
  if (finding.origin === "base") return [", from the base image"];
  const from = finding.fromStage;
  if (from === undefined) return [];
  const known = stages.find((one) => one.name === from || (one.name === null && String(one.index) === from));
  if (known?.name === null) return [`, from ${stageLabel(known)}`];
  return [known ? ", from stage " : ", from image ", { code: shorten(from, 80) }];
}

export const remedySentence = (finding: Finding): Sentence => prose(stopped(finding.remedy));
