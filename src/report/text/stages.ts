import { unneededStages } from "../../dockerfile/graph.ts";
import type { Stage } from "../../dockerfile/model.ts";
import { type StageDependency, shipsNothing, stageLabel } from "../../dockerfile/model.ts";
import { stageHints } from "../../dockerfile/stage-hints.ts";
import { terminal } from "../../text/escape.ts";
import type { ListedDockerfile } from "../model.ts";
import type { ListingParts } from "../stages.ts";
import { noticeSentence } from "../view/notices.ts";
import { prose, shorten } from "../view/pieces.ts";
import { hintSentence, NOTHING_SHIPS } from "../view/stages.ts";
import { type Cell, columns, PAGE_WIDTH, page, width, wrap } from "./columns.ts";
import { line, marked, type Style, styleFor } from "./style.ts";

/** The stages of each Dockerfile for a terminal: a stage stands below the stage that it is FROM. Ends with a newline. */
export function stagesText(options: { readonly color: boolean }): ListingParts {
  const style = styleFor(options.color);
  let begun = false;
  return {
    dockerfile(one) {
      const ahead = begun ? "\n" : "";
      begun = true;
      return ahead + page([dockerfileLines(one, style)]);
    },
    end(notices) {
      if (!begun) return "No Dockerfile found.\n";
      if (notices.length === 0) return "";
      return `\n${page([notices.flatMap((one) => wrap(line(noticeSentence(one), style), PAGE_WIDTH))])}`;
    },
  };
}

function dockerfileLines(dockerfile: ListedDockerfile, style: Style): readonly string[] {
  const context = style.dim(`context ${terminal(dockerfile.context)}`);
  const title = `${style.bold(terminal(dockerfile.path))}  ${context}`;
  if (dockerfile.error) {
    const { line: number, message } = dockerfile.error;
    return [title, `  ${marked("✗", style)} line ${number}: ${line(prose(message), style)}`];
  }
  if (dockerfile.skipped !== undefined)
    return [title, `  ${style.dim(`skipped: ${terminal(dockerfile.skipped)}`)}`];
  const { stages } = dockerfile;
  const unneeded = unneededStages(stages);
  const rows = treeOrder(stages).map((row) => stageRow(row, stages, unneeded.has(row.stage.index), style));
  const faults = stages.flatMap(({ index, name, fault }) =>
    fault
      ? [
          `${marked("✗", style)} line ${fault.line}: ${terminal(shorten(stageLabel({ index, name }), 40))}: ${line(prose(fault.message), style)}`,
        ]
      : [],
  );
  const hints = stageHints(stages).map(
    (hint) => `${marked("?", style)} line ${hint.line}: ${terminal(hintSentence(hint))}`,
  );
  const none = shipsNothing(stages) ? [style.dim(NOTHING_SHIPS)] : [];
  return [title, ...[...tableWithin(rows), ...none, ...faults, ...hints].map((row) => `  ${row}`)];
}

const INDENT = 2;

/** A table within the page: too wide a one gives up the column of what is taken from where. */
function tableWithin(rows: readonly (readonly Cell[])[]): readonly string[] {
  const aligned = columns(rows, ["left", "left", "left", "left", "left"]);
  if (aligned.every((row) => width(row) + INDENT <= PAGE_WIDTH)) return aligned;
  const merged = rows.map((row): readonly Cell[] => {
    const [from, taken] = row.slice(3);
    const text = [from, taken].flatMap((cell) => (cell && cell.text !== "" ? [cell.text] : [])).join("  ");
    return [...row.slice(0, 3), { text }];
  });
  return columns(merged, ["left", "left", "left", "left"]);
}

/** A longer chain of stages is no longer indented. */
const DEEPEST_TREE = 20;

interface TreeRow {
  readonly stage: Stage;
  readonly branch: string;
}

/** Stages in the order of the file, those that are FROM another one right below it. Loops end where they begin. */
function treeOrder(stages: readonly Stage[]): readonly TreeRow[] {
  const children = new Map<number, Stage[]>();
  for (const stage of stages) {
    if (stage.baseStage === null) continue;
    const siblings = children.get(stage.baseStage);
    if (siblings) siblings.push(stage);
    else children.set(stage.baseStage, [stage]);
  }
  const rows: TreeRow[] = [];
  const placed = new Set<number>();
  const roots = [...stages.filter((stage) => stage.baseStage === null), ...stages];
  for (const root of roots) {
    const open = [{ stage: root, indent: "", branch: "", depth: 0 }];
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      const { stage, indent, branch, depth } = row;
      if (placed.has(stage.index)) continue;
      placed.add(stage.index);
      rows.push({ stage, branch: indent + branch });
      const deeper =
        depth >= DEEPEST_TREE ? indent : indent + (branch === "" ? "" : branch === "├─ " ? "│  " : "   ");
      const below = children.get(stage.index) ?? [];
      for (const child of below.toReversed())
        open.push({
          stage: child,
          indent: deeper,
          branch: child === below.at(-1) ? "└─ " : "├─ ",
          depth: depth + 1,
        });
    }
  }
  return rows;
}

function stageRow(
  { stage, branch }: TreeRow,
  stages: readonly Stage[],
  unneeded: boolean,
  style: Style,
): readonly Cell[] {
  const label = branch + terminal(shorten(stageLabel(stage), 40));
  const base = stage.baseStage === null ? stage.base || "(blank)" : (stages[stage.baseStage] ?? stage).name;
  const platform = stage.platform === null ? "" : `--platform=${shorten(stage.platform, 30)} `;
  const from =
    stage.replacedBy === undefined
      ? `FROM ${platform}${shorten(base ?? `stage ${stage.baseStage}`, 40)}`
      : `is the context ${shorten(stage.replacedBy, 40)}`;
  return [
    stage.ships ? { text: label, paint: style.bold } : { text: label },
    unneeded
      ? { text: "not needed", paint: style.dim }
      : { text: stage.ships ? "ships" : "", paint: style.green },
    { text: `line ${stage.line}`, paint: style.dim },
    { text: terminal(from) },
    { text: terminal(needs(stage, stages)), paint: style.dim },
  ];
}

/** `takes from build, test, image nginx:1.27`: what it takes from other stages and images, but for its base. */
function needs(stage: Stage, stages: readonly Stage[]): string {
  const from = (one: StageDependency): string => {
    const needed = stages[one.stage];
    return shorten(needed ? stageLabel(needed) : `stage ${one.stage}`, 40);
  };
  const names = [
    ...stage.dependsOn.filter((one) => one.via !== "FROM").map(from),
    ...stage.images.filter((one) => one.via !== "FROM").map((one) => `image ${shorten(one.reference, 60)}`),
  ];
  return names.length === 0 ? "" : `takes from ${[...new Set(names)].join(", ")}`;
}
