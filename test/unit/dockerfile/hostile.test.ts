import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

/** Seconds that this thread works for: what else the machine does meanwhile does not count. */
function secondsOf(run: () => unknown): number {
  const begun = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000_000;
}

/** The best of two: caches that others emptied only ever add. */
const best = (run: () => unknown): number => Math.min(secondsOf(run), secondsOf(run));

/** How much longer ten times the work takes; 10 is linear, 100 quadratic. */
function growth(make: (size: number) => string, size: number): number {
  const small = make(size);
  const large = make(size * 10);
  return (
    best(() => parseDockerfile(large)) /
    Math.max(
      best(() => parseDockerfile(small)),
      0.002,
    )
  );
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

describe("work grows no faster than the file", { timeout: 120_000 }, () => {
  it.each<[string, (size: number) => string, number]>([
    ["stages without names", (size) => lines(size, () => "FROM alpine"), 5_000],
    [
      "stages that are FROM the one before",
      (size) => lines(size, (at) => `FROM ${at ? `s${at - 1}` : "a"} AS s${at}\nENV A${at}=$A`),
      5_000,
    ],
    [
      "stages that copy from the one before",
      (size) => lines(size, (at) => `FROM a AS s${at}${at ? `\nCOPY --from=s${at - 1} a b` : ""}`),
      5_000,
    ],
    ["stages of one name", (size) => lines(size, () => "FROM a AS b"), 5_000],
    [
      "instructions",
      (size) => `FROM a\n${lines(size, (at) => `RUN --mount=from=b,target=/x y${at}`)}`,
      5_000,
    ],
    ["continuation lines", (size) => `FROM a\nRUN ${lines(size, () => "x \\")}\n y`, 10_000],
    ["comments in a continuation", (size) => `FROM a\nRUN x \\\n${lines(size, () => "# c")}\n y`, 10_000],
    ["here-document lines", (size) => `FROM a\nRUN <<EOF\n${lines(size, () => "FROM b")}\nEOF`, 10_000],
    [
      "words of one ENV",
      (size) => `FROM a\nENV ${lines(size, (at) => `A${at}=$A${at - 1} \\`)}\n B=1`,
      5_000,
    ],
    ["nested defaults", (size) => `ARG A=${"${A:-".repeat(size)}x${"}".repeat(size)}\nFROM a`, 700],
    ["blanks", (size) => `FROM a\nRUN x${" ".repeat(size)}y${"\t".repeat(size)}z`, 3_000],
    ["dollars and quotes", (size) => `FROM a\nENV A=${"$'\"'\"".repeat(size)}`, 1_200],
  ])("%s", (_, make, size) => {
    expect(growth(make, size)).toBeLessThan(35);
  });
});

describe("answers to what no one writes", () => {
  const errorOf = (text: string) => parseDockerfile(text).error;

  it("a line of 50 MB", () => {
    const text = `FROM alpine\nRUN ${"x".repeat(50_000_000)}\n`;
    expect(secondsOf(() => errorOf(text))).toBeLessThan(5);
    expect(errorOf(text)).toEqual({
      line: 1,
      message: "the next line is longer than 65,535 bytes: cut it with \\ at its end",
    });
  });

  it("100,000 stages, each FROM the one before", () => {
    const text = lines(100_000, (at) => `FROM ${at ? `s${at - 1}` : "alpine"} AS s${at}`);
    const { stages, error } = parseDockerfile(text);
    expect(error).toBe(undefined);
    expect(stages.length).toBe(100_000);
    expect(stages.at(-1)?.baseStage).toBe(99_998);
  });

  it("defaults nested 10,000 deep", () => {
    const deep = 10_000;
    const text = `ARG A=${"${B:-".repeat(deep)}alpine${"}".repeat(deep)}\nFROM $A\n`;
    expect(parseDockerfile(text).stages.map((stage) => stage.base)).toEqual(["alpine"]);
  });

  it("a variable that doubles with every line", () => {
    const text = `FROM alpine\nENV A=${"x".repeat(1_000)}\n${lines(5_000, () => "ENV A=$A$A")}`;
    expect(errorOf(text)).toEqual({ line: 12, message: "a variable expands to more than 1 MB" });
  });

  it("patterns full of stars", () => {
    const value = "a".repeat(20_000);
    const text = `ARG V=${value}\nARG P=\${V##${"*a".repeat(5_000)}b}\nARG Q=\${V%%b${"a*".repeat(5_000)}}\nFROM alpine\n`;
    expect(secondsOf(() => parseDockerfile(text))).toBeLessThan(5);
    expect(parseDockerfile(text).stages.length).toBe(1);
  });

  it("NUL bytes and what is not UTF-8", () => {
    expect(parseDockerfile("FROM alpine\nRUN a\0b\n").stages.length).toBe(1);
    expect(errorOf("FROM alp\0ine\n")?.line).toBe(1);
    const broken = Buffer.from([0x46, 0x52, 0x4f, 0x4d, 0x20, 0xff, 0xfe, 0x0a]).toString("utf8");
    expect(errorOf(broken)?.line).toBe(1);
    expect(errorOf("\0".repeat(1_000))).toEqual({
      line: 1,
      message: `unknown instruction: ${"\0".repeat(1_000)}`,
    });
  });

  it.each([
    ["last line of 65,535 bytes", `FROM a\nRUN ${"x".repeat(65_531)}`, undefined],
    ["last line of 65,536 bytes", `FROM a\nRUN ${"x".repeat(65_532)}`, 1],
    ["bytes, not characters", `FROM a\nRUN y\nRUN ${"é".repeat(40_000)}`, 2],
    ["in a comment", `FROM a\n# ${"x".repeat(70_000)}\nRUN x`, 1],
    ["in a here-document", `FROM a\nRUN <<EOF\n${"x".repeat(70_000)}\nEOF`, 2],
    ["cut by a continuation", `FROM a\nRUN ${"x".repeat(60_000)} \\\n ${"x".repeat(60_000)}`, undefined],
  ])("long lines: %s", (_, text, line) => {
    expect(errorOf(text)?.line).toBe(line);
  });
});
