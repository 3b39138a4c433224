import { StagecheckError } from "../errors.ts";
import { INSPECTIONS_SCHEMA, type Inspection } from "../inspect/model.ts";
import type { ComparedInspection } from "../judge/compare-images.ts";
import { jsonSafe } from "../text/escape.ts";
import type { Notice, Report } from "./model.ts";
import { REPORT_SCHEMA } from "./model.ts";
import { inspectionShape, inspectionsShape } from "./schema/inspection.ts";
import { reportShape } from "./schema/report.ts";
import type { Shape } from "./schema/shapes.ts";
import { stagesShape } from "./schema/stages.ts";
import { validate } from "./schema/validate.ts";
import { type ListingParts, listingOf } from "./stages.ts";

export const reportJson = (report: Report): string => print(reportShape, report);
export const inspectionJson = (inspection: Inspection): string => print(inspectionShape, inspection);
export const inspectionsJson = (inspections: readonly Inspection[]): string =>
  print(inspectionsShape, { schema: INSPECTIONS_SCHEMA, inspections });
export const comparisonJson = (inspection: ComparedInspection): string => print(inspectionShape, inspection);

/** How a listing without Dockerfiles says so; no string in JSON has a line end. */
const NO_DOCKERFILES = '  "dockerfiles": []';

/** What stands before and behind the only Dockerfile of a listing that has nothing else. */
const AHEAD = '{\n  "dockerfiles": [\n';
const BEHIND = "\n  ]\n}";

/** The stages of each Dockerfile as the contract has them. */
export function stagesJson(): ListingParts {
  const shape = stagesShape.properties?.["dockerfiles"]?.items ?? {};
  const around = (notices: readonly Notice[]): string => print(stagesShape, listingOf([], notices));
  let begun = false;
  return {
    dockerfile(one) {
      const text = jsonSafe({ dockerfiles: [inOrder(shape, one)] }).slice(AHEAD.length, -BEHIND.length);
      const ahead = begun ? ",\n" : `${around([]).split(NO_DOCKERFILES)[0] ?? ""}  "dockerfiles": [\n`;
      begun = true;
      return ahead + text;
    },
    end(notices) {
      const text = around(notices);
      return begun ? `\n  ]${text.split(NO_DOCKERFILES)[1] ?? ""}` : text;
    },
  };
}

const print = (shape: Shape, value: unknown): string => `${jsonSafe(inOrder(shape, value))}\n`;

/** The same value with its keys in the order of the schema, so that equal reports are equal texts. */
function inOrder(shape: Shape, value: unknown): unknown {
  const { items, properties } = shape.anyOf?.[0] ?? shape;
  if (items && Array.isArray(value)) return value.map((one) => inOrder(items, one));
  if (!properties || typeof value !== "object" || value === null) return value;
  const held = value as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const key in properties) {
    const property = properties[key];
    if (property !== undefined && held[key] !== undefined) ordered[key] = inOrder(property, held[key]);
  }
  return ordered;
}

/**
 * Reads a report that this program wrote, here or on another machine. The text is not trusted: what comes back
 * has the shape of a report, and no more keys. `file` names it in errors.
 * @throws StagecheckError where the text is no report, or one of another version.
 */
export function parseReport(text: string, file: string): Report {
  const refuse = (message: string, cause?: unknown): never => {
    throw new StagecheckError(message, {
      place: { file },
      remedy: "Give a report written with `--format json` by this version of Stagecheck.",
      cause,
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse("This is not JSON", error);
  }
  const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
  if (schema !== REPORT_SCHEMA) {
    return refuse(
      typeof schema === "string" && schema.startsWith("stagecheck/report@")
        ? `The report is of another version: ${schema.slice(0, 40)}, not ${REPORT_SCHEMA}`
        : "This is not a Stagecheck report",
    );
  }
  const checked = validate(reportShape, value);
  if ("faults" in checked) {
    return refuse(
      `The report is damaged: ${checked.faults.map((one) => `${one.path} ${one.message}`).join("; ")}`,
    );
  }
  const report = checked.value as Report;
  const fault = danglingIndex(report);
  return fault ? refuse(`The report is damaged: ${fault}`) : report;
}

/** What a schema cannot say: indices name what is there. */
function danglingIndex(report: Report): string | null {
  for (const [number, dockerfile] of report.dockerfiles.entries()) {
    const { stages } = dockerfile;
    for (const [position, stage] of stages.entries()) {
      const place = `dockerfiles[${number}].stages[${position}]`;
      if (stage.index !== position) return `${place}.index must be ${position}`;
      const needed = [
        ...stage.dependsOn.map((one) => one.stage),
        ...(stage.baseStage === null ? [] : [stage.baseStage]),
      ];
      if (needed.some((one) => one >= stages.length)) return `${place} needs a stage that is not there`;
    }
  }
  return null;
}
