import type { Finding } from "../../src/inspect/model.ts";
import type { Report, StageReport } from "../../src/report/model.ts";
import type { ExpectedDockerfile, ExpectedFinding, ExpectedStage } from "../fixtures.ts";

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

/** What a report says of a fixture's Dockerfiles, in the terms of `expected.json`; findings in one order. */
export function seenIn(report: Report, wanted: readonly ExpectedDockerfile[]): readonly unknown[] {
  return report.dockerfiles.map(({ path, context, stages }, at) => ({
    path,
    context,
    stages: stages.map((stage, index) => {
      const expected = wanted[at]?.stages[index];
      return expected ? seen(stage, expected) : stage;
    }),
  }));
}

/** What {@link seenIn} is to be equal to: how an image runs is for other tests. */
export function wantedOf(dockerfiles: readonly ExpectedDockerfile[]): readonly ExpectedDockerfile[] {
  return dockerfiles.map(({ path, context, stages }) => ({
    path,
    context,
    stages: stages.map(({ run: _, ...stage }) => ({
      ...stage,
      ...(stage.findings ? { findings: [...stage.findings].sort(order) } : {}),
    })),
  }));
}

/** The exit status of a check that says this: 1 where a stage does not build or ships an error. */
export function wantedStatus(dockerfiles: readonly ExpectedDockerfile[]): 0 | 1 {
  const fails = ({ build, findings }: ExpectedStage): boolean =>
    build.status !== "built" || (findings ?? []).some(({ severity }) => severity === "error");
  return dockerfiles.some(({ stages }) => stages.some(fails)) ? 1 : 0;
}
