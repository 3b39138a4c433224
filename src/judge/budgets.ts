import type { ImageSummary } from "../inspect/model.ts";
import type { BudgetResult } from "../report/model.ts";
import { amountInBytes } from "../settings/budget.ts";
import type { Limit } from "../settings/model.ts";

/**
 * Holds an image against its budgets. More than the limit is over, equal is kept.
 *
 * Growth is the change in size; a percentage is of the size before. Without an image to compare with (no baseline, a
 * new Dockerfile or stage, a baseline that could not be had) growth is not compared; without an image, nothing is.
 */
export function judgeBudgets(
  limits: readonly Limit[],
  image: Pick<ImageSummary, "size" | "downloadSize"> | null,
  before: Pick<ImageSummary, "size"> | null,
): BudgetResult[] {
  return limits.map(({ on, text, amount }) => {
    const limitBytes = amountInBytes(amount, before?.size ?? null);
    const value = measure(on, image, before);
    if (value === null || limitBytes === null) {
      return { on, limit: text, limitBytes, value: null, status: "not-compared" };
    }
    return { on, limit: text, limitBytes, value, status: value > limitBytes ? "over" : "within" };
  });
}

function measure(
  on: Limit["on"],
  image: Pick<ImageSummary, "size" | "downloadSize"> | null,
  before: Pick<ImageSummary, "size"> | null,
): number | null {
  if (image === null) return null;
  if (on === "size") return image.size;
  if (on === "download") return image.downloadSize;
  return before === null ? null : image.size - before.size;
}
