import type { Stage } from "../../dockerfile/model.ts";
import { stageLabel } from "../../dockerfile/model.ts";
import { shorten } from "../view/pieces.ts";

/** Mermaid draws no more than 500 edges. https://mermaid.js.org/config/schema-docs/config.html */
const MAX_EDGES = 400;

/**
 * The stage graph of one Dockerfile as a Mermaid flowchart in a fenced block: an arrow leads to what needs it,
 * ADD and COPY edges are dotted, stages that ship have a thick border. Null where there is nothing to draw.
 */
export function stageGraph(stages: readonly Stage[]): string | null {
  const edges = [...stageEdges(stages), ...imageEdges(stages)];
  if (stages.length < 2 || edges.length > MAX_EDGES) return null;
  const references = imageReferences(stages);
  return [
    "```mermaid",
    "flowchart LR",
    ...references.map((reference, index) => `  i${index}(["${label(reference)}"])`),
    ...stages.map(
      (stage) => `  s${stage.index}["${label(stageLabel(stage))}"]${stage.ships ? ":::ships" : ""}`,
    ),
    ...edges,
    "  classDef ships stroke-width:3px",
    "```",
  ].join("\n");
}

/** External images that stages are FROM; what is copied from elsewhere stands in the table. */
function imageReferences(stages: readonly Stage[]): readonly string[] {
  return [...new Set(stages.flatMap((stage) => (hasExternalBase(stage) ? [stage.base] : [])))];
}

const hasExternalBase = (stage: Stage): boolean =>
  stage.baseStage === null && stage.base !== "" && stage.base !== "scratch";

function imageEdges(stages: readonly Stage[]): readonly string[] {
  const references = imageReferences(stages);
  return stages
    .filter(hasExternalBase)
    .map((stage) => `  i${references.indexOf(stage.base)} --> s${stage.index}`);
}

function stageEdges(stages: readonly Stage[]): readonly string[] {
  const edges = stages.flatMap((stage) =>
    stage.dependsOn.map(({ stage: needed, via }) => {
      if (via === "FROM") return `  s${needed} --> s${stage.index}`;
      return `  s${needed} -.->|${via === "RUN --mount" ? "mount" : "copy"}| s${stage.index}`;
    }),
  );
  return [...new Set(edges)];
}

/** Mermaid's own entities for all that could mean something to it. https://mermaid.js.org/syntax/flowchart.html */
function label(text: string): string {
  return shorten(text, 60).replace(/[^A-Za-z0-9 .:_/@-]/gu, (one) => `#${one.codePointAt(0)};`);
}
