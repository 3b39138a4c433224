import type { Finding, FindingItem, FindingStatus, Severity } from "../inspect/model.ts";
import type { StageReport } from "../report/model.ts";

const RANKS: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export interface ComparedFindings {
  /** The head's, each with its status. */
  readonly findings: readonly Finding[];
  /** The baseline's that are gone, as they were. */
  readonly fixed: readonly Finding[];
}

/** The worst that the baseline knew of one package or path, under the detector that found it. */
interface KnownItem {
  readonly rank: number;
  readonly residual: boolean;
}

/**
 * Says of each finding in one image whether the baseline had it.
 *
 * - `debt`: the baseline had every package or path of it by the same detector, by whatever line, and no less severe.
 * - `new`: it has one that the baseline had not; or it is an error, and was less severe before, or only the bytes of
 *   something deleted. Also where there is no baseline, or the Dockerfile or stage was not in it.
 * - `unknown`: the baseline should be there, but it, or this stage in it, could not be had.
 *
 * A package is known by its name, whatever its version and place; a file tree by its path.
 *
 * @param base the findings of the stage that it is compared with; empty unless `state` is `compared`
 */
export function compareFindings(
  head: readonly Finding[],
  base: readonly Finding[],
  state: StageReport["baselineState"],
): ComparedFindings {
  if (state !== "compared") {
    const status: FindingStatus = state === "not-built" ? "unknown" : "new";
    return { findings: head.map((finding) => ({ ...finding, status })), fixed: [] };
  }
  const known = knownItems(base);
  const findings = head.map((finding): Finding => {
    const old = finding.items.every((item) => isOld(finding, known.get(keyOf(finding, item))));
    return { ...finding, status: old ? "debt" : "new" };
  });
  const present = knownItems(head);
  const fixed = base.filter((finding) => !finding.items.some((item) => present.has(keyOf(finding, item))));
  return { findings, fixed };
}

function isOld(finding: Finding, before: KnownItem | undefined): boolean {
  if (before === undefined) return false;
  if (finding.severity !== "error") return true;
  return before.rank >= RANKS.error && (finding.residual || !before.residual);
}

function knownItems(findings: readonly Finding[]): ReadonlyMap<string, KnownItem> {
  const known = new Map<string, KnownItem>();
  for (const finding of findings) {
    for (const item of finding.items) {
      const key = keyOf(finding, item);
      const before = known.get(key);
      known.set(key, {
        rank: Math.max(before?.rank ?? 0, RANKS[finding.severity]),
        residual: (before?.residual ?? true) && finding.residual,
      });
    }
  }
  return known;
}

function keyOf(finding: Finding, item: FindingItem): string {
  return JSON.stringify([
    item.detector ?? finding.detector,
    item.package === undefined ? "path" : "package",
    item.package ?? item.path,
  ]);
}
