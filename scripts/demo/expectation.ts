import { readFile } from "node:fs/promises";
import type { Report } from "../../src/report/model.ts";

/** What the check of the sample did otherwise than it should, a sentence each. */
export async function departures(status: number | null, reportFile: string): Promise<readonly string[]> {
  if (status !== 1) return [`The check ended with exit status ${status}, and should have ended with 1.`];
  const report = JSON.parse(await readFile(reportFile, "utf8")) as Report;
  const stages = report.dockerfiles.flatMap((dockerfile) => dockerfile.stages);
  const unbuilt = stages.filter(({ build }) => build.status !== "built");
  const isNew = stages.some(({ findings }) => findings.some((finding) => finding.status === "new"));
  return [
    ...(report.conclusion === "fail" ? [] : [`The report's conclusion is ${report.conclusion}, not fail.`]),
    ...(report.baseline.kind === "built" ? [] : [`No baseline was built: ${report.baseline.reason}`]),
    ...unbuilt.map(({ name, index, build }) => `The stage ${name ?? index} is ${build.status}, not built.`),
    ...(isNew ? [] : ["No new build tooling was found."]),
  ];
}
