import type { Finding } from "../inspect/model.ts";
import { type DockerfileReport, stageLabel } from "../report/model.ts";
import type { FailOn } from "../settings/model.ts";
import { formatBytes } from "../text/bytes.ts";
import type { AnnotationLevel, Ranked } from "./annotation.ts";

/** One for each finding; what one line brings into several targets is told once. */
export function annotateFindings(dockerfile: DockerfileReport, failOn: readonly FailOn[]): readonly Ranked[] {
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
