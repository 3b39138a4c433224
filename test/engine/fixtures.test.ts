import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../src/inspect/model.ts";
import type { Report, StageReport } from "../../src/report/model.ts";
import { type ExpectedFinding, type ExpectedStage, readFixtures } from "../fixtures.ts";
import { type TestRepository, testRepository } from "../git/repository.ts";
import { stagecheck } from "./cli.ts";
import { engines } from "./engines.ts";

const reports = new Map<string, Report>();

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** A finding told as `expected` tells its own: which of what must be there is there. */
function told(finding: Finding, expected: ExpectedFinding | undefined): ExpectedFinding {
  const { detector, severity, origin, line, fromStage, residual, items } = finding;
  const paths = expected?.paths?.filter((path) => items.some((item) => isBelow(item.path, path)));
  const packages = expected?.packages?.filter((name) => items.some((item) => item.package === name));
  return {
    detector,
    severity,
    origin,
    line: line ?? 0,
    ...(fromStage === undefined ? {} : { fromStage }),
    ...(residual ? { residual } : {}),
    ...(paths ? { paths } : {}),
    ...(packages ? { packages } : {}),
  };
}

const order = (one: ExpectedFinding, other: ExpectedFinding): number =>
  `${one.line} ${one.detector}`.localeCompare(`${other.line} ${other.detector}`, "en", { numeric: true });

function findingsOf(stage: StageReport, expected: ExpectedStage): readonly ExpectedFinding[] {
  return stage.findings
    .filter(({ severity }) => severity !== "info")
    .map((finding) => {
      const like = expected.findings?.find(
        ({ detector, line, residual }) =>
          detector === finding.detector && line === finding.line && (residual ?? false) === finding.residual,
      );
      return told(finding, like);
    })
    .sort(order);
}

/** What Stagecheck says of a stage, in the terms of `expected.json`. */
function seen(stage: StageReport, expected: ExpectedStage): Omit<ExpectedStage, "run"> {
  const { index, name, line, base, ships, dependsOn, build, findings } = stage;
  const log = expected.build.status === "failed" ? expected.build.log : "";
  const about = (path: string): boolean =>
    findings.some(({ items }) => items.some((item) => isBelow(item.path, path)));
  return {
    index,
    name,
    line,
    base,
    ships,
    dependsOn,
    build:
      build.status === "built"
        ? { status: "built" }
        : {
            status: "failed",
            line: build.error?.line ?? 0,
            log: build.error?.log.some((text) => text.includes(log)) ? log : "",
          },
    ...(expected.findings ? { findings: findingsOf(stage, expected) } : {}),
    ...(expected.absent ? { absent: expected.absent.filter((path) => !about(path)) } : {}),
  };
}

/**
 * What must not depend on the engine: lines, findings, and the sizes of what both were given. What they build is not
 * the same to the byte: installers write logs and caches, and a file that COPY writes once more as it was, one store
 * has in the layer and the other not. That each is counted exactly is for `sizes.test.ts`.
 */
function comparable(report: Report) {
  return report.dockerfiles.map(({ path, stages }) => ({
    path,
    stages: stages.map(({ index, image, findings }) => ({
      index,
      layers: image?.layers.map(({ size, files, origin, instruction }) => ({
        origin,
        instruction,
        ...(origin === "base" ? { size, files } : {}),
      })),
      findings: findings.map(({ bytes: _, items, ...finding }) => ({
        ...finding,
        items: items.map((item) => item.path).sort(),
      })),
    })),
  }));
}

describe.each(readFixtures())("fixture $name", ({ name, folder, targets = [], dockerfiles }) => {
  let repository: TestRepository;
  beforeAll(() => {
    repository = testRepository(folder);
    repository.commit({ "expected.json": null });
  });
  afterAll(() => repository.remove());

  // Side by side: each waits for its own engine most of the time.
  it.concurrent.each(engines)(
    "$store store: every stage, build and finding is as expected",
    async ({ store, env }) => {
      const asked = targets.flatMap((target) => ["--target", target]);
      const args = ["check", repository.root, "--baseline", "none", "--format", "json", ...asked];
      const run = await stagecheck(args, { env });
      const report = JSON.parse(run.stdout) as Report;
      reports.set(`${name} ${store}`, report);
      const wanted = dockerfiles.map(({ path, context, stages }) => ({
        path,
        context,
        stages: stages.map(({ run: _, ...stage }) => ({
          ...stage,
          ...(stage.findings ? { findings: [...stage.findings].sort(order) } : {}),
        })),
      }));
      expect(
        report.dockerfiles.map(({ path, context, stages }, at) => ({
          path,
          context,
          stages: stages.map((stage, index) => {
            const expected = wanted[at]?.stages[index];
            return expected ? seen(stage, expected) : stage;
          }),
        })),
      ).toEqual(wanted);
      const fails = wanted.some(({ stages }) =>
        stages.some(
          ({ build, findings }) =>
            build.status !== "built" || findings?.some(({ severity }) => severity === "error"),
        ),
      );
      expect(run.status).toBe(fails ? 1 : 0);
    },
  );

  it("says the same on both image stores", () => {
    const [one, ...others] = engines.map(({ store }) => reports.get(`${name} ${store}`));
    for (const other of others) expect(other && comparable(other)).toEqual(one && comparable(one));
  });
});
