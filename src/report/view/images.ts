import { stageLabel } from "../../dockerfile/model.ts";
import type { Finding } from "../../inspect/model.ts";
import type { DockerfileReport, Report, StageReport } from "../model.ts";
import { type Sentence, shorten } from "./pieces.ts";

/** The image of a shipping target. */
export interface ShippingImage {
  readonly dockerfile: DockerfileReport;
  readonly stage: StageReport;
  readonly label: string;
  /** No other shipping image of the report is called the same. */
  readonly unique: boolean;
}

export function shippingImages(report: Report): readonly ShippingImage[] {
  const all = report.dockerfiles.flatMap((dockerfile) =>
    dockerfile.stages
      .filter((stage) => stage.ships)
      .map((stage) => ({ dockerfile, stage, label: shorten(stageLabel(stage), 60) })),
  );
  const times = new Map<string, number>();
  for (const { label } of all) times.set(label, (times.get(label) ?? 0) + 1);
  return all.map((image) => ({
    ...image,
    unique: image.stage.name !== null && times.get(image.label) === 1,
  }));
}

/** How the image is called in a sentence: `api`, or `api in web/Dockerfile` where there are two of them. */
export function imageName(image: ShippingImage, form: "code" | "strong"): Sentence {
  const name = form === "code" ? { code: image.label } : { strong: image.label };
  return image.unique ? [name] : [name, " in ", shorten(image.dockerfile.path, 120)];
}

/** Findings that this change answers for. */
export const isFresh = (finding: Finding): boolean =>
  finding.allowed === undefined && finding.status !== "debt" && finding.status !== "unknown";

export const isOver = (image: ShippingImage): boolean =>
  image.stage.budgets.some((one) => one.status === "over");

/** There is nothing to tell of it: same size as before, budgets kept, nothing found anew. */
export function isUnchanged({ stage }: ShippingImage): boolean {
  const same =
    stage.build.status === "skipped" || (stage.build.status === "built" && stage.delta?.size === 0);
  return (
    same &&
    stage.imageError === undefined &&
    stage.budgets.every((one) => one.status !== "over") &&
    !stage.findings.some(isFresh)
  );
}

const NOISE_BYTES = 100_000;
const NOISE_PART = 0.001;

/** Changes below both 100 kB and a thousandth of the image are told, but not explained. */
export function isNoticeable(change: number, before: number): boolean {
  return Math.abs(change) >= NOISE_BYTES || Math.abs(change) >= NOISE_PART * Math.max(before, 1);
}
