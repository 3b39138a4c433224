import { inspectionShape } from "./inspection.ts";
import { reportShape } from "./report.ts";
import type { Shape } from "./shapes.ts";
import { stagesShape } from "./stages.ts";

/** The published JSON Schemas by their file in `schema/`. */
export const SCHEMA_FILES: Readonly<Record<string, Shape>> = {
  "report.schema.json": reportShape,
  "inspect.schema.json": inspectionShape,
  "stages.schema.json": stagesShape,
};
