import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/inspect/model.ts";
import { caseNames, readCase, searchPublicImage, summarize } from "./public-image.ts";

describe.each(caseNames)("%s", (name) => {
  const item = readCase(name);
  const findings = searchPublicImage(item);

  test("is told what a reviewer expects, but for what is written down", () => {
    const missed = (item.missed ?? []).map(({ what }) => what);
    const wrong = (item.wrong ?? []).map(({ what }) => what);
    const wanted = [...item.expected.filter((finding) => !missed.includes(finding)), ...wrong];
    expect(findings.map(summarize).sort()).toEqual(wanted.sort());
  });

  test("is told so in these words", async () => {
    const text = findings.map(describeFinding).join("\n");
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "findings", `${name}.txt`));
  });
});

test("the words that are kept are those of cases", () => {
  const kept = readdirSync(join(import.meta.dirname, "findings"));
  expect(kept.sort()).toEqual(caseNames.map((name) => `${name}.txt`).sort());
});

test("a case is written for at least 60 Dockerfiles", () => {
  const files = caseNames.map(readCase).map(({ project, file }) => `${project} ${file}`);
  expect(new Set(files).size).toBe(files.length);
  expect(files.length).toBeGreaterThanOrEqual(60);
});

function describeFinding(finding: Finding): string {
  const { bytes, path, fromStage, message, remedy } = finding;
  const from = fromStage === undefined ? "" : ` from ${fromStage}`;
  return [`${summarize(finding)}${from}: ${path}, ${bytes} bytes`, `  ${message}`, `  ${remedy}`, ""].join(
    "\n",
  );
}
