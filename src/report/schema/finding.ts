import {
  amount,
  described,
  flag,
  line,
  list,
  object,
  oneOf,
  optional,
  optionalText,
  text,
} from "./shapes.ts";

const item = object("FindingItem", {
  path: described(text, "Begins with /."),
  package: optional(text),
  version: optional(text),
  bytes: amount,
});

/** One detector and one instruction. */
export const findingShape = object("Finding", {
  detector: text,
  severity: oneOf("error", "warning", "info"),
  path: described(text, "Begins with /; of the largest item."),
  package: optional(text),
  version: optional(text),
  bytes: described(amount, "Sum over all items."),
  layer: described(amount, "Index of the layer, those of the base image counted."),
  origin: described(oneOf("base", "run", "copy"), "Inherited, made by a RUN, or copied."),
  line: optional(described(line, "Of the instruction that made the bytes.")),
  stage: described(optionalText, "The stage that the line stands in, where it is not the target itself."),
  fromStage: optional(described(text, "Where it was copied from: a stage or an image.")),
  residual: described(flag, "Deleted by a later layer, but its bytes are still pulled."),
  status: optional(described(oneOf("new", "debt", "unknown"), "Against the baseline.")),
  message: described(text, "What is there."),
  remedy: described(text, "What to do."),
  allowed: optional(described(text, "The reason that the config gives for allowing it.")),
  items: described(list(item), "Largest first."),
});
