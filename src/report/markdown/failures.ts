import { codeBlock } from "../../text/escape.ts";
import type { Report } from "../model.ts";
import { type Failure, failures } from "../view/failures.ts";
import { logTail } from "../view/log.ts";
import { CUT, sequence } from "./blocks.ts";
import type { Block } from "./fit.ts";
import type { Links } from "./links.ts";
import { markdown } from "./sentence.ts";

/** What does not build: each cause with its line, its command and the end of its log. */
export function failureBlock(report: Report, links: Links | null, logLines: number): readonly Block[] {
  const items = failures(report).map((failure) => failureText(failure, links, logLines));
  return items.length === 0 ? [] : [sequence(items, { noun: "failure", cutOrder: CUT.failures })];
}

function failureText(failure: Failure, links: Links | null, logLines: number): string {
  const sentence = markdown(["✗ ", ...failure.sentence], links);
  const log = logTail(failure.log, logLines);
  return log.length === 0 ? sentence : `${sentence}\n\n${codeBlock(log)}`;
}
