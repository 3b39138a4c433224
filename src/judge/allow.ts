import picomatch from "picomatch";
import type { Finding, FindingItem } from "../inspect/model.ts";
import type { Notice } from "../report/model.ts";
import type { AllowEntry } from "../settings/model.ts";

/** A stage's findings, with what the config calls the stage. */
export interface StageFindings {
  readonly index: number;
  readonly name: string | null;
  /** Whether its image was searched: a shipping stage that was built and read. */
  readonly searched: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Marks the findings of one Dockerfile that its allow entries cover. A finding is allowed when each of its packages or
 * paths is covered by some entry: else what nobody accepted would pass with the rest. Its reason is that of the entries.
 *
 * An entry that covers nothing is a warning, unless its stage could not be searched.
 * @returns findings by the stage's index
 */
export function applyAllow(
  stages: readonly StageFindings[],
  entries: readonly AllowEntry[],
): { readonly findings: ReadonlyMap<number, readonly Finding[]>; readonly notices: readonly Notice[] } {
  const used = new Set<AllowEntry>();
  const covers = new Map(entries.map((entry) => [entry, coverage(entry)]));
  const findings = new Map<number, readonly Finding[]>();
  for (const stage of stages) {
    const marked = stage.findings.map((finding): Finding => {
      const reasons = new Set<string>();
      let covered = finding.items.length > 0;
      for (const item of finding.items) {
        const accepting = entries.filter(
          (entry) => appliesTo(entry, stage) && covers.get(entry)?.(finding, item),
        );
        const [entry] = accepting;
        if (entry === undefined) {
          covered = false;
          continue;
        }
        for (const one of accepting) used.add(one);
        reasons.add(entry.reason);
      }
      return covered ? { ...finding, allowed: [...reasons].join("; ") } : finding;
    });
    findings.set(stage.index, marked);
  }
  const notices = entries
    .filter((entry) => !used.has(entry))
    .filter((entry) => stages.filter((stage) => appliesTo(entry, stage)).every(({ searched }) => searched))
    .map(unusedNotice);
  return { findings, notices };
}

function appliesTo({ target }: AllowEntry, { name, index }: StageFindings): boolean {
  return target === null || target.name === (name ?? String(index));
}

/** Whether an entry covers an item: its very path, a folder that it lies in, or a glob that matches it. */
function coverage({ detector, path }: AllowEntry): (finding: Finding, item: FindingItem) => boolean {
  // What a package pulled in is accepted with it, and can be accepted by itself.
  const isOf = (finding: Finding, item: FindingItem) =>
    finding.detector === detector || item.detector === detector;
  if (path === null) return isOf;
  const folder = path.endsWith("/") ? path : `${path}/`;
  const matches = picomatch(path, { dot: true });
  return (finding, item) =>
    isOf(finding, item) && (item.path === path || `${item.path}/`.startsWith(folder) || matches(item.path));
}

function unusedNotice({ detector, target, path, place }: AllowEntry): Notice {
  const where = `${path === null ? "" : ` at ${path}`}${target === null ? "" : ` in ${target.name}`}`;
  return {
    level: "warning",
    message: `Nothing that ${detector} finds${where} needs to be allowed any more; remove this entry`,
    file: place.file,
    line: place.line,
  };
}
