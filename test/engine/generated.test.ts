import fc from "fast-check";
import { expect, it } from "vitest";
import type { ParsedDockerfile } from "../../src/dockerfile/model.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { dockerfileText } from "../generated/dockerfile.ts";
import { findFaults, listStages, NEWER_FLAG, type ToldFault, withoutSyntax } from "./buildkit.ts";
import { anyEngine } from "./engines.ts";

/** How many Dockerfiles are made up in a run; a longer run takes more, and another seed. */
const COUNT = Number(process.env["STAGECHECK_GENERATED"] ?? 2_000);
const SEED = Number(process.env["STAGECHECK_SEED"] ?? 1);

/** Whether a variable decides: the base image or a build argument may set it, so it is no fault of the file. */
function hangsOnVariable(parsed: ParsedDockerfile, lines: readonly number[]): boolean {
  return parsed.instructions.some(({ line, text }) => lines.includes(line) && text.includes("$"));
}

function judgement(parsed: ParsedDockerfile, fault: ToldFault | null): unknown {
  const { error, stages } = parsed;
  const faults = stages.flatMap((stage) => stage.fault ?? []);
  // A template has no Dockerfile's faults.
  if (parsed.skipped !== undefined && fault !== null) return "taken";
  if (fault === null) return error ?? faults[0] ?? "taken";
  if (NEWER_FLAG.test(fault.message)) return "taken";
  const lines = fault.lines.filter((line) => line > 0);
  // An image that has a later stage's name: no stand-in can be given for it. A base image sets the working directory.
  if (/failed to resolve source metadata|invalid mount target/.test(fault.message)) return "taken";
  if (error === undefined && faults.length === 0) return hangsOnVariable(parsed, lines) ? "taken" : fault;
  const ours = [...(error ? [error] : []), ...faults].map((one) => one.line);
  // Of several faults BuildKit may name another one first, once it has understood all instructions.
  const parse = /parse error on line/.test(fault.message);
  return !parse || lines.length === 0 || ours.some((line) => lines.includes(line))
    ? "taken"
    : { ours, fault };
}

it(`${COUNT} Dockerfiles that a generator made up, as BuildKit reads them`, async () => {
  const texts = fc.sample(dockerfileText, { numRuns: COUNT, seed: SEED });
  const parsed = texts.map((text) => parseDockerfile(withoutSyntax(text), { platform: "linux/amd64" }));
  const faults = await findFaults(anyEngine(), texts);
  const differences = texts.flatMap((text, index) => {
    const one = parsed[index];
    const found = one ? judgement(one, faults[index] ?? null) : "not parsed";
    return found === "taken" ? [] : [{ text, found }];
  });
  expect(differences).toEqual([]);

  const taken = texts.filter((_, index) => {
    const older = NEWER_FLAG.test(faults[index]?.message ?? "");
    return (parsed[index]?.stages.length ?? 0) > 0 && !older;
  });
  expect(taken.length).toBeGreaterThan(COUNT / 10);
  const theirs = await listStages(anyEngine(), taken);
  const ours = taken.map((text) =>
    parseDockerfile(withoutSyntax(text)).stages.map(({ name, line, default: last }) => ({
      name,
      line,
      default: last,
    })),
  );
  expect(ours).toEqual(theirs);
});
