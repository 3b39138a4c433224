import type { Stage } from "../../dockerfile/model.ts";
import { formatDelta } from "../../text/bytes.ts";
import type { LineDelta, Report, SizeDelta } from "../model.ts";
import { imageName, isNoticeable, isOver, type ShippingImage, shippingImages } from "./images.ts";
import { instruction, type Piece, type Sentence, shorten } from "./pieces.ts";

/** Why an image's size changed. */
export interface Growth {
  readonly image: ShippingImage;
  /** `Why api grew: base image ±0, your lines +18.3 MB`. */
  readonly sentence: Sentence;
  /** The lines that moved most; at most three. */
  readonly lines: readonly Sentence[];
}

const MAX_LINES = 3;

/** Of each image that changed enough to be explained, largest change first. */
export function growths(report: Report): readonly Growth[] {
  return shippingImages(report)
    .flatMap((image) =>
      image.stage.delta && isExplained(image, image.stage.delta) ? [{ image, delta: image.stage.delta }] : [],
    )
    .sort((a, b) => Math.abs(b.delta.size) - Math.abs(a.delta.size))
    .map(({ image, delta }) => ({
      image,
      sentence: [
        "Why ",
        ...imageName(image, "strong"),
        delta.size > 0 ? " grew: " : " shrank: ",
        ...baseImage(image, delta),
        ` ${formatDelta(delta.base)}, your lines ${formatDelta(delta.own)}`,
      ],
      lines: moved(delta).map((one) => lineSentence(one, image.dockerfile.path)),
    }));
}

/** `base image`, with its name where it moved. */
function baseImage({ stage, dockerfile }: ShippingImage, delta: SizeDelta): Sentence {
  let root: Stage = stage;
  // Stages of one file: a chain longer than that is a loop.
  for (let steps = 0; root.baseStage !== null && steps < dockerfile.stages.length; steps++) {
    root = dockerfile.stages[root.baseStage] ?? root;
  }
  return delta.base === 0 || root.base === ""
    ? ["base image"]
    : ["base image ", { code: shorten(root.base, 80) }];
}

function isExplained(image: ShippingImage, delta: SizeDelta): boolean {
  const before = (image.stage.image?.size ?? 0) - delta.size;
  return delta.size !== 0 && (isNoticeable(delta.size, before) || (isOver(image) && delta.size > 0));
}

/** Small movements beside a large one explain nothing. */
function moved(delta: SizeDelta): readonly LineDelta[] {
  const largest = Math.abs(delta.lines[0]?.change ?? 0);
  return delta.lines
    .filter((one) => one.change !== 0 && Math.abs(one.change) * 50 >= largest)
    .slice(0, MAX_LINES);
}

function lineSentence(one: LineDelta, path: string): Sentence {
  const what: Piece = instruction(one.text);
  const change = ` ${formatDelta(one.change)}`;
  // The line of an instruction that is gone would lead to another one.
  if (one.after === null) return ["removed ", what, change];
  const fresh = one.before === null ? " (new)" : "";
  return one.line === null
    ? [what, change, fresh]
    : [{ place: { path, line: one.line } }, " ", what, change, fresh];
}
