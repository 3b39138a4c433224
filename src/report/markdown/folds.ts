import { stageLabel } from "../../dockerfile/model.ts";
import { count } from "../../text/bytes.ts";
import { codeBlock, html, markdownInline, markdownText } from "../../text/escape.ts";
import type { DockerfileReport, Report, StageReport } from "../model.ts";
import { comparedWith, isUnbegun } from "../view/baseline.ts";
import { type FindingKind, findingGroups } from "../view/findings.ts";
import { measuredFacts } from "../view/measured.ts";
import { offerSentence, offersOf, unifiedDiff } from "../view/patches.ts";
import { shorten } from "../view/pieces.ts";
import { stageResult, stageSize, stageSteps, stagesSummary, stageTime } from "../view/stages.ts";
import { type Column, CUT, folded, listBlock, sequence, tableBlock } from "./blocks.ts";
import { findingText } from "./findings.ts";
import type { Block } from "./fit.ts";
import { type Links, lineUrl } from "./links.ts";
import { stageGraph } from "./mermaid.ts";
import { markdown } from "./sentence.ts";

/** What is looked up and not read: every stage, the graph, old findings, how it was measured. */
export function allFolds(report: Report, links: Links | null): readonly Block[] {
  return [
    ...changesFold(report, links),
    ...stagesFold(report, links),
    ...graphFold(report),
    ...findingsFold(report, "debt", links),
    ...findingsFold(report, "allowed", links),
    ...findingsFold(report, "fixed", links),
    ...(isUnbegun(report) ? [] : [measuredFold(report, links)]),
  ];
}

/** The changes that findings offer, as diffs. */
function changesFold(report: Report, links: Links | null): readonly Block[] {
  const offers = offersOf(report);
  if (offers.length === 0) return [];
  const items = offers.map(
    (offer) => `${markdown(offerSentence(offer), links)}\n\n${codeBlock(unifiedDiff(offer.patch), "diff")}`,
  );
  const built = offers.filter(({ patch }) => patch.saves !== undefined).length;
  const state = built === offers.length ? ", built and checked" : built === 0 ? ", not built" : "";
  const title = `${count(offers.length, "change")} to apply${state}`;
  return [folded(title, sequence(items, { noun: "change", cutOrder: CUT.changes }))];
}

function stagesFold(report: Report, links: Links | null): readonly Block[] {
  const many = report.dockerfiles.length > 1;
  const columns: Column[] = [
    { title: "stage", numeric: false },
    ...(many ? [{ title: "Dockerfile", numeric: false }] : []),
    { title: "result", numeric: false },
    { title: "time", numeric: true },
    { title: "cached", numeric: true },
    { title: "size", numeric: true },
  ];
  const rows = report.dockerfiles.flatMap((dockerfile) =>
    dockerfile.stages.map((stage) => [
      stageCell(stage, dockerfile, links),
      ...(many ? [markdownInline(shorten(dockerfile.path, 120))] : []),
      ...[stageResult(stage), stageTime(stage), stageSteps(stage), stageSize(stage)].map(markdownInline),
    ]),
  );
  if (rows.length === 0) return [];
  const table = tableBlock(columns, rows, { noun: "stage", cutOrder: CUT.stages });
  return [folded(`All stages: ${stagesSummary(report)}`, table)];
}

/** The stage's name, leading to its FROM line; in bold if it ships. */
function stageCell(stage: StageReport, dockerfile: DockerfileReport, links: Links | null): string {
  const label = shorten(stageLabel(stage), 60);
  const name = markdown([stage.ships ? { strong: label } : label], links);
  const url = links && lineUrl(links, { path: dockerfile.path, line: stage.line });
  return `${url ? `[${name}](${url})` : `${name}, line ${stage.line}`}${stage.ships ? " (ships)" : ""}`;
}

function graphFold(report: Report): readonly Block[] {
  const graphs = report.dockerfiles.flatMap((dockerfile) => {
    const graph = stageGraph(dockerfile.stages);
    if (graph === null) return [];
    const title = report.dockerfiles.length > 1 ? `${markdownText(shorten(dockerfile.path, 120))}\n\n` : "";
    return [`${title}${graph}`];
  });
  if (graphs.length === 0) return [];
  return [folded("Stage graph", sequence(graphs, { noun: "stage graph", cutOrder: CUT.graph }))];
}

const FOLD_TITLES = {
  debt: (number: number) =>
    `Debt: ${count(number, "finding")} that ${number === 1 ? "was" : "were"} there before`,
  allowed: (number: number) => `Allowed: ${count(number, "finding")}`,
  fixed: (number: number) => `Fixed: ${count(number, "finding")}`,
} as const;

function findingsFold(
  report: Report,
  kind: FindingKind & keyof typeof FOLD_TITLES,
  links: Links | null,
): readonly Block[] {
  const groups = findingGroups(report, kind);
  const items = groups.flatMap(({ image, findings }) =>
    findings.map((finding) => {
      const name = groups.length > 1 ? `**${markdownInline(image.label)}** ` : "";
      return `${name}${findingText(finding, image, kind, links)}`;
    }),
  );
  if (items.length === 0) return [];
  const list = listBlock("", items, { noun: "finding", cutOrder: CUT[kind] });
  return [folded(FOLD_TITLES[kind](items.length), list)];
}

function measuredFold(report: Report, links: Links | null): Block {
  const items = measuredFacts(report).map(
    ({ term, sentence }) => `**${term}**: ${markdown(sentence, links)}`,
  );
  const name = comparedWith(report.baseline);
  const title = name === null ? "How it was measured" : `Measured against <code>${html(name)}</code>`;
  return folded(title, listBlock("", items, { noun: "fact", cutOrder: CUT.measured }));
}
