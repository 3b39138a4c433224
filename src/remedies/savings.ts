import type { Finding, FindingItem, ImageSummary, InspectedLayer, Patch } from "../inspect/model.ts";

/** An image as it was and as it is with patches in its Dockerfile. */
export interface Rebuilt {
  readonly before: ImageSummary;
  readonly after: ImageSummary;
  /** All patches that it was built with. */
  readonly patches: readonly Patch[];
  /** Path of the Dockerfile. */
  readonly path: string;
}

/** Whether there is something in the image that should not be; else something that is to be there does not work. */
export function isAboutSize({ detector }: Finding): boolean {
  return detector !== "static-files-not-served" && detector !== "foreign-libc";
}

/** Whether what a finding is about is no longer in an image. */
export function isGone(finding: Finding, after: readonly Finding[]): boolean {
  const had = new Set(finding.items.map(keyOf));
  return !after.some(
    ({ detector, items }) => detector === finding.detector && items.some((item) => had.has(keyOf(item))),
  );
}

/** Findings that tell of something that was not there before, or that worked before. */
export function newOf(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const keys = ({ detector, items }: Finding): readonly string[] =>
    items.map((item) => JSON.stringify([detector, keyOf(item)]));
  const had = new Set(before.flatMap(keys));
  return after.filter((finding) => finding.severity !== "info" && keys(finding).some((key) => !had.has(key)));
}

const keyOf = (item: FindingItem): string => item.package ?? item.path;

/**
 * Bytes that an image lost by the patches of these findings, one by one, as their layers tell. They add up to all that
 * it lost but for what lines without a finding made of it; what a change of the base did elsewhere counts for the base.
 */
export function savingsOf(findings: readonly Finding[], rebuilt: Rebuilt): readonly number[] {
  const total = rebuilt.before.size - rebuilt.after.size;
  const [only, ...others] = findings;
  if (only === undefined) return [];
  if (others.length === 0) return [total];
  const byLine = findings.map((finding) => (finding.origin === "base" ? 0 : lineSaving(finding, rebuilt)));
  const lines = new Map(findings.map((finding, index) => [finding.line, byLine[index] ?? 0]));
  const own = [...lines.values()].reduce((sum, one) => sum + one, 0);
  return findings.map((finding, index) => (finding.origin === "base" ? total - own : (byLine[index] ?? 0)));
}

function lineSaving({ line }: Finding, { before, after, patches, path }: Rebuilt): number {
  if (line === undefined) return 0;
  const shift = patches
    .filter((patch) => patch.path === path && patch.endLine < line)
    .reduce((sum, { lines, replaced }) => sum + lines.length - replaced.length, 0);
  return sizeOfLine(before.layers, line) - sizeOfLine(after.layers, line + shift);
}

function sizeOfLine(layers: readonly InspectedLayer[], line: number): number {
  return layers
    .filter(({ origin, instruction }) => origin === "own" && instruction?.line === line)
    .reduce((sum, { size }) => sum + size, 0);
}
