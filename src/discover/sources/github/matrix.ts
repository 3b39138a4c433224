import { asMapping, type Mapping } from "../values.ts";
import { type Contexts, expandWhole } from "./expressions.ts";

/** What GitHub itself allows in one job. */
const MOST_COMBINATIONS = 256;

/**
 * The combinations of a job's matrix, with `include` and `exclude`; values that expressions make are left out.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
export function matrixCombinations(job: Mapping, contexts: Contexts): readonly Mapping[] {
  const matrix = asMapping(asMapping(job["strategy"])?.["matrix"]);
  if (matrix === null) return [{}];
  const axes = Object.entries(matrix).filter(([key]) => key !== "include" && key !== "exclude");
  let combinations: Mapping[] = [{}];
  for (const [key, values] of axes) {
    if (!Array.isArray(values)) continue;
    combinations = combinations
      .flatMap((one) => values.map((value) => ({ ...one, [key]: known(value, contexts) })))
      .slice(0, MOST_COMBINATIONS);
  }
  const mappings = (value: unknown): Mapping[] =>
    Array.isArray(value)
      ? value.flatMap((one): Mapping[] => {
          const found = asMapping(one);
          return found ? [found] : [];
        })
      : [];
  const excluded = mappings(matrix["exclude"]);
  combinations = combinations.filter(
    (one) => !excluded.some((each) => Object.entries(each).every(([key, value]) => same(one[key], value))),
  );
  const original = new Set(axes.map(([key]) => key));
  const hasAxes = combinations.some((one) => Object.keys(one).length > 0);
  const added: Mapping[] = [];
  for (const include of mappings(matrix["include"])) {
    const fits = (one: Mapping) =>
      hasAxes && Object.entries(include).every(([key, value]) => !original.has(key) || same(one[key], value));
    if (combinations.some(fits))
      combinations = combinations.map((one) => (fits(one) ? { ...one, ...include } : one));
    else added.push(include);
  }
  const all = [...(hasAxes ? combinations : []), ...added].slice(0, MOST_COMBINATIONS);
  return all.length > 0 ? all : [{}];
}

function known(value: unknown, contexts: Contexts): unknown {
  return typeof value === "string" ? (expandWhole(value, contexts) ?? undefined) : value;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
