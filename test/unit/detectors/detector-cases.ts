import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { detectors } from "../../../src/detectors/catalogue.ts";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { findFindings } from "../../../src/inspect/findings.ts";
import type { Finding } from "../../../src/inspect/model.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { type ImageLiteral, makeImage } from "./literal-image.ts";

export const CASES = join(import.meta.dirname, "cases");

/** Images as they are laid out: by the package database that they have. */
export const LAYOUTS = ["Debian", "Alpine", "Red Hat", "without packages"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** An image written down, and what there is to be found in it. */
export interface DetectorCase {
  /** Detector that it is a case of, or `bases`. */
  readonly folder: string;
  readonly file: string;
  readonly layout: Layout;
  /** Detectors that must say something of it; all others must be silent. */
  readonly expected: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

export function caseFiles(folder: string, kind: "found" | "clean"): string[] {
  const path = join(CASES, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.startsWith(`${kind}-`) && file.endsWith(".json"))
    .sort();
}

function readLiteral(folder: string, file: string): ImageLiteral {
  return JSON.parse(readFileSync(join(CASES, folder, file), "utf8")) as ImageLiteral;
}

const searched = new Map<string, readonly Finding[]>();

/** Searches a case's image; once, however often it is asked for. */
export function searchCase(folder: string, file: string): readonly Finding[] {
  const key = `${folder}/${file}`;
  const known = searched.get(key);
  if (known) return known;
  const { image, attribution, context } = makeImage(readLiteral(folder, file));
  const filesystem = buildFilesystem(image);
  const findings = findFindings(image, filesystem, readPackages(image, filesystem), attribution, context);
  searched.set(key, findings);
  return findings;
}

/** Every path that an image's layers write. */
export function casePaths(folder: string, file: string): string[] {
  const { image } = makeImage(readLiteral(folder, file));
  return image.layers.flatMap(({ entries }) => [...entries].map(({ path }) => path));
}

function layoutOf({ layers }: ImageLiteral): Layout {
  const paths = layers.flatMap((layer) => Object.keys(layer.files ?? {}));
  if (layers.some(({ dpkg }) => dpkg) || paths.some((path) => path.startsWith("var/lib/dpkg/")))
    return "Debian";
  if (layers.some(({ apk }) => apk)) return "Alpine";
  return paths.some((path) => path.startsWith("var/lib/rpm/")) ? "Red Hat" : "without packages";
}

/** Every case, searched. What is expected is written in it, and never taken from what is found. */
export function searchCases(): DetectorCase[] {
  return readdirSync(CASES)
    .sort()
    .flatMap((folder) =>
      [...caseFiles(folder, "found"), ...caseFiles(folder, "clean")].map((file) => {
        const literal = readLiteral(folder, file);
        const expected = new Set([...(file.startsWith("found-") ? [folder] : []), ...(literal.also ?? [])]);
        return { folder, file, layout: layoutOf(literal), expected, findings: searchCase(folder, file) };
      }),
    );
}

/** How often a detector spoke where it had to, and where it had not. */
export interface Detection {
  readonly detector: string;
  readonly layout: Layout;
  /** Cases in which it must find something, and those of them in which it did. */
  readonly wanted: number;
  readonly found: number;
  /** Cases in which it must be silent, and those of them in which it was not. */
  readonly clean: number;
  readonly alarms: number;
}

export function measureDetection(cases: readonly DetectorCase[]): Detection[] {
  return detectors.flatMap(({ id, severity }) =>
    LAYOUTS.flatMap((layout) => {
      const here = cases.filter((item) => item.layout === layout);
      const wanted = here.filter(({ expected }) => expected.has(id));
      const clean = here.filter(({ expected }) => !expected.has(id));
      // A word on what the base image or the start command brings by design fails nothing.
      const speaks = ({ findings }: DetectorCase) =>
        findings.some(
          (finding) => finding.detector === id && (severity === "info" || finding.severity !== "info"),
        );
      const says = ({ findings }: DetectorCase) => findings.some((finding) => finding.detector === id);
      if (wanted.length === 0) return [];
      return [
        {
          detector: id,
          layout,
          wanted: wanted.length,
          found: wanted.filter(says).length,
          clean: clean.length,
          alarms: clean.filter(speaks).length,
        },
      ];
    }),
  );
}
