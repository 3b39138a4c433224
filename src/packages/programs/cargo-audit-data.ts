import { inflateSync } from "node:zlib";
import type { PackagePart } from "../model.ts";
import { type ElfLayout, findSection } from "./elf-layout.ts";
import type { HeldParts } from "./held-parts.ts";

/** What `cargo auditable` writes into a program. Plain data. */
export interface CargoAuditData {
  readonly main: PackagePart;
  /** Crates that it is linked with; those that only its build needed are not. */
  readonly crates: readonly PackagePart[];
}

/** Many times what the largest programs have. */
const LIMIT = 8_000_000;

/**
 * Its section is not loaded (`sh_flags` 0).
 * https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md
 */
export function readCargoAuditData(held: HeldParts, layout: ElfLayout): CargoAuditData | undefined {
  const section = findSection(held, layout, ".dep-v0");
  return section && parse(section);
}

type Fields = Readonly<Record<string, unknown>>;

function parse(section: Buffer): CargoAuditData | undefined {
  let value: unknown;
  try {
    value = JSON.parse(inflateSync(section, { maxOutputLength: LIMIT }).toString("utf8"));
  } catch {
    return undefined; // Anybody can name a section so.
  }
  const { packages } = (value ?? {}) as Fields;
  if (!Array.isArray(packages)) return undefined;
  let main: PackagePart | undefined;
  const crates: PackagePart[] = [];
  for (const item of packages as unknown[]) {
    const { name, version, kind, root } = (item ?? {}) as Fields;
    if (typeof name !== "string" || typeof version !== "string") return undefined;
    if (root === true) main = { name, version };
    else if (kind !== "build") crates.push({ name, version });
  }
  return main && { main, crates };
}
