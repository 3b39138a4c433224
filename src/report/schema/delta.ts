import { amount, change, described, line, list, nullable, object, optionalText, text } from "./shapes.ts";

const lineDelta = object("LineDelta", {
  line: nullable(line),
  stage: optionalText,
  text: described(text, "The instruction as written."),
  before: described(nullable(amount), "Bytes; null where the instruction was not there."),
  after: nullable(amount),
  change,
});

export const deltaShape = object("SizeDelta", {
  size: described(change, "After minus before, in bytes; base + own = size."),
  downloadSize: nullable(change),
  base: described(change, "What the external base image changed."),
  own: described(change, "What this Dockerfile's own instructions changed."),
  lines: described(list(lineDelta), "Largest movement first."),
});
