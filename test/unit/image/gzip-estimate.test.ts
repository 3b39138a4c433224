import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { GzipEstimate } from "../../../src/image/gzip-estimate.ts";

const MIB = 1 << 20;

function estimateOf(bytes: Buffer, chunk = 1_000_003): number {
  const estimate = new GzipEstimate();
  for (let at = 0; at < bytes.length; at += chunk) estimate.write(bytes.subarray(at, at + chunk));
  return estimate.end();
}

/** What images are full of: machine code, then text. */
function realBytes(): Buffer {
  const program = Buffer.alloc(28 * MIB);
  const file = openSync(process.execPath, "r");
  readSync(file, program, 0, program.length, MIB);
  closeSync(file);
  return Buffer.concat([program, readFileSync(createRequire(import.meta.url).resolve("typescript"))]);
}

test("of up to 8 MiB, what gzip makes of it; however it comes", () => {
  const bytes = realBytes();
  for (const length of [0, 1, 511, 100_000, 8 * MIB]) {
    const part = bytes.subarray(0, length);
    expect([length, estimateOf(part)]).toEqual([length, gzipSync(part).length]);
  }
  const whole = bytes.subarray(0, 8 * MIB);
  expect(estimateOf(whole, 65_536)).toBe(estimateOf(whole));
});

test("of more, some three hundredths more or less; the same however it comes", () => {
  const bytes = realBytes();
  const estimate = estimateOf(bytes);
  expect(Math.abs(estimate / gzipSync(bytes).length - 1)).toBeLessThan(0.03);
  for (const chunk of [4096, 100_000, bytes.length])
    expect([chunk, estimateOf(bytes, chunk)]).toEqual([chunk, estimate]);
});

test("one byte more is no leap", () => {
  const bytes = realBytes().subarray(0, 8 * MIB + 1);
  const exact = gzipSync(bytes).length;
  expect(Math.abs(estimateOf(bytes) - exact)).toBeLessThan(64);
});
