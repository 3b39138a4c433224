import { StagecheckError } from "../errors.ts";
import type { BudgetKind } from "../report/model.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Amount } from "./model.ts";
import { quoted } from "./quoted.ts";

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["B", 1n],
  ["kB", 1_000n],
  ["MB", 1_000_000n],
  ["GB", 1_000_000_000n],
  ["KiB", 1024n],
  ["MiB", 1024n ** 2n],
  ["GiB", 1024n ** 3n],
]);

const EXAMPLE = "Write a number and a unit: B, kB, MB, GB, KiB, MiB or GiB, such as `120 MB`";

/**
 * Reads `120 MB`, `1.5GiB`, or for growth also `5%`. A part of a byte is dropped: sizes are whole bytes, so nothing
 * that is kept or over changes by it.
 * @throws StagecheckError saying what is wrong with the text, and what to write.
 */
export function parseAmount(text: string, on: BudgetKind): Amount {
  const match = /^(\d+)(?:\.(\d{1,6}))?[ \t]*([A-Za-z]*|%)$/.exec(text.trim());
  if (!match) throw new StagecheckError(`${quoted(text)} is not a size`, { remedy: `${EXAMPLE}.` });
  const [, whole = "", decimals = "", unit = ""] = match;
  if (unit === "%") {
    if (on !== "growth") {
      throw new StagecheckError(`${quoted(text)} is a percentage, and \`${on}\` is a size`, {
        remedy: `${EXAMPLE}. A percentage can limit growth only.`,
      });
    }
    return { percent: safe(text, Number(`${whole}.${decimals || "0"}`)) };
  }
  const factor = UNITS.get(unit);
  if (factor === undefined) {
    const fault = unit === "" ? `${quoted(text)} has no unit` : `${quoted(text)} has an unknown unit`;
    throw new StagecheckError(fault, { remedy: didYouMean(unit, UNITS.keys()) ?? `${EXAMPLE}.` });
  }
  const bytes = (BigInt(whole + decimals) * factor) / 10n ** BigInt(decimals.length);
  return { bytes: safe(text, Number(bytes)) };
}

function safe(text: string, value: number): number {
  if (value <= Number.MAX_SAFE_INTEGER / 1_000_000 || Number.isSafeInteger(value)) return value;
  throw new StagecheckError(`${quoted(text)} is too large a number`, { remedy: `${EXAMPLE}.` });
}

/**
 * A limit in whole bytes; a percentage is of `baseline`, the size before. Null: a percentage of nothing known.
 * A value is over the limit exactly when it is more than this.
 */
export function amountInBytes(amount: Amount, baseline: number | null): number | null {
  if ("bytes" in amount) return amount.bytes;
  if (baseline === null) return null;
  const millionths = BigInt(Math.round(amount.percent * 1_000_000));
  return Number((BigInt(baseline) * millionths) / 100_000_000n);
}
