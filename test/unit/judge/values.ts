import type { Finding, FindingItem, ImageSummary, InspectedLayer } from "../../../src/inspect/model.ts";
import type { MeasuredBaseline, MeasuredDockerfile, MeasuredStage } from "../../../src/judge/model.ts";
import type { AllowEntry, Settings } from "../../../src/settings/model.ts";

/** Plain values for the judge's tests: each a good one, with what a test is about laid over it. */

export function finding(items: readonly (string | FindingItem)[], over: Partial<Finding> = {}): Finding {
  const all = items.map((item) =>
    typeof item === "string" ? { path: `/usr/bin/${item}`, package: item, version: "1", bytes: 1000 } : item,
  );
  return {
    detector: "c-toolchain",
    severity: "error",
    path: all[0]?.path ?? "/",
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    layer: 1,
    origin: "run",
    line: 3,
    stage: null,
    residual: false,
    message: "compilers",
    remedy: "Build elsewhere.",
    items: all,
    ...over,
  };
}

export function layer(
  size: number,
  text: string | null,
  over: Partial<InspectedLayer> & { readonly line?: number; readonly stage?: string } = {},
): InspectedLayer {
  const { line = 1, stage = "app", ...rest } = over;
  return {
    diffId: `sha256:${size}`,
    digest: null,
    size,
    downloadSize: size / 2,
    files: 1,
    origin: "own",
    instruction: text === null ? null : { line, text, stage },
    ...rest,
  };
}

export function image(layers: readonly InspectedLayer[] | number): ImageSummary {
  const all = typeof layers === "number" ? [layer(layers, "RUN x")] : layers;
  return {
    reference: "app",
    digest: null,
    platform: "linux/amd64",
    size: all.reduce((sum, { size }) => sum + size, 0),
    downloadSize: all.reduce((sum, { downloadSize }) => sum + (downloadSize ?? 0), 0),
    downloadSizeExact: true,
    layers: all,
    efficiency: {
      dive: { efficiency: 1, wastedBytes: 0, userWastedPercent: null },
      reclaimableBytes: 0,
    },
  };
}

export function stage(over: Partial<MeasuredStage> = {}): MeasuredStage {
  const index = over.index ?? 0;
  return {
    index,
    name: "app",
    line: 1,
    endLine: 9,
    base: "debian:12",
    baseStage: null,
    platform: null,
    default: true,
    ships: true,
    dependsOn: [],
    images: [],
    build: { status: "built", seconds: 1, steps: 2, cachedSteps: 0 },
    image: image(1000),
    findings: [],
    ...over,
  };
}

export const unbuilt = (status: "failed" | "timeout", over: Partial<MeasuredStage> = {}): MeasuredStage =>
  stage({
    build: {
      status,
      seconds: 1,
      steps: 1,
      cachedSteps: 0,
      error: { line: 7, message: "exit code 1", command: "RUN make", log: ["no rule"] },
    },
    image: null,
    ...over,
  });

export function dockerfile(
  stages: readonly MeasuredStage[],
  over: Partial<MeasuredDockerfile> = {},
): MeasuredDockerfile {
  return { path: "Dockerfile", context: ".", contextReason: "Why.", stages, ...over };
}

export function baseline(dockerfiles: readonly MeasuredDockerfile[]): MeasuredBaseline {
  return {
    summary: { kind: "built", sha: "1".repeat(40), reason: "The merge base.", state: "ready" },
    dockerfiles,
  };
}

export const NO_BASELINE: MeasuredBaseline = {
  summary: { kind: "none", reason: "None was asked for.", state: "absent" },
  dockerfiles: null,
};

export const FAILED_BASELINE: MeasuredBaseline = {
  summary: { kind: "none", reason: "The merge base could not be fetched.", state: "failed" },
  dockerfiles: null,
};

export function settings(over: Partial<Settings> = {}): Settings {
  return {
    root: "/repository",
    config: null,
    files: [],
    context: null,
    targets: [],
    budgets: [],
    failOn: ["build", "budget", "new"],
    verifyRemedies: false,
    build: {
      builder: null,
      buildArgs: {},
      buildContexts: [],
      secrets: [],
      ssh: [],
      platforms: [],
      cacheFrom: [],
      cacheTo: [],
      pull: false,
      noCache: false,
      timeoutSeconds: 60,
    },
    baseline: { kind: "auto" },
    comment: { policy: "always", key: "stagecheck" },
    githubToken: null,
    reportFile: null,
    debug: false,
    ...over,
  };
}

export function allow(over: Partial<AllowEntry> = {}): AllowEntry {
  return {
    detector: "c-toolchain",
    target: null,
    path: null,
    reason: "needed",
    place: { file: "c.yml", line: 5 },
    ...over,
  };
}
