import { unneededStages } from "../../dockerfile/graph.ts";
import type { Stage } from "../../dockerfile/model.ts";
import { shipsNothing, stageLabel } from "../../dockerfile/model.ts";
import { stageHints } from "../../dockerfile/stage-hints.ts";
import { codeSpan } from "../../text/escape.ts";
import type { ListedDockerfile } from "../model.ts";
import type { ListingParts } from "../stages.ts";
import { enumerate, prose, type Sentence, shorten } from "../view/pieces.ts";
import { hintSentence, NOTHING_SHIPS } from "../view/stages.ts";
import { CUT, paragraph, sequence, tableBlock } from "./blocks.ts";
import { SUMMARY_LIMIT } from "./comment.ts";
import { type Block, fitPage } from "./fit.ts";
import { stageGraph } from "./mermaid.ts";
import { markdown } from "./sentence.ts";

const COLUMNS = ["stage", "line", "from", "takes from", "ships"].map((title) => ({
  title,
  numeric: title === "line",
}));

/** The stages of each Dockerfile as a table and a graph: one page, as long as GitHub takes it. Ends with a newline. */
export function stagesMarkdown(): ListingParts {
  const blocks: Block[] = [];
  return {
    dockerfile(one) {
      blocks.push(...dockerfileBlocks(one));
      return "";
    },
    end() {
      const shown = blocks.length === 0 ? [paragraph("No Dockerfile found.")] : blocks;
      return `${fitPage(shown, { limit: SUMMARY_LIMIT - 1, unit: "bytes", rest: "the JSON" })}\n`;
    },
  };
}

function dockerfileBlocks(dockerfile: ListedDockerfile): readonly Block[] {
  const title = sequence([`### ${markdown([shorten(dockerfile.path, 200)], null)}`], {
    noun: "Dockerfile",
    cutOrder: CUT.images,
  });
  const { error, stages } = dockerfile;
  if (error) {
    const sentence = markdown([`✗ line ${error.line}: `, ...prose(error.message)], null);
    return [title, sequence([sentence], { noun: "failure", cutOrder: CUT.failures })];
  }
  if (dockerfile.skipped !== undefined)
    return [title, paragraph(markdown([`skipped: ${dockerfile.skipped}`], null))];
  const graph = stageGraph(stages);
  const unneeded = unneededStages(stages);
  const faults = stages.flatMap(({ index, name, fault }) => {
    if (!fault) return [];
    const label: Sentence[number] = { code: shorten(stageLabel({ index, name }), 60) };
    return [markdown([`✗ line ${fault.line}: `, label, ": ", ...prose(fault.message)], null)];
  });
  const hints = stageHints(stages).map((hint) =>
    markdown([`? line ${hint.line}: ${hintSentence(hint)}`], null),
  );
  return [
    title,
    tableBlock(
      COLUMNS,
      stages.map((stage) => stageCells(stage, stages, unneeded.has(stage.index))),
      { noun: "stage", cutOrder: CUT.stages },
    ),
    ...(shipsNothing(stages) ? [paragraph(`${NOTHING_SHIPS}.`)] : []),
    ...(faults.length === 0 ? [] : [sequence(faults, { noun: "failure", cutOrder: CUT.failures })]),
    ...(hints.length === 0 ? [] : [sequence(hints, { noun: "hint", cutOrder: CUT.failures })]),
    ...(graph === null ? [] : [sequence([graph], { noun: "stage graph", cutOrder: CUT.graph })]),
  ];
}

function stageCells(stage: Stage, stages: readonly Stage[], unneeded: boolean): readonly string[] {
  const labelOf = (index: number): string => {
    const found = stages[index];
    return shorten(found ? stageLabel(found) : `stage ${index}`, 60);
  };
  const taken = [...stage.dependsOn.filter((one) => one.via !== "FROM").map((one) => labelOf(one.stage))];
  const pulled = stage.images.filter((one) => one.via !== "FROM").map((one) => shorten(one.reference, 80));
  const names = [
    ...[...new Set(taken)].map((code): Sentence => [{ code }]),
    ...[...new Set(pulled)].map((code): Sentence => ["image ", { code }]),
  ];
  const platform = stage.platform === null ? "" : `--platform=${shorten(stage.platform, 30)} `;
  const { replacedBy } = stage;
  const base = stage.baseStage === null ? stage.base : labelOf(stage.baseStage);
  return [
    markdown([stage.ships ? { strong: labelOf(stage.index) } : labelOf(stage.index)], null),
    String(stage.line),
    replacedBy !== undefined
      ? `the context ${codeSpan(shorten(replacedBy, 80))}`
      : base === ""
        ? "(blank)"
        : codeSpan(platform + shorten(base, 80)),
    markdown(enumerate(names), null),
    stage.ships ? "✓" : unneeded ? "not needed" : "",
  ];
}
