import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { detectorContent, detectors } from "../../../src/detectors/catalogue.ts";
import { baseName } from "../../../src/image/path.ts";
import { CASES, caseFiles, casePaths } from "./detector-cases.ts";

const paths = [
  ...new Set(
    readdirSync(CASES).flatMap((folder) =>
      [...caseFiles(folder, "found"), ...caseFiles(folder, "clean")].flatMap((file) =>
        casePaths(folder, file),
      ),
    ),
  ),
];
const sizes = [1, 5000, 100_000, 3_000_000];

test("a detector asks for the bytes of files with the names that it gives alone", () => {
  const beyond = detectors.flatMap(({ id, reads, content }) =>
    paths
      .filter((path) => reads && !reads.test(baseName(path)))
      .filter((path) => sizes.some((size) => content && content(path, size) !== "none"))
      .map((path) => `${id} ${path}`),
  );
  expect(beyond).toEqual([]);
});

test("of each file the most is kept that any detector asks for", () => {
  const order = ["none", "head", "whole"] as const;
  const most = (path: string, size: number) =>
    order[Math.max(0, ...detectors.map(({ content }) => order.indexOf(content?.(path, size) ?? "none")))];
  const wrong = paths.filter((path) =>
    sizes.some((size) => detectorContent(path, size) !== most(path, size)),
  );
  expect(wrong).toEqual([]);
  expect(paths.length).toBeGreaterThan(500);
});
