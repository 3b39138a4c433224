import { describe, expect, test } from "vitest";
import { StagecheckError } from "../../../src/errors.ts";
import { amountInBytes, parseAmount } from "../../../src/settings/budget.ts";
import { parseDuration } from "../../../src/settings/duration.ts";
import { splitCommas, splitLines } from "../../../src/settings/lists.ts";
import { quoted } from "../../../src/settings/quoted.ts";
import { editDistance, nearestName } from "../../../src/text/nearest.ts";

function faultOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof StagecheckError) return `${error.message} | ${error.remedy ?? ""}`;
    throw error;
  }
  return "no fault";
}

describe("budgets", () => {
  test.each([
    ["120 MB", 120_000_000],
    ["120MB", 120_000_000],
    ["  120 \t MB ", 120_000_000],
    ["0 B", 0],
    ["1 B", 1],
    ["1.5 kB", 1500],
    ["1.005 GB", 1_005_000_000],
    ["1.1 MB", 1_100_000],
    ["0.0005 kB", 0],
    ["1.0009 kB", 1000],
    ["1 KiB", 1024],
    ["1.5 MiB", 1_572_864],
    ["2 GiB", 2_147_483_648],
  ])("%j is %d bytes", (text, bytes) => {
    expect(parseAmount(text, "size")).toEqual({ bytes });
  });

  test.each([
    ["5%", 5],
    ["5 %", 5],
    ["0.25%", 0.25],
    ["0%", 0],
    ["150%", 150],
  ])("%j is %d per cent of growth", (text, percent) => {
    expect(parseAmount(text, "growth")).toEqual({ percent });
  });

  const example = "Write a number and a unit: B, kB, MB, GB, KiB, MiB or GiB, such as `120 MB`";
  test.each([
    ["", `"" is not a size | ${example}.`],
    ["MB", `"MB" is not a size | ${example}.`],
    ["-1 MB", `"-1 MB" is not a size | ${example}.`],
    ["+1 MB", `"+1 MB" is not a size | ${example}.`],
    ["1e3 MB", `"1e3 MB" is not a size | ${example}.`],
    ["1,5 GB", `"1,5 GB" is not a size | ${example}.`],
    ["1.2345678 GB", `"1.2345678 GB" is not a size | ${example}.`],
    ["120", `"120" has no unit | ${example}.`],
    ["120 KB", '"120 KB" has an unknown unit | Did you mean `kB`?'],
    ["120 mb", '"120 mb" has an unknown unit | Did you mean `MB`?'],
    ["120 parsecs", `"120 parsecs" has an unknown unit | ${example}.`],
    ["99999999999 GB", `"99999999999 GB" is too large a number | ${example}.`],
    ["5%", `"5%" is a percentage, and \`size\` is a size | ${example}. A percentage can limit growth only.`],
  ])("%j is refused", (text, fault) => {
    expect(faultOf(() => parseAmount(text, "size"))).toBe(fault);
  });

  test.each([
    [{ bytes: 7 }, null, 7],
    [{ bytes: 7 }, 100, 7],
    [{ percent: 5 }, null, null],
    [{ percent: 5 }, 0, 0],
    [{ percent: 5 }, 100, 5],
    [{ percent: 5 }, 119, 5],
    [{ percent: 5 }, 120, 6],
    [{ percent: 0.1 }, 3_000_000_000, 3_000_000],
    [{ percent: 0.29 }, 10_000, 29],
    [{ percent: 100 }, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])("%j of %j is %j bytes", (amount, baseline, bytes) => {
    expect(amountInBytes(amount, baseline)).toBe(bytes);
  });
});

describe("durations", () => {
  test.each([
    ["15s", 15],
    ["10m", 600],
    ["1h", 3600],
    ["1h30m", 5400],
    ["1h0m1s", 3601],
    ["168h", 604_800],
  ])("%j is %d seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each(["", "0s", "15", "s", "1.5h", "10 m", "30m1h", "-1s", "1d", "10min"])("%j is refused", (text) => {
    expect(faultOf(() => parseDuration(text))).toBe(
      `${JSON.stringify(text)} is not a duration | Write hours, minutes or seconds, such as \`15s\`, \`10m\` or \`1h30m\`.`,
    );
  });

  test("more than a week is refused", () => {
    expect(faultOf(() => parseDuration("169h"))).toContain('"169h" is more than seven days');
  });
});

describe("lists", () => {
  test.each([
    ["", []],
    ["a\n\n b \r\nc", ["a", "b", "c"]],
    ['KEY="x"\nB=1', ['KEY="x"', "B=1"]],
    ['"KEY=one\n  two\n"\nB=1', ["KEY=one\n  two\n", "B=1"]],
    ['"A=say ""hi"""\nB=1', ['A=say "hi"', "B=1"]],
    ['"never closed\nB=1', ['"never closed', "B=1"]],
  ])("lines of %j", (text, entries) => {
    expect(splitLines(text)).toEqual(entries);
  });

  test.each([
    ["a, b,,c ,", ["a", "b", "c"]],
    ["x/{a,b}/Dockerfile, y", ["x/{a,b}/Dockerfile", "y"]],
    ["{a,{b,c}},d}", ["{a,{b,c}}", "d}"]],
    ["", []],
  ])("commas of %j", (text, entries) => {
    expect(splitCommas(text)).toEqual(entries);
  });
});

describe("the nearest name", () => {
  const names = ["max-size", "max-download-size", "max-growth", "fail-on", "files", "file"];
  test.each([
    ["max-sise", "max-size"],
    ["max_size", "max-size"],
    ["MAX-SIZE", "max-size"],
    ["amx-size", "max-size"],
    ["max-download", "max-download-size"],
    ["fial-on", "fail-on"],
    ["file", "file"],
    ["filess", "files"],
    ["zzz", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ])("of %.20s", (written, name) => {
    expect(nearestName(written, names)).toBe(name);
  });

  test.each([
    ["", "", 0],
    ["abc", "", 3],
    ["abc", "abc", 0],
    ["abc", "acb", 1],
    ["kitten", "sitting", 3],
  ])("%j and %j are %d apart", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

test("what the user wrote is quoted, escaped and cut", () => {
  expect(quoted('a"b\x1b[31m\x7f')).toBe('"a\\"b\\u001b[31m\\u007f"');
  expect(quoted("x".repeat(100))).toBe(`"${"x".repeat(80)}…"`);
});
