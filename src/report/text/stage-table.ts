import { stageLabel } from "../../dockerfile/model.ts";
import { terminal } from "../../text/escape.ts";
import type { Report } from "../model.ts";
import { formatDuration } from "../view/duration.ts";
import { shorten } from "../view/pieces.ts";
import { stageResult, stageSize, stageSteps, stagesSummary, stageTime } from "../view/stages.ts";
import { type Alignment, type Cell, columns, pathEnd, withinPage } from "./columns.ts";
import { marked, type Style } from "./style.ts";

/** Every stage with what became of it, Dockerfile by Dockerfile. */
export function stageTable(report: Report, style: Style): readonly string[] {
  const many = report.dockerfiles.length > 1;
  const rows = (pathWidth: number): readonly Cell[][] =>
    report.dockerfiles.flatMap((dockerfile) =>
      dockerfile.stages.map((stage): Cell[] => {
        const [mark = "", ...result] = stageResult(stage).split(" ");
        const label = terminal(shorten(stageLabel(stage), 30));
        return [
          { text: `  ${mark}`, paint: (text) => text.replace(mark, marked(mark, style)) },
          stage.ships ? { text: label, paint: style.bold } : { text: label },
          ...(many ? [{ text: terminal(pathEnd(dockerfile.path, pathWidth)), paint: style.dim }] : []),
          { text: result.join(" ") },
          { text: stageTime(stage) },
          { text: stage.build.status === "skipped" ? "" : `${stageSteps(stage)} cached` },
          { text: stageSize(stage) },
        ];
      }),
    );
  if (rows(1).length === 0) return [];
  const alignments = [
    "left",
    "left",
    ...(many ? ["left"] : []),
    "left",
    "right",
    "right",
    "right",
  ] as Alignment[];
  return [
    `Stages: ${stagesSummary(report)} in ${formatDuration(report.seconds)}`,
    ...withinPage((pathWidth) => columns(rows(pathWidth), alignments)),
  ];
}
