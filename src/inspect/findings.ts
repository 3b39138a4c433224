import type { LayerAttribution } from "../build/model.ts";
import { broughtVersions } from "../detectors/brought.ts";
import { detectors } from "../detectors/catalogue.ts";
import type { Detector, Evidence, FindingFacts, SearchedImage } from "../detectors/model.ts";
import type { Instruction, ParsedStage } from "../dockerfile/model.ts";
import type { ImageFilesystem } from "../image/filesystem.ts";
import type { Image } from "../image/model.ts";
import type { ImagePackages, Package } from "../packages/model.ts";
import { count } from "../text/bytes.ts";
import { type EvidenceGroup, foldDependencies, type GroupMember } from "./fold-dependencies.ts";
import type { Finding, FindingItem, Origin, Severity } from "./model.ts";
import { isStarted, judgeEvidence, worst } from "./severity.ts";
import { type StartedProgram, startedPrograms } from "./started-programs.ts";

/** What the Dockerfile tells of the layers beside their attribution. */
export interface FindingContext {
  /** The file's stages, for their names and bases; empty for an image of which no Dockerfile is known. */
  readonly stages: readonly Pick<ParsedStage, "index" | "name" | "base" | "baseStage">[];
  /** The file's, for what makes no layer; default: none are known. */
  readonly instructions?: readonly Pick<Instruction, "keyword" | "stage" | "line" | "text">[];
  /** Index of the stage that was built; null where no Dockerfile is known. */
  readonly target: number | null;
}

/**
 * Searches an image with every detector and makes one finding of all that one instruction brought under one detector;
 * what survives and what was deleted later are two, a package counts for the first detector that names it, and one that
 * another finding's package pulled in is part of that finding. Worst first, then largest.
 */
export function findFindings(
  image: Image,
  filesystem: ImageFilesystem,
  found: ImagePackages,
  attribution: readonly LayerAttribution[],
  context: FindingContext,
): Finding[] {
  const own = attribution.findIndex((layer) => layer.origin === "own");
  const baseLayers = own < 0 ? attribution.length : own;
  const searched: SearchedImage = {
    filesystem,
    packages: found.packages,
    languagePackages: found.languagePackages,
    config: image.config,
    layers: image.layers,
    baseLayers,
  };
  const started = startedPrograms(image.config, filesystem);
  const claimed = new Set<Package>();
  const groups = detectors.flatMap((detector) =>
    groupEvidence(detector, searched, attribution, claimed, context),
  );
  return foldDependencies(groups, found.packages, started)
    .map((group) => describeGroup(group, searched, started, context))
    .sort(byWeight);
}

function groupEvidence(
  detector: Detector,
  image: SearchedImage,
  attribution: readonly LayerAttribution[],
  claimed: Set<Package>,
  context: FindingContext,
): EvidenceGroup[] {
  const groups = new Map<string, EvidenceGroup>();
  for (const evidence of detector.search(image)) {
    const [brought] = evidence.layers;
    if (!brought) continue;
    if (evidence.installed) {
      if (claimed.has(evidence.installed)) continue;
      claimed.add(evidence.installed);
    }
    const [layer, bytes] = brought;
    const made = configAttribution(evidence, context) ?? attribution[layer];
    if (!made || (detector.ownOnly && made.origin === "base")) continue;
    const key = `${instructionKey(made, layer)} ${evidence.removed}`;
    const { removed } = evidence;
    const group = groups.get(key) ?? { key, detector, attribution: made, removed, members: [] };
    groups.set(key, group);
    group.members.push({ evidence, detector, layer, bytes, cause: null });
  }
  return [...groups.values()];
}

/** The last ENTRYPOINT or CMD of the stage, or of the stages that it is FROM, else the base image's: no layer tells of it. */
function configAttribution(
  { instruction }: Evidence,
  { target, stages, instructions }: FindingContext,
): LayerAttribution | undefined {
  if (instruction === undefined || instructions === undefined) return undefined;
  for (let stage = target; stage !== null; stage = stages[stage]?.baseStage ?? null) {
    const found = instructions.findLast((item) => item.stage === stage && item.keyword === instruction);
    if (!found) continue;
    return { origin: "own", kind: "other", line: found.line, text: found.text, stage, fromStage: null };
  }
  return { origin: "base", kind: "base", line: null, text: null, stage: null, fromStage: null };
}

/** Layers of one instruction belong together, and so do all layers of the external base image. */
function instructionKey({ origin, line, stage }: LayerAttribution, layer: number): string {
  if (origin === "base") return "base";
  return line === null ? `layer ${layer}` : `line ${stage} ${line}`;
}

function describeGroup(
  { detector, attribution, removed, members }: EvidenceGroup,
  image: SearchedImage,
  started: readonly StartedProgram[],
  context: FindingContext,
): Finding {
  const sorted = [...members].sort((a, b) => b.bytes - a.bytes || compare(a.evidence.path, b.evidence.path));
  const own = sorted.filter(({ cause }) => cause === null).map((member) => member.evidence);
  const items = sorted.map((member) => describeItem(member, detector));
  const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
  const origin = originOf(attribution);
  const stage = attribution.stage === null ? undefined : context.stages[attribution.stage];
  const facts: FindingFacts = {
    evidence: own,
    bytes,
    origin,
    instruction: attribution.text,
    fromStage: attribution.fromStage,
    source: attribution.fromStage ?? (attribution.line === null ? "where it was made" : "the build context"),
    base: origin === "base" ? baseReference(image, stage?.base) : null,
    residual: removed,
  };
  const severities = sorted.map(
    ({ evidence: member, detector: finder, cause }): Severity =>
      cause !== null && isStarted(cause, started)
        ? "info"
        : judgeEvidence(finder, member, {
            origin: attribution.origin,
            removedByBase: removed && isGoneBefore(image, member, image.baseLayers),
            started,
          }),
  );
  const first = items[sorted.findIndex(({ cause }) => cause === null)];
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
    message: detector.message(facts) + pulledIn(sorted),
    remedy: detector.remedy(facts),
    items,
  };
}

/** What came along, in the words of a sentence that tells of its cause. */
function pulledIn(members: readonly GroupMember[]): string {
  const names = members.flatMap(({ cause, evidence }) => (cause === null ? [] : evidence.name));
  if (names.length === 0) return "";
  const more = names.length > 3 ? ", …" : "";
  return `, with ${count(names.length, "package")} that came along (${names.slice(0, 3).join(", ")}${more})`;
}

function describeItem({ evidence, detector, bytes }: GroupMember, finding: Detector): FindingItem {
  const { path, package: name, version } = evidence;
  return {
    path: `/${path}`,
    ...(name !== undefined && { package: name }),
    ...(version !== undefined && { version }),
    ...(detector !== finding && { detector: detector.id }),
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
