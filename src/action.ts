import { join } from "node:path";
import { endGroup, info, startGroup } from "@actions/core";
import { check } from "./check.ts";
import { definedVariables } from "./commands/context.ts";
import { failureLines } from "./commands/failure.ts";
import { writeResult } from "./commands/print.ts";
import { detectorIds } from "./detectors/catalogue.ts";
import { InterruptedError, StagecheckError } from "./errors.ts";
import { type GitHubContext, linksOf, readContext } from "./github/context.ts";
import { publish } from "./github/publish.ts";
import { publishFailure } from "./github/publish-failure.ts";
import { interruptedStatus, interruptible } from "./process/signals.ts";
import { linesListener } from "./progress/lines.ts";
import { failedReport } from "./report/failed.ts";
import { reportJson } from "./report/json.ts";
import { renderComment, renderSummary } from "./report/markdown/comment.ts";
import type { Report } from "./report/model.ts";
import { reportText } from "./report/text/report.ts";
import { readInputs } from "./settings/from-inputs.ts";
import { loadSettings } from "./settings/load.ts";
import { withoutCommands } from "./text/escape.ts";

const env = definedVariables(process.env);
const debug = env["RUNNER_DEBUG"] === "1";

const root = env["GITHUB_WORKSPACE"] || process.cwd();

async function measure(
  { given, faults }: ReturnType<typeof readInputs>,
  { pullRequest }: GitHubContext,
  signal: AbortSignal,
): Promise<Report> {
  startGroup("Stagecheck: building and measuring");
  try {
    return await check({
      settings: loadSettings(given, { root, detectors: detectorIds, faults }),
      change: { baseRef: pullRequest?.baseRef ?? null, baseSha: pullRequest?.baseSha ?? null },
      env,
      signal,
      onProgress: linesListener(info),
    });
  } catch (error) {
    // Said in the comment too, or an older one would go on saying that all is well.
    if (error instanceof StagecheckError && !(error instanceof InterruptedError)) return failedReport(error);
    throw error;
  } finally {
    endGroup();
  }
}

async function run(signal: AbortSignal): Promise<number> {
  const inputs = readInputs(env, root);
  const context = readContext(env);
  const report = await measure(inputs, context, signal);
  const links = linksOf(context);
  const folder = join(env["RUNNER_TEMP"] || root, "stagecheck");
  const files = {
    report: inputs.given.reportFile ?? join(folder, "report.json"),
    markdown: join(folder, "comment.md"),
  };
  const summaryUrl = context.runUrl === null ? {} : { summaryUrl: context.runUrl };
  const comment = (limit: number): string => renderComment(report, { limit, links, ...summaryUrl });
  await writeResult(files.report, reportJson(report));
  await writeResult(files.markdown, `${renderComment(report, { links, ...summaryUrl })}\n`);
  info(withoutCommands(reportText(report, { color: false })));
  const published = await publish(report, {
    context,
    settings: inputs.given,
    render: { comment, summary: (limit) => renderSummary(report, { limit, links }) },
    files,
  });
  for (const defect of debug ? published.defects : []) failureLines(defect, true).forEach(info);
  return report.conclusion === "fail" ? 1 : 0;
}

async function main(): Promise<void> {
  try {
    process.exitCode = await interruptible(run);
  } catch (error) {
    if (error instanceof InterruptedError) {
      process.exitCode = interruptedStatus(error);
    } else {
      publishFailure(error, failureLines(error, debug));
      process.exitCode = 1;
    }
  }
}

await main();
