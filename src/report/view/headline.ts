import { count } from "../../text/bytes.ts";
import type { Report } from "../model.ts";
import { isUnbegun } from "./baseline.ts";
import { failures } from "./failures.ts";
import { imageName, isFresh, isOver, type ShippingImage, shippingImages } from "./images.ts";
import { capitalised, enumerate, prose, type Sentence, stopped, unstopped } from "./pieces.ts";

/** Is it fine? The worst that there is to tell, without «Stagecheck:» before it. */
export function headline(report: Report): Sentence {
  return problem(report) ?? verdict(report);
}

/** Said below the headline where a problem does not make the check fail, or where nothing else tells of a warning. */
export function headlineNote(report: Report): Sentence | null {
  if (problem(report)) return report.conclusion === "fail" ? null : ["The check does not fail for this."];
  const [reason] = report.reasons;
  if (report.conclusion !== "warn" || reason === undefined || isTold(report)) return null;
  return prose(stopped(capitalised(reason)));
}

/** The page names the baseline that failed, notices and findings anyway. */
function isTold(report: Report): boolean {
  return (
    report.baseline.state === "failed" ||
    report.notices.some((notice) => notice.level !== "note") ||
    shippingImages(report).some((image) =>
      image.stage.findings.some((finding) => finding.allowed === undefined),
    )
  );
}

function problem(report: Report): Sentence | null {
  const images = shippingImages(report);
  const failed = failures(report);
  if (isUnbegun(report)) return ["the check could not be done"];
  if (failed.length > 1) return failedTogether(report, failed.length);
  if (failed[0]) return failed[0].headline;
  const over = images.filter(isOver);
  if (over.length > 0) return about(over, "is over budget", "are over budget");
  const tools = images.filter((image) =>
    image.stage.findings.some((finding) => isFresh(finding) && finding.severity === "error"),
  );
  if (tools.length === 0) return null;
  const what = report.baseline.state === "ready" ? "new build tooling" : "build tooling";
  return about(tools, `ships ${what}`, `ship ${what}`);
}

function failedTogether(report: Report, causes: number): Sentence {
  const stages = report.dockerfiles.flatMap((dockerfile) => dockerfile.stages);
  const broken = stages.filter(
    (stage) => stage.build.status === "failed" || stage.build.status === "timeout",
  ).length;
  const invalid = report.dockerfiles.filter((dockerfile) => dockerfile.error).length;
  if (invalid === causes) return [`${count(invalid, "Dockerfile")} are not valid`];
  if (invalid === 0 && broken > 0) return [`${count(broken, "stage")} do not build`];
  return [`${causes} things cannot be built or read`];
}

function about(images: readonly ShippingImage[], one: string, many: string): Sentence {
  if (images.length > 3) return [`${images.length} images ${many}`];
  return [
    ...enumerate(images.map((image) => imageName(image, "code"))),
    ` ${images.length === 1 ? one : many}`,
  ];
}

function verdict(report: Report): Sentence {
  if (report.conclusion === "fail") {
    const [reason] = report.reasons;
    return reason === undefined ? ["the check failed"] : prose(unstopped(reason));
  }
  const images = shippingImages(report);
  const [only] = images;
  const warnings = report.conclusion === "warn" ? " with warnings" : "";
  if (!only) return [report.dockerfiles.length === 0 ? "there is no Dockerfile to check" : "no image ships"];
  if (images.length === 1) return [...imageName(only, "code"), ` passes${warnings}`];
  return [`${images.length === 2 ? "both" : `all ${images.length}`} images pass${warnings}`];
}
