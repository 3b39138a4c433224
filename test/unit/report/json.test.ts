import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { PlannedDockerfile } from "../../../src/build/model.ts";
import { StagecheckError } from "../../../src/errors.ts";
import {
  comparisonJson,
  inspectionJson,
  inspectionsJson,
  parseReport,
  reportJson,
  stagesJson,
} from "../../../src/report/json.ts";
import type { Report } from "../../../src/report/model.ts";
import { SCHEMA_FILES } from "../../../src/report/schema/files.ts";
import { reportShape } from "../../../src/report/schema/report.ts";
import { schemaDocument } from "../../../src/report/schema/shapes.ts";
import { validate } from "../../../src/report/schema/validate.ts";
import { listedDockerfile, listingOf } from "../../../src/report/stages.ts";
import { comparison, finding, inspection, layer, packages, textOf } from "./builder.ts";
import { SAMPLES } from "./samples.ts";

const schemaFile = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../../schema/${name}`, import.meta.url), "utf8")) as object;

function schemaErrors(name: string, value: unknown): unknown {
  const check = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schemaFile(name));
  check(value);
  return check.errors;
}

const overBudget = SAMPLES["over-budget"] as Report;

const planned: PlannedDockerfile = {
  path: "Dockerfile",
  context: ".",
  contextReason: "the repository's root",
  parsed: { text: "FROM scratch", escapeChar: "\\", stages: [], instructions: [] },
  stages: [
    {
      ships: true,
      index: 0,
      name: null,
      line: 1,
      endLine: 2,
      base: "",
      baseStage: null,
      platform: "$BUILDPLATFORM",
      default: true,
      dependsOn: [],
      images: [{ reference: "golang:1.24", via: "COPY --from", line: 2 }],
    },
  ],
};

describe("the published schemas", () => {
  test.each(Object.entries(SCHEMA_FILES))("%s is what the program checks by", (name, shape) => {
    expect(schemaFile(name)).toEqual(JSON.parse(JSON.stringify(schemaDocument(shape))));
  });

  test.each(Object.entries(SAMPLES))("hold for the report of %s", (_, sample) => {
    expect(schemaErrors("report.schema.json", JSON.parse(reportJson(sample)))).toBeNull();
  });

  test("hold for an inspection", () => {
    const one = inspection([layer(1000), layer(20, { line: 3, text: "RUN make" })], [finding("c-toolchain")]);
    expect(schemaErrors("inspect.schema.json", JSON.parse(inspectionJson(one)))).toBeNull();
    const whole = { ...one, packages, otherPlatforms: ["linux/arm64"] };
    const compared: unknown = JSON.parse(comparisonJson(comparison(whole)));
    expect(schemaErrors("inspect.schema.json", compared)).toBeNull();
    expect(compared).toEqual(comparison(whole));
    const list: unknown = JSON.parse(inspectionsJson([one, whole]));
    expect(schemaErrors("inspect-platforms.schema.json", list)).toBeNull();
    expect(list).toEqual({ schema: "stagecheck/inspections@1", inspections: [one, whole] });
  });

  test("of many Dockerfiles come part by part, and are together one text", () => {
    const notices = [{ level: "note" as const, message: 'a text with   "dockerfiles": [] and\nlines' }];
    for (const count of [0, 1, 3]) {
      const all = Array.from({ length: count }, (_, index) => ({ ...planned, path: `${index}/Dockerfile` }));
      const listing = listingOf(all.map(listedDockerfile), notices);
      const text = textOf(stagesJson(), listing);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      expect(JSON.parse(text)).toEqual(listing);
    }
  });

  test("hold for stages, with and without an error", () => {
    const fault = { line: 3, message: "unknown instruction: RUNN" };
    const listing = listingOf(
      [planned, { ...planned, parsed: { ...planned.parsed, error: fault } }].map(listedDockerfile),
      [],
    );
    const value: unknown = JSON.parse(textOf(stagesJson(), listing));
    expect(schemaErrors("stages.schema.json", value)).toBeNull();
    expect(value).toEqual({
      schema: "stagecheck/stages@1",
      dockerfiles: [
        { path: "Dockerfile", context: ".", contextReason: "the repository's root", stages: planned.stages },
        {
          path: "Dockerfile",
          context: ".",
          contextReason: "the repository's root",
          error: fault,
          stages: [],
        },
      ],
    });
  });
});

describe("the report as JSON", () => {
  test.each(Object.entries(SAMPLES))("reads back as it was: %s", (_, sample) => {
    expect(parseReport(reportJson(sample), "report.json")).toEqual(sample);
  });

  test("is the same text whatever the order of the keys", () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, one]) => [key, turned(one)])
          .reverse(),
      );
    };
    expect(reportJson(turned(overBudget) as Report)).toBe(reportJson(overBudget));
  });

  test("begins with its schema and ends with a newline", () => {
    const text = reportJson(overBudget);
    expect(text.startsWith('{\n  "schema": "stagecheck/report@1",\n  "conclusion": "fail",')).toBe(true);
    expect(text.endsWith("}\n")).toBe(true);
  });
});

type Path = readonly (string | number)[];

/** Every place in a value. */
function places(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]))];
}

/** A copy with another value at one place; `undefined` takes the key away. */
function changed(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const held = copy as Record<string | number, unknown>;
  const next = changed(held[key], rest, replacement);
  if (next === undefined && !Array.isArray(copy)) delete held[key];
  else held[key] = next === undefined ? null : next;
  return copy;
}

describe("a report from elsewhere", () => {
  const message = (text: string): string => {
    try {
      parseReport(text, "shard.json");
    } catch (error) {
      if (error instanceof StagecheckError) return `${error.place?.file}: ${error.message}`;
      throw error;
    }
    return "accepted";
  };

  test("is refused exactly where the schema refuses it", () => {
    const value: unknown = JSON.parse(reportJson(overBudget));
    const check = new Ajv2020({ allowUnionTypes: true }).compile(schemaFile("report.schema.json"));
    const replacements = [undefined, null, -1, 0.5, "x", true, [], {}, 3];
    const disagreements = places(value).flatMap((path) =>
      replacements.flatMap((replacement) => {
        const mutant = changed(value, path, replacement);
        const ours = !("faults" in validate(reportShape, mutant));
        return ours === check(mutant) ? [] : [{ path, replacement, ours }];
      }),
    );
    expect(disagreements).toEqual([]);
  });

  test.each([
    ["", "shard.json: This is not JSON"],
    ['{"schema":', "shard.json: This is not JSON"],
    ["null", "shard.json: This is not a Stagecheck report"],
    ["[]", "shard.json: This is not a Stagecheck report"],
    ['{"schema":"stagecheck/inspection@1"}', "shard.json: This is not a Stagecheck report"],
    [
      '{"schema":"stagecheck/report@2"}',
      "shard.json: The report is of another version: stagecheck/report@2, not stagecheck/report@1",
    ],
  ])("%j is refused", (text, expected) => {
    expect(message(text)).toBe(expected);
  });

  test("is refused with the places of what is wrong", () => {
    const damaged = changed(changed(overBudget, ["dockerfiles", 0, "path"], 7), ["seconds"], -1);
    expect(message(JSON.stringify(damaged))).toBe(
      "shard.json: The report is damaged: dockerfiles[0].path must be a string; seconds must not be less than 0",
    );
  });

  test("is refused where an index leads nowhere", () => {
    const index = changed(overBudget, ["dockerfiles", 0, "stages", 1, "index"], 5);
    expect(message(JSON.stringify(index))).toBe(
      "shard.json: The report is damaged: dockerfiles[0].stages[1].index must be 1",
    );
    const base = changed(overBudget, ["dockerfiles", 0, "stages", 1, "baseStage"], 5);
    expect(message(JSON.stringify(base))).toBe(
      "shard.json: The report is damaged: dockerfiles[0].stages[1] needs a stage that is not there",
    );
  });

  test("brings no keys that a report does not have", () => {
    const text = JSON.stringify({ ...overBudget, more: 1 }).replace("{", '{"__proto__":{"polluted":true},');
    const parsed = parseReport(text, "shard.json");
    expect(parsed).toEqual(overBudget);
    expect("polluted" in parsed).toBe(false);
  });

  test("may be deeply nested where nobody looks", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const text = reportJson(overBudget).replace("{", `{"more":${deep},`);
    expect(parseReport(text, "shard.json")).toEqual(overBudget);
  });
});
