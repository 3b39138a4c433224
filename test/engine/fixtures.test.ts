import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../src/inspect/model.ts";
import type { Report, StageReport } from "../../src/report/model.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { PROJECT, stagecheck } from "./cli.ts";
import { engines } from "./engines.ts";

/** A folder of `fixtures/` with a Dockerfile says in `expected.json` what must be found. A new one needs no code. */
interface Expected {
  readonly about: string;
  readonly dockerfiles: readonly {
    readonly path: string;
    readonly context: string;
    readonly stages: readonly ExpectedStage[];
  }[];
}

interface ExpectedStage
  extends Pick<StageReport, "index" | "name" | "line" | "base" | "ships" | "dependsOn"> {
  readonly build: { readonly status: string; readonly line?: number; readonly log?: string };
  /** Of severity error and warning; for shipping stages that build. */
  readonly findings?: readonly (Pick<Finding, "detector" | "severity" | "origin" | "line"> &
    Partial<Pick<Finding, "fromStage" | "residual" | "stage">> & { readonly paths?: readonly string[] })[];
}

const fixtures = join(PROJECT, "fixtures");
const names = readdirSync(fixtures).filter((name) =>
  readdirSync(join(fixtures, name)).includes("expected.json"),
);
const stores = new Map<string, Report>();

function found(finding: Finding, expected: NonNullable<ExpectedStage["findings"]>[number] | undefined) {
  const items = finding.items.map(({ path }) => path);
  return {
    detector: finding.detector,
    severity: finding.severity,
    origin: finding.origin,
    line: finding.line,
    ...(finding.fromStage === undefined ? {} : { fromStage: finding.fromStage }),
    ...(finding.residual ? { residual: true } : {}),
    ...(expected?.stage === undefined ? {} : { stage: finding.stage }),
    ...(expected?.paths ? { paths: expected.paths.filter((path) => items.includes(path)) } : {}),
  };
}

function asExpected(stage: StageReport, expected: ExpectedStage | undefined) {
  const { index, name, line, base, ships, dependsOn, build } = stage;
  const { log } = expected?.build ?? {};
  const worth = stage.findings.filter(({ severity }) => severity !== "info");
  return {
    index,
    name,
    line,
    base,
    ships,
    dependsOn,
    build: {
      status: build.status,
      ...(build.error?.line ? { line: build.error.line } : {}),
      ...(log && build.error?.log.some((text) => text.includes(log)) ? { log } : {}),
    },
    ...(ships && build.status === "built"
      ? { findings: worth.map((finding, at) => found(finding, expected?.findings?.[at])) }
      : {}),
  };
}

/** What must not depend on the engine: sizes to the byte, lines, findings. */
function comparable(report: Report) {
  return report.dockerfiles.map(({ path, stages }) => ({
    path,
    stages: stages
      .filter((stage) => stage.ships)
      .map(({ index, image, findings, budgets }) => ({
        index,
        size: image?.size,
        layers: image?.layers.map(({ size, files, origin, instruction }) => ({
          size,
          files,
          origin,
          instruction,
        })),
        efficiency: image?.efficiency,
        findings,
        budgets,
      })),
  }));
}

describe.each(names)("fixture %s", (name) => {
  const expected = JSON.parse(readFileSync(join(fixtures, name, "expected.json"), "utf8")) as Expected;
  let repository: TestRepository;
  beforeAll(() => {
    repository = testRepository(join(fixtures, name));
    repository.commit({ "expected.json": null });
  });
  afterAll(() => repository.remove());

  it.each(engines)("$store store: every stage, build and finding is as expected", async ({ store, env }) => {
    const run = await stagecheck(["check", repository.root, "--baseline", "none", "--format", "json"], {
      env,
    });
    expect(run.stderr).not.toMatch(/defect/);
    const report = JSON.parse(run.stdout) as Report;
    stores.set(`${name} ${store}`, report);
    const seen = report.dockerfiles.map(({ path, context, stages }, at) => ({
      path,
      context,
      stages: stages.map((stage, index) => asExpected(stage, expected.dockerfiles[at]?.stages[index])),
    }));
    const wanted = expected.dockerfiles.map(({ path, context, stages }) => ({
      path,
      context,
      // What only a run of the image can tell is for the fixtures' own test.
      stages: stages.map((stage) => ({ ...stage, absent: undefined, run: undefined })),
    }));
    expect(seen).toEqual(wanted);
    const fails = wanted.some(({ stages }) =>
      stages.some(
        ({ build, findings }) =>
          build.status !== "built" || findings?.some(({ severity }) => severity === "error"),
      ),
    );
    expect(run.status).toBe(fails ? 1 : 0);
  });

  it("is the same on both image stores, to the byte", () => {
    const [one, ...others] = engines.map(({ store }) => stores.get(`${name} ${store}`));
    for (const other of others) expect(other && comparable(other)).toEqual(one && comparable(one));
  });
});
