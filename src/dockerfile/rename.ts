import { DockerfileParser, type From } from "dockerfile-ast";
import type { Instruction, ParsedDockerfile, ParsedStage } from "./model.ts";

/** A Dockerfile's text in which a stage can be named as target. */
export interface NameableText {
  readonly text: string;
  readonly targetName: string;
}

/** What `--target` finds by this name: the last stage that bears it. */
function targetOf(stages: readonly ParsedStage[], name: string): ParsedStage | undefined {
  return stages.findLast((stage) => stage.name === name);
}

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

type Part = "image" | "name";

/** Where the image or the name of a FROM instruction stands in the file, by the source ranges of its syntax tree. */
function rangeOf(from: Instruction, part: Part, escapeChar: string): readonly [number, number] | null {
  // The tree knows the escape character by its directive alone.
  const directive = `# escape=${escapeChar}\n`;
  const [tree]: readonly (From | undefined)[] = DockerfileParser.parse(directive + from.text).getFROMs();
  const range = part === "image" ? tree?.getImageRange() : tree?.getBuildStageRange();
  if (!range) return null;
  const lines = from.text.split("\n");
  const offset = (line: number, character: number): number =>
    from.offset + lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [offset(range.start.line, range.start.character), offset(range.end.line, range.end.character)];
}

/**
 * BuildKit's `--target` takes a name only, and of two stages with one name it takes the last. A stage that has no
 * name of its own, or has lost it to a later one, gets a made-up name in a copy of the text; no line moves.
 */
export function nameStage(dockerfile: ParsedDockerfile, stage: ParsedStage): NameableText {
  const { escapeChar, stages } = dockerfile;
  if (stage.name !== null && targetOf(stages, stage.name)?.index === stage.index) {
    return { text: dockerfile.text, targetName: stage.name };
  }
  const taken = new Set(stages.map((other) => other.name));
  let targetName = `stagecheck-${stage.index}`;
  while (taken.has(targetName)) targetName += "-x";

  const fromOf = (index: number): Instruction | undefined =>
    dockerfile.instructions.find((item) => item.stage === index && item.keyword === "FROM");
  const edits: Edit[] = [];
  const replace = (index: number, part: Part): void => {
    const from = fromOf(index);
    const range = from && rangeOf(from, part, escapeChar);
    if (range) edits.push({ at: range[0], remove: range[1] - range[0], insert: targetName });
  };
  const own = fromOf(stage.index);
  if (!own) return { text: dockerfile.text, targetName };
  if (stage.name === null)
    edits.push({ at: own.offset + own.text.trimEnd().length, remove: 0, insert: ` AS ${targetName}` });
  else {
    replace(stage.index, "name");
    // Stages FROM this one must follow it to its new name.
    for (const child of stages) if (child.baseStage === stage.index) replace(child.index, "image");
  }
  let text = dockerfile.text;
  for (const edit of edits.sort((left, right) => right.at - left.at))
    text = text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove);
  return { text, targetName };
}
