import type { CargoAuditData } from "./cargo-audit-data.ts";
import type { GoBuildInfo } from "./go-build-info.ts";

/** What a program's linker wrote about it. */
export interface ProgramInfo {
  readonly go?: GoBuildInfo;
  readonly rust?: CargoAuditData;
}
