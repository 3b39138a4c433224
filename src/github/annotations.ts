import type { Report } from "../report/model.ts";
import type { FailOn } from "../settings/model.ts";
import { annotateBudgets, annotateFaults } from "./annotate-builds.ts";
import { annotateFindings } from "./annotate-findings.ts";
import type { Annotation, AnnotationLevel, Ranked } from "./annotation.ts";

/** GitHub shows so many of each level for a step. https://docs.github.com/en/actions/reference/limits */
const SHOWN = 10;

const LEVELS: readonly AnnotationLevel[] = ["error", "warning", "notice"];

/**
 * What a report has to say at lines of files: what fails the check as errors, the rest a level lower. Worst
 * first, new before old, big before small; what is over ten of a level is counted in the tenth.
 */
export function annotationsOf(report: Report, failOn: readonly FailOn[]): readonly Annotation[] {
  const ranked = [
    ...report.dockerfiles.flatMap((dockerfile) => [
      ...annotateFaults(dockerfile, failOn),
      ...dockerfile.stages.flatMap((stage) => annotateBudgets(dockerfile, stage, failOn)),
      ...annotateFindings(dockerfile, failOn),
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
