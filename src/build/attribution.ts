import type { Instruction, ParsedStage } from "../dockerfile/model.ts";
import type { LayerAttribution, PlannedDockerfile } from "./model.ts";
import type { LayerSteps } from "./provenance.ts";

/** The stage, what it is FROM, and so on down to the one that is FROM an external image. */
function lineage(stages: readonly ParsedStage[], index: number): readonly ParsedStage[] {
  const chain: ParsedStage[] = [];
  for (let stage = stages[index]; stage && !chain.includes(stage); ) {
    chain.push(stage);
    stage = stage.baseStage === null ? undefined : stages[stage.baseStage];
  }
  return chain;
}

function kindOf(instruction: Instruction): LayerAttribution["kind"] {
  // A trigger is named after what it does.
  const keyword =
    instruction.keyword === "ONBUILD"
      ? (/^\s*ONBUILD\s+(\w+)/i.exec(instruction.text)?.[1] ?? "").toUpperCase()
      : instruction.keyword;
  if (keyword === "RUN") return "run";
  return keyword === "COPY" || keyword === "ADD" ? "copy" : "other";
}

/** What a COPY's `--from` means to a reader: a stage's name, an unnamed stage's index, or the image as written. */
function copiedFrom(instruction: Instruction, stages: readonly ParsedStage[]): string | null {
  const { from } = instruction;
  if (from === null) return null;
  const edge = stages[instruction.stage]?.dependsOn.find(
    (item) => item.via === "COPY --from" && item.line === instruction.line,
  );
  const source = edge === undefined ? undefined : stages[edge.stage];
  if (!source) return from;
  return source.name ?? String(source.index);
}

/**
 * Names for each layer the instruction that made it, in the target itself or in an own earlier stage that it is FROM.
 * A step that several stages share is counted for the stage of this target's lineage.
 */
export function attributeLayers(
  dockerfile: PlannedDockerfile,
  stage: number,
  steps: LayerSteps,
): readonly LayerAttribution[] {
  const { stages } = dockerfile;
  const chain = lineage(stages, stage);
  const members = new Set(chain.map((member) => member.index));
  const external = chain.at(-1);
  return steps.layers.map(({ lines, external: inherited }): LayerAttribution => {
    if (inherited) {
      return {
        origin: "base",
        kind: "base",
        line: external?.line ?? null,
        text: external ? `FROM ${external.base}` : null,
        stage: external?.index ?? null,
        fromStage: null,
      };
    }
    const candidates = lines.flatMap((line) =>
      dockerfile.parsed.instructions.filter((item) => item.line <= line && line <= item.endLine),
    );
    const instruction = candidates.find((item) => members.has(item.stage)) ?? candidates[0];
    if (!instruction)
      return { origin: "own", kind: "other", line: null, text: null, stage: null, fromStage: null };
    return {
      origin: "own",
      kind: kindOf(instruction),
      line: instruction.line,
      text: instruction.text,
      stage: instruction.stage,
      fromStage: copiedFrom(instruction, stages),
    };
  });
}
