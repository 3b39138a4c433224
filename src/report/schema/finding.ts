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
  detector: optional(
    described(text, "Whose finding it would be, had not another one's package pulled it in."),
  ),
  bytes: amount,
});

const patch = object("Patch", {
  path: described(text, "The Dockerfile or its ignore file, which need not be there yet."),
  startLine: line,
  endLine: described(amount, "The last line that is replaced; one less than startLine where none is."),
  replaced: described(list(text), "The lines as they are, without line ends."),
  lines: described(list(text), "The lines to put there, without line ends."),
  saves: optional(
    described(amount, "Bytes that the image loses, as built with this change; absent: not built."),
  ),
});

/** One detector and one instruction. */
export const findingShape = object("Finding", {
  detector: text,
  severity: oneOf("error", "warning", "info"),
  path: described(text, "Begins with /; of the largest item that did not just come along."),
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
  patch: optional(described(patch, "The change to make, where it is small and certain.")),
  allowed: optional(described(text, "The reason that the config gives for allowing it.")),
  items: described(list(item), "Largest first."),
});
