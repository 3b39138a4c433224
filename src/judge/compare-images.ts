import { compareFiles, type FileGrowth } from "../inspect/compare-files.ts";
import { compareLayers, type LayerChange } from "../inspect/compare-layers.ts";
import { comparePackages, type PackageChange } from "../inspect/compare-packages.ts";
import type { Finding, ImageSummary, Inspection } from "../inspect/model.ts";
import type { SizeDelta } from "../report/model.ts";
import { computeDelta } from "./delta.ts";
import { compareFindings } from "./findings-status.ts";

/** An image compared with another one. «Before» is the other one. */
export interface Comparison {
  readonly against: Omit<ImageSummary, "layers">;
  readonly delta: SizeDelta;
  /** All layers of both, base first. */
  readonly layers: readonly LayerChange[];
  /** Those that differ, the largest movement first. */
  readonly packages: readonly PackageChange[];
  /** The files that grew most. */
  readonly files: readonly FileGrowth[];
  /** What the other one has and this one has not. */
  readonly fixed: readonly Finding[];
}

/** What `inspect SOURCE --against SOURCE` prints: the inspection with the status of each finding, and more. */
export interface ComparedInspection extends Inspection {
  readonly comparison: Comparison;
}

interface Inspected {
  readonly image: Parameters<typeof compareFiles>[0];
  readonly inspection: Inspection;
}

/** Compares an image with another one, wherever the two come from. */
export function compareImages(now: Inspected, then: Inspected): ComparedInspection {
  const { findings, fixed } = compareFindings(now.inspection.findings, then.inspection.findings, "compared");
  const { reference, digest, platform, size, downloadSize, downloadSizeExact, efficiency } = then.inspection;
  return {
    ...now.inspection,
    findings,
    comparison: {
      against: { reference, digest, platform, size, downloadSize, downloadSizeExact, efficiency },
      delta: computeDelta(...withSharedBase(now.inspection, then.inspection)),
      layers: compareLayers(now.inspection, then.inspection),
      packages: comparePackages(now.inspection, then.inspection),
      files: compareFiles(now.image, then.image),
      fixed,
    },
  };
}

/** What is known to be the base image's in one of them is so in the other, where nothing may tell. */
function withSharedBase(
  ...inspections: readonly [Inspection, Inspection]
): readonly [Inspection, Inspection] {
  const base = new Set(
    inspections.flatMap(({ layers }) =>
      layers.filter(({ origin }) => origin === "base").map((one) => one.diffId),
    ),
  );
  const [now, then] = inspections.map((inspection) => ({
    ...inspection,
    layers: inspection.layers.map((layer) =>
      base.has(layer.diffId) ? { ...layer, origin: "base" as const } : layer,
    ),
  }));
  return [now as Inspection, then as Inspection];
}
