import { expect, test } from "vitest";
import { judgeBudgets } from "../../../src/judge/budgets.ts";
import type { BudgetResult } from "../../../src/report/model.ts";
import { parseAmount } from "../../../src/settings/budget.ts";

const at = (size: number, downloadSize = 0) => ({ size, downloadSize });
type Sized = ReturnType<typeof at> | null;

test.each<[BudgetResult["on"], string, Sized, Sized, number | null, number | null, BudgetResult["status"]]>([
  ["size", "1 kB", at(999), null, 1000, 999, "within"],
  ["size", "1 kB", at(1000), null, 1000, 1000, "within"],
  ["size", "1 kB", at(1001), null, 1000, 1001, "over"],
  ["size", "0 B", at(0), null, 0, 0, "within"],
  ["size", "1 kB", null, at(5), 1000, null, "not-compared"],
  ["download", "1 kB", at(5000, 1000), at(1, 1), 1000, 1000, "within"],
  ["download", "1 kB", at(0, 1001), null, 1000, 1001, "over"],
  ["download", "1 kB", null, null, 1000, null, "not-compared"],
  ["growth", "100 B", at(1100), at(1000), 100, 100, "within"],
  ["growth", "100 B", at(1101), at(1000), 100, 101, "over"],
  ["growth", "100 B", at(900), at(1000), 100, -100, "within"],
  ["growth", "100 B", at(1101), null, 100, null, "not-compared"],
  ["growth", "100 B", null, at(1000), 100, null, "not-compared"],
  ["growth", "5%", at(1050), at(1000), 50, 50, "within"],
  ["growth", "5%", at(1051), at(1000), 50, 51, "over"],
  ["growth", "5%", at(20), at(19), 0, 1, "over"],
  ["growth", "0%", at(1000), at(1000), 0, 0, "within"],
  ["growth", "5%", at(1), at(0), 0, 1, "over"],
  ["growth", "5%", at(1051), null, null, null, "not-compared"],
  ["growth", "5%", null, at(1000), 50, null, "not-compared"],
])("%s of %s: %j after %j", (on, limit, image, before, limitBytes, value, status) => {
  expect(judgeBudgets([{ on, text: limit, amount: parseAmount(limit, on) }], image, before)).toEqual([
    { on, limit, limitBytes, value, status },
  ]);
});

test("several hold together, each for itself", () => {
  const limits = ["1 MB", "1 kB"].map((text) => ({
    on: "size" as const,
    text,
    amount: parseAmount(text, "size"),
  }));
  expect(judgeBudgets(limits, at(2000), null).map(({ status }) => status)).toEqual(["within", "over"]);
});
