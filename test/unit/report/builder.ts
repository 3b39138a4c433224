import type { BuildFault, BuildOutcome } from "../../../src/build/model.ts";
import type { Finding, ImageSummary, InspectedLayer, Inspection } from "../../../src/inspect/model.ts";
import { INSPECTION_SCHEMA } from "../../../src/inspect/model.ts";
import type { ComparedInspection } from "../../../src/judge/compare-images.ts";
import type {
  BaselineSummary,
  DockerfileReport,
  LineDelta,
  Report,
  SizeDelta,
  StageReport,
  StagesListing,
} from "../../../src/report/model.ts";
import { REPORT_SCHEMA } from "../../../src/report/model.ts";
import type { ListingParts } from "../../../src/report/stages.ts";

export const HEAD = "9f2c1d7e8b3a4c5d6e7f8091a2b3c4d5e6f70819";
export const BASE = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

export const links = { serverUrl: "https://github.com", repository: "acme/shop", head: HEAD };

export const READY: BaselineSummary = {
  kind: "built",
  sha: BASE,
  ref: "main",
  reason: "The merge base of this change and main, built with the same engine",
  state: "ready",
};

/** A digest that is made of one digit. */
const digest = (digit: number): string => `sha256:${String(digit % 10).repeat(64)}`;

export function layer(size: number, own?: { line: number; text: string; stage?: string }): InspectedLayer {
  return {
    diffId: digest(size),
    digest: null,
    size,
    downloadSize: Math.round(size * 0.36),
    files: Math.ceil(size / 50_000),
    origin: own ? "own" : "base",
    instruction: own ? { line: own.line, text: own.text, stage: own.stage ?? null } : null,
  };
}

export function image(layers: readonly InspectedLayer[], more: Partial<ImageSummary> = {}): ImageSummary {
  const sum = (pick: (one: InspectedLayer) => number): number =>
    layers.reduce((total, one) => total + pick(one), 0);
  return {
    reference: "stagecheck/built:api",
    digest: digest(7),
    platform: "linux/amd64",
    size: sum((one) => one.size),
    downloadSize: sum((one) => one.downloadSize ?? 0),
    downloadSizeExact: false,
    layers,
    efficiency: {
      dive: { efficiency: 0.984, wastedBytes: 1_220_598, userWastedPercent: 0.031 },
      reclaimableBytes: 610_299,
    },
    ...more,
  };
}

export function inspection(
  layers: readonly InspectedLayer[],
  findings: readonly Finding[] = [],
  more: Partial<Inspection> = {},
): Inspection {
  return { schema: INSPECTION_SCHEMA, ...image(layers), findings, packages: [], ...more };
}

export const packages: Inspection["packages"] = [
  { manager: "dpkg", name: "gcc-12", version: "12.2.0-14+deb12u1", bytes: 61_000_000, layer: 1 },
  { manager: "dpkg", name: "libc6", version: "2.36-9+deb12u14", bytes: 12_600_000, layer: 0 },
  { manager: "apk", name: "musl", version: "1.2.5-r0", bytes: 650_000, layer: 0 },
];

/** The same image against one that lacks its last layer and has another package. */
export function comparison(of: Inspection): ComparedInspection {
  const { layers, findings: all, schema: _, packages: __, otherPlatforms: ___, ...against } = of;
  const last = layers.length - 1;
  const size = layers[last]?.size ?? 0;
  return {
    ...of,
    findings: all.map((one, index) => ({
      ...one,
      status: index === 0 ? ("new" as const) : ("debt" as const),
    })),
    comparison: {
      against: { ...against, size: against.size - size },
      delta: { size, downloadSize: null, base: 0, own: size, lines: [] },
      layers: layers.map((one, index) => ({
        status: index === last ? ("added" as const) : ("same" as const),
        layer: index,
        against: index === last ? null : index,
        text: one.instruction?.text ?? null,
        before: index === last ? null : one.size,
        after: one.size,
        change: index === last ? one.size : 0,
      })),
      packages: of.packages.map(({ manager, name, version, bytes }) => ({
        status: "changed" as const,
        manager,
        name,
        versionBefore: "1",
        versionAfter: version,
        before: 1,
        after: bytes,
        change: bytes - 1,
      })),
      files: all.map(({ path, bytes }) => ({ path, before: null, after: bytes, change: bytes })),
      fixed: all.slice(0, 1),
    },
  };
}

export function built(seconds: number, steps: number, cachedSteps = 0): BuildOutcome {
  return { status: "built", seconds, steps, cachedSteps };
}

export function failed(error: BuildFault, seconds = 12.4): BuildOutcome {
  return { status: "failed", seconds, steps: 6, cachedSteps: 2, error };
}

export function stage(index: number, name: string | null, more: Partial<StageReport> = {}): StageReport {
  const line = more.line ?? 1 + 8 * index;
  return {
    index,
    name,
    line,
    endLine: line + 6,
    base: "node:22-slim",
    baseStage: null,
    platform: null,
    default: false,
    ships: false,
    dependsOn: [],
    images: [],
    build: built(4.2, 5, 2),
    image: image([layer(74_800_000)]),
    delta: null,
    baselineState: "none",
    findings: [],
    fixed: [],
    budgets: [],
    ...more,
  };
}

/** A stage that ships, compared with its baseline. */
export function shipping(index: number, name: string | null, more: Partial<StageReport> = {}): StageReport {
  return stage(index, name, {
    ships: true,
    default: true,
    delta: unchanged,
    baselineState: "compared",
    ...more,
  });
}

export const unchanged: SizeDelta = { size: 0, downloadSize: 0, base: 0, own: 0, lines: [] };

export function delta(base: number, own: number, lines: readonly LineDelta[] = []): SizeDelta {
  return { size: base + own, downloadSize: Math.round((base + own) * 0.36), base, own, lines };
}

export function finding(detector: string, more: Partial<Finding> = {}): Finding {
  return {
    detector,
    severity: "error",
    path: "/usr/bin/gcc",
    bytes: 61_000_000,
    layer: 1,
    origin: "run",
    line: 19,
    stage: null,
    residual: false,
    status: "new",
    message: "gcc 12.2.0 and 14 other packages",
    remedy: "Build in `build`, and copy the result",
    items: [{ path: "/usr/bin/gcc", package: "gcc", version: "12.2.0", bytes: 61_000_000 }],
    ...more,
  };
}

export function dockerfile(
  path: string,
  stages: readonly StageReport[],
  more: Partial<DockerfileReport> = {},
): DockerfileReport {
  return { path, context: ".", contextReason: "its COPY sources are there", stages, ...more };
}

export function report(dockerfiles: readonly DockerfileReport[], more: Partial<Report> = {}): Report {
  return {
    schema: REPORT_SCHEMA,
    conclusion: "pass",
    reasons: [],
    head: HEAD,
    baseline: READY,
    engine: { version: "28.0.4", buildx: "0.22.0", store: "containerd", driver: "docker" },
    dockerfiles,
    notices: [],
    seconds: 94.2,
    ...more,
  };
}

/** All the text of a listing. */
export function textOf(parts: ListingParts, { dockerfiles, notices = [] }: StagesListing): string {
  return dockerfiles.map((one) => parts.dockerfile(one)).join("") + parts.end(notices);
}
