/**
 * Fills in the generated tables of the README and the docs, and puts the detectors' pages into a module. `--check`
 * changes nothing: it names what is stale, missing or leads
 * nowhere, and ends with exit status 1.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { detectorIds, detectors } from "../src/detectors/catalogue.ts";
import { OPTIONS } from "../src/settings/options.ts";
import { VERSION } from "../src/version.ts";
import { measureDetection, searchCases } from "../test/unit/detectors/detector-cases.ts";
import { searchPublicCases } from "../test/unit/public-images/public-image.ts";
import { fillBlock } from "./docs/blocks.ts";
import { detectionTable } from "./docs/detection.ts";
import { brokenLinks, readPage } from "./docs/links.ts";
import { PAGES_MODULE, pagesModule } from "./docs/pages-module.ts";
import { adviceTable, missedTable, publicTable, publicTotals, wrongTable } from "./docs/public-images.ts";
import {
  type ActionMetadata,
  describedTable,
  detectorPage,
  detectorsTable,
  optionsTable,
} from "./docs/tables.ts";

const root = join(import.meta.dirname, "..");
const README = "README.md";
const DETECTION = "docs/detection.md";
const PUBLIC = "docs/public-images.md";
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const exists = (path: string): boolean => existsSync(join(root, path));

function markdownFiles(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".md")).map((name) => `${folder}/${name}`);
}

/** By page, and by the name of the block in it. */
function tables(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { inputs, outputs } = parse(read("action.yml")) as ActionMetadata;
  const publicCases = searchPublicCases();
  return {
    [README]: {
      inputs: describedTable("input", inputs),
      outputs: describedTable("output", outputs),
      options: optionsTable(OPTIONS),
      detectors: detectorsTable(detectors),
    },
    [DETECTION]: { detection: detectionTable(measureDetection(searchCases())) },
    [PUBLIC]: {
      totals: publicTotals(publicCases),
      missed: missedTable(publicCases),
      wrong: wrongTable(publicCases),
      advice: adviceTable(publicCases),
      images: publicTable(publicCases),
    },
  };
}

function staleTables(): string[] {
  return Object.entries(tables()).flatMap(([path, blocks]) => {
    const page = read(path);
    return Object.entries(blocks)
      .filter(([name, table]) => fillBlock(page, name, table) !== page)
      .map(([name]) => `${path}: the table of ${name} is stale; run npm run docs`);
  });
}

/** The detectors' pages as a module; those that are missing are told by `detectorPages`. */
function explained(): string {
  const present = detectorIds.filter((id) => exists(detectorPage(id)));
  return pagesModule(Object.fromEntries(present.map((id) => [id, read(detectorPage(id))])));
}

function staleModule(): string[] {
  return read(PAGES_MODULE) === explained() ? [] : [`${PAGES_MODULE} is stale; run npm run docs`];
}

function detectorPages(): string[] {
  const pages = markdownFiles("docs/detectors");
  const wanted = detectorIds.map(detectorPage);
  return [
    ...wanted
      .filter((page) => !pages.includes(page))
      .map((page) => `${page} is missing: every detector has a page`),
    ...pages.filter((page) => !wanted.includes(page)).map((page) => `${page} is the page of no detector`),
  ];
}

function links(): string[] {
  const paths = [...readdirSync(root).filter((name) => name.endsWith(".md")), ...markdownFiles("docs")];
  const pages = new Map(paths.map((path) => [path, readPage(read(path))]));
  return paths.flatMap((path) => brokenLinks(path, pages, exists));
}

function version(): string[] {
  const { version: wanted } = JSON.parse(read("package.json")) as { version: string };
  return VERSION === wanted ? [] : [`src/version.ts says ${VERSION}, package.json says ${wanted}`];
}

if (process.argv.includes("--check")) {
  const faults = [...staleTables(), ...staleModule(), ...detectorPages(), ...links(), ...version()];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else console.log("The docs are what the sources say");
} else {
  for (const [path, blocks] of Object.entries(tables())) {
    const filled = Object.entries(blocks).reduce(
      (page, [name, table]) => fillBlock(page, name, table),
      read(path),
    );
    writeFileSync(join(root, path), filled);
  }
  writeFileSync(join(root, PAGES_MODULE), explained());
}
