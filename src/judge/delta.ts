import { plainInstruction } from "../inspect/instruction-text.ts";
import type { ImageSummary, InspectedLayer } from "../inspect/model.ts";
import type { LineDelta, SizeDelta } from "../report/model.ts";

/** All that one instruction of one stage put into an image. */
interface Contribution {
  readonly line: number | null;
  readonly stage: string | null;
  readonly text: string;
  readonly bytes: number;
}

/**
 * What changed in size from `before` to `image`: the part of the external base image, the part of one's own
 * instructions, and the instructions that moved, largest movement first.
 *
 * An instruction is the same if its text is, blanks aside: in the same stage, else in any. Of those left over, the
 * n-th RUN of a stage is taken for its n-th RUN before, and so with other keywords: it was edited.
 */
export function computeDelta(image: ImageSummary, before: ImageSummary): SizeDelta {
  const base = baseBytes(image) - baseBytes(before);
  const size = image.size - before.size;
  return {
    size,
    downloadSize:
      image.downloadSize === null || before.downloadSize === null
        ? null
        : image.downloadSize - before.downloadSize,
    base,
    own: size - base,
    lines: lineDeltas(contributions(image.layers), contributions(before.layers)),
  };
}

function baseBytes({ layers }: ImageSummary): number {
  return layers.reduce((sum, { origin, size }) => sum + (origin === "base" ? size : 0), 0);
}

function contributions(layers: readonly InspectedLayer[]): Contribution[] {
  const found = new Map<string, Contribution>();
  for (const { origin, size, instruction } of layers) {
    if (origin === "base") continue;
    const { line, stage, text } = instruction ?? { line: null, stage: null, text: "" };
    const key = `${stage ?? ""}\0${plainInstruction(text)}`;
    const earlier = found.get(key);
    found.set(
      key,
      earlier ? { ...earlier, bytes: earlier.bytes + size } : { line, stage, text, bytes: size },
    );
  }
  return [...found.values()];
}

function lineDeltas(after: readonly Contribution[], before: readonly Contribution[]): LineDelta[] {
  let leftAfter = [...after];
  let leftBefore = [...before];
  const pairs: (readonly [Contribution | null, Contribution | null])[] = [];
  const identities: readonly ((contribution: Contribution, position: number) => string)[] = [
    ({ stage, text }) => `${stage ?? ""}\0${plainInstruction(text)}`,
    ({ text }) => plainInstruction(text),
    ({ stage, text }, position) => `${stage ?? ""}\0${keyword(text)}\0${position}`,
  ];
  for (const identity of identities) {
    const waiting = queues(leftBefore, identity);
    const paired = new Set<Contribution>();
    for (const [key, contributionsAfter] of queues(leftAfter, identity)) {
      for (const contribution of contributionsAfter) {
        const partner = waiting.get(key)?.shift();
        if (partner === undefined) continue;
        pairs.push([contribution, partner]);
        paired.add(contribution).add(partner);
      }
    }
    leftAfter = leftAfter.filter((contribution) => !paired.has(contribution));
    leftBefore = leftBefore.filter((contribution) => !paired.has(contribution));
  }
  pairs.push(...leftAfter.map((contribution) => [contribution, null] as const));
  pairs.push(...leftBefore.map((contribution) => [null, contribution] as const));
  return pairs
    .map(toDelta)
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

/** Contributions by identity. The position counts those of one stage and keyword, in the order of the layers. */
function queues(
  contributions: readonly Contribution[],
  identity: (contribution: Contribution, position: number) => string,
): Map<string, Contribution[]> {
  const positions = new Map<string, number>();
  const found = new Map<string, Contribution[]>();
  for (const contribution of contributions) {
    const counter = `${contribution.stage ?? ""}\0${keyword(contribution.text)}`;
    const position = positions.get(counter) ?? 0;
    positions.set(counter, position + 1);
    const key = identity(contribution, position);
    found.set(key, [...(found.get(key) ?? []), contribution]);
  }
  return found;
}

function keyword(text: string): string {
  return (/^\s*([A-Za-z]+)/.exec(text)?.[1] ?? "").toUpperCase();
}

/** Line and text are those of now; of before where the instruction is gone. */
function toDelta([after, before]: readonly [Contribution | null, Contribution | null]): LineDelta {
  const { line, stage, text } = after ?? before ?? { line: null, stage: null, text: "" };
  return {
    line,
    stage,
    text,
    before: before?.bytes ?? null,
    after: after?.bytes ?? null,
    change: (after?.bytes ?? 0) - (before?.bytes ?? 0),
  };
}
