import type { StagecheckError } from "../errors.ts";
import { type Notice, REPORT_SCHEMA, type Report } from "./model.ts";

/** The report of a check that could not be begun: no Dockerfile, no engine. */
export function failedReport(error: StagecheckError): Report {
  const remedy = error.remedy === undefined ? "" : ` ${error.remedy}`;
  const notice: Notice = {
    level: "error",
    message: `${/[.!?]$/.test(error.message) ? error.message : `${error.message}.`}${remedy}`,
    ...(error.place ? { file: error.place.file } : {}),
    ...(error.place?.line ? { line: error.place.line } : {}),
  };
  return {
    schema: REPORT_SCHEMA,
    conclusion: "fail",
    reasons: [notice.message],
    head: null,
    baseline: { kind: "none", reason: "The check could not be done.", state: "absent" },
    engine: null,
    dockerfiles: [],
    notices: [notice],
    seconds: 0,
  };
}
