import { Rejection } from "./rejection.ts";

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/**
 * A duration as HEALTHCHECK takes it (`1m30s`, `0`): at least a millisecond, or 0. Blank stands for the default.
 * https://pkg.go.dev/time#ParseDuration
 * @throws Rejection
 */
export function checkDuration(flag: string, value: string): void {
  if (value === "" || /^[-+]?0$/.test(value)) return;
  const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
  const negative = value.startsWith("-");
  let sum = 0;
  part.lastIndex = /^[-+]/.test(value) ? 1 : 0;
  let at = part.lastIndex;
  for (; at < value.length; at = part.lastIndex) {
    const found = part.exec(value);
    if (!found) break;
    sum += Number(found[1]) * (NANOSECONDS[found[2] ?? ""] ?? 0);
  }
  if (at === 0 || at < value.length || value.length === 1 || sum > 2 ** 63)
    throw new Rejection(`HEALTHCHECK --${flag}=${value} is no duration: write 30s, 1m30s, 500ms`);
  const whole = Math.trunc(sum);
  if (whole !== 0 && (negative || whole < 1e6))
    throw new Rejection(`HEALTHCHECK --${flag}=${value} is less than a millisecond`);
}
