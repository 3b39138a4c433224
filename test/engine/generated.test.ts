import fc from "fast-check";
import { expect, it } from "vitest";
import { isImageReference } from "../../src/dockerfile/image-reference.ts";
import type { ParsedDockerfile } from "../../src/dockerfile/model.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { dockerfileText } from "../generated/dockerfile.ts";
import { findFaults, listStages, type ToldFault } from "./buildkit.ts";
import { anyEngine } from "./engines.ts";

/** How many Dockerfiles are made up in a run; a longer run takes more, and another seed. */
const COUNT = Number(process.env["STAGECHECK_GENERATED"] ?? 240);
const SEED = Number(process.env["STAGECHECK_SEED"] ?? 1);

/** What is not the Dockerfile's fault, or that only a build argument or the base image decides. */
const NOT_JUDGED =
  /failed to resolve source metadata|should not be blank|invalid reference format|must be lowercase|empty platform|invalid mount target|\$\{[^}]*\?|invalid UTF-8/;

function judgement(parsed: ParsedDockerfile, fault: ToldFault | null): unknown {
  const { error, stages } = parsed;
  const faults = stages.flatMap((stage) => stage.fault ?? []);
  const open = stages.some((stage) => stage.baseStage === null && !isImageReference(stage.base));
  if (fault === null) return error ?? faults[0] ?? "taken";
  if (error === undefined && faults.length === 0)
    return open || NOT_JUDGED.test(fault.message) ? "taken" : fault;
  const ours = [...(error ? [error] : []), ...faults].map((one) => one.line);
  const lines = fault.lines.filter((line) => line > 0);
  // Of several faults BuildKit may name another one first, once it has understood all instructions.
  const parse = /parse error on line/.test(fault.message);
  return !parse || lines.length === 0 || ours.some((line) => lines.includes(line))
    ? "taken"
    : { ours, fault };
}

it(`${COUNT} Dockerfiles that a generator made up, as BuildKit reads them`, async () => {
  const texts = fc.sample(dockerfileText, { numRuns: COUNT, seed: SEED });
  const parsed = texts.map((text) => parseDockerfile(text, { platform: "linux/amd64" }));
  const faults = await findFaults(anyEngine(), texts);
  const differences = texts.flatMap((text, index) => {
    const one = parsed[index];
    const found = one ? judgement(one, faults[index] ?? null) : "not parsed";
    return found === "taken" ? [] : [{ text, found }];
  });
  expect(differences).toEqual([]);

  const taken = texts.filter((_, index) => (parsed[index]?.stages.length ?? 0) > 0);
  expect(taken.length).toBeGreaterThan(COUNT / 10);
  const theirs = await listStages(anyEngine(), taken);
  const ours = taken.map((text) =>
    parseDockerfile(text).stages.map(({ name, line, default: last }) => ({ name, line, default: last })),
  );
  expect(ours).toEqual(theirs);
});
