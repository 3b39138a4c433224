import type { GitHubContext } from "../../../src/github/context.ts";
import type { Finding, ImageSummary } from "../../../src/inspect/model.ts";
import type { DockerfileReport, Report, StageReport } from "../../../src/report/model.ts";

export const HEAD = "a".repeat(40);

export function context(apiUrl: string, change: Partial<GitHubContext> = {}): GitHubContext {
  return {
    eventName: "pull_request",
    owner: "octo",
    name: "app",
    serverUrl: "https://github.com",
    apiUrl,
    sha: "c".repeat(40),
    runUrl: "https://github.com/octo/app/actions/runs/42",
    actor: "octocat",
    pullRequest: {
      number: 7,
      baseRef: "main",
      baseSha: "b".repeat(40),
      headRef: "feature",
      headSha: HEAD,
      fork: false,
    },
    ...change,
  };
}

export function finding(change: Partial<Finding> = {}): Finding {
  return {
    detector: "c-toolchain",
    severity: "error",
    path: "/usr/bin/gcc",
    bytes: 61_000_000,
    layer: 2,
    origin: "run",
    line: 19,
    stage: null,
    residual: false,
    status: "new",
    message: "gcc 12.2.0 and 14 other packages",
    remedy: "Build in a stage of its own and copy the result.",
    items: [],
    ...change,
  };
}

export function image(size: number, downloadSize: number): ImageSummary {
  return {
    reference: "app",
    digest: null,
    platform: "linux/amd64",
    size,
    downloadSize,
    downloadSizeExact: true,
    layers: [],
    efficiency: {
      dive: { efficiency: 1, wastedBytes: 0, userWastedPercent: 0 },
      reclaimableBytes: 0,
    },
  };
}

export function stage(change: Partial<StageReport> = {}): StageReport {
  return {
    index: 0,
    name: "api",
    line: 1,
    endLine: 30,
    base: "node:22",
    baseStage: null,
    platform: null,
    default: true,
    ships: true,
    dependsOn: [],
    images: [],
    build: { status: "built", seconds: 3, steps: 4, cachedSteps: 0 },
    image: image(142_000_000, 51_000_000),
    delta: { size: 0, downloadSize: 0, base: 0, own: 0, lines: [] },
    baselineState: "compared",
    findings: [],
    fixed: [],
    budgets: [],
    ...change,
  };
}

export function dockerfile(
  stages: readonly StageReport[],
  change: Partial<DockerfileReport> = {},
): DockerfileReport {
  return {
    path: "services/api/Dockerfile",
    context: ".",
    contextReason: "The default.",
    stages,
    ...change,
  };
}

export function report(dockerfiles: readonly DockerfileReport[], change: Partial<Report> = {}): Report {
  return {
    schema: "stagecheck/report@1",
    conclusion: "pass",
    reasons: [],
    head: HEAD,
    baseline: { kind: "built", sha: "b".repeat(40), reason: "The merge base.", state: "ready" },
    engine: null,
    dockerfiles,
    notices: [],
    seconds: 5,
    ...change,
  };
}
