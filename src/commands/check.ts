import { check } from "../check.ts";
import { detectorIds } from "../detectors/catalogue.ts";
import { exitStatus } from "../judge/verdict.ts";
import { linesListener } from "../progress/lines.ts";
import { terminalListener } from "../progress/terminal.ts";
import { reportJson } from "../report/json.ts";
import type { Invocation } from "../settings/from-arguments.ts";
import { loadSettings } from "../settings/load.ts";
import type { CommandContext } from "./context.ts";
import { print, writeResult } from "./print.ts";

/** `stagecheck [check] [DIR]` */
export async function checkCommand(
  invocation: Extract<Invocation, { command: "check" }>,
  context: CommandContext,
): Promise<number> {
  const { stderr } = context;
  const settings = loadSettings(invocation.given, { root: invocation.directory, detectors: detectorIds });
  const onProgress = stderr.isTTY
    ? terminalListener(stderr)
    : linesListener((line) => stderr.write(`${line}\n`));
  const report = await check({
    settings,
    change: { baseRef: null, baseSha: null },
    env: context.env,
    signal: context.signal,
    onProgress,
  });
  if (settings.reportFile !== null) await writeResult(settings.reportFile, reportJson(report));
  await print((format, options) => format.report(report, options), invocation, context);
  return exitStatus(report);
}
