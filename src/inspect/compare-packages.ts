import { groupBy } from "../grouping.ts";
import type { InspectedPackage, Inspection } from "./model.ts";

/** A package that is not the same in two images. Versions and bytes are null where it is not there. */
export interface PackageChange {
  /** `changed`: another version, or the same with other bytes. */
  readonly status: "added" | "gone" | "changed";
  readonly manager: string;
  readonly name: string;
  readonly versionBefore: string | null;
  readonly versionAfter: string | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number;
}

/** Packages that differ, the largest movement first. */
export function comparePackages(
  image: Pick<Inspection, "packages">,
  against: Pick<Inspection, "packages">,
): readonly PackageChange[] {
  const now = groupBy(image.packages, keyOf);
  const then = groupBy(against.packages, keyOf);
  return [...new Set([...now.keys(), ...then.keys()])]
    .flatMap((key) => pairVersions(now.get(key) ?? [], then.get(key) ?? []))
    .filter(({ versionBefore, versionAfter, change }) => versionBefore !== versionAfter || change !== 0)
    .sort((one, other) => Math.abs(other.change) - Math.abs(one.change) || (one.name < other.name ? -1 : 1));
}

function keyOf({ manager, name }: InspectedPackage): string {
  return `${manager} ${name}`;
}

/** A package can be there several times, for several architectures or in several versions: equal ones are pairs. */
function pairVersions(
  now: readonly InspectedPackage[],
  then: readonly InspectedPackage[],
): readonly PackageChange[] {
  const left = [...then];
  const take = (fits: (one: InspectedPackage) => boolean): InspectedPackage | undefined => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const pairs = now.map((after) => ({ after, before: take(({ version }) => version === after.version) }));
  return [
    ...pairs.map(({ after, before }) => describe(after, before ?? take(() => true))),
    ...left.splice(0).map((before) => describe(undefined, before)),
  ];
}

function describe(after: InspectedPackage | undefined, before: InspectedPackage | undefined): PackageChange {
  const { manager, name } = (after ?? before) as InspectedPackage;
  return {
    status: after ? (before ? "changed" : "added") : "gone",
    manager,
    name,
    versionBefore: before?.version ?? null,
    versionAfter: after?.version ?? null,
    before: before?.bytes ?? null,
    after: after?.bytes ?? null,
    change: (after?.bytes ?? 0) - (before?.bytes ?? 0),
  };
}
