import type { PackageNote } from "../packages/model.ts";
import type { InspectionNote } from "./model.ts";

/** Packages that are not known are not searched either: the reader must know. */
export function noteOnPackages({ path, layer, reason }: PackageNote): InspectionNote {
  return {
    message: `The package database /${path} of layer ${layer + 1} could not be read whole: ${reason}. Packages may be missing`,
    path: `/${path}`,
    layer,
  };
}
