import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { detectorIds } from "../../../src/detectors/catalogue.ts";
import { CASES, caseFiles, measureDetection, searchCase, searchCases } from "./detector-cases.ts";

const HEADINGS = [
  "## What it finds",
  "## Why it matters",
  "## Broken",
  "## Mended",
  "## What it cannot see",
  "## How to allow it",
];

describe.each(detectorIds)("%s", (id) => {
  test("has cases of both kinds, and a page with every heading", () => {
    expect(caseFiles(id, "found").length).toBeGreaterThan(0);
    expect(caseFiles(id, "clean").length).toBeGreaterThan(0);
    const page = readFileSync(join(import.meta.dirname, "../../../docs/detectors", `${id}.md`), "utf8");
    expect(page.split("\n").filter((line) => /^#/.test(line) && !line.startsWith("# "))).toEqual(
      expect.arrayContaining(HEADINGS),
    );
    expect(page.split("\n")[0]).toMatch(new RegExp(`^# .+ \\(\`${id}\`\\)$`));
  });

  test.each(caseFiles(id, "found"))("%s", async (file) => {
    const findings = searchCase(id, file);
    expect(findings.map((finding) => finding.detector)).toContain(id);
    await expect(`${JSON.stringify(findings, null, 2)}\n`).toMatchFileSnapshot(
      join(CASES, id, "findings", file.replace(/^found-/, "")),
    );
  });

  test.each(caseFiles(id, "clean"))("%s", (file) => {
    expect(searchCase(id, file).filter((finding) => finding.detector === id)).toEqual([]);
  });
});

describe("bases", () => {
  test.each(caseFiles("bases", "clean"))("%s has neither error nor warning", (file) => {
    expect(searchCase("bases", file).filter((finding) => finding.severity !== "info")).toEqual([]);
  });
});

test("over all cases, every detector finds what is there and nothing else", () => {
  const cases = searchCases();
  const wrong = cases.flatMap(({ folder, file, layout, expected, findings }) => {
    const spoke = new Set(findings.map((finding) => finding.detector));
    const loud = new Set(
      findings.filter((finding) => finding.severity !== "info").map((finding) => finding.detector),
    );
    const missed = [...expected].filter((id) => !spoke.has(id));
    const alarms = [...loud].filter((id) => !expected.has(id));
    return missed.length + alarms.length > 0 ? [{ case: `${folder}/${file}`, layout, missed, alarms }] : [];
  });
  expect(wrong).toEqual([]);
  const measured = measureDetection(cases);
  expect(measured.filter(({ wanted, found, alarms }) => found < wanted || alarms > 0)).toEqual([]);
  const held = new Set(measured.map(({ detector, layout }) => `${detector} on ${layout}`));
  const everywhere = detectorIds.flatMap((id) =>
    ["Debian", "distroless", "Alpine", "Red Hat"].map((layout) => `${id} on ${layout}`),
  );
  expect(everywhere.filter((one) => !held.has(one))).toEqual([]);
}, 120_000);
