import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { detectorIds } from "../../../src/detectors/catalogue.ts";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { findFindings } from "../../../src/inspect/findings.ts";
import type { Finding } from "../../../src/inspect/model.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { type ImageLiteral, makeImage } from "./literal-image.ts";

const CASES = join(import.meta.dirname, "cases");
const HEADINGS = [
  "## What it finds",
  "## Why it matters",
  "## Broken",
  "## Mended",
  "## What it cannot see",
  "## How to allow it",
];

function casesIn(folder: string, kind: string): string[] {
  const path = join(CASES, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.startsWith(`${kind}-`) && file.endsWith(".json"))
    .sort();
}

function search(folder: string, file: string): Finding[] {
  const literal = JSON.parse(readFileSync(join(CASES, folder, file), "utf8")) as ImageLiteral;
  const { image, attribution, context } = makeImage(literal);
  const filesystem = buildFilesystem(image);
  return findFindings(image, filesystem, readPackages(image, filesystem), attribution, context);
}

describe.each(detectorIds)("%s", (id) => {
  test("has cases of both kinds, and a page with every heading", () => {
    expect(casesIn(id, "found").length).toBeGreaterThan(0);
    expect(casesIn(id, "clean").length).toBeGreaterThan(0);
    const page = readFileSync(join(import.meta.dirname, "../../../docs/detectors", `${id}.md`), "utf8");
    expect(page.split("\n").filter((line) => /^#/.test(line) && !line.startsWith("# "))).toEqual(
      expect.arrayContaining(HEADINGS),
    );
    expect(page.split("\n")[0]).toMatch(new RegExp(`^# .+ \\(\`${id}\`\\)$`));
  });

  test.each(casesIn(id, "found"))("%s", async (file) => {
    const findings = search(id, file);
    expect(findings.map((finding) => finding.detector)).toContain(id);
    await expect(`${JSON.stringify(findings, null, 2)}\n`).toMatchFileSnapshot(
      join(CASES, id, "findings", file.replace(/^found-/, "")),
    );
  });

  test.each(casesIn(id, "clean"))("%s", (file) => {
    expect(search(id, file).filter((finding) => finding.detector === id)).toEqual([]);
  });
});

describe("bases", () => {
  test.each(casesIn("bases", "clean"))("%s has neither error nor warning", (file) => {
    expect(search("bases", file).filter((finding) => finding.severity !== "info")).toEqual([]);
  });
});
