import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readElf } from "../../../src/detectors/elf.ts";
import { isElf } from "../../../src/packages/programs/elf-reader.ts";
import { makeElf } from "./make-elf.ts";

test("reads the loader from the head alone, and says when it cannot see the libraries", () => {
  const file = makeElf(9000, {
    interpreter: "/lib/ld-musl-x86_64.so.1",
    needed: ["libc.musl-x86_64.so.1"],
    dynamicAt: 5000,
  });
  expect(readElf(file)).toEqual({
    machine: 62,
    interpreter: "/lib/ld-musl-x86_64.so.1",
    needed: ["libc.musl-x86_64.so.1"],
  });
  expect(readElf(file.subarray(0, 4096))).toEqual({
    machine: 62,
    interpreter: "/lib/ld-musl-x86_64.so.1",
    needed: null,
  });
});

test("a real program", () => {
  const head = readElf(readFileSync(process.execPath).subarray(0, 4096));
  expect(head?.interpreter).toMatch(/^\/lib(64)?\/ld-/);
});

test("what is no ELF, and ELF that lies", () => {
  expect(isElf(Buffer.from("#!/bin/sh"))).toBe(false);
  expect(readElf(Buffer.from("\x7fELF"))).toBe(undefined);
  const lying = makeElf(4096, { interpreter: "/x", needed: ["y"] });
  for (const at of [32, 72, 128, 136, 184, 192]) {
    const copy = Buffer.from(lying);
    copy.writeBigUInt64LE(0xffff_ffff_ffff_fff0n, at);
    expect(readElf(copy)?.machine).toBe(62);
  }
});
