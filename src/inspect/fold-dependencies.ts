import type { LayerAttribution } from "../build/model.ts";
import type { Detector, Evidence } from "../detectors/model.ts";
import type { Package } from "../packages/model.ts";
import { Relations } from "../packages/relations.ts";
import { atLeast, isStarted } from "./severity.ts";
import type { StartedProgram } from "./started-programs.ts";

/** Evidence of one detector that one instruction brought and that shares its fate. */
export interface EvidenceGroup {
  /** The same for all that one instruction brought and that shares its fate, whatever the detector. */
  readonly key: string;
  readonly detector: Detector;
  readonly attribution: LayerAttribution;
  readonly removed: boolean;
  readonly members: GroupMember[];
}

export interface GroupMember {
  readonly evidence: Evidence;
  /** The one that found it: where it was pulled in, another than the group's. */
  readonly detector: Detector;
  readonly layer: number;
  readonly bytes: number;
  /** What pulled it in; null: it is there by itself. */
  readonly cause: Evidence | null;
}

/** A member that a package database tells of, and its group. */
interface Found {
  readonly group: EvidenceGroup;
  readonly member: GroupMember;
  readonly item: Package;
  /** Asked for by name: never there for another's sake. */
  readonly asked: boolean;
}

/**
 * One finding for one cause: a package that nobody asked for goes to the finding of the package that pulled it in, in
 * the same layer. `apt-get install rustc` brings gcc; without rustc there is none. What is more severe than what
 * pulled it in stays a finding of its own: no error hides in a warning, or in what was allowed as one.
 */
export function foldDependencies(
  groups: readonly EvidenceGroup[],
  packages: readonly Package[],
  started: readonly StartedProgram[],
): EvidenceGroup[] {
  const relations = new Map<number, Relations>();
  const causes = new Map<GroupMember, Found>();
  for (const [layer, found] of foundTogether(groups)) {
    const known = relations.get(layer) ?? new Relations(packages.filter((item) => item.layer === layer));
    relations.set(layer, known);
    for (const [member, cause] of causesOf(found, known, started)) causes.set(member, cause);
  }
  if (causes.size === 0) return [...groups];
  return groups
    .map((group) => ({
      ...group,
      members: [
        ...group.members.filter((member) => !causes.has(member)),
        ...[...causes].flatMap(([member, cause]) =>
          cause.group === group ? [{ ...member, cause: cause.member.evidence }] : [],
        ),
      ],
    }))
    .filter(({ members }) => members.length > 0);
}

/** Packages that one layer and one instruction brought, where more than one detector found some. */
function foundTogether(groups: readonly EvidenceGroup[]): [layer: number, found: Found[]][] {
  const together = new Map<string, { layer: number; found: Found[] }>();
  for (const group of groups) {
    const named = new Set((group.attribution.text ?? "").split(/[\s"'\\;&|,]+/).map(nameOf));
    for (const member of group.members) {
      const item = member.evidence.installed;
      if (!item) continue;
      const key = `${member.layer} ${group.key}`;
      const same = together.get(key) ?? { layer: member.layer, found: [] };
      together.set(key, same);
      same.found.push({ group, member, item, asked: item.requested === true || named.has(item.name) });
    }
  }
  return [...together.values()].flatMap(({ layer, found }) =>
    new Set(found.map(({ group }) => group)).size > 1 ? [[layer, found] as [number, Found[]]] : [],
  );
}

/** `gcc` of `gcc=4:12.2.0-3`, `gcc/bookworm`, `gcc:amd64`. */
function nameOf(word: string): string {
  return word.split(/[=/:~<>]/, 1)[0] ?? "";
}

function causesOf(
  found: readonly Found[],
  relations: Relations,
  started: readonly StartedProgram[],
): Map<GroupMember, Found> {
  const reached = new Map(found.map((one) => [one, relations.reachedFrom([one.item])] as const));
  const pulls = (one: Found, other: Found): boolean => {
    const how = one === other ? undefined : reached.get(one)?.get(other.item);
    if (how === undefined || !atLeast(one.group.detector.severity, other.group.detector.severity))
      return false;
    // What the image starts is meant to be there with what it cannot do without, and no more.
    return how === "depends" || !isStarted(one.member.evidence, started);
  };
  const isPulled = (other: Found) =>
    !other.asked && found.some((one) => one.group !== other.group && pulls(one, other));
  const tops = found.filter((one) => !isPulled(one));
  const causes = new Map<GroupMember, Found>();
  for (const other of found) {
    if (!isPulled(other)) continue;
    const pulling = tops.filter((one) => pulls(one, other));
    const [first] = pulling;
    if (first && pulling.every((one) => one.group !== other.group)) causes.set(other.member, first);
  }
  return causes;
}
