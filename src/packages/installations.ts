import type { PackageState } from "./database.ts";

/** A package from the layer that installed it to the one that removed it. */
export interface Installation<Installed> {
  /** As it was when it was installed. */
  readonly record: Installed;
  readonly layer: number;
  /** As the last state has it: a package can be asked for after it came along. */
  requested: boolean | null;
  removedIn: number | null;
}

/** Follows packages over what a database holds after each layer that writes to it, in the order of installation. */
export function followInstallations<
  Installed extends { readonly version: string; readonly requested: boolean | null },
>(states: readonly PackageState<Installed>[]): Installation<Installed>[] {
  const all: Installation<Installed>[] = [];
  const current = new Map<string, Installation<Installed>>();
  for (const { layer, records, incomplete } of states) {
    for (const [key, installed] of current) {
      const record = records.get(key);
      if (record?.version === installed.record.version) installed.requested = record.requested;
      else if (record || !incomplete) {
        installed.removedIn = layer;
        current.delete(key);
      }
    }
    for (const [key, record] of records) {
      if (current.has(key)) continue;
      const installed: Installation<Installed> = {
        record,
        layer,
        requested: record.requested,
        removedIn: null,
      };
      current.set(key, installed);
      all.push(installed);
    }
  }
  return all;
}
