/** Sizes and counts as people read them. 1 kB = 1,000 bytes, 1 MB = 1,000,000 bytes, everywhere. */

const UNITS = ["kB", "MB", "GB", "TB"] as const;

/**
 * `4 MB`, `17.9 MB`, `142 MB`: three significant digits, trailing zeros dropped; whole bytes below 1 kB.
 * Negative sizes get a true minus sign.
 */
export function formatBytes(bytes: number): string {
  const sign = bytes < 0 ? "−" : "";
  let value = Math.abs(bytes);
  if (value < 1000) return `${sign}${Math.round(value)} B`;
  let unit = -1;
  while (unit < UNITS.length - 1 && Number(value.toPrecision(3)) >= 1000) {
    value /= 1000;
    unit++;
  }
  return `${sign}${Number(value.toPrecision(3))} ${UNITS[unit]}`;
}

/** A difference: always signed, `±0` where nothing changed. */
export function formatDelta(bytes: number): string {
  if (bytes === 0) return "±0";
  return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}

/** `+14.8 %`, `−3 %`, `+0.02 %`; three significant digits. `null` where there was nothing before. */
export function formatPercent(before: number, after: number): string | null {
  if (before === 0) return null;
  const percent = ((after - before) / before) * 100;
  const value = Number(Math.abs(percent).toPrecision(3));
  if (value === 0) return "±0 %";
  return `${percent < 0 ? "−" : "+"}${value} %`;
}

/** `1 layer`, `3 layers`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
