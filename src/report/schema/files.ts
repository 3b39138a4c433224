import { inspectionShape, inspectionsShape } from "./inspection.ts";
import { reportShape } from "./report.ts";
import type { Shape } from "./shapes.ts";
import { stagesShape } from "./stages.ts";

/** The published JSON Schemas by their file in `schema/`. */
export const SCHEMA_FILES: Readonly<Record<string, Shape>> = {
  "report.schema.json": reportShape,
  "inspect.schema.json": inspectionShape,
  "inspect-platforms.schema.json": inspectionsShape,
  "stages.schema.json": stagesShape,
};
