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
export const LAYOUTS = ["Debian", "distroless", "Alpine", "Red Hat", "without packages"] as const;
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
  const findings = searchImage(readLiteral(folder, file));
  searched.set(key, findings);
  return findings;
}

function searchImage(literal: ImageLiteral): readonly Finding[] {
  const { image, attribution, context } = makeImage(literal);
  const filesystem = buildFilesystem(image);
  return findFindings(image, filesystem, readPackages(image, filesystem), attribution, context);
}

/** Every path that an image's layers write. */
export function casePaths(folder: string, file: string): string[] {
  const { image } = makeImage(readLiteral(folder, file));
  return image.layers.flatMap(({ entries }) => [...entries].map(({ path }) => path));
}

function layoutOf({ layers }: ImageLiteral): Layout {
  const paths = layers.flatMap((layer) => Object.keys(layer.files ?? {}));
  if (paths.some((path) => path.startsWith("var/lib/dpkg/status.d/"))) return "distroless";
  if (layers.some(({ dpkg }) => dpkg) || paths.some((path) => path.startsWith("var/lib/dpkg/")))
    return "Debian";
  if (layers.some(({ apk }) => apk)) return "Alpine";
  if (layers.some(({ rpm }) => rpm)) return "Red Hat";
  return paths.some((path) => path.startsWith("var/lib/rpm/")) ? "Red Hat" : "without packages";
}

/** What Debian's slim image is replaced by, under what was put upon it. */
const OTHER_BASES: Readonly<Record<string, string>> = {
  distroless: "clean-distroless.json",
  Alpine: "clean-alpine.json",
  "Red Hat": "clean-ubi-minimal.json",
};

/** What they say hangs on the libc and on the programs of the base. */
const ABOUT_THE_BASE = ["foreign-libc", "foreign-architecture"];

/** The same upon other bases, where nothing but files was put upon Debian's: what is found is the same. */
function onOtherBases(folder: string, literal: ImageLiteral): ImageLiteral[] {
  const [base, ...own] = literal.layers;
  const isPackaged = own.some(
    ({ dpkg, files = {} }) => dpkg || Object.keys(files).some((path) => path.startsWith("var/lib/dpkg/")),
  );
  if (base?.instruction !== "1 FROM debian:bookworm-slim" || isPackaged) return [];
  if (ABOUT_THE_BASE.includes(folder)) return [];
  return Object.values(OTHER_BASES).map((file) => {
    const [other] = readLiteral("bases", file).layers;
    return { ...literal, layers: other ? [other, ...own] : own };
  });
}

/** Every case, searched. What is expected is written in it, and never taken from what is found. */
export function searchCases(): DetectorCase[] {
  return readdirSync(CASES)
    .sort()
    .flatMap((folder) =>
      [...caseFiles(folder, "found"), ...caseFiles(folder, "clean")].flatMap((file) => {
        const literal = readLiteral(folder, file);
        const expected = new Set([...(file.startsWith("found-") ? [folder] : []), ...(literal.also ?? [])]);
        const written = {
          folder,
          file,
          layout: layoutOf(literal),
          expected,
          findings: searchCase(folder, file),
        };
        const moved = onOtherBases(folder, literal).map((other) => ({
          ...written,
          layout: layoutOf(other),
          findings: searchImage(other),
        }));
        return [written, ...moved];
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
