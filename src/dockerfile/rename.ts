import type { ParsedDockerfile, ParsedStage } from "./model.ts";
import { readFlags, splitWords } from "./words.ts";

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

function fromInstruction(
  dockerfile: ParsedDockerfile,
  stage: number,
): { text: string; offset: number } | null {
  const instruction = dockerfile.instructions.find((item) => item.stage === stage && item.keyword === "FROM");
  return instruction ? { text: instruction.text, offset: instruction.offset } : null;
}

/**
 * BuildKit's `--target` takes a name only, and of two stages with one name it takes the last. A stage that has no
 * name of its own, or has lost it to a later one, gets a made-up name in a copy of the text; no line moves.
 */
export function nameStage(dockerfile: ParsedDockerfile, stage: ParsedStage): NameableText {
  const { escapeChar } = dockerfile;
  if (stage.name !== null && targetOf(dockerfile.stages, stage.name)?.index === stage.index) {
    return { text: dockerfile.text, targetName: stage.name };
  }
  const taken = new Set(dockerfile.stages.map((other) => other.name));
  let targetName = `stagecheck-${stage.index}`;
  while (taken.has(targetName)) targetName += "-x";

  const edits: Edit[] = [];
  const own = fromInstruction(dockerfile, stage.index);
  if (!own) return { text: dockerfile.text, targetName };
  if (stage.name === null) {
    edits.push({ at: own.offset + own.text.trimEnd().length, remove: 0, insert: ` AS ${targetName}` });
  } else {
    // The old name stands last on the line; stages FROM this one must follow it to its new name.
    const at = own.offset + own.text.toLowerCase().lastIndexOf(stage.name);
    edits.push({ at, remove: stage.name.length, insert: targetName });
    for (const child of dockerfile.stages.filter((other) => other.baseStage === stage.index)) {
      const from = fromInstruction(dockerfile, child.index);
      if (!from) continue;
      const rest = from.text.slice("FROM".length);
      const [image = ""] = splitWords(readFlags(rest, escapeChar).rest, escapeChar);
      const afterFlags = rest.length - readFlags(rest, escapeChar).rest.length;
      edits.push({
        at: from.offset + "FROM".length + rest.indexOf(image, afterFlags),
        remove: image.length,
        insert: targetName,
      });
    }
  }
  let text = dockerfile.text;
  for (const edit of edits.sort((left, right) => right.at - left.at)) {
    text = text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove);
  }
  return { text, targetName };
}
