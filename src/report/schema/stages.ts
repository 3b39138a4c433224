import { STAGES_SCHEMA } from "../model.ts";
import {
  amount,
  constant,
  described,
  flag,
  line,
  list,
  nullable,
  object,
  oneOf,
  optional,
  optionalText,
  text,
  texts,
} from "./shapes.ts";

const via = described(oneOf("FROM", "COPY --from", "RUN --mount"), "How the Dockerfile says it.");

const dependency = object("StageDependency", {
  stage: described(amount, "Index of the stage that is needed."),
  via,
  line,
});

const image = object("StageImage", { reference: text, via, line, digest: optional(text) });

export const dockerfileFault = described(
  object("DockerfileFault", { line, message: text }),
  "Set where BuildKit rejects the file; then there are no stages.",
);

/** The keys of a stage as parsed; the report adds to them. */
export const stageFields = {
  index: described(amount, "Position in the file, from 0."),
  name: described(optionalText, "In lower case; null for a stage without a name."),
  line,
  endLine: line,
  base: described(
    text,
    "What it is FROM, after ARG expansion; empty where that is blank without build arguments.",
  ),
  baseStage: described(nullable(amount), "Index of the stage that it is FROM."),
  replacedBy: optional(
    described(
      text,
      "The named context of the stage's own name that stands in its place: an address, or a folder.",
    ),
  ),
  platform: optionalText,
  default: described(flag, "The last stage: built when no target is named."),
  ships: described(flag, "Users run the image of this stage."),
  dependsOn: list(dependency),
  images: described(list(image), "External images that the stage needs."),
  fault: optional(
    described(
      object("StageFault", { line, message: text }),
      "Why BuildKit would not begin to build this stage, though it builds others of the file.",
    ),
  ),
};

export const dockerfileFields = {
  path: described(text, "Relative to the root of the repository."),
  context: described(text, "The build context's folder, relative to the root of the repository."),
  contextReason: described(text, "Why this context, and what else was possible."),
};

export const skipped = described(text, "Why the file is passed over: a template. Then there are no stages.");

export const notice = object("Notice", {
  level: oneOf("error", "warning", "note"),
  message: text,
  file: optional(text),
  line: optional(line),
});

/** What `stages --format json` prints. */
export const stagesShape = object("Stages", {
  schema: constant(STAGES_SCHEMA),
  dockerfiles: list(
    object("ListedDockerfile", {
      ...dockerfileFields,
      buildArgs: optional(described(texts, "Build arguments of the repository's own build.")),
      buildContexts: optional(described(texts, "Named contexts of the repository's own build.")),
      error: optional(dockerfileFault),
      skipped: optional(skipped),
      stages: list(object("Stage", stageFields)),
    }),
  ),
  notices: optional(described(list(notice), "What was passed over, and why.")),
});
