import { stageLabel } from "../../dockerfile/model.ts";
import type { DockerfileReport, Report, StageReport } from "../model.ts";
import {
  enumerate,
  instruction,
  type Piece,
  prose,
  type Sentence,
  shorten,
  stopped,
  unstopped,
} from "./pieces.ts";

/** One cause for which stages have no image; all stages that it stopped. */
export interface Failure {
  readonly dockerfile: DockerfileReport;
  /** The stage that the failing line stands in; null: the Dockerfile as a whole. */
  readonly stage: StageReport | null;
  readonly headline: Sentence;
  readonly sentence: Sentence;
  readonly log: readonly string[];
}

export function failures(report: Report): readonly Failure[] {
  return report.dockerfiles.flatMap((dockerfile) => [
    ...(dockerfile.error ? [unreadable(dockerfile, dockerfile.error)] : []),
    ...causes(dockerfile).map((stages) => failedBuild(dockerfile, stages)),
    ...dockerfile.stages
      .filter((stage) => stage.imageError !== undefined)
      .map((stage) => unreadableImage(dockerfile, stage)),
  ]);
}

/** Stages that failed for the same reason: a stage takes with it all that need it. */
function causes(dockerfile: DockerfileReport): readonly (readonly StageReport[])[] {
  const groups = new Map<string, StageReport[]>();
  for (const stage of dockerfile.stages) {
    const { status, error } = stage.build;
    if (status !== "failed" && status !== "timeout") continue;
    const shared = error !== undefined && error.line !== null;
    const key = shared ? JSON.stringify([status, error.line, error.command]) : `stage ${stage.index}`;
    groups.set(key, [...(groups.get(key) ?? []), stage]);
  }
  return [...groups.values()];
}

function failedBuild(dockerfile: DockerfileReport, stages: readonly StageReport[]): Failure {
  const line = stages[0]?.build.error?.line ?? null;
  const holds = (stage: StageReport): boolean => line !== null && stage.line <= line && line <= stage.endLine;
  const stage = stages.find(holds) ?? (stages[0] as StageReport);
  const others = stages.filter((one) => one !== stage);
  const { error, status, seconds } = stage.build;
  const verdict = status === "timeout" ? `was stopped after ${Math.round(seconds)} s` : "does not build";
  const what: Sentence = [{ code: label(stage) }, " in ", shorten(dockerfile.path, 120)];
  const where: Sentence =
    error === undefined
      ? []
      : [
          ...(error.line === null
            ? []
            : [" at ", { place: { path: dockerfile.path, line: error.line } } as Piece]),
          ...(error.command === null ? [] : [" ", instruction(error.command, 100)]),
        ];
  const why: Sentence = error?.message ? [": ", ...prose(stopped(error.message))] : ["."];
  const along: Sentence =
    others.length === 0 ? [] : [" It takes ", ...enumerate(someLabels(others)), " with it."];
  return {
    dockerfile,
    stage,
    headline: [...what, " ", status === "timeout" ? "takes too long to build" : "does not build"],
    sentence: [...what, " ", verdict, ...where, ...why, ...along],
    log: error?.log ?? [],
  };
}

function unreadable(
  dockerfile: DockerfileReport,
  error: { readonly line: number; readonly message: string },
): Failure {
  const path = shorten(dockerfile.path, 120);
  return {
    dockerfile,
    stage: null,
    headline: [path, " is not a valid Dockerfile"],
    sentence: [
      path,
      " is not a valid Dockerfile, ",
      { place: { path: dockerfile.path, line: error.line } },
      ": ",
      ...prose(stopped(error.message)),
    ],
    log: [],
  };
}

function unreadableImage(dockerfile: DockerfileReport, stage: StageReport): Failure {
  const what: Sentence = [{ code: label(stage) }, " in ", shorten(dockerfile.path, 120)];
  return {
    dockerfile,
    stage,
    headline: ["the image of ", ...what, " cannot be read"],
    sentence: [
      "The image of ",
      ...what,
      " cannot be read: ",
      ...prose(stopped(unstopped(stage.imageError ?? ""))),
    ],
    log: [],
  };
}

const label = (stage: StageReport): string => shorten(stageLabel(stage), 60);

function someLabels(stages: readonly StageReport[]): readonly Sentence[] {
  const shown = stages.slice(0, 4).map((stage): Sentence => [{ code: label(stage) }]);
  return stages.length > 4 ? [...shown, [`${stages.length - 4} more`]] : shown;
}
