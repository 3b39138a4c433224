import type { LayerChange } from "../../inspect/compare-layers.ts";
import type { PackageChange } from "../../inspect/compare-packages.ts";
import type { Finding } from "../../inspect/model.ts";
import type { ComparedInspection } from "../../judge/compare-images.ts";
import { count, formatBytes, formatDelta, formatPercent } from "../../text/bytes.ts";
import { downloadText } from "./cells.ts";
import { byWeight } from "./findings.ts";
import type { MeasuredFact } from "./measured.ts";
import { instructionText } from "./pieces.ts";

/** What became of a layer or package, as one character: as in a diff, `~` for what is another one now. */
export const CHANGE_MARKS = { same: "=", changed: "~", added: "+", gone: "−" } as const;

/** What changed of the image as a whole. */
export function comparisonFacts(compared: ComparedInspection): readonly MeasuredFact[] {
  const { delta, against } = compared.comparison;
  const percent = delta.size === 0 ? null : formatPercent(against.size, compared.size);
  const waste = compared.efficiency.reclaimableBytes;
  return [
    {
      term: "size",
      sentence: [
        `${formatBytes(compared.size)}, ${formatDelta(delta.size)}${percent === null ? "" : ` (${percent})`}`,
      ],
    },
    {
      term: "change",
      sentence: [`base image ${formatDelta(delta.base)}, own instructions ${formatDelta(delta.own)}`],
    },
    {
      term: "download",
      sentence: [
        downloadText(compared),
        ...(delta.downloadSize === null ? [] : [`, ${formatDelta(delta.downloadSize)}`]),
      ],
    },
    {
      term: "waste",
      sentence: [
        `${formatBytes(waste)} hidden in lower layers, ${formatDelta(waste - against.efficiency.reclaimableBytes)}`,
      ],
    },
    ...(against.platform === compared.platform
      ? []
      : [{ term: "platform", sentence: [`${compared.platform}, against ${against.platform}`] }]),
  ];
}

/** `5 layers: 3 the same, 1 changed, 1 added`. */
export function layerCounts({ comparison: { layers } }: ComparedInspection): string {
  const parts = (["same", "changed", "added", "gone"] as const).flatMap((status) => {
    const number = layers.filter((layer) => layer.status === status).length;
    return number === 0 ? [] : [`${number} ${status === "same" ? "the same" : status}`];
  });
  return `${count(layers.length, "layer")}: ${parts.join(", ")}`;
}

/** `3 packages differ: 1 added, 2 changed`; null where none does. */
export function packageCounts({ comparison: { packages } }: ComparedInspection): string | null {
  if (packages.length === 0) return null;
  const parts = (["changed", "added", "gone"] as const).flatMap((status) => {
    const number = packages.filter((one) => one.status === status).length;
    return number === 0 ? [] : [`${number} ${status}`];
  });
  const verb = packages.length === 1 ? "differs" : "differ";
  return `${count(packages.length, "package")} ${verb}: ${parts.join(", ")}`;
}

/** What made the layer, on one line; its origin where nothing more is known. */
export function changedLayerText({ text }: LayerChange, limit: number): string {
  return text === null || text.trim() === "" ? "" : instructionText(text, limit);
}

/** `2.36-9 → 2.36-10`, or the one version that there is. */
export function versionText({ versionBefore, versionAfter }: PackageChange): string {
  if (versionBefore === null || versionAfter === null || versionBefore === versionAfter) {
    return versionAfter ?? versionBefore ?? "";
  }
  return `${versionBefore} → ${versionAfter}`;
}

/** The findings that the other image has not, the gravest first. */
export function newFindings({ findings }: ComparedInspection): readonly Finding[] {
  return findings.filter(({ status }) => status === "new").sort(byWeight);
}
