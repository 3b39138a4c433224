import type { LayerAttribution } from "../build/model.ts";
import { detectorContent } from "../detectors/catalogue.ts";
import { diveFigures, reclaimableBytes } from "../image/efficiency.ts";
import { buildFilesystem } from "../image/filesystem.ts";
import type { ContentSelector, Image } from "../image/model.ts";
import { packageContent } from "../packages/catalogue.ts";
import type { ImagePackages, Package } from "../packages/model.ts";
import { readOsRelease } from "../packages/os-release.ts";
import { readPackages } from "../packages/packages.ts";
import { type FindingContext, findFindings } from "./findings.ts";
import { attributeByHistory } from "./history.ts";
import { INSPECTION_SCHEMA, type InspectedLayer, type InspectedPackage, type Inspection } from "./model.ts";
import { noteOnPackages } from "./notes.ts";

export interface InspectOptions extends FindingContext {
  /** Whether the image is searched for build tooling: only what ships is. */
  readonly search: boolean;
}

const NOTHING: ImagePackages = { packages: [], languagePackages: [], notes: [] };

/** What must be kept of files' bytes while layers are read, for `inspectImage` with `search`. */
export const inspectedContent: ContentSelector = (path, size) => {
  const need = packageContent(path, size);
  if (need === "whole") return need;
  const detectors = detectorContent(path, size);
  if (typeof need === "object") return { ...need, keep: detectors };
  return detectors === "none" ? need : detectors;
};

/**
 * Measures an image and, where it ships, searches it.
 * @param attribution one for each layer, base first, from the build's provenance; null: told by the image's history
 */
export function inspectImage(
  image: Image,
  attribution: readonly LayerAttribution[] | null,
  options: InspectOptions,
): Inspection {
  const attributed = attribution ?? attributeByHistory(image);
  // First, so that its trees are gone before the filesystem's is made.
  const dive = diveFigures(image.layers);
  const filesystem = buildFilesystem(image);
  const os = readOsRelease(filesystem);
  const found = options.search ? readPackages(image, filesystem) : NOTHING;
  const sum = (of: (layer: Image["layers"][number]) => number) =>
    image.layers.reduce((total, layer) => total + of(layer), 0);
  return {
    schema: INSPECTION_SCHEMA,
    reference: image.reference,
    digest: image.digest,
    platform: image.platform,
    ...(os === undefined ? {} : { os }),
    size: sum((layer) => layer.size),
    downloadSize: image.layers.some((layer) => downloadOf(layer) === null)
      ? null
      : sum((layer) => layer.downloadSize),
    downloadSizeExact: image.layers.every((layer) => layer.downloadSizeExact),
    layers: image.layers.map((layer, index) => describeLayer(layer, attributed[index], options)),
    ...(image.otherPlatforms === undefined ? {} : { otherPlatforms: image.otherPlatforms }),
    findings: options.search ? findFindings(image, filesystem, found, attributed, options) : [],
    packages: installed(found.packages),
    efficiency: { dive, reclaimableBytes: reclaimableBytes(filesystem, image) },
    ...(found.notes.length === 0 ? {} : { notes: found.notes.map(noteOnPackages) }),
  };
}

function installed(packages: readonly Package[]): readonly InspectedPackage[] {
  return packages
    .filter(({ removedIn }) => removedIn === null)
    .map(({ manager, name, version, bytes, layer }) => ({ manager, name, version, bytes, layer }))
    .sort((one, other) => other.bytes - one.bytes || (one.name < other.name ? -1 : 1));
}

/** What a pull transfers of a layer; null where it lay there plain and was not estimated. */
function downloadOf(layer: Image["layers"][number]): number | null {
  return layer.downloadSizeExact || layer.downloadSizeEstimated ? layer.downloadSize : null;
}

function describeLayer(
  layer: Image["layers"][number],
  attribution: LayerAttribution | undefined,
  { stages }: FindingContext,
): InspectedLayer {
  const { diffId, digest, size, files } = layer;
  const stage = attribution?.stage ?? null;
  return {
    diffId,
    digest,
    size,
    downloadSize: downloadOf(layer),
    files,
    origin: attribution?.origin ?? "own",
    instruction:
      attribution === undefined || attribution.text === null
        ? null
        : {
            line: attribution.line,
            text: attribution.text,
            stage: stage === null ? null : (stages[stage]?.name ?? String(stage)),
          },
  };
}
