import type { HclValue } from "./model.ts";
import { areEqual, isTrue } from "./values.ts";

type Operator = (a: HclValue, b: HclValue) => HclValue;

const bothKnown =
  (work: Operator): Operator =>
  (a, b) =>
    a === undefined || b === undefined ? undefined : work(a, b);
const numbers = (work: (a: number, b: number) => number | boolean): Operator =>
  bothKnown((a, b) => {
    // HCL converts a text that is a number.
    const [first, second] = [a, b].map((one) => (typeof one === "string" && one !== "" ? Number(one) : one));
    return typeof first === "number" && typeof second === "number" ? work(first, second) : undefined;
  });
const not = (value: boolean | undefined): HclValue => (value === undefined ? undefined : !value);

/** Binary operators, those that bind least first. */
export const OPERATOR_LEVELS: readonly Readonly<Record<string, Operator>>[] = [
  { "||": bothKnown((a, b) => isTrue(a) || isTrue(b)) },
  { "&&": bothKnown((a, b) => isTrue(a) && isTrue(b)) },
  { "==": bothKnown(areEqual), "!=": bothKnown((a, b) => not(areEqual(a, b))) },
  {
    "<": numbers((a, b) => a < b),
    ">": numbers((a, b) => a > b),
    "<=": numbers((a, b) => a <= b),
    ">=": numbers((a, b) => a >= b),
  },
  { "+": numbers((a, b) => a + b), "-": numbers((a, b) => a - b) },
  { "*": numbers((a, b) => a * b), "/": numbers((a, b) => a / b), "%": numbers((a, b) => a % b) },
];
