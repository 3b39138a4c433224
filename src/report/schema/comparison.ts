import { deltaShape } from "./delta.ts";
import { findingShape } from "./finding.ts";
import { imageFields } from "./image.ts";
import { amount, change, described, list, nullable, object, oneOf, optionalText, text } from "./shapes.ts";

const index = nullable(amount);
const bytes = nullable(amount);

const layerChange = object("LayerChange", {
  status: described(oneOf("same", "changed", "added", "gone"), "changed: of the same instruction."),
  layer: described(index, "Index in the image; null where it is gone."),
  against: described(index, "Index in the image that it is compared with; null where it is new."),
  text: described(optionalText, "The instruction, where it is known."),
  before: bytes,
  after: bytes,
  change,
});

const packageChange = object("PackageChange", {
  status: described(oneOf("added", "gone", "changed"), "changed: another version, or other bytes."),
  manager: text,
  name: text,
  versionBefore: optionalText,
  versionAfter: optionalText,
  before: bytes,
  after: bytes,
  change,
});

const fileGrowth = object("FileGrowth", {
  path: described(text, "Begins with /."),
  before: described(bytes, "null where there was no such file."),
  after: amount,
  change,
});

const { layers: _, ...against } = imageFields;

/** What `--against` adds to an inspection. */
export const comparisonShape = object("Comparison", {
  against: described(object("ComparedWith", against), "The image that it is compared with."),
  delta: deltaShape,
  layers: described(list(layerChange), "Of both images, base first."),
  packages: described(list(packageChange), "Those that differ, the largest movement first."),
  files: described(list(fileGrowth), "The files of the final filesystem that grew most."),
  fixed: described(list(findingShape), "What the other image has and this one has not."),
});
