import { REPORT_SCHEMA } from "../model.ts";
import { deltaShape } from "./delta.ts";
import { findingShape } from "./finding.ts";
import { imageFields } from "./image.ts";
import {
  amount,
  change,
  constant,
  described,
  line,
  list,
  nullable,
  object,
  oneOf,
  optional,
  optionalText,
  seconds,
  text,
} from "./shapes.ts";
import { dockerfileFault, dockerfileFields, notice, skipped, stageFields } from "./stages.ts";

const baseline = object("Baseline", {
  kind: oneOf("built", "stored", "file", "none"),
  sha: optional(text),
  ref: optional(described(text, "Name of the base branch.")),
  reason: described(text, "Why this one, or why none."),
  state: described(
    oneOf("ready", "absent", "failed"),
    "absent: none was asked for or can be. failed: it should be there but could not be had.",
  ),
});

const fault = object("BuildFault", {
  line: nullable(line),
  message: text,
  command: described(optionalText, "The instruction that failed, as written."),
  log: described(list(text), "The last lines of its output."),
});

const build = object("Build", {
  status: oneOf("built", "failed", "timeout", "skipped"),
  seconds,
  steps: amount,
  cachedSteps: amount,
  error: optional(fault),
});

const budget = object("Budget", {
  on: oneOf("size", "download", "growth"),
  limit: described(text, "As the user wrote it."),
  limitBytes: nullable(amount),
  value: described(nullable(change), "Bytes; null where it was not compared."),
  status: oneOf("within", "over", "not-compared"),
});

const stage = object("StageReport", {
  ...stageFields,
  build,
  image: described(nullable(object("Image", imageFields)), "null: not built, or it could not be read."),
  imageError: optional(described(text, "Why the image of a built stage could not be read.")),
  delta: described(nullable(deltaShape), "null: not compared."),
  baselineState: oneOf("compared", "new-dockerfile", "new-stage", "not-built", "none"),
  findings: list(findingShape),
  fixed: described(list(findingShape), "Findings as they were in the baseline, gone now."),
  budgets: list(budget),
});

const engine = object("Engine", {
  version: text,
  buildx: text,
  store: oneOf("classic", "containerd"),
  driver: text,
});

/** What `check --format json` prints. */
export const reportShape = object("Report", {
  schema: constant(REPORT_SCHEMA),
  conclusion: oneOf("pass", "warn", "fail"),
  reasons: described(list(text), "Why the conclusion is not pass, worst first."),
  head: described(optionalText, "Full id of the commit that was measured."),
  baseline,
  engine: nullable(engine),
  dockerfiles: list(
    object("DockerfileReport", {
      ...dockerfileFields,
      error: optional(dockerfileFault),
      skipped: optional(skipped),
      stages: list(stage),
    }),
  ),
  notices: list(notice),
  seconds,
});
