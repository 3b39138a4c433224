import type { LayerAttribution } from "../build/model.ts";
import { detectors } from "../detectors/catalogue.ts";
import { broughtVersions } from "../detectors/evidence.ts";
import type { Detector, Evidence, FindingFacts, SearchedImage } from "../detectors/model.ts";
import type { ParsedStage } from "../dockerfile/model.ts";
import type { ImageFilesystem } from "../image/filesystem.ts";
import type { Image } from "../image/model.ts";
import type { Package } from "../packages/model.ts";
import type { Finding, FindingItem, Origin, Severity } from "./model.ts";
import { judgeEvidence, worst } from "./severity.ts";
import { type StartedProgram, startedPrograms } from "./started-programs.ts";

/** What the Dockerfile tells of the layers beside their attribution. */
export interface FindingContext {
  /** The file's stages, for their names and bases; empty for an image of which no Dockerfile is known. */
  readonly stages: readonly Pick<ParsedStage, "index" | "name" | "base">[];
  /** Index of the stage that was built; null where no Dockerfile is known. */
  readonly target: number | null;
}

/** Evidence of one detector that one instruction brought and that shares its fate. */
interface Group {
  readonly detector: Detector;
  readonly attribution: LayerAttribution;
  readonly removed: boolean;
  readonly members: { readonly evidence: Evidence; readonly layer: number; readonly bytes: number }[];
}

/**
 * Searches an image with every detector and makes one finding of all that one instruction brought under one
 * detector; what survives and what was deleted later are two. Worst first, then largest.
 */
export function findFindings(
  image: Image,
  filesystem: ImageFilesystem,
  packages: readonly Package[],
  attribution: readonly LayerAttribution[],
  context: FindingContext,
): Finding[] {
  const own = attribution.findIndex((layer) => layer.origin === "own");
  const baseLayers = own < 0 ? attribution.length : own;
  const searched: SearchedImage = {
    filesystem,
    packages,
    config: image.config,
    layers: image.layers,
    baseLayers,
  };
  const started = startedPrograms(image.config, filesystem);
  return detectors
    .flatMap((detector) => groupEvidence(detector, searched, attribution))
    .map((group) => describeGroup(group, searched, started, context))
    .sort(byWeight);
}

function groupEvidence(
  detector: Detector,
  image: SearchedImage,
  attribution: readonly LayerAttribution[],
): Group[] {
  const groups = new Map<string, Group>();
  for (const evidence of detector.search(image)) {
    const [brought] = evidence.layers;
    if (!brought) continue;
    const [layer, bytes] = brought;
    const made = attribution[layer];
    if (!made || (detector.ownOnly && made.origin === "base")) continue;
    const key = `${instructionKey(made, layer)} ${evidence.removed}`;
    const group = groups.get(key) ?? { detector, attribution: made, removed: evidence.removed, members: [] };
    groups.set(key, group);
    group.members.push({ evidence, layer, bytes });
  }
  return [...groups.values()];
}

/** Layers of one instruction belong together, and so do all layers of the external base image. */
function instructionKey({ origin, line, stage }: LayerAttribution, layer: number): string {
  if (origin === "base") return "base";
  return line === null ? `layer ${layer}` : `line ${stage} ${line}`;
}

function describeGroup(
  { detector, attribution, removed, members }: Group,
  image: SearchedImage,
  started: readonly StartedProgram[],
  context: FindingContext,
): Finding {
  const sorted = [...members].sort((a, b) => b.bytes - a.bytes || compare(a.evidence.path, b.evidence.path));
  const evidence = sorted.map((member) => member.evidence);
  const items = sorted.map(({ evidence, bytes }) => describeItem(evidence, bytes));
  const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
  const origin = originOf(attribution);
  const stage = attribution.stage === null ? undefined : context.stages[attribution.stage];
  const facts: FindingFacts = {
    evidence,
    bytes,
    origin,
    instruction: attribution.text,
    fromStage: attribution.fromStage,
    source: attribution.fromStage ?? (attribution.line === null ? "where it was made" : "the build context"),
    base: origin === "base" ? baseReference(image, stage?.base) : null,
    residual: removed,
  };
  const severities = evidence.map(
    (member): Severity =>
      judgeEvidence(detector, member, {
        origin: attribution.origin,
        removedByBase: removed && isGoneBefore(image, member, image.baseLayers),
        started,
      }),
  );
  const [first] = items;
  const path = first?.path ?? "/";
  return {
    detector: detector.id,
    severity: worst(severities),
    path,
    ...(first?.package !== undefined && { package: first.package }),
    ...(first?.version !== undefined && { version: first.version }),
    bytes,
    layer: sorted[0]?.layer ?? 0,
    origin,
    ...(attribution.line !== null && { line: attribution.line }),
    stage: stageName(attribution.stage, context),
    ...(origin === "copy" && attribution.fromStage !== null && { fromStage: attribution.fromStage }),
    residual: removed,
    message: detector.message(facts),
    remedy: detector.remedy(facts),
    items,
  };
}

function describeItem({ path, package: name, version }: Evidence, bytes: number): FindingItem {
  return {
    path: `/${path}`,
    ...(name !== undefined && { package: name }),
    ...(version !== undefined && { version }),
    bytes,
  };
}

function originOf({ origin, kind }: LayerAttribution): Origin {
  if (origin === "base") return "base";
  return kind === "copy" ? "copy" : "run";
}

/** The stage that the line stands in, where it is not the target. */
function stageName(stage: number | null, { stages, target }: FindingContext): string | null {
  return stage === null || stage === target ? null : (stages[stage]?.name ?? String(stage));
}

function baseReference({ config }: SearchedImage, base: string | undefined): string | null {
  return base || config.labels["org.opencontainers.image.base.name"] || null;
}

/** Deleted (or replaced) by a layer before the given one. */
function isGoneBefore({ filesystem }: SearchedImage, { path, layers }: Evidence, layer: number): boolean {
  const history = filesystem.lookup(path);
  if (!history) return false;
  if (history.removedIn !== null) return history.removedIn < layer;
  const [first = 0] = layers.keys();
  const next = broughtVersions(history).find((version) => version.layer > first);
  return next !== undefined && next.layer < layer;
}

function byWeight(a: Finding, b: Finding): number {
  const order = { error: 0, warning: 1, info: 2 };
  return order[a.severity] - order[b.severity] || b.bytes - a.bytes || compare(a.detector, b.detector);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
