import { count } from "../../text/bytes.ts";
import type { BaselineSummary, DockerfileReport, Report } from "../model.ts";
import { imageName, shippingImages } from "./images.ts";
import {
  capitalised,
  enumerate,
  type Piece,
  prose,
  type Sentence,
  shorten,
  stopped,
  unstopped,
} from "./pieces.ts";

export const shortCommit = (sha: string): string => sha.slice(0, 7);

/** `main@1a2b3c4 (merge base)`; null where there is no commit to name. */
function baselineName(baseline: BaselineSummary): string | null {
  if (baseline.sha === undefined) return null;
  const commit = shortCommit(baseline.sha);
  return baseline.ref === undefined ? commit : `${shorten(baseline.ref, 60)}@${commit} (merge base)`;
}

/** The name of what the report was compared with; null where it was not. */
export const comparedWith = (baseline: BaselineSummary): string | null =>
  baseline.state === "ready" ? baselineName(baseline) : null;

/** The same, as a link where links can be made. */
export function baselineLink(baseline: BaselineSummary): Piece | null {
  const label = comparedWith(baseline);
  return label === null || baseline.sha === undefined ? null : { commit: baseline.sha, label };
}

/** Nothing was measured at all: wrong settings, no Dockerfile, no engine. The notices say why. */
export const isUnbegun = ({ engine, dockerfiles }: Report): boolean =>
  engine === null && dockerfiles.length === 0;

/** What it was compared with and why; a merge base says why by its name. */
export function comparedSentence(baseline: BaselineSummary): Sentence {
  const commit = baselineLink(baseline);
  const reason = prose(stopped(capitalised(baseline.reason)));
  if (!commit) return reason;
  return baseline.ref === undefined ? [commit, ". ", ...reason] : [commit, "."];
}

/** What could not be compared and what that means for the verdict; empty where all was. */
export function baselineSentences(report: Report): readonly Sentence[] {
  const { baseline } = report;
  if (isUnbegun(report)) return [];
  if (baseline.state === "absent") return [["Not compared: ", ...prose(stopped(baseline.reason))]];
  if (baseline.state === "failed") {
    return [
      [
        "The baseline could not be measured: ",
        ...prose(unstopped(baseline.reason)),
        ". Growth is not judged, and findings are not known to be new.",
      ],
    ];
  }
  return [...newDockerfiles(report), ...newStages(report), ...notBuilt(report)];
}

function newDockerfiles(report: Report): readonly Sentence[] {
  const added = report.dockerfiles.filter((dockerfile) =>
    dockerfile.stages.some((stage) => stage.baselineState === "new-dockerfile"),
  );
  const names = added.map((dockerfile): Sentence => [shorten(dockerfile.path, 120)]);
  return state(names, "Dockerfile", ["is new", "are new"], added.some(hasFindings) ? "are new" : null);
}

function newStages(report: Report): readonly Sentence[] {
  const images = shippingImages(report).filter((image) => image.stage.baselineState === "new-stage");
  const names = images.map((image) => imageName(image, "strong"));
  return state(names, "image", ["is new in its Dockerfile", "are new in their Dockerfiles"], null);
}

function notBuilt(report: Report): readonly Sentence[] {
  const images = shippingImages(report).filter((image) => image.stage.baselineState === "not-built");
  const names = images.map((image) => imageName(image, "strong"));
  const found = images.some((image) => image.stage.findings.length > 0);
  const verbs = ["does not build in the baseline", "do not build in the baseline"] as const;
  return state(names, "image", verbs, found ? "are not known to be new" : null);
}

const hasFindings = ({ stages }: DockerfileReport): boolean =>
  stages.some((stage) => stage.findings.length > 0);

/** `web is new: its growth is not judged, and its findings are new.` */
function state(
  names: readonly Sentence[],
  noun: string,
  [one, many]: readonly [string, string],
  findings: string | null,
): readonly Sentence[] {
  if (names.length === 0) return [];
  const subject = names.length > 3 ? [count(names.length, noun)] : enumerate(names);
  const [verb, whose] = names.length === 1 ? [one, "its"] : [many, "their"];
  const then = findings === null ? "." : `, and ${whose} findings ${findings}.`;
  return [[...subject, ` ${verb}: ${whose} growth is not judged${then}`]];
}
