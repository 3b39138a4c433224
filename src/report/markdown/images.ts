import { markdownInline } from "../../text/escape.ts";
import type { Report } from "../model.ts";
import { type ImageRow, imageRow, NOTHING } from "../view/cells.ts";
import { isFresh, isOver, isUnchanged, type ShippingImage, shippingImages } from "../view/images.ts";
import { shorten } from "../view/pieces.ts";
import { type Column, CUT, folded, tableBlock } from "./blocks.ts";
import type { Block } from "./fit.ts";

/** More unchanged images than this are folded. */
const MAX_UNCHANGED = 5;

/** The table of shipping images: what fails first, then what changed; the unchanged behind a fold. */
export function imageBlocks(report: Report, options: { foldUnchanged: boolean }): readonly Block[] {
  const images = [...shippingImages(report)].sort((a, b) => rank(a) - rank(b) || movement(b) - movement(a));
  const unchanged = images.filter(isUnchanged);
  const fold = options.foldUnchanged && unchanged.length > MAX_UNCHANGED;
  const shown = fold ? images.filter((image) => !unchanged.includes(image)) : images;
  return [
    ...(shown.length > 0 ? [table(shown.map(imageRow), CUT.images)] : []),
    ...(fold
      ? [folded(`${unchanged.length} images without change`, table(unchanged.map(imageRow), CUT.unchanged))]
      : []),
  ];
}

function rank(image: ShippingImage): number {
  if (image.stage.image === null && image.stage.build.status !== "skipped") return 0;
  if (isOver(image)) return 1;
  if (image.stage.findings.some((finding) => isFresh(finding) && finding.severity === "error")) return 2;
  return isUnchanged(image) ? 4 : 3;
}

const movement = ({ stage }: ShippingImage): number => Math.abs(stage.delta?.size ?? 0);

function table(rows: readonly ImageRow[], cutOrder: number): Block {
  // Columns that say nothing of any image are noise.
  const compared = rows.some((row) => row.change !== NOTHING);
  const budgeted = rows.some((row) => row.budgets.length > 0);
  const columns: Column[] = [
    { title: "image", numeric: false },
    { title: "size", numeric: true },
    ...(compared ? [{ title: "change", numeric: true }] : []),
    { title: "download", numeric: true },
    ...(budgeted ? [{ title: "budget", numeric: false }] : []),
  ];
  const cells = rows.map((row) => [
    `**${markdownInline(row.image.label)}** · ${markdownInline(shorten(row.image.dockerfile.path, 120))}`,
    markdownInline(row.size),
    ...(compared ? [markdownInline(row.change)] : []),
    markdownInline(row.download),
    ...(budgeted ? [row.budgets.map(markdownInline).join("<br>") || NOTHING] : []),
  ]);
  return tableBlock(columns, cells, { noun: "image", cutOrder });
}
