import { SettingsError, type StagecheckError } from "../errors.ts";
import { type Notice, REPORT_SCHEMA, type Report } from "./model.ts";

function noticeOf(error: StagecheckError): Notice {
  const remedy = error.remedy === undefined ? "" : ` ${error.remedy}`;
  return {
    level: "error",
    message: `${/[.!?]$/.test(error.message) ? error.message : `${error.message}.`}${remedy}`,
    ...(error.place ? { file: error.place.file } : {}),
    ...(error.place?.line ? { line: error.place.line } : {}),
  };
}

/** The report of a check that could not be begun: wrong settings, no Dockerfile, no engine. */
export function failedReport(error: StagecheckError): Report {
  const notices = (error instanceof SettingsError ? error.faults : [error]).map(noticeOf);
  return {
    schema: REPORT_SCHEMA,
    conclusion: "fail",
    reasons: notices.map(({ message }) => message),
    head: null,
    baseline: { kind: "none", reason: "The check could not be done.", state: "absent" },
    engine: null,
    dockerfiles: [],
    notices,
    seconds: 0,
  };
}
