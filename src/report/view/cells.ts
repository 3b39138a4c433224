import type { ImageSummary } from "../../inspect/model.ts";
import { formatBytes, formatDelta, formatPercent } from "../../text/bytes.ts";
import type { BudgetResult, StageReport } from "../model.ts";
import type { ShippingImage } from "./images.ts";
import { shorten } from "./pieces.ts";

/** One row of the table of images, every cell as plain text. */
export interface ImageRow {
  readonly image: ShippingImage;
  readonly size: string;
  readonly change: string;
  readonly download: string;
  /** One for each budget; those that are over come first. */
  readonly budgets: readonly string[];
}

export const NOTHING = "–";
const MAX_BUDGETS = 6;

export function imageRow(image: ShippingImage): ImageRow {
  const { stage } = image;
  const budgets = [...stage.budgets].sort(
    (a, b) => Number(b.status === "over") - Number(a.status === "over"),
  );
  return {
    image,
    size: stage.image ? formatBytes(stage.image.size) : missing(stage),
    change: changeCell(stage),
    download: downloadCell(stage),
    budgets: budgets.slice(0, MAX_BUDGETS).map(budgetCell),
  };
}

/** Why a stage has no size. */
export function missing(stage: StageReport): string {
  switch (stage.build.status) {
    case "failed":
      return "does not build";
    case "timeout":
      return "timed out";
    case "skipped":
      return "not built";
    case "built":
      return stage.imageError === undefined ? NOTHING : "not readable";
  }
}

export function downloadCell({ image }: StageReport): string {
  return image ? downloadText(image) : NOTHING;
}

/** `51 MB`, `≈ 51 MB` where it is estimated. */
export function downloadText({
  downloadSize,
  downloadSizeExact,
}: Pick<ImageSummary, "downloadSize" | "downloadSizeExact">): string {
  if (downloadSize === null) return NOTHING;
  return `${downloadSizeExact ? "" : "≈ "}${formatBytes(downloadSize)}`;
}

/** `+18.3 MB (+14.8 %)`, `no change`, `new`. Per cent are left out where they would say nothing. */
export function changeCell(stage: StageReport): string {
  const { delta, image, baselineState } = stage;
  if (stage.build.status === "skipped") return "not affected";
  if (!delta || !image) {
    return baselineState === "new-dockerfile" || baselineState === "new-stage" ? "new" : NOTHING;
  }
  if (delta.size === 0) return "no change";
  const before = image.size - delta.size;
  const percent = Math.abs(delta.size) >= before / 1000 ? formatPercent(before, image.size) : null;
  return percent === null ? formatDelta(delta.size) : `${formatDelta(delta.size)} (${percent})`;
}

/** `48.1 of 60 MB`, `over: 142 of 130 MB`, `download 17.9 of 45 MB`, `growth not compared`. */
export function budgetCell(budget: BudgetResult): string {
  const name = budget.on === "size" ? "" : `${budget.on} `;
  if (budget.value === null || budget.status === "not-compared") return `${name || "size "}not compared`;
  const used = name + usedOfLimit(budget, budget.value);
  if (budget.status !== "over") return used;
  // Rounded, a small excess would read «over: 130 of 130 MB».
  const { limitBytes } = budget;
  const hidden = limitBytes !== null && formatBytes(limitBytes) === formatBytes(budget.value);
  return hidden ? `over by ${formatBytes(budget.value - limitBytes)}: ${used}` : `over: ${used}`;
}

/** `142 of 130 MB`, `142 MB of 120 MiB`, `+8.4 of 9.26 MB (10%)`. */
function usedOfLimit(budget: BudgetResult, value: number): string {
  const written = shorten(budget.limit, 30);
  const relative = written.endsWith("%") && budget.limitBytes !== null;
  const limit = relative ? formatBytes(budget.limitBytes ?? 0) : written;
  const used = budget.on === "growth" ? formatDelta(value) : formatBytes(value);
  const unit = / ([kMGT]?B)$/.exec(used)?.[1];
  const sameUnit = unit !== undefined && new RegExp(`^[\\d.]+ ?${unit}$`).test(limit);
  return `${sameUnit ? used.slice(0, -unit.length - 1) : used} of ${limit}${relative ? ` (${written})` : ""}`;
}
