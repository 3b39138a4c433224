import { INSPECTION_SCHEMA, INSPECTIONS_SCHEMA } from "../../inspect/model.ts";
import { comparisonShape } from "./comparison.ts";
import { findingShape } from "./finding.ts";
import { imageFields } from "./image.ts";
import { amount, constant, described, list, object, optional, text } from "./shapes.ts";

const inspectedPackage = object("Package", {
  manager: text,
  name: text,
  version: text,
  bytes: described(amount, "Of the files that the layer which installed it holds."),
  layer: described(amount, "Index of that layer."),
});

/** What `inspect --format json` prints. */
export const inspectionShape = object("Inspection", {
  schema: constant(INSPECTION_SCHEMA),
  ...imageFields,
  otherPlatforms: optional(described(list(text), "Where this one was chosen among several: the others.")),
  findings: list(findingShape),
  packages: described(list(inspectedPackage), "Of the package managers' databases, largest first."),
  comparison: optional(described(comparisonShape, "With --against.")),
});

/** What `inspect --platform all --format json` prints. */
export const inspectionsShape = object("Inspections", {
  schema: constant(INSPECTIONS_SCHEMA),
  inspections: described(list(inspectionShape), "One for each platform."),
});
