import { setOutput } from "@actions/core";
import type { Report } from "../report/model.ts";

/** The outputs of the action, by name. */
export interface Outputs {
  readonly conclusion: string;
  /** Path of the JSON report; `""`: none was written. */
  readonly report: string;
  /** Path of the comment's Markdown; `""`: none was written. */
  readonly markdown: string;
  readonly size: string;
  readonly "download-size": string;
  readonly "size-delta": string;
  readonly findings: string;
  readonly "comment-id": string;
}

const EMPTY: Outputs = {
  conclusion: "",
  report: "",
  markdown: "",
  size: "",
  "download-size": "",
  "size-delta": "",
  findings: "",
  "comment-id": "",
};

/** The outputs where there is no report: only `conclusion`, and what is given. */
export function outputsWithoutReport(given: Partial<Outputs> = {}): Outputs {
  return { ...EMPTY, conclusion: "fail", ...given };
}

/**
 * Sizes are whole bytes: sums over the images that ship and could be measured; `""` where there is none.
 * `size-delta` is the sum over those that were compared, `""` without a baseline. `findings` counts the new ones
 * that are not allowed; without a baseline to tell, all that are not known to be debt.
 */
export function outputsOf(report: Report, given: Partial<Outputs> = {}): Outputs {
  const shipping = report.dockerfiles.flatMap((dockerfile) =>
    dockerfile.stages.filter((stage) => stage.ships),
  );
  const images = shipping.flatMap((stage) => stage.image ?? []);
  const deltas = report.baseline.state === "ready" ? shipping.flatMap((stage) => stage.delta ?? []) : [];
  const found = shipping.flatMap((stage) => stage.findings);
  return {
    ...EMPTY,
    conclusion: report.conclusion,
    size: sum(images.map((image) => image.size)),
    "download-size": sum(images.flatMap((image) => image.downloadSize ?? [])),
    "size-delta": sum(deltas.map((delta) => delta.size)),
    findings:
      report.dockerfiles.length === 0
        ? ""
        : String(found.filter((one) => one.allowed === undefined && (one.status ?? "new") === "new").length),
    ...given,
  };
}

function sum(bytes: readonly number[]): string {
  return bytes.length === 0 ? "" : String(Math.round(bytes.reduce((total, part) => total + part, 0)));
}

/** Hands the outputs to the runner; a warning where it cannot take them. */
export function setOutputs(outputs: Outputs): string | null {
  const path = process.env["GITHUB_OUTPUT"];
  if (!path) return "The outputs could not be set: GITHUB_OUTPUT is not set. The Actions runner sets it.";
  try {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `The outputs could not be set: ${path} cannot be written${code ? ` (${code})` : ""}.`;
  }
}
